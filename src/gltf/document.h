// A glTF's JSON as typed data: every index is valid or -1, every number in its range, nothing
// loaded yet. Any thread (values). glTF 2.0 specification, section 5 "Properties Reference".
#pragma once

#include "core/result.h"
#include "gltf/scene.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace turnaround::gltf {

enum class ComponentType { Int8 = 5120, UInt8, Int16, UInt16, UInt32 = 5125, Float32 };

/// 0 for a number that is none.
inline int componentBytes(ComponentType type)
{
    switch (type) {
    case ComponentType::Int8:
    case ComponentType::UInt8:
        return 1;
    case ComponentType::Int16:
    case ComponentType::UInt16:
        return 2;
    case ComponentType::UInt32:
    case ComponentType::Float32:
        return 4;
    }
    return 0;
}

struct BufferDef {
    std::optional<std::string_view> uri; ///< absent: GLB's own chunk, or a fallback without data
    std::uint64_t bytes = 0;
};

struct BufferView {
    int buffer = -1;
    std::uint64_t offset = 0, bytes = 0;
    int stride = 0; ///< bytes; 0: tightly packed
};

struct SparseValues {
    std::uint64_t count = 0;
    int indexView = -1, valueView = -1;
    std::uint64_t indexOffset = 0, valueOffset = 0; ///< bytes
    ComponentType indexType = ComponentType::UInt16;
};

struct Accessor {
    int view = -1; ///< -1: all zero
    std::uint64_t offset = 0;
    std::uint64_t count = 0;
    ComponentType componentType = ComponentType::Float32;
    int components = 1; ///< 1–4 of SCALAR and VECn, 4, 9 or 16 of MATn
    bool normalized = false;
    std::optional<SparseValues> sparse;
};

struct ImageDef {
    std::string name;
    std::optional<std::string_view> uri;
    int view = -1;
};

struct DracoDef {
    int view = -1;
    std::map<std::string, std::uint32_t, std::less<>> ids; ///< attribute -> id in the compressed data
};

using Attributes = std::map<std::string, int, std::less<>>; ///< semantic -> accessor

enum class Mode { Points, Lines, LineLoop, LineStrip, Triangles, TriangleStrip, TriangleFan };

struct PrimitiveDef {
    Attributes attributes;
    int indices = -1; ///< accessor
    int material = -1;
    Mode mode = Mode::Triangles;
    std::vector<Attributes> targets;
    std::optional<DracoDef> draco;
};

struct MeshDef {
    std::string name;
    std::vector<PrimitiveDef> primitives;
    std::vector<float> weights; ///< of the morph targets
};

struct NodeDef {
    std::string name;
    std::vector<int> children;
    int mesh = -1, skin = -1;
    Mat4 local{};
    std::vector<float> weights; ///< empty: the mesh's
};

struct SkinDef {
    std::vector<int> joints; ///< nodes
    int inverseBindMatrices = -1; ///< accessor; -1: identities
};

struct Document {
    std::vector<std::string> extensionsUsed, extensionsRequired;
    std::vector<BufferDef> buffers;
    std::vector<BufferView> views;
    std::vector<Accessor> accessors;
    std::vector<ImageDef> images;
    std::vector<Material> materials; ///< TextureRef::image is an index into `images` still
    std::vector<MeshDef> meshes;
    std::vector<NodeDef> nodes;
    std::vector<SkinDef> skins;
    std::vector<int> roots; ///< nodes of the default scene
    std::vector<std::string> animations;
    std::string generator, copyright;
    std::vector<std::string> warnings;
};

/// Views into `root`, which must outlive it. Refuses other versions than 2.0 and required
/// extensions that are not on the list in extensions.h.
Result<Document> parseDocument(const nlohmann::json &root);

} // namespace turnaround::gltf
