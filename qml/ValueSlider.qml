// A value between two ends; `name` is what a screen reader calls it.
import QtQuick
import QtQuick.Templates as T

T.Slider {
    id: control

    required property string name

    implicitHeight: Theme.icon
    implicitWidth: 2 * Theme.controlBig
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: name

    background: Rectangle {
        y: (control.height - height) / 2
        width: control.width
        height: Theme.s1
        radius: Theme.ring
        color: Theme.line

        Rectangle {
            width: control.visualPosition * parent.width
            height: parent.height
            radius: Theme.ring
            color: control.enabled ? Theme.accent : Theme.faint
        }
    }
    handle: Rectangle {
        x: control.visualPosition * (control.width - width)
        y: (control.height - height) / 2
        width: Theme.s3
        height: Theme.s3
        radius: width / 2
        color: Theme.thumb
        border.color: Theme.lineStrong

        FocusRing { around: control; innerRadius: Theme.radius }
    }
}
