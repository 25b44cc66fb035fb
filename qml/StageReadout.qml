// A line of figures on the stage.
import QtQuick

Label {
    size: Theme.t11
    color: Theme.stageInk
    elide: Text.ElideRight
}
