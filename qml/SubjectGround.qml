// The ground's soft shadow, seen from above only.
import QtQuick
import QtQuick3D

Model {
    id: ground

    required property TextureData shadow
    required property real halfSide
    required property real height
    required property StageLooks looks

    visible: !looks.bare
    source: "#Rectangle"
    y: height
    eulerRotation.x: -90
    scale: Qt.vector3d(halfSide / 50, halfSide / 50, 1) // the rectangle is 100 wide
    castsShadows: false
    receivesShadows: false
    pickable: false
    materials: PrincipledMaterial {
        lighting: PrincipledMaterial.NoLighting
        alphaMode: PrincipledMaterial.Blend
        cullMode: Material.BackFaceCulling
        baseColorMap: Texture {
            textureData: ground.shadow
            tilingModeHorizontal: Texture.ClampToEdge
            tilingModeVertical: Texture.ClampToEdge
            generateMipmaps: false
        }
    }
}
