// One material's share of the subject: its surface, and its edges as lines over it.
import QtQuick
import QtQuick3D

Node {
    id: part

    required property Geometry surface
    required property Geometry edges // null where there are no triangles
    required property StageMaterial look
    required property StageLooks looks

    Binding {
        target: part.look
        property: "lightless"
        value: part.looks.lightless
    }

    Model {
        visible: !part.looks.bare || part.edges === null
        geometry: part.surface
        materials: [part.looks.replacement ?? part.look]
    }

    Model {
        visible: part.looks.wired && part.edges !== null
        geometry: part.edges
        materials: [part.looks.wire]
        castsShadows: false
        receivesShadows: false
    }
}
