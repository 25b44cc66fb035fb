// The key light: from the upper left, over the photographer's shoulder.
import QtQuick
import QtQuick3D

DirectionalLight {
    property real turnDegrees: 0 // round the subject, counter-clockwise from above
    property real gain: 1

    eulerRotation: Qt.vector3d(-41.9, turnDegrees - 39.2, 0)
    color: Qt.rgba(1, 0.96, 0.9, 1)
    brightness: 0.54 * gain
    castsShadow: true
    shadowMapQuality: Light.ShadowMapQualityVeryHigh
    shadowFactor: 100
    shadowBias: 0
    shadowFilter: 5
    shadowMapFar: 720
}
