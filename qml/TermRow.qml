// One thing that pressing Generate means.
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: row

    required property string icon
    required property string text
    property bool warns: false
    property int lines: 3

    spacing: Theme.s2
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Theme.hairline
        name: row.icon
        color: row.warns ? Theme.warn : row.icon === "check" ? Theme.good : Theme.quiet
        size: Theme.iconSmall
    }
    Label {
        id: words
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        text: row.text
        size: Theme.t12
        dim: !row.warns
        wrapMode: Text.Wrap
        maximumLineCount: row.lines
        elide: Text.ElideRight
    }
    HoverHandler { id: pointed }
    Tip {
        visible: words.truncated && pointed.hovered
        text: row.text
    }
}
