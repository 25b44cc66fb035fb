// A sign of the product's own set (resources/icons), in any colour.
import QtQuick
import QtQuick.Window

Image {
    property string name
    property color color: Theme.quiet
    property int size: Theme.icon

    width: size
    height: size
    sourceSize: Qt.size(size * Screen.devicePixelRatio, size * Screen.devicePixelRatio)
    source: name === "" ? "" : "image://icon/" + name + "/" + String(color).replace("#", "")
    Accessible.ignored: true
}
