// The model's axes as the camera sees them.
import QtQuick
import Turnaround.Viewer

Item {
    id: gizmo

    required property ViewCamera camera

    implicitWidth: Theme.axisGizmo
    implicitHeight: Theme.axisGizmo
    Accessible.ignored: true

    component Axis: Item {
        id: axis

        required property vector3d end // where it points in the picture
        required property color color
        required property string name
        readonly property real reach: Theme.axisArm * Math.hypot(end.x, end.y)

        anchors.fill: parent
        z: end.z

        Rectangle {
            x: axis.width / 2
            y: axis.height / 2 - height / 2
            visible: axis.reach >= Theme.axisKnob / 2 // else it lies under its knob
            width: Math.max(axis.reach, Theme.axisKnob / 2)
            height: Theme.ring
            color: axis.color
            transformOrigin: Item.Left
            rotation: -Math.atan2(axis.end.y, axis.end.x) * 180 / Math.PI
            antialiasing: true
        }
        Rectangle {
            x: (axis.width - width) / 2 + axis.end.x * Theme.axisArm
            y: (axis.height - height) / 2 - axis.end.y * Theme.axisArm
            width: Theme.axisKnob
            height: width
            radius: width / 2
            color: axis.color
            Label {
                anchors.centerIn: parent
                text: axis.name
                size: Theme.t11 - 2
                weight: Font.DemiBold
                color: Theme.axisInk
            }
        }
    }

    Axis { end: gizmo.camera.xAxis; color: Theme.axisX; name: "X" }
    Axis { end: gizmo.camera.yAxis; color: Theme.axisY; name: "Y" }
    Axis { end: gizmo.camera.zAxis; color: Theme.axisZ; name: "Z" }
}
