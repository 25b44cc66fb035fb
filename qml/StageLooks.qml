// How the parts of a subject are shaded, and the materials that replace their own.
import QtQuick
import QtQuick3D
import Turnaround.Viewer

Node {
    id: looks

    required property int shading // Shading
    required property color wireColor // of lines in the air
    required property color wireOverColor // of lines over a surface

    readonly property bool bare: shading === Shading.Wire
    readonly property bool wired: bare || shading === Shading.LitWire
    readonly property bool lightless: shading === Shading.BaseColor
    /// Each part shows a value of its own material.
    readonly property bool valued: shading === Shading.Roughness || shading === Shading.Metallic
                                   || shading === Shading.Occlusion
    readonly property Material wire: wireMaterial
    readonly property Material clay: clayMaterial
    readonly property Material normals: normalsMaterial

    /// What replaces the material of a part; null where it keeps its own.
    readonly property Material replacement: shading === Shading.Clay ? clay
                                          : shading === Shading.Normals ? normals : null

    CustomMaterial {
        id: wireMaterial
        property color lineColor: looks.bare ? looks.wireColor : looks.wireOverColor
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.NoCulling
        sourceBlend: CustomMaterial.SrcAlpha
        destinationBlend: CustomMaterial.OneMinusSrcAlpha
        vertexShader: "wire.vert"
        fragmentShader: "wire.frag"
    }

    CustomMaterial {
        id: clayMaterial
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.NoCulling
        vertexShader: "view_normal.vert"
        fragmentShader: "clay.frag"
    }

    CustomMaterial {
        id: normalsMaterial
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.NoCulling
        vertexShader: "world_normal.vert"
        fragmentShader: "normals.frag"
    }
}
