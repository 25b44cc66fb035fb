// How rough, how metallic or how shut in a glTF material is, from black to white: its map, or else its factor.
import QtQuick
import QtQuick3D
import Turnaround.Viewer

CustomMaterial {
    required property int mode // Shading
    readonly property Texture shown: mode === Shading.Occlusion ? occlusionMap : metallicRoughnessMap
    required property Texture metallicRoughnessMap // null: none
    required property Texture occlusionMap

    // For the shader.
    required property real roughness
    required property real metalness
    required property real occlusionAmount
    property bool mapped: shown !== null
    property bool secondUv: mapped && shown.indexUV === 1
    property real plain: mode === Shading.Occlusion ? 1 : reach
    property real least: mode === Shading.Occlusion ? 1 - occlusionAmount : 0
    property real reach: mode === Shading.Occlusion ? occlusionAmount : mode === Shading.Roughness ? roughness : metalness
    property vector3d channel: mode === Shading.Occlusion ? Qt.vector3d(1, 0, 0)
                             : mode === Shading.Roughness ? Qt.vector3d(0, 1, 0) : Qt.vector3d(0, 0, 1)
    property TextureInput map: TextureInput { texture: shown }

    shadingMode: CustomMaterial.Unshaded
    cullMode: Material.NoCulling
    vertexShader: "map_value.vert"
    fragmentShader: "map_value.frag"
}
