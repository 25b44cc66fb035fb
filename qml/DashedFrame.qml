import QtQuick
import QtQuick.Shapes

Shape {
    id: frame

    property color color: Theme.lineStrong
    property real thickness: Theme.hairline

    ShapePath {
        strokeColor: frame.color
        strokeWidth: frame.thickness
        strokeStyle: ShapePath.DashLine
        dashPattern: [3, 3]
        fillColor: Theme.clear
        startX: Theme.radius
        startY: 0.5
        PathLine { x: frame.width - Theme.radius; y: 0.5 }
        PathArc { x: frame.width - 0.5; y: Theme.radius; radiusX: Theme.radius; radiusY: Theme.radius }
        PathLine { x: frame.width - 0.5; y: frame.height - Theme.radius }
        PathArc { x: frame.width - Theme.radius; y: frame.height - 0.5; radiusX: Theme.radius; radiusY: Theme.radius }
        PathLine { x: Theme.radius; y: frame.height - 0.5 }
        PathArc { x: 0.5; y: frame.height - Theme.radius; radiusX: Theme.radius; radiusY: Theme.radius }
        PathLine { x: 0.5; y: Theme.radius }
        PathArc { x: Theme.radius; y: 0.5; radiusX: Theme.radius; radiusY: Theme.radius }
    }
}
