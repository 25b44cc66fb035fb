// What stands on the stage while there is no model, or where none can be drawn.
import QtQuick
import QtQuick.Layouts
import Turnaround.Viewer

ColumnLayout {
    id: empty

    required property ModelViewer viewer

    spacing: Theme.s2

    Icon {
        Layout.alignment: Qt.AlignHCenter
        name: empty.viewer.available3d ? "cube" : "eye-off"
        color: Theme.stageInk
        size: Theme.iconTile
    }
    Label {
        objectName: "stageEmpty"
        Layout.alignment: Qt.AlignHCenter
        Layout.maximumWidth: Theme.errorNote
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: empty.viewer.available3d ? qsTr("Drop a GLB to look at it") : empty.viewer.unavailableReason
        color: Theme.stageInk
    }
}
