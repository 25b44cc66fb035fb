// Looks: shading, light, framing, projection, picture.
import QtQuick
import Turnaround.Viewer

Glass {
    id: bar

    required property ModelViewer viewer
    property bool saving: false
    signal pictureWanted

    implicitWidth: row.implicitWidth + 2 * Theme.s1
    implicitHeight: Theme.viewerBar
    radius: Theme.radiusLarge

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.ring

        BarButton {
            objectName: "shadingButton"
            iconName: "sphere"
            text: strip.names[bar.viewer.shading]
            opens: strip
        }
        BarButton {
            objectName: "lightButton"
            iconName: "sun"
            text: qsTr("Studio")
            opens: light
        }
        Item {
            width: Theme.s2 + Theme.hairline
            height: Theme.control
            Rectangle { anchors.centerIn: parent; width: Theme.hairline; height: Theme.icon; color: Theme.line }
        }
        IconButton {
            objectName: "frameButton"
            iconName: "frame"
            tip: qsTr("Frame the model (F)")
            onClicked: bar.viewer.camera.frame()
        }
        IconButton {
            objectName: "projectionButton"
            iconName: "cube"
            tip: checked ? qsTr("Without perspective (O)") : qsTr("With perspective (O)")
            checkable: true
            checked: bar.viewer.camera.orthographic
            onToggled: bar.viewer.camera.orthographic = checked
        }
        IconButton {
            objectName: "pictureButton"
            iconName: "camera"
            tip: qsTr("Save a picture of this view")
            enabled: !bar.saving
            whyNot: qsTr("The last picture is still being written.")
            onClicked: bar.pictureWanted()
        }
    }
    ShadingStrip {
        id: strip
        objectName: "shadingStrip"
        viewer: bar.viewer
        x: (bar.width - width) / 2
        y: -height - Theme.s2
    }
    LightPopover {
        id: light
        objectName: "lightPopover"
        viewer: bar.viewer
        x: (bar.width - width) / 2
        y: -height - Theme.s2
    }
}
