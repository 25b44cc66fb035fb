// A glTF asset as plain data: decoded from its file, in its rest pose, ready to be measured, shown
// or written again. Any thread (values). Facts from the glTF 2.0 specification (Khronos, 2.0.1).
//
// Units are metres, axes right-handed with +Y up. Colours of factors are linear, images as their
// use demands (base colour and emissive sRGB).
#pragma once

#include "core/vec.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace turnaround::gltf {

/// An image still encoded (PNG, JPEG or WebP): decoding is the business of who shows it.
struct Image {
    std::string name;
    std::string mimeType; ///< by content, whatever the file declared: "image/png" …
    std::vector<std::byte> bytes; ///< the encoded file
    int width = 0; ///< pixels, read from the header
    int height = 0;
};

enum class Wrap { Repeat, ClampToEdge, MirroredRepeat };
enum class Filter { Linear, Nearest };

/// KHR_texture_transform: uv' = offset + R(rotation) * (scale * uv).
struct UvTransform {
    Vec2f offset{0, 0};
    Vec2f scale{1, 1};
    float rotationRadians = 0; ///< counter-clockwise
    friend bool operator==(const UvTransform &, const UvTransform &) = default;
};

struct TextureRef {
    int image = -1; ///< index into Scene::images; -1: no texture
    int uvSet = 0; ///< 0 or 1
    Wrap wrapU = Wrap::Repeat;
    Wrap wrapV = Wrap::Repeat;
    Filter magnify = Filter::Linear;
    UvTransform transform;
};

enum class AlphaMode { Opaque, Mask, Blend };

struct Material {
    std::string name;
    Vec4f baseColor{1, 1, 1, 1};
    TextureRef baseColorTexture;
    float metallic = 1;
    float roughness = 1;
    TextureRef metallicRoughnessTexture; ///< roughness in green, metallic in blue
    TextureRef normalTexture;
    float normalScale = 1;
    TextureRef occlusionTexture; ///< in red
    float occlusionStrength = 1;
    TextureRef emissiveTexture;
    Vec3f emissive{0, 0, 0};
    AlphaMode alphaMode = AlphaMode::Opaque;
    float alphaCutoff = 0.5f;
    bool doubleSided = false;
    bool unlit = false; ///< KHR_materials_unlit
};

enum class Topology { Triangles, Lines, Points };

/// One draw call. Attribute arrays are empty or as long as `positions`; `indices` are never empty
/// and always valid; strips and fans have become plain triangles or lines.
struct Primitive {
    Topology topology = Topology::Triangles;
    std::vector<Vec3f> positions;
    std::vector<Vec3f> normals;
    std::vector<Vec4f> tangents;
    std::vector<Vec2f> uv0, uv1;
    std::vector<Vec4f> colors; ///< linear
    std::vector<std::uint32_t> indices;
    int material = -1; ///< -1: the default material
};

struct Mesh {
    std::string name;
    std::vector<Primitive> primitives;
};

/// Column-major, as glTF: world = matrix * local.
using Mat4 = std::array<float, 16>;

/// A mesh placed in the world. A skinned or morphed mesh has its rest pose baked into its own Mesh.
struct Instance {
    std::string name;
    int mesh = 0;
    Mat4 world{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
};

struct Scene {
    std::vector<Image> images; ///< those that materials use
    std::vector<Material> materials;
    std::vector<Mesh> meshes; ///< those that the default scene places
    std::vector<Instance> instances; ///< of the default scene
    std::vector<std::string> extensionsUsed;
    std::vector<std::string> animations; ///< names only; playing them is not done here
    std::string generator;
    std::string copyright;
    std::vector<std::string> warnings; ///< what reading left out, one plain sentence each
};

} // namespace turnaround::gltf
