// What menus, popovers and sheets stand on: raised, with one shadow.
import QtQuick

Rectangle {
    radius: Theme.radiusLarge
    color: Theme.raised
    border.color: Theme.line

    // A shadow of steps: no effect, so it is drawn without a graphics card too.
    Repeater {
        model: 3
        Rectangle {
            required property int index
            readonly property int spread: (index + 1) * Theme.s1

            z: -1 - index
            anchors.fill: parent
            anchors.margins: -spread
            anchors.topMargin: -spread + Theme.s2
            anchors.bottomMargin: -spread - Theme.s1
            radius: parent.radius + spread
            color: Theme.shadow
            opacity: 0.28 / (index + 1)
        }
    }
}
