// One of several, in a list that opens. `options` are the words, `current` the index chosen; `chosen` asks
// for another.
import QtQuick
import QtQuick.Templates as T

T.ComboBox {
    id: control

    required property string name
    required property list<string> options
    property int current: 0
    property string iconName
    signal chosen(int index)

    implicitHeight: Theme.control
    implicitWidth: 4 * Theme.controlBig
    model: options
    currentIndex: current
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    leftPadding: Theme.s2
    rightPadding: Theme.s2 + Theme.icon
    Accessible.name: name
    onActivated: index => {
        control.chosen(index);
        currentIndex = Qt.binding(() => control.current);
    }

    contentItem: Row {
        spacing: Theme.s2
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: control.iconName
            color: Theme.text
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, control.availableWidth - x)
            text: control.displayText
            weight: Font.Medium
            enabled: control.enabled
            elide: Text.ElideRight
        }
    }
    indicator: Icon {
        x: control.width - width - Theme.s2
        y: (control.height - height) / 2
        name: "chevron-down"
        size: Theme.iconSmall
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.sunken
        border.width: control.visualFocus ? Theme.ring : Theme.hairline
        border.color: control.visualFocus ? Theme.accent : control.hovered ? Theme.lineStrong : Theme.line
    }
    delegate: MenuRow {
        required property int index
        required property string modelData

        width: list.width
        text: modelData
        checkable: true
        checked: control.currentIndex === index
        highlighted: control.highlightedIndex === index
    }
    popup: T.Popup {
        y: control.height + Theme.s1
        width: control.width
        implicitHeight: list.contentHeight + 2 * padding
        padding: Theme.s1
        background: FloatingFrame {}
        contentItem: ListView {
            id: list
            clip: true
            model: control.popup.visible ? control.delegateModel : null
            currentIndex: control.highlightedIndex
        }
    }
}
