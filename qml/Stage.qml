// The studio: a subject on a turntable, lit as in resources/light, before a transparent ground.
import QtQuick
import QtQuick3D

View3D {
    id: stage

    required property quaternion subjectRotation
    required property vector3d cameraPosition
    required property quaternion cameraRotation
    required property matrix4x4 cameraProjection

    /// Where the parts hang.
    readonly property Node subject: subjectNode

    camera: camera
    environment: SceneEnvironment {
        backgroundMode: SceneEnvironment.Transparent
        antialiasingMode: SceneEnvironment.MSAA
        antialiasingQuality: SceneEnvironment.High
        tonemapMode: SceneEnvironment.TonemapModeLinear
        lightProbe: Texture {
            source: "qrc:/turnaround/light/studio.ktx"
        }
    }

    CustomCamera {
        id: camera
        position: stage.cameraPosition
        rotation: stage.cameraRotation
        projection: stage.cameraProjection
    }

    Node {
        id: subjectNode
        rotation: stage.subjectRotation
    }
}
