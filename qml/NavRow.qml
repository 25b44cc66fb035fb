// One section of the settings, in their list.
import QtQuick
import QtQuick.Templates as T

T.AbstractButton {
    id: row

    property string iconName

    implicitHeight: Theme.control
    implicitWidth: content.implicitWidth + 2 * Theme.s2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: checked

    contentItem: Item {
        Row {
            id: content
            x: Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.s2
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: row.iconName
                color: label.color
            }
            Label {
                id: label
                anchors.verticalCenter: parent.verticalCenter
                text: row.text
                weight: Font.Medium
                color: row.checked ? Theme.accentText : Theme.text
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: row.checked ? Theme.accentSoft : row.hovered ? Theme.hover : Theme.clear
        FocusRing { around: row }
    }
}
