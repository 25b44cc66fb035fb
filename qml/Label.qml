// Text of the window. `dim` for what may be overlooked; `weight` as Inter has it.
import QtQuick

Text {
    property bool dim: false
    property int size: Theme.t13
    property int weight: Font.Normal

    color: enabled ? (dim ? Theme.quiet : Theme.text) : Theme.faint
    font.family: Theme.family
    font.pixelSize: size
    font.weight: weight
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
}
