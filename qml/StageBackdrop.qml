// The viewer's ground: the one gradient of the window.
import QtQuick
import QtQuick.Shapes

Item {
    id: backdrop

    clip: true

    Rectangle {
        anchors.fill: parent
        color: Theme.stage3
    }
    Shape {
        anchors.fill: parent
        ShapePath {
            strokeWidth: -1
            fillGradient: RadialGradient {
                centerX: backdrop.width / 2
                centerY: backdrop.height * 0.46
                focalX: centerX
                focalY: centerY
                centerRadius: Math.max(backdrop.width, backdrop.height) * 0.72
                GradientStop { position: 0; color: Theme.stage1 }
                GradientStop { position: 0.62; color: Theme.stage2 }
                GradientStop { position: 1; color: Theme.stage3 }
            }
            startX: 0
            startY: 0
            PathLine { x: backdrop.width; y: 0 }
            PathLine { x: backdrop.width; y: backdrop.height }
            PathLine { x: 0; y: backdrop.height }
        }
    }
}
