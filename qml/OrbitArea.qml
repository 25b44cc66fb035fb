// The model on its stage, and the gestures and keys that move the camera round it.
import QtQuick
import QtQuick.Templates as T
import "qrc:/turnaround/stage"
import Turnaround.Viewer

T.Control {
    id: area

    required property ModelViewer viewer
    readonly property ViewCamera camera: viewer.camera
    /// The drawn scene alone, without what floats over it.
    readonly property Item drawn: stage
    /// Where the processor draws, a moving picture is drawn smaller: rather quick than fine.
    readonly property real share: viewer.softwareDriver && camera.moving ? 0.5 : 1
    readonly property real keyTurn: 40 // pixels that an arrow key stands for

    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Model: %1").arg(viewer.title)
    Accessible.description: qsTr("Arrows turn it, plus and minus zoom, F frames it, 1 to 8 choose a view, O changes the projection.")

    Keys.onPressed: event => {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return;
        event.accepted = true;
        if (event.key >= Qt.Key_1 && event.key <= Qt.Key_8)
            camera.snap(event.key - Qt.Key_0);
        else
            event.accepted = keys.handle(event.key);
    }

    QtObject {
        id: keys

        function handle(key: int): bool {
            switch (key) {
            case Qt.Key_F: area.camera.frame(); return true;
            case Qt.Key_O: area.camera.orthographic = !area.camera.orthographic; return true;
            case Qt.Key_Home: area.camera.toThreeQuarter(); return true;
            case Qt.Key_Left: area.camera.orbit(area.keyTurn, 0); return true;
            case Qt.Key_Right: area.camera.orbit(-area.keyTurn, 0); return true;
            case Qt.Key_Up: area.camera.orbit(0, area.keyTurn); return true;
            case Qt.Key_Down: area.camera.orbit(0, -area.keyTurn); return true;
            case Qt.Key_Plus: case Qt.Key_Equal: area.camera.zoom(area.width / 2, area.height / 2, 1); return true;
            case Qt.Key_Minus: area.camera.zoom(area.width / 2, area.height / 2, -1); return true;
            }
            return false;
        }
    }

    Binding { target: area.camera; property: "size"; value: Qt.size(area.width, area.height) }
    Binding { target: area.camera; property: "window"; value: area.Window.window }
    Binding { target: area.camera; property: "moveMilliseconds"; value: Theme.motionCamera }

    ViewerStage {
        id: stage
        objectName: "stage"
        width: Math.round(area.width * area.share)
        height: Math.round(area.height * area.share)
        scale: 1 / area.share
        transformOrigin: Item.TopLeft
        cameraPosition: area.camera.position
        cameraRotation: area.camera.rotation
        cameraProjection: area.camera.projection
        shading: area.viewer.shading
        wireColor: Theme.wire
        wireOverColor: Theme.wireOver
        exposureStops: area.viewer.exposureStops
        lightTurnDegrees: area.viewer.lightTurnDegrees
        castShadows: !area.viewer.softwareDriver
        Component.onCompleted: area.viewer.hangInto(subject, looks)
        Component.onDestruction: area.viewer.hangInto(null, null)
    }

    MouseArea {
        id: pointer

        property point last
        property bool panning: false

        anchors.fill: parent
        acceptedButtons: Qt.LeftButton | Qt.MiddleButton | Qt.RightButton
        cursorShape: pressed ? Qt.ClosedHandCursor : Qt.ArrowCursor
        onPressed: mouse => {
            area.forceActiveFocus(Qt.MouseFocusReason);
            last = Qt.point(mouse.x, mouse.y);
            panning = mouse.button !== Qt.LeftButton || (mouse.modifiers & Qt.ShiftModifier);
        }
        onPositionChanged: mouse => {
            if (panning)
                area.camera.pan(mouse.x - last.x, mouse.y - last.y);
            else
                area.camera.orbit(mouse.x - last.x, mouse.y - last.y);
            last = Qt.point(mouse.x, mouse.y);
        }
        onDoubleClicked: area.camera.frame()
        onWheel: wheel => area.camera.zoom(wheel.x, wheel.y, wheel.angleDelta.y / 120)
    }

    Rectangle {
        anchors.fill: parent
        visible: area.visualFocus
        color: Theme.clear
        border.color: Theme.accent
        border.width: Theme.ring
    }
}
