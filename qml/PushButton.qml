// A button with a word, a sign, or both. `whyNot` is said where it is disabled.
import QtQuick
import QtQuick.Templates as T

T.Button {
    id: button

    enum Kind { Normal, Primary, Quiet, Danger, Warn }

    property int kind: PushButton.Normal
    property string iconName
    property string tip
    property string whyNot
    property string shortcut
    property bool small: false
    property bool big: false

    readonly property bool primary: kind === PushButton.Primary
    readonly property bool bare: kind === PushButton.Quiet
    readonly property bool judging: kind === PushButton.Danger || kind === PushButton.Warn
    readonly property color ink: !enabled ? Theme.faint
        : primary ? Theme.accentInk
        : kind === PushButton.Danger ? Theme.bad
        : kind === PushButton.Warn ? Theme.warn
        : bare && !hovered && !visualFocus ? Theme.quiet : Theme.text

    implicitHeight: big ? Theme.controlBig : small ? Theme.controlSmall : Theme.control
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    horizontalPadding: small ? Theme.s2 : Theme.s3
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: text !== "" ? text : tip
    Accessible.description: enabled ? tip : whyNot

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row
            anchors.centerIn: parent
            spacing: button.big ? Theme.s2 : Theme.s1 + Theme.ring

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: name !== ""
                name: button.iconName
                color: button.ink
                size: button.big ? Theme.iconLarge : button.small ? Theme.iconSmall : Theme.icon
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                text: button.text
                color: button.ink
                size: button.big ? Theme.t15 : button.small ? Theme.t12 : Theme.t13
                weight: button.primary ? Font.DemiBold : Font.Medium
            }
            KeyCap {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.shortcut !== ""
                text: button.shortcut
                ink: button.enabled && button.primary ? Theme.accentInk : button.ink
                edge: button.enabled && button.primary ? Theme.accentInkLine : Theme.line
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        border.width: button.primary && button.enabled || button.bare ? 0 : Theme.hairline
        border.color: !button.enabled ? Theme.lineSoft
            : button.kind === PushButton.Danger ? Theme.badLine
            : button.kind === PushButton.Warn ? Theme.warnLine : Theme.line
        color: !button.enabled ? Theme.clear
            : button.primary ? (button.down ? Theme.accentPressed : button.hovered ? Theme.accentHover : Theme.accent)
            : button.down ? Theme.pressed
            : button.hovered ? Theme.hover
            : button.bare || button.judging ? Theme.clear : Theme.raised
        Behavior on color { ColorAnimation { duration: Theme.motion } }

        FocusRing { around: button }
    }
    HoverHandler { id: pointed }
    Tip {
        visible: text !== "" && pointed.hovered
        text: button.enabled ? button.tip : button.whyNot
    }
}
