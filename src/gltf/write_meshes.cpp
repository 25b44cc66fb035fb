#include "gltf/write_meshes.h"

#include "gltf/decompose.h"
#include "gltf/matrix.h"
#include "gltf/parse_materials.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>

namespace turnaround::gltf {
namespace {

using nlohmann::ordered_json;

constexpr int kFloat = 5126;
constexpr int kUInt16 = 5123;
constexpr int kUInt32 = 5125;
constexpr int kArrayBuffer = 34962;
constexpr int kElementArrayBuffer = 34963;
constexpr std::size_t kMostVerticesOf16Bits = 65535; // index 65535 would restart a primitive

template <class T>
constexpr const char *kTypeName = sizeof(T) == 8 ? "VEC2"
    : sizeof(T) == 12                            ? "VEC3"
                                                 : "VEC4";

ordered_json &list(GlbParts &parts, const char *name)
{
    ordered_json &found = parts.root[name];
    if (found.is_null())
        found = ordered_json::array();
    return found;
}

std::size_t addTo(GlbParts &parts, const char *name, ordered_json item)
{
    ordered_json &all = list(parts, name);
    all.push_back(std::move(item));
    return all.size() - 1;
}

template <class T>
std::size_t addVertices(GlbParts &parts, const std::vector<T> &elements)
{
    const auto bytes = std::as_bytes(std::span(elements));
    const std::size_t view = addBufferView(parts, parts.chunk.add(bytes), bytes.size(), kArrayBuffer);
    return addTo(parts, "accessors",
                 {{"bufferView", view}, {"componentType", kFloat}, {"count", elements.size()}, {"type", kTypeName<T>}});
}

/// As addVertices, of a copy in which `mend` has changed what needs it.
template <class T, class IsRight, class Mend>
std::size_t addMended(GlbParts &parts, const std::vector<T> &elements, IsRight &&isRight, Mend &&mend)
{
    if (std::ranges::all_of(elements, isRight))
        return addVertices(parts, elements);
    std::vector<std::byte> copy(elements.size() * sizeof(T));
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const T element = isRight(elements[i]) ? elements[i] : mend(elements[i]);
        std::memcpy(copy.data() + i * sizeof(T), &element, sizeof(T));
    }
    const std::size_t bytes = copy.size();
    const std::size_t view = addBufferView(parts, parts.chunk.addOwned(std::move(copy)), bytes, kArrayBuffer);
    return addTo(parts, "accessors",
                 {{"bufferView", view}, {"componentType", kFloat}, {"count", elements.size()}, {"type", kTypeName<T>}});
}

bool isUnit(Vec3f v)
{
    return std::abs(dot(v, v) - 1) < 1e-3f;
}

std::size_t addPositions(GlbParts &parts, const std::vector<Vec3f> &positions)
{
    Vec3f low = positions.front(), high = low;
    for (const Vec3f &p : positions) {
        for (int axis = 0; axis < 3; ++axis) {
            low[axis] = std::min(low[axis], p[axis]);
            high[axis] = std::max(high[axis], p[axis]);
        }
    }
    const std::size_t accessor = addVertices(parts, positions);
    parts.root["accessors"][accessor]["min"] = {low.x, low.y, low.z};
    parts.root["accessors"][accessor]["max"] = {high.x, high.y, high.z};
    return accessor;
}

std::size_t addNormals(GlbParts &parts, const std::vector<Vec3f> &normals)
{
    return addMended(parts, normals, isUnit, [](Vec3f n) {
        n = normalized(n);
        return isUnit(n) ? n : Vec3f{0, 0, 1};
    });
}

std::size_t addTangents(GlbParts &parts, const std::vector<Vec4f> &tangents)
{
    return addMended(
        parts, tangents,
        [](const Vec4f &t) {
            return isUnit({t.x, t.y, t.z}) && std::abs(t.w) == 1;
        },
        [](const Vec4f &t) {
            Vec3f direction = normalized({t.x, t.y, t.z});
            if (!isUnit(direction))
                direction = {1, 0, 0};
            return Vec4f{direction.x, direction.y, direction.z, t.w < 0 ? -1.0f : 1.0f};
        });
}

std::size_t addColors(GlbParts &parts, const std::vector<Vec4f> &colors)
{
    const auto inside = [](float value) { return value >= 0 && value <= 1; };
    const auto clamped = [](float value) { return std::clamp(value, 0.0f, 1.0f); };
    return addMended(
        parts, colors, [&](const Vec4f &c) { return inside(c.x) && inside(c.y) && inside(c.z) && inside(c.w); },
        [&](const Vec4f &c) {
            return Vec4f{clamped(c.x), clamped(c.y), clamped(c.z), clamped(c.w)};
        });
}

std::size_t addIndices(GlbParts &parts, const Primitive &primitive)
{
    const bool is16 = primitive.positions.size() <= kMostVerticesOf16Bits;
    std::uint64_t offset = 0, bytes = 0;
    if (is16) {
        std::vector<std::byte> narrow(primitive.indices.size() * 2);
        bytes = narrow.size();
        for (std::size_t i = 0; i < primitive.indices.size(); ++i) {
            const auto index = std::uint16_t(primitive.indices[i]);
            std::memcpy(narrow.data() + i * 2, &index, 2);
        }
        offset = parts.chunk.addOwned(std::move(narrow));
    } else {
        const auto wide = std::as_bytes(std::span(primitive.indices));
        bytes = wide.size();
        offset = parts.chunk.add(wide);
    }
    const std::size_t view = addBufferView(parts, offset, bytes, kElementArrayBuffer);
    return addTo(parts, "accessors",
                 {{"bufferView", view},
                  {"componentType", is16 ? kUInt16 : kUInt32},
                  {"count", primitive.indices.size()},
                  {"type", "SCALAR"}});
}

/// An accessor without a buffer view is all zero.
std::size_t addZeroUvs(GlbParts &parts, std::size_t count)
{
    return addTo(parts, "accessors", {{"componentType", kFloat}, {"count", count}, {"type", "VEC2"}});
}

/// How many UV sets the material asks for: 0, 1 or 2.
int uvSetsOf(const Scene &scene, int material)
{
    int sets = 0;
    if (material >= 0) {
        forEachTexture(scene.materials[std::size_t(material)], [&](const TextureRef &ref, std::string_view) {
            if (ref.image >= 0)
                sets = std::max(sets, ref.uvSet + 1);
        });
    }
    return sets;
}

int modeNumber(Topology topology)
{
    switch (topology) {
    case Topology::Points:
        return 0;
    case Topology::Lines:
        return 1;
    case Topology::Triangles:
        break;
    }
    return 4;
}

ordered_json primitiveJson(const Scene &scene, const Primitive &primitive, GlbParts &parts)
{
    ordered_json attributes{{"POSITION", addPositions(parts, primitive.positions)}};
    if (!primitive.normals.empty()) {
        attributes["NORMAL"] = addNormals(parts, primitive.normals);
        if (!primitive.tangents.empty())
            attributes["TANGENT"] = addTangents(parts, primitive.tangents);
    }
    const int wanted = std::max(uvSetsOf(scene, primitive.material), primitive.uv1.empty() ? 0 : 2);
    const std::size_t count = primitive.positions.size();
    if (!primitive.uv0.empty())
        attributes["TEXCOORD_0"] = addVertices(parts, primitive.uv0);
    else if (wanted > 0)
        attributes["TEXCOORD_0"] = addZeroUvs(parts, count);
    if (!primitive.uv1.empty())
        attributes["TEXCOORD_1"] = addVertices(parts, primitive.uv1);
    else if (wanted > 1)
        attributes["TEXCOORD_1"] = addZeroUvs(parts, count);
    if (!primitive.colors.empty())
        attributes["COLOR_0"] = addColors(parts, primitive.colors);

    ordered_json json{{"attributes", std::move(attributes)}, {"indices", addIndices(parts, primitive)}};
    if (primitive.material >= 0)
        json["material"] = primitive.material;
    if (primitive.topology != Topology::Triangles)
        json["mode"] = modeNumber(primitive.topology);
    return json;
}

/// nullopt: it draws nothing, and glTF has no empty meshes.
std::optional<std::size_t> addMesh(const Scene &scene, const Mesh &mesh, GlbParts &parts)
{
    ordered_json primitives = ordered_json::array();
    for (const Primitive &primitive : mesh.primitives) {
        if (!primitive.indices.empty())
            primitives.push_back(primitiveJson(scene, primitive, parts));
    }
    if (primitives.empty())
        return std::nullopt;
    ordered_json json;
    if (!mesh.name.empty())
        json["name"] = mesh.name;
    json["primitives"] = std::move(primitives);
    return addTo(parts, "meshes", std::move(json));
}

Mesh transformed(const Mesh &mesh, const Mat4 &world)
{
    Mesh moved = mesh;
    const bool mirrors = determinant(world) < 0;
    for (Primitive &primitive : moved.primitives) {
        for (Vec3f &position : primitive.positions)
            position = transformPoint(world, position);
        for (Vec3f &normal : primitive.normals)
            normal = transformNormal(world, normal);
        for (Vec4f &tangent : primitive.tangents) {
            const Vec3f turned = transformDirection(world, {tangent.x, tangent.y, tangent.z});
            tangent = {turned.x, turned.y, turned.z, mirrors ? -tangent.w : tangent.w};
        }
        if (mirrors && primitive.topology == Topology::Triangles) {
            for (std::size_t i = 0; i + 2 < primitive.indices.size(); i += 3)
                std::swap(primitive.indices[i + 1], primitive.indices[i + 2]);
        }
    }
    return moved;
}

ordered_json nodeJson(const Instance &instance, std::size_t mesh, const Placement &placement)
{
    ordered_json node;
    if (!instance.name.empty())
        node["name"] = instance.name;
    node["mesh"] = mesh;
    const Placement none;
    if (placement.translation != none.translation)
        node["translation"] = placement.translation;
    if (placement.rotation != none.rotation)
        node["rotation"] = placement.rotation;
    if (placement.scale != none.scale)
        node["scale"] = placement.scale;
    return node;
}

} // namespace

std::size_t addBufferView(GlbParts &parts, std::uint64_t offset, std::uint64_t bytes, int target)
{
    ordered_json view{{"buffer", 0}, {"byteOffset", offset}, {"byteLength", bytes}};
    if (target != 0)
        view["target"] = target;
    return addTo(parts, "bufferViews", std::move(view));
}

void writeMeshes(const Scene &scene, GlbParts &parts)
{
    std::vector<std::optional<std::size_t>> written(scene.meshes.size());
    std::vector<bool> tried(scene.meshes.size());
    ordered_json shown = ordered_json::array();
    for (const Instance &instance : scene.instances) {
        const auto index = std::size_t(instance.mesh);
        auto placement = decompose(instance.world);
        std::optional<std::size_t> mesh;
        if (placement) {
            if (!tried[index])
                written[index] = addMesh(scene, scene.meshes[index], parts);
            tried[index] = true;
            mesh = written[index];
        } else {
            mesh =
                addMesh(scene, parts.ownMeshes.emplace_back(transformed(scene.meshes[index], instance.world)), parts);
            placement.emplace();
        }
        if (mesh)
            shown.push_back(addTo(parts, "nodes", nodeJson(instance, *mesh, *placement)));
    }
    if (shown.empty())
        return;
    parts.root["scenes"] = ordered_json::array({{{"nodes", std::move(shown)}}});
    parts.root["scene"] = 0;
}

} // namespace turnaround::gltf
