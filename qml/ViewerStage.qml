// The studio as one walks round in it: the subject stands still, the camera moves.
import QtQuick
import QtQuick3D

View3D {
    id: stage

    required property vector3d cameraPosition
    required property quaternion cameraRotation
    required property matrix4x4 cameraProjection
    required property int shading // Shading
    required property color wireColor
    required property color wireOverColor
    required property real exposureStops
    required property real lightTurnDegrees
    property bool castShadows: true

    /// A little below the stills' light: a moving eye looks for shape, and white must keep some.
    readonly property real gain: 0.86 * Math.pow(2, exposureStops)
    /// The studio is built for who stands at the three-quarter camera (viewer/framing.h).
    readonly property real turn: 35 + lightTurnDegrees

    /// Where the subject hangs, and what shades it.
    readonly property Node subject: subjectNode
    readonly property StageLooks looks: stageLooks

    camera: camera
    environment: StudioEnvironment {
        turnDegrees: stage.turn
        gain: stage.gain
    }

    CustomCamera {
        id: camera
        position: stage.cameraPosition
        rotation: stage.cameraRotation
        projection: stage.cameraProjection
    }

    StudioLight {
        turnDegrees: stage.turn
        gain: stage.gain
        castsShadow: stage.castShadows
    }

    StageLooks {
        id: stageLooks
        shading: stage.shading
        wireColor: stage.wireColor
        wireOverColor: stage.wireOverColor
    }

    Node {
        id: subjectNode
    }
}
