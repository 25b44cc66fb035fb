#include "gltf/inspect.h"

#include "core/display_text.h"
#include "gltf/matrix.h"
#include "gltf/parse_materials.h"
#include "gltf/surface_topology.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <set>

namespace turnaround::gltf {
namespace {

class Bounds
{
public:
    void add(Vec3f p)
    {
        for (int axis = 0; axis < 3; ++axis) {
            m_min[axis] = std::min(m_min[axis], p[axis]);
            m_max[axis] = std::max(m_max[axis], p[axis]);
        }
    }
    bool empty() const { return m_min.x > m_max.x; }
    Vec3f min() const { return empty() ? Vec3f() : m_min; }
    Vec3f max() const { return empty() ? Vec3f() : m_max; }

private:
    static constexpr float kFar = std::numeric_limits<float>::max();
    Vec3f m_min{kFar, kFar, kFar}, m_max{-kFar, -kFar, -kFar};
};

std::vector<MapFact> mapsOf(const Scene &scene)
{
    std::vector<MapFact> maps;
    std::set<std::pair<std::string, int>> seen;
    for (const Material &material : scene.materials) {
        forEachTexture(material, [&](const TextureRef &ref, const char *slot) {
            if (ref.image < 0 || !seen.emplace(slot, ref.image).second)
                return;
            const Image &image = scene.images[std::size_t(ref.image)];
            maps.push_back({slot, image.width, image.height});
        });
    }
    return maps;
}

} // namespace

Inspection inspect(const Scene &scene)
{
    Inspection found;
    found.meshes = scene.meshes.size();
    found.materials = scene.materials.size();
    found.maps = mapsOf(scene);
    for (const std::string &name : scene.extensionsUsed)
        found.extensions.push_back(displayText(name));

    const auto forEachPlaced = [&scene](auto &&f) {
        for (const Instance &instance : scene.instances) {
            for (const Primitive &primitive : scene.meshes[std::size_t(instance.mesh)].primitives)
                f(instance, primitive);
        }
    };
    std::size_t cornersOfTriangles = 0;
    forEachPlaced([&](const Instance &, const Primitive &primitive) {
        found.vertices += primitive.positions.size();
        if (primitive.topology == Topology::Triangles) {
            found.triangles += primitive.indices.size() / 3;
            cornersOfTriangles += primitive.positions.size();
        }
    });

    Bounds bounds;
    PositionWelder welder(cornersOfTriangles);
    std::vector<std::array<std::uint32_t, 3>> triangles;
    triangles.reserve(found.triangles);
    std::vector<std::uint32_t> welded;
    forEachPlaced([&](const Instance &instance, const Primitive &primitive) {
        std::vector<bool> drawn(primitive.positions.size());
        for (const std::uint32_t index : primitive.indices)
            drawn[index] = true;
        const bool isSurface = primitive.topology == Topology::Triangles;
        welded.assign(primitive.positions.size(), 0);
        for (std::size_t i = 0; i < welded.size(); ++i) {
            if (!drawn[i])
                continue;
            const Vec3f world = transformPoint(instance.world, primitive.positions[i]);
            bounds.add(world);
            if (isSurface)
                welded[i] = welder.weld(world);
        }
        if (!isSurface)
            return;
        const std::size_t second = determinant(instance.world) < 0 ? 2 : 1;
        for (std::size_t i = 0; i + 2 < primitive.indices.size(); i += 3)
            triangles.push_back({welded[primitive.indices[i]], welded[primitive.indices[i + second]],
                                 welded[primitive.indices[i + 3 - second]]});
    });
    found.boundsMin = bounds.min();
    found.boundsMax = bounds.max();

    const EdgeFacts edges = edgeFacts(triangles, welder.count());
    found.components = edges.components;
    found.boundaryEdges = edges.boundary;
    found.nonManifoldEdges = edges.nonManifold;
    found.reversedEdges = edges.reversed;
    found.watertight = edges.triangles > 0 && edges.boundary == 0 && edges.nonManifold == 0 && edges.reversed == 0;
    return found;
}

nlohmann::ordered_json inspectionJson(const Inspection &inspection)
{
    using nlohmann::ordered_json;
    const auto list = [](Vec3f v) { return ordered_json::array({v.x, v.y, v.z}); };
    ordered_json maps = ordered_json::array();
    for (const MapFact &map : inspection.maps)
        maps.push_back({{"slot", map.slot}, {"width", map.width}, {"height", map.height}});
    return {
        {"triangles", inspection.triangles},
        {"vertices", inspection.vertices},
        {"meshes", inspection.meshes},
        {"materials", inspection.materials},
        {"maps", maps},
        {"bounds", {{"min", list(inspection.boundsMin)}, {"max", list(inspection.boundsMax)}}},
        {"components", inspection.components},
        {"boundary_edges", inspection.boundaryEdges},
        {"nonmanifold_edges", inspection.nonManifoldEdges},
        {"watertight", inspection.watertight},
        {"extensions", inspection.extensions},
    };
}

} // namespace turnaround::gltf
