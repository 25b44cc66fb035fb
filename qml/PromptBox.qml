// What the subject is, in words. Counted as services count: UTF-8 characters.
import QtQuick
import QtQuick.Templates as T
import Turnaround.Ui

Rectangle {
    id: box

    required property Composer composer
    readonly property int saidFrom: Theme.promptSaidFrom

    implicitHeight: Theme.promptHeight
    radius: Theme.radius
    color: Theme.sunken
    border.width: area.activeFocus ? Theme.ring : Theme.hairline
    border.color: composer.promptLeft < 0 ? Theme.bad : area.activeFocus ? Theme.accent : Theme.line

    Flickable {
        id: flick
        anchors.fill: parent
        anchors.margins: Theme.ring
        clip: true
        contentWidth: width
        contentHeight: area.implicitHeight
        flickableDirection: Flickable.VerticalFlick
        T.ScrollBar.vertical: ThinScrollBar {}

        TextEdit {
            id: area
            width: flick.width
            height: Math.max(implicitHeight, flick.height)
            leftPadding: Theme.s2
            rightPadding: Theme.s2
            topPadding: Theme.tileInset
            bottomPadding: Theme.tileInset
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            selectByMouse: true
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            font.family: Theme.family
            font.pixelSize: Theme.t13
            activeFocusOnTab: true
            KeyNavigation.priority: KeyNavigation.BeforeItem
            KeyNavigation.tab: nextItemInFocusChain(true)
            Accessible.name: qsTr("Prompt")
            Accessible.description: hint.text
            onTextChanged: box.composer.prompt = text
            onCursorRectangleChanged: {
                if (cursorRectangle.y < flick.contentY)
                    flick.contentY = Math.max(0, cursorRectangle.y - Theme.tileInset);
                else if (cursorRectangle.y + cursorRectangle.height > flick.contentY + flick.height)
                    flick.contentY = cursorRectangle.y + cursorRectangle.height + Theme.tileInset - flick.height;
            }
            Component.onCompleted: text = box.composer.prompt

            Connections {
                target: box.composer
                function onPromptChanged() {
                    if (area.text !== box.composer.prompt)
                        area.text = box.composer.prompt;
                }
            }
        }
    }
    Label {
        id: hint
        x: Theme.s2 + Theme.ring
        y: Theme.tileInset + Theme.ring
        width: parent.width - 2 * x
        visible: area.length === 0 && !area.inputMethodComposing
        text: qsTr("Describe the subject, or add pictures below")
        dim: true
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    Rectangle {
        anchors { right: parent.right; bottom: parent.bottom; margins: Theme.s1 }
        width: left.implicitWidth + 2 * Theme.s1
        height: left.implicitHeight
        visible: box.composer.promptLeft < box.saidFrom
        radius: Theme.radiusSmall
        color: Theme.panel
        Label {
            id: left
            anchors.centerIn: parent
            text: box.composer.promptLeft < 0 ? qsTr("%1 too many").arg(-box.composer.promptLeft) : qsTr("%1 left").arg(box.composer.promptLeft)
            size: Theme.t11
            color: box.composer.promptLeft < 0 ? Theme.bad : Theme.quiet
        }
    }
}
