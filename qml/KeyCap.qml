import QtQuick

Rectangle {
    property alias text: label.text
    property color ink: Theme.quiet
    property color edge: Theme.line

    implicitWidth: Math.max(label.implicitWidth + 2 * Theme.s1, Theme.controlTile - 2)
    implicitHeight: label.implicitHeight + 2
    radius: Theme.radiusSmall
    color: Theme.clear
    border.color: edge

    Label {
        id: label
        anchors.centerIn: parent
        size: Theme.t11
        weight: Font.Medium
        color: parent.ink
    }
}
