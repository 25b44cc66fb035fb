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
    environment: SceneEnvironment {
        backgroundMode: SceneEnvironment.Transparent
        antialiasingMode: SceneEnvironment.MSAA
        antialiasingQuality: SceneEnvironment.High
        tonemapMode: SceneEnvironment.TonemapModeLinear
        probeExposure: 0.58
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

    DirectionalLight {
        // From the upper left, over the photographer's shoulder.
        eulerRotation: Qt.vector3d(-41.9, -39.2, 0)
        color: Qt.rgba(1, 0.96, 0.9, 1)
        brightness: 0.54
        castsShadow: true
        shadowMapQuality: Light.ShadowMapQualityVeryHigh
        shadowFactor: 100
        shadowBias: 0
        shadowFilter: 5
        shadowMapFar: 720
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
