// What floats over the stage: the model shows through a little.
import QtQuick

Rectangle {
    radius: Theme.radius
    color: Theme.glass
    border.color: Theme.line
}
