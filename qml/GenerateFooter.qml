// Who makes the model, what is used of what was given, and the button with the line under it.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

Rectangle {
    id: footer

    required property Composer composer
    property bool low: false

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
            spacing: Theme.s2
            Icon {
                name: "cube"
                color: Theme.text
            }
            Label {
                text: qsTr("Blockout")
                weight: Font.Medium
            }
            Label {
                Layout.fillWidth: true
                text: qsTr("on this computer")
                size: Theme.t12
                dim: true
                elide: Text.ElideRight
            }
            Label {
                text: qsTr("Free")
                size: Theme.t15
                weight: Font.DemiBold
            }
        }
        RowLayout {
            Layout.topMargin: Theme.s2
            spacing: Theme.s2
            Icon {
                name: "check"
                color: Theme.good
                size: Theme.iconSmall
            }
            Label {
                Layout.fillWidth: true
                text: footer.composer.usedText
                size: Theme.t12
                dim: true
                elide: Text.ElideRight
            }
        }
        RowLayout {
            Layout.topMargin: Theme.ring
            visible: footer.composer.unusedText !== ""
            spacing: Theme.s2
            Icon {
                name: "warn"
                color: Theme.warn
                size: Theme.iconSmall
            }
            Label {
                Layout.fillWidth: true
                text: footer.composer.unusedText
                size: Theme.t12
                elide: Text.ElideRight
            }
        }
        PushButton {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s3
            big: true
            kind: PushButton.Primary
            text: qsTr("Generate")
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
            elide: Text.ElideRight
        }
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: footer.visible
        onActivated: footer.composer.submit()
    }
}
