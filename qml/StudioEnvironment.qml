// The studio round the subject, as baked in resources/light.
import QtQuick
import QtQuick3D

SceneEnvironment {
    property real turnDegrees: 0 // round the subject, counter-clockwise from above
    property real gain: 1

    backgroundMode: SceneEnvironment.Transparent
    antialiasingMode: SceneEnvironment.MSAA
    antialiasingQuality: SceneEnvironment.High
    tonemapMode: SceneEnvironment.TonemapModeLinear
    probeExposure: 0.58 * gain
    probeOrientation: Qt.vector3d(0, turnDegrees, 0)
    lightProbe: Texture {
        source: "qrc:/turnaround/light/studio.ktx"
    }
}
