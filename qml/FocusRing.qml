// Drawn around what has the keyboard. `gap`: how far away.
import QtQuick

Rectangle {
    required property Item around
    property int gap: Theme.ring
    property int innerRadius: Theme.radius

    anchors.fill: parent
    anchors.margins: -(gap + Theme.ring)
    visible: around.visualFocus
    color: Theme.clear
    radius: innerRadius + gap + Theme.ring
    border.color: Theme.accent
    border.width: Theme.ring
}
