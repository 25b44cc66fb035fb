// A name and its value, as the inspector lists them.
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: row

    required property string name
    required property string value

    visible: value !== ""
    implicitHeight: Math.max(Theme.controlSmall, text.implicitHeight)
    spacing: 0
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + value

    Label {
        Layout.preferredWidth: Theme.tile
        Layout.alignment: Qt.AlignTop
        Layout.preferredHeight: Theme.controlSmall
        text: row.name
        size: Theme.t12
        dim: true
    }
    Label {
        id: text
        Layout.fillWidth: true
        text: row.value
        size: Theme.t12
        wrapMode: Text.Wrap
        lineHeight: 1.35
    }
}
