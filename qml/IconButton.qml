// A button that is a sign alone; `tip` is its name.
import QtQuick
import QtQuick.Templates as T

T.AbstractButton {
    id: button

    property string iconName
    required property string tip
    property string whyNot
    property int size: Theme.control
    readonly property color ink: !enabled ? Theme.faint
        : checked ? Theme.accentText
        : hovered || visualFocus ? Theme.text : Theme.quiet

    implicitWidth: size
    implicitHeight: size
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: tip
    Accessible.description: enabled ? "" : whyNot
    Accessible.onPressAction: click()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.iconName
            color: button.ink
            size: button.size <= Theme.controlTile ? Theme.iconSmall : Theme.icon
        }
    }
    background: Rectangle {
        radius: button.size <= Theme.controlTile ? Theme.radiusSmall : Theme.radius
        color: !button.enabled ? Theme.clear
            : button.checked ? Theme.accentSoft
            : button.down ? Theme.pressed
            : button.hovered ? Theme.hover : Theme.clear
        Behavior on color { ColorAnimation { duration: Theme.motion } }

        FocusRing { around: button }
    }
    HoverHandler { id: pointed }
    Tip {
        visible: text !== "" && pointed.hovered
        text: button.enabled || button.whyNot === "" ? button.tip : button.whyNot
    }
}
