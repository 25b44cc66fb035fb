// A small camera in the gap between two tiles, pointing down; turn it.
import QtQuick
import QtQuick.Shapes

Shape {
    width: Theme.s2
    height: Theme.s1

    ShapePath {
        strokeWidth: -1
        fillColor: Theme.lineStrong
        startX: 0
        startY: 0
        PathLine { x: Theme.s2; y: 0 }
        PathLine { x: Theme.s1; y: Theme.s1 }
    }
}
