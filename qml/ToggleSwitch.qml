// On or off, with its name before it.
import QtQuick
import QtQuick.Templates as T

T.Switch {
    id: control

    property string whyNot

    implicitHeight: Theme.control
    implicitWidth: label.implicitWidth
    spacing: Theme.s2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.description: enabled ? "" : whyNot

    contentItem: Label {
        id: label
        text: control.text
        enabled: control.enabled
        size: Theme.t12
        rightPadding: control.indicator.width + control.spacing
    }
    indicator: Rectangle {
        x: control.width - width
        y: (control.height - height) / 2
        width: Theme.control
        height: Theme.icon
        radius: height / 2
        color: control.checked && control.enabled ? Theme.accent : control.hovered ? Theme.lineStrong : Theme.line

        Rectangle {
            x: control.checked ? parent.width - width - Theme.ring : Theme.ring
            y: Theme.ring
            width: parent.height - 2 * Theme.ring
            height: width
            radius: width / 2
            color: !control.enabled ? Theme.faint : control.checked ? Theme.switchThumb : Theme.thumb
            Behavior on x { NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic } }
        }
        FocusRing { around: control; innerRadius: Theme.radiusLarge }
    }
    HoverHandler { id: pointed }
    Tip {
        visible: !control.enabled && control.whyNot !== "" && pointed.hovered
        text: control.whyNot
    }
}
