// One thing that pressing Generate means.
import QtQuick
import QtQuick.Layouts

Item {
    id: row

    required property string icon
    required property string text
    property bool warns: false
    property int lines: 3

    // No layout: one that wraps text inside another one tells its old height, and overlaps what follows.
    implicitWidth: sign.width + Theme.s2 + words.implicitWidth
    implicitHeight: Math.max(sign.height, words.contentHeight)
    Layout.minimumHeight: implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: sign
        y: Theme.hairline
        name: row.icon
        color: row.warns ? Theme.warn : row.icon === "check" ? Theme.good : Theme.quiet
        size: Theme.iconSmall
    }
    Label {
        id: words
        x: sign.width + Theme.s2
        width: row.width - x
        text: row.text
        size: Theme.t12
        dim: !row.warns
        wrapMode: Text.Wrap
        maximumLineCount: row.lines
        elide: Text.ElideRight
        verticalAlignment: Text.AlignTop
    }
    HoverHandler { id: pointed }
    Tip {
        visible: words.truncated && pointed.hovered
        text: row.text
    }
}
