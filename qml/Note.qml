// A mark, one line in plain words, a second that explains, and the buttons put inside, which mend it.
import QtQuick
import QtQuick.Layouts

Rectangle {
    id: note

    enum Kind { Plain, Accent, Warn, Bad }

    property int kind: Note.Plain
    property string text
    property string detail
    property int detailLines: 3
    /// Where the detail has no room: said when the note is pointed at.
    property string hidden
    default property alias actions: actions.data
    readonly property color ink: [Theme.quiet, Theme.accentText, Theme.warn, Theme.bad][kind]

    implicitHeight: Math.max(detail === "" ? Theme.controlBig : Theme.controlBig + Theme.s2,
                             words.implicitHeight + 2 * Theme.s2)
    radius: Theme.radius
    color: [Theme.raised, Theme.accentSoft, Theme.warnSoft, Theme.badSoft][kind]
    border.color: [Theme.lineSoft, Theme.accentLine, Theme.warnLine, Theme.badLine][kind]
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.description: detail !== "" ? detail : hidden

    HoverHandler { id: hover }
    Tip {
        visible: hover.hovered && text !== ""
        text: note.hidden
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s3
        anchors.rightMargin: Theme.s2
        spacing: Theme.s2

        Icon {
            name: ["info", "info", "warn", "error"][note.kind]
            color: note.ink
        }
        ColumnLayout {
            id: words
            spacing: 0
            Layout.fillWidth: true
            Label {
                Layout.fillWidth: true
                text: note.text
                size: Theme.t12
                weight: Font.Medium
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
            }
            Label {
                Layout.fillWidth: true
                visible: text !== ""
                text: note.detail
                size: Theme.t11
                dim: true
                wrapMode: Text.Wrap
                maximumLineCount: note.detailLines
                elide: Text.ElideRight
            }
        }
        Row {
            id: actions
            spacing: Theme.s1
        }
    }
}
