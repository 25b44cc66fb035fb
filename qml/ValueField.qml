// A number whose fill is its share of the (logarithmic) range: drag sideways, click to type, arrows step,
// Shift ten times as far. `edited` asks for another value.
import QtQuick

FocusScope {
    id: field

    required property string name
    required property real from
    required property real to
    property real value: from
    property real step: 1
    property int decimals: 0
    /// The fill follows the logarithm: for ranges over several powers of ten.
    property bool logarithmic: false
    signal edited(real value)

    readonly property real share: logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from)
    readonly property bool visualFocus: activeFocus && !typing.visible
    readonly property real edge: Theme.hairline + Math.max(Theme.s1, (width - 2) * share)
    readonly property bool crossesWords: edge > shown.x && edge - Theme.ring < shown.x + shown.width
        || edge > title.x && edge - Theme.ring < title.x + title.width

    implicitHeight: Theme.control
    implicitWidth: 5 * Theme.controlBig
    activeFocusOnTab: true
    Accessible.role: Accessible.SpinBox
    Accessible.name: name
    Accessible.description: shown.text
    Accessible.onIncreaseAction: ask(value + step)
    Accessible.onDecreaseAction: ask(value - step)
    Keys.onPressed: event => {
        const far = event.modifiers & Qt.ShiftModifier ? 10 : 1;
        if (event.key === Qt.Key_Right || event.key === Qt.Key_Up)
            ask(value + far * step);
        else if (event.key === Qt.Key_Left || event.key === Qt.Key_Down)
            ask(value - far * step);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space)
            type();
        else
            return;
        event.accepted = true;
    }

    function ask(wanted: real) {
        const held = Math.max(from, Math.min(to, Number(wanted.toFixed(decimals))));
        if (held !== value)
            edited(held);
    }
    function askShare(part: real) {
        const held = Math.max(0, Math.min(1, part));
        const exact = logarithmic ? from * Math.pow(to / from, held) : from + held * (to - from);
        ask(Math.round(exact / step) * step);
    }
    function type() {
        typing.text = Number(value.toFixed(decimals));
        typing.visible = true;
        typing.forceActiveFocus();
        typing.selectAll();
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.sunken
        border.color: drag.containsMouse ? Theme.lineStrong : Theme.line

        Rectangle {
            visible: !typing.visible
            x: Theme.hairline
            y: Theme.hairline
            width: Math.max(Theme.s1, (parent.width - 2) * field.share)
            height: parent.height - 2
            radius: Theme.radius - 1
            color: Theme.accentSoft
            // Behind a word it is only hinted at, above and below: the word stays readable.
            Repeater {
                model: field.crossesWords ? [0, 1] : [0]
                Rectangle {
                    required property int index
                    anchors.right: parent.right
                    y: index === 0 ? 0 : parent.height - height
                    width: Theme.ring
                    height: field.crossesWords ? Math.max(Theme.s1, (parent.height - shown.implicitHeight) / 2) : parent.height
                    color: Theme.accent
                }
            }
        }
        Label {
            id: title
            anchors { left: parent.left; leftMargin: Theme.s2; verticalCenter: parent.verticalCenter }
            text: field.name
            size: Theme.t12
        }
        Label {
            id: shown
            visible: !typing.visible
            anchors { right: parent.right; rightMargin: Theme.s2; verticalCenter: parent.verticalCenter }
            text: Number(field.value).toLocaleString(Qt.locale("en_US"), "f", field.decimals)
            weight: Font.Medium
        }
        TextInput {
            id: typing
            visible: false
            anchors { right: parent.right; rightMargin: Theme.s2; verticalCenter: parent.verticalCenter }
            color: Theme.text
            font.family: Theme.family
            font.pixelSize: Theme.t13
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            selectByMouse: true
            inputMethodHints: field.decimals > 0 ? Qt.ImhFormattedNumbersOnly : Qt.ImhDigitsOnly
            Accessible.name: field.name
            onActiveFocusChanged: if (!activeFocus) visible = false
            onAccepted: {
                const wanted = parseFloat(text.replace(/[^0-9.]/g, ""));
                visible = false;
                field.forceActiveFocus(Qt.TabFocusReason);
                if (!isNaN(wanted))
                    field.ask(wanted);
            }
            Keys.onEscapePressed: {
                visible = false;
                field.forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }
    MouseArea {
        id: drag

        property real startX: 0
        property real startShare: 0
        property bool moved: false

        anchors.fill: parent
        enabled: !typing.visible
        hoverEnabled: true
        cursorShape: Qt.SizeHorCursor
        onPressed: mouse => {
            startX = mouse.x;
            startShare = field.share;
            moved = false;
        }
        onPositionChanged: mouse => {
            if (!pressed || (!moved && Math.abs(mouse.x - startX) < Theme.s1))
                return;
            moved = true;
            field.askShare(startShare + (mouse.x - startX) / field.width);
        }
        onReleased: if (!moved) field.type()
    }
    FocusRing { around: field; gap: 0 }
}
