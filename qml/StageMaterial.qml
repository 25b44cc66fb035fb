// A glTF material: metal and roughness in one map, occlusion in red.
import QtQuick3D

PrincipledMaterial {
    required property bool unlit
    required property bool doubleSided
    required property int blending // 0: opaque, 1: mask, 2: blend
    property bool lightless: false // by the viewer's choice, whatever the file says

    lighting: unlit || lightless ? PrincipledMaterial.NoLighting : PrincipledMaterial.FragmentLighting
    cullMode: doubleSided ? Material.NoCulling : Material.BackFaceCulling
    alphaMode: blending === 0 ? PrincipledMaterial.Opaque
                              : blending === 1 ? PrincipledMaterial.Mask : PrincipledMaterial.Blend
    metalnessChannel: Material.B
    roughnessChannel: Material.G
    occlusionChannel: Material.R
}
