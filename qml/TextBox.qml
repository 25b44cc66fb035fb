// One line to type in. `name` is what a screen reader calls it; `error` shows a red edge and is read out.
import QtQuick
import QtQuick.Templates as T

T.TextField {
    id: field

    required property string name
    property string iconName
    property string error

    implicitHeight: Theme.control
    implicitWidth: 4 * Theme.controlBig
    leftPadding: iconName === "" ? Theme.s2 : Theme.s2 + Theme.icon + Theme.s2
    rightPadding: Theme.s2
    verticalAlignment: TextInput.AlignVCenter
    color: enabled ? Theme.text : Theme.faint
    placeholderTextColor: Theme.quiet
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    font.family: Theme.family
    font.pixelSize: Theme.t13
    Accessible.name: name
    Accessible.description: error

    background: Rectangle {
        radius: Theme.radius
        color: Theme.sunken
        border.width: field.activeFocus ? Theme.ring : Theme.hairline
        border.color: field.activeFocus ? Theme.accent : field.error !== "" ? Theme.bad : Theme.line

        Icon {
            x: Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            name: field.iconName
        }
        Label {
            x: field.leftPadding
            width: parent.width - field.leftPadding - field.rightPadding
            height: parent.height
            visible: field.length === 0 && field.preeditText === ""
            text: field.placeholderText
            dim: true
            elide: Text.ElideRight
        }
    }
}
