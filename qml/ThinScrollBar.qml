import QtQuick
import QtQuick.Templates as T

T.ScrollBar {
    id: bar

    implicitWidth: Theme.s2
    implicitHeight: Theme.s2
    padding: Theme.ring
    visible: policy === T.ScrollBar.AlwaysOn || policy === T.ScrollBar.AsNeeded && size < 1
    minimumSize: 0.08

    contentItem: Rectangle {
        implicitWidth: Theme.s1
        implicitHeight: Theme.s1
        radius: Theme.ring
        color: bar.pressed || bar.hovered ? Theme.quiet : Theme.lineStrong
        opacity: bar.pressed || bar.hovered ? 1 : 0.6
    }
}
