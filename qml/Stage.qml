// The studio: a subject on a turntable, lit as in resources/light, before a transparent ground.
import QtQuick
import QtQuick3D

View3D {
    id: stage

    required property quaternion subjectRotation
    required property vector3d cameraPosition
    required property quaternion cameraRotation
    required property matrix4x4 cameraProjection

    /// Shows a plain cube in the subject's place: whether the driver draws at all.
    property bool probing: false

    /// Where the parts hang.
    readonly property Node subject: subjectNode

    camera: camera
    environment: StudioEnvironment {
    }

    CustomCamera {
        id: camera
        position: stage.cameraPosition
        rotation: stage.cameraRotation
        projection: stage.cameraProjection
    }

    StudioLight {
    }

    Node {
        id: subjectNode
        rotation: stage.subjectRotation
        visible: !stage.probing
    }

    Model {
        visible: stage.probing
        source: "#Cube"
        materials: PrincipledMaterial {
            lighting: PrincipledMaterial.NoLighting
        }
    }
}
