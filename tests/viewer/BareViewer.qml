// A stage with nothing round it, for tests: the gestures of the panel without its looks.
import QtQuick
import Turnaround.Viewer
import "qrc:/turnaround/stage"

Rectangle {
    id: root

    required property ModelViewer viewer
    property alias stage: stage

    color: "#33373e"

    ViewerStage {
        id: stage
        objectName: "stage"
        anchors.fill: parent
        cameraPosition: root.viewer.camera.position
        cameraRotation: root.viewer.camera.rotation
        cameraProjection: root.viewer.camera.projection
        shading: root.viewer.shading
        exposureStops: root.viewer.exposureStops
        lightTurnDegrees: root.viewer.lightTurnDegrees
        wireColor: "#80e8e9eb"
        wireOverColor: "#c0101216"
        castShadows: !root.viewer.softwareDriver
        Component.onCompleted: root.viewer.hangInto(subject, looks)
        Component.onDestruction: root.viewer.hangInto(null, null)
    }
    Binding {
        root.viewer.camera.size: Qt.size(root.width, root.height)
        root.viewer.camera.window: root.Window.window
    }
}
