// One model in the list of those who can make it.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

T.ItemDelegate {
    id: row

    required property string serviceId
    required property string serviceName
    required property bool first
    required property string name
    required property string takes
    required property string price
    required property bool needsKey
    required property bool practice
    property bool chosen: false
    signal keyWanted()

    implicitHeight: Theme.serviceRow + (first ? heading.height : 0)
    topInset: first ? heading.height : 0
    topPadding: topInset
    leftPadding: Theme.s2
    rightPadding: Theme.s2
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: serviceName + ", " + name
    Accessible.description: takes + ", " + price

    Item {
        id: heading
        visible: row.first
        width: row.width
        height: Theme.control

        RowLayout {
            anchors { fill: parent; leftMargin: Theme.s2; rightMargin: Theme.s2; topMargin: Theme.s1 }
            spacing: Theme.s2
            Label {
                text: row.serviceName
                size: Theme.t11
                weight: Font.DemiBold
                dim: true
            }
            Hairline {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.hairline
                color: Theme.line
            }
            Chip {
                visible: row.practice
                text: qsTr("practice")
            }
            PushButton {
                visible: row.needsKey
                small: true
                kind: PushButton.Quiet
                iconName: "key"
                text: qsTr("No key yet")
                tip: qsTr("Enter a key for %1").arg(row.serviceName)
                onClicked: row.keyWanted()
            }
        }
    }
    contentItem: RowLayout {
        spacing: Theme.s2
        Icon {
            Layout.preferredWidth: Theme.icon
            name: row.chosen ? "check" : ""
            color: Theme.accentText
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            Label {
                Layout.fillWidth: true
                text: row.name
                weight: Font.Medium
                elide: Text.ElideRight
            }
            Label {
                Layout.fillWidth: true
                text: row.takes
                size: Theme.t11
                dim: true
                elide: Text.ElideRight
            }
        }
        Label {
            text: row.price
            size: Theme.t12
            dim: row.serviceId !== ""
            weight: Font.Medium
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: row.hovered || row.highlighted ? Theme.hover : Theme.clear
    }
}
