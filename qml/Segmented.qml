// One of a few, all in sight. `options` are the words, `current` the index chosen; `chosen` asks for another.
import QtQuick
import QtQuick.Templates as T

T.Control {
    id: control

    required property string name
    required property list<string> options
    property int current: 0
    signal chosen(int index)

    implicitHeight: Theme.control
    implicitWidth: contentItem.implicitWidth + 2 * padding
    padding: Theme.ring
    Accessible.role: Accessible.PageTabList
    Accessible.name: name

    background: Rectangle {
        radius: Theme.radius
        color: Theme.dark ? Theme.sunken : Theme.pressed
        border.color: Theme.line
    }
    contentItem: Row {
        id: row
        Repeater {
            id: segments
            model: control.options

            T.AbstractButton {
                id: segment

                required property int index
                required property string modelData

                width: control.width > 0 ? control.availableWidth / segments.count : implicitWidth
                height: control.availableHeight
                implicitWidth: label.implicitWidth + 2 * Theme.s3
                implicitHeight: Theme.controlSmall
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                checked: index === control.current
                Accessible.role: Accessible.RadioButton
                Accessible.name: modelData
                onClicked: control.chosen(index)
                Keys.onLeftPressed: control.step(-1)
                Keys.onRightPressed: control.step(1)

                contentItem: Label {
                    id: label
                    text: segment.modelData
                    size: Theme.t12
                    weight: Font.Medium
                    dim: !segment.checked && !segment.hovered
                    horizontalAlignment: Text.AlignHCenter
                    elide: Text.ElideRight
                }
                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: segment.checked ? Theme.chosen : Theme.clear
                    border.width: segment.checked && !Theme.dark ? Theme.hairline : 0
                    border.color: Theme.line

                    FocusRing { around: segment; gap: 0; innerRadius: Theme.radiusSmall }
                }
            }
        }
    }

    function step(by: int) {
        const next = Math.max(0, Math.min(segments.count - 1, current + by));
        segments.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
        control.chosen(next);
    }
}
