// A model made ready to be drawn: what the GUI thread hands to Qt Quick 3D as it is. Any thread
// (values; the big arrays and pictures are implicitly shared, so a copy is cheap).
//
// Stage units: the model's bounding box is centred on the origin and its half diagonal is 100,
// because Qt Quick 3D's ray picking loses dense models of metre size. Axes stay glTF's: right-handed,
// +Y up, the front faces +Z.
#pragma once

#include "core/vec.h"
#include "gltf/scene.h"

#include <QByteArray>
#include <QImage>

#include <string>
#include <vector>

namespace turnaround::viewer {

inline constexpr float kStageRadius = 100; ///< the half diagonal of every prepared model, in stage units

/// Where a texture's pixels come from and how they are read.
struct PreparedMap {
    int image = -1; ///< index into PreparedScene::images; -1: no map
    int uvChannel = 0; ///< 0 or 1, as baked into the vertices
    gltf::Wrap wrapU = gltf::Wrap::Repeat;
    gltf::Wrap wrapV = gltf::Wrap::Repeat;
    gltf::Filter magnify = gltf::Filter::Linear;
};

/// As gltf::Material, with its maps resolved.
struct PreparedMaterial {
    Vec4f baseColor{1, 1, 1, 1}; ///< linear
    float metallic = 1;
    float roughness = 1;
    float normalScale = 1;
    float occlusionStrength = 1;
    Vec3f emissive{0, 0, 0}; ///< linear
    PreparedMap baseColorMap, metallicRoughnessMap, normalMap, occlusionMap, emissiveMap;
    gltf::AlphaMode alphaMode = gltf::AlphaMode::Opaque;
    float alphaCutoff = 0.5f;
    bool doubleSided = false;
    bool unlit = false;
};

/// One draw call: interleaved 32-bit floats and 32-bit indices, in stage units. A vertex holds, in
/// this order: position (3), normal (3, not in points and lines), then where flagged uv of channel 0
/// (2), uv of channel 1 (2), linear colour (4). V runs upwards: images are stored bottom row first.
struct PreparedPart {
    QByteArray vertices;
    QByteArray indices;
    gltf::Topology topology = gltf::Topology::Triangles;
    bool hasNormals = true;
    bool hasUv0 = false, hasUv1 = false;
    bool hasColors = false;
    int material = 0;
    Vec3f min, max; ///< bounds

    int strideFloats() const
    {
        return 3 + (hasNormals ? 3 : 0) + (hasUv0 ? 2 : 0) + (hasUv1 ? 2 : 0) + (hasColors ? 4 : 0);
    }
};

/// How large the subject stands in the picture; see framing.h.
struct Framing {
    float orthographicHalfExtent = kStageRadius; ///< of the picture, for all eight views
    Vec3f threeQuarterEye{0, 0, 4 * kStageRadius}; ///< in the three-quarter camera's own axes
};

struct PreparedScene {
    std::vector<QImage> images; ///< RGBA, straight alpha, bottom row first
    std::vector<PreparedMaterial> materials;
    std::vector<PreparedPart> parts;
    Framing framing;
    Vec3f centre; ///< the bounding box's centre, in the model's metres
    float unitsPerMetre = 1; ///< stage = (world - centre) * unitsPerMetre
    std::vector<std::string> notes; ///< what could not be shown as the file says, in plain sentences
};

} // namespace turnaround::viewer
