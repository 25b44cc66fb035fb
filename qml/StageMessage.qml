// A sentence over the stage that the artist puts away.
import QtQuick

Rectangle {
    id: message

    property int kind: Note.Plain
    property string sentence
    signal closed

    /// For what has no property behind it.
    function say(newKind: int, newSentence: string) {
        kind = newKind;
        sentence = newSentence;
    }

    visible: sentence !== ""
    implicitHeight: note.implicitHeight
    radius: Theme.radius
    color: Theme.panel // the note's own colour is a thin one

    Note {
        id: note
        anchors.fill: parent
        kind: message.kind
        text: message.sentence

        IconButton {
            objectName: "closeMessage"
            size: Theme.controlSmall
            iconName: "close"
            tip: qsTr("Close")
            onClicked: {
                message.closed();
                if (message.sentence !== "")
                    message.sentence = "";
            }
        }
    }
}
