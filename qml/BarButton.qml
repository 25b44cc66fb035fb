// A word on the viewer bar that opens something above it.
import QtQuick
import QtQuick.Templates as T

T.AbstractButton {
    id: button

    required property string iconName
    required property T.Popup opens

    implicitHeight: Theme.control
    implicitWidth: row.implicitWidth + 2 * Theme.s2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    onClicked: opens.opened ? opens.close() : opens.open()
    Accessible.name: text

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.s1 + Theme.ring
            Icon { anchors.verticalCenter: parent.verticalCenter; name: button.iconName; color: Theme.text }
            Label { anchors.verticalCenter: parent.verticalCenter; text: button.text; size: Theme.t12; weight: Font.Medium }
            Icon { anchors.verticalCenter: parent.verticalCenter; name: "chevron-down"; size: Theme.iconSmall }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.opens.opened || button.hovered ? Theme.hover : Theme.clear
        FocusRing { around: button }
    }
}
