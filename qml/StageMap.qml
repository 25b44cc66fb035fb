// A texture as glTF's sampler describes it. Nothing is bound where the material has no such map.
import QtQuick3D

Texture {
    required property int wrapU // 0: repeat, 1: clamp to the edge, 2: mirrored repeat
    required property int wrapV
    required property bool nearest
    property bool mipmaps: true

    tilingModeHorizontal: wrapU === 0 ? Texture.Repeat : wrapU === 1 ? Texture.ClampToEdge : Texture.MirroredRepeat
    tilingModeVertical: wrapV === 0 ? Texture.Repeat : wrapV === 1 ? Texture.ClampToEdge : Texture.MirroredRepeat
    magFilter: nearest ? Texture.Nearest : Texture.Linear
    minFilter: Texture.Linear
    mipFilter: mipmaps ? Texture.Linear : Texture.None
    generateMipmaps: mipmaps
}
