// One of the window's pages, in the top bar.
import QtQuick
import QtQuick.Templates as T

T.AbstractButton {
    id: tab

    property string iconName

    implicitHeight: Theme.control
    implicitWidth: row.implicitWidth + 2 * Theme.s3
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: checked

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.s2
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: tab.iconName
                color: label.color
            }
            Label {
                id: label
                anchors.verticalCenter: parent.verticalCenter
                text: tab.text
                weight: Font.Medium
                dim: !tab.checked && !tab.hovered
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: tab.checked ? Theme.raised : tab.hovered ? Theme.hover : Theme.clear
        border.width: tab.checked && !Theme.dark ? Theme.hairline : 0
        border.color: Theme.line

        FocusRing { around: tab }
    }
}
