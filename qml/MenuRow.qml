import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

T.MenuItem {
    id: row

    property string iconName
    property string shortcut
    property bool danger: false
    readonly property color ink: !enabled ? Theme.faint : danger ? Theme.bad : Theme.text

    implicitHeight: visible ? Theme.control : 0
    implicitWidth: content.implicitWidth + leftPadding + rightPadding
    horizontalPadding: Theme.s2
    hoverEnabled: true
    Accessible.name: text

    contentItem: RowLayout {
        id: content
        spacing: Theme.s2
        Icon {
            Layout.preferredWidth: Theme.icon
            name: row.checkable ? (row.checked ? "check" : "") : row.iconName
            color: row.danger ? Theme.bad : Theme.quiet
        }
        Label {
            Layout.fillWidth: true
            text: row.text
            color: row.ink
            size: Theme.t12
            weight: Font.Medium
        }
        Label {
            Layout.leftMargin: Theme.s2
            visible: text !== ""
            text: row.shortcut
            size: Theme.t11
            dim: true
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: row.enabled && (row.hovered || row.highlighted) ? Theme.hover : Theme.clear
    }
}
