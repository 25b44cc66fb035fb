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
    /// A long explanation has the whole width, and the buttons below.
    readonly property bool stacked: detail.length > 80
    readonly property color ink: [Theme.quiet, Theme.accentText, Theme.warn, Theme.bad][kind]

    implicitHeight: Math.max(detail === "" ? Theme.controlBig : Theme.controlBig + Theme.s2,
                             words.implicitHeight + (stacked ? Theme.s1 + actions.implicitHeight : 0) + 2 * Theme.s2)
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
    GridLayout {
        anchors { fill: parent; leftMargin: Theme.s3; rightMargin: Theme.s2; topMargin: Theme.s1; bottomMargin: Theme.s1 }
        columnSpacing: Theme.s2
        rowSpacing: 0

        Icon {
            Layout.row: 0
            Layout.column: 0
            name: ["info", "info", "warn", "error"][note.kind]
            color: note.ink
        }
        ColumnLayout {
            id: words
            spacing: 0
            Layout.row: 0
            Layout.column: 1
            Layout.fillWidth: true
            Layout.fillHeight: false
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
            Layout.row: note.stacked ? 1 : 0
            Layout.column: note.stacked ? 1 : 2
            spacing: Theme.s1
        }
    }
}
