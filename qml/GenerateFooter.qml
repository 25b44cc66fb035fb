// Who makes it, what is used of what was given, where it goes, what it costs, and the button with the line under it.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

Rectangle {
    id: footer

    required property Composer composer
    property bool low: false
    readonly property var terms: composer.terms

    implicitHeight: column.implicitHeight + (low ? Theme.s3 + Theme.s2 : 2 * Theme.s3)
    color: Theme.panel

    Hairline {
        anchors { left: parent.left; right: parent.right; top: parent.top }
    }
    Hairline {
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
    }
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.s4; rightMargin: Theme.s4; topMargin: Theme.s3 }
        spacing: 0

        RowLayout {
            spacing: Theme.s3
            ServicePicker {
                objectName: "servicePicker"
                Layout.fillWidth: true
                services: footer.composer.services
                practice: footer.terms.practice
                onKeyWanted: service => footer.composer.settingsRequested(service)
            }
            ColumnLayout {
                Layout.fillWidth: false
                // Where the words take two lines they need little more than half their width.
                Layout.preferredWidth: Math.ceil(Math.max(priceDetail.implicitWidth > Theme.priceLeast ? 0.7 * priceDetail.implicitWidth : priceDetail.implicitWidth,
                                                          price.implicitWidth)) + Theme.hairline
                spacing: 0
                Label {
                    id: price
                    Layout.alignment: Qt.AlignRight
                    visible: text !== ""
                    text: footer.terms.price
                    size: Theme.t15
                    weight: Font.DemiBold
                }
                Label {
                    id: priceDetail
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignRight
                    text: footer.terms.priceDetail
                    size: Theme.t11
                    dim: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                }
            }
        }
        ColumnLayout {
            Layout.topMargin: Theme.s2
            visible: footer.terms.lines.length > 0
            spacing: Theme.ring
            Repeater {
                model: footer.terms.lines
                TermRow {
                    required property var modelData

                    Layout.fillWidth: true
                    visible: !footer.low || icon !== "check" || footer.terms.lines.length === 1
                    icon: modelData.icon
                    text: modelData.text
                    warns: modelData.warns
                    lines: 3
                }
            }
        }
        TermRow {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s2
            visible: footer.terms.hosts.length > 0
            icon: "upload"
            text: qsTr("Let a service host the pictures; they go to that company too:")
        }
        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.iconSmall + Theme.s2
            visible: footer.terms.hosts.length > 0
            spacing: Theme.s4
            Repeater {
                model: footer.terms.hosts
                CheckField {
                    required property var modelData

                    text: modelData.name
                    checked: modelData.allowed
                    Accessible.name: qsTr("Let %1 host the pictures").arg(modelData.name)
                    onToggled: footer.composer.letHost(modelData.serviceId, checked)
                }
            }
        }
        RowLayout {
            Layout.topMargin: Theme.s1
            visible: footer.terms.keyWanted !== ""
            spacing: Theme.s2
            TermRow {
                Layout.fillWidth: true
                icon: "key"
                warns: true
                text: qsTr("No key for %1 yet.").arg(footer.composer.services.serviceName)
            }
            PushButton {
                objectName: "enterKey"
                small: true
                text: qsTr("Enter key")
                onClicked: footer.composer.settingsRequested(footer.terms.keyWanted)
            }
        }
        RowLayout {
            Layout.topMargin: Theme.s1
            visible: footer.terms.canAsk || footer.terms.asking
            spacing: Theme.s2
            TermRow {
                Layout.fillWidth: true
                icon: "wallet"
                text: footer.terms.asking ? qsTr("Waiting for the price …") : footer.terms.askHelp
            }
            PushButton {
                objectName: "askPrice"
                small: true
                enabled: footer.terms.canAsk && !footer.terms.asking
                whyNot: qsTr("It has been asked")
                text: qsTr("Ask the price")
                onClicked: footer.composer.askPrice()
            }
        }
        BudgetQuestion {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s2
            visible: footer.composer.overBudget !== ""
            composer: footer.composer
        }
        PushButton {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s3
            big: true
            kind: PushButton.Primary
            objectName: "generate"
            text: footer.terms.action
            shortcut: qsTr("Ctrl ↵")
            enabled: footer.composer.ready
            whyNot: footer.composer.readyText
            onClicked: footer.composer.submit()
        }
        Label {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s2
            horizontalAlignment: Text.AlignHCenter
            text: footer.composer.readyText
            size: Theme.t11
            weight: footer.composer.ready ? Font.Normal : Font.Medium
            dim: footer.composer.ready
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
        }
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: footer.visible
        onActivated: footer.composer.submit()
    }
}
