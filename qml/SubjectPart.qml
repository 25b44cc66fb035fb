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

    StageValues {
        id: values
        mode: part.looks.shading
        metallicRoughnessMap: part.look.roughnessMap
        occlusionMap: part.look.occlusionMap
        roughness: part.look.roughness
        metalness: part.look.metalness
        occlusionAmount: part.look.occlusionAmount
    }

    Model {
        visible: !part.looks.bare || part.edges === null
        geometry: part.surface
        materials: [part.looks.valued ? values : part.looks.replacement ?? part.look]
    }

    Model {
        visible: part.looks.wired && part.edges !== null
        geometry: part.edges
        materials: [part.looks.wire]
        castsShadows: false
        receivesShadows: false
    }
}
