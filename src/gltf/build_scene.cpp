#include "gltf/build_scene.h"

#include "core/parallel.h"
#include "gltf/decode_primitive.h"
#include "gltf/matrix.h"
#include "gltf/node_tree.h"
#include "gltf/read_error.h"
#include "gltf/topology.h"

#include <map>
#include <new>
#include <tuple>

namespace turnaround::gltf {
namespace {

/// A mesh in one deformation: becomes one Mesh of the scene, however many nodes share it.
struct PosedMesh {
    int mesh = 0;
    int skin = -1;
    std::vector<float> weights; ///< empty: the mesh's own
    std::uint64_t instances = 0;
    friend bool operator<(const PosedMesh &a, const PosedMesh &b)
    {
        return std::tie(a.mesh, a.skin, a.weights) < std::tie(b.mesh, b.skin, b.weights);
    }
};

struct Plan {
    std::vector<PosedMesh> meshes;
    std::vector<Instance> instances; ///< Instance::mesh is an index into `meshes`
};

Plan plan(const Document &document, const NodeTree &tree)
{
    Plan made;
    std::map<PosedMesh, int> known;
    for (const int index : tree.shown) {
        const NodeDef &node = document.nodes[std::size_t(index)];
        if (node.mesh < 0)
            continue;
        const PosedMesh posed{node.mesh, node.skin, node.weights};
        const auto [place, isNew] = known.emplace(posed, int(made.meshes.size()));
        if (isNew)
            made.meshes.push_back(posed);
        ++made.meshes[std::size_t(place->second)].instances;
        // A skin places the mesh by its joints alone.
        made.instances.push_back(
            {node.name, place->second, node.skin >= 0 ? kIdentity : tree.worlds[std::size_t(index)]});
    }
    return made;
}

/// Adds up what a plan asks for, and stops as soon as it is too much.
class SizeCheck
{
public:
    SizeCheck(const Document &document, const ReadLimits &limits)
        : m_document(document)
        , m_limits(limits)
    {
        for (const MeshDef &mesh : document.meshes)
            m_activeTargets.push_back(activeTargets(mesh.weights));
    }

    Result<void> add(const PosedMesh &posed)
    {
        const MeshDef &mesh = m_document.meshes[std::size_t(posed.mesh)];
        const std::uint64_t passes = 1 + (posed.skin >= 0) +
            (posed.weights.empty() ? m_activeTargets[std::size_t(posed.mesh)] : activeTargets(posed.weights));
        m_parts += mesh.primitives.size();
        if (m_parts > kMostParts)
            return tooLarge("its meshes have more than " + std::to_string(kMostParts) + " parts");
        for (const PrimitiveDef &primitive : mesh.primitives) {
            if (auto fits = add(primitive, posed.instances, passes); !fits)
                return fits;
        }
        return {};
    }

private:
    static constexpr std::uint64_t kMostParts = 200'000;
    static constexpr std::uint64_t kMostPasses = 10; // over the vertices, for morph targets and skins, on average

    static std::uint64_t activeTargets(const std::vector<float> &weights)
    {
        return std::uint64_t(std::ranges::count_if(weights, [](float weight) { return weight != 0; }));
    }

    std::uint64_t countOf(int accessor) const
    {
        return accessor < 0 ? 0 : m_document.accessors[std::size_t(accessor)].count;
    }

    Result<void> add(const PrimitiveDef &primitive, std::uint64_t instances, std::uint64_t passes)
    {
        const auto positions = primitive.attributes.find("POSITION");
        const std::uint64_t count = positions == primitive.attributes.end() ? 0 : countOf(positions->second);
        const std::uint64_t indexCount = primitive.indices >= 0 ? countOf(primitive.indices) : count;
        // The products below can't overflow: there are fewer instances than JSON values.
        if (count > m_limits.vertices)
            return tooMany(m_limits.vertices, "vertices");
        if (indexCount > m_limits.triangles * 3)
            return tooMany(m_limits.triangles, "triangles");
        m_vertices += count * instances;
        m_passes += count * std::min(passes, kMostPasses * m_limits.vertices);
        m_indices += indexCount * instances;
        m_triangles += triangleCount(primitive.mode, indexCount) * instances;
        if (primitive.draco && primitive.draco->view >= 0)
            m_dracoBytes += std::min(m_document.views[std::size_t(primitive.draco->view)].bytes, m_limits.fileBytes);
        if (m_vertices > m_limits.vertices || m_passes > m_limits.vertices * kMostPasses)
            return tooMany(m_limits.vertices, "vertices");
        if (m_triangles > m_limits.triangles || m_indices > m_limits.triangles * 3)
            return tooMany(m_limits.triangles, "triangles");
        if (m_dracoBytes > m_limits.fileBytes)
            return tooMany(m_limits.fileBytes, "bytes of compressed shapes");
        return {};
    }

    static Error tooMany(std::uint64_t limit, const std::string &things)
    {
        return tooLarge("it has more than " + std::to_string(limit) + " " + things);
    }

    const Document &m_document;
    const ReadLimits &m_limits;
    std::vector<std::uint64_t> m_activeTargets; // by each mesh's own weights
    std::uint64_t m_parts = 0, m_vertices = 0, m_passes = 0, m_indices = 0, m_triangles = 0, m_dracoBytes = 0;
};

Result<std::vector<Mat4>> jointMatrices(const BinarySource &source, const SkinDef &skin, const NodeTree &tree)
{
    std::vector<Mat4> inverses(skin.joints.size(), kIdentity);
    if (skin.inverseBindMatrices >= 0 && !inverses.empty()) {
        Accessor accessor = source.document.accessors[std::size_t(skin.inverseBindMatrices)];
        if (accessor.count < inverses.size() || accessor.components != 16)
            return damaged("a skin of it has " + std::to_string(skin.joints.size()) + " joints and " +
                           std::to_string(accessor.count) + " bind matrices");
        accessor.count = inverses.size(); // there may be more, which nothing uses
        auto done = decodeFloats(source, accessor, 16, inverses.front().data(), 16, "a skin's bind matrices");
        if (!done)
            return done.error();
    }
    std::vector<Mat4> matrices;
    for (std::size_t i = 0; i < skin.joints.size(); ++i)
        matrices.push_back(tree.worlds[std::size_t(skin.joints[i])] * inverses[i]);
    return matrices;
}

/// One primitive to decode, and what came of it.
struct Task {
    std::size_t mesh = 0;
    const PrimitiveDef *def = nullptr;
    Pose pose;
    std::string title;
    std::optional<Primitive> primitive;
    std::vector<std::string> warnings;
    std::optional<Error> failure;
};

void run(const BinarySource &source, Task &task)
{
    if (source.cancel.requested()) {
        task.failure = cancelled();
        return;
    }
    try {
        auto decoded = decodePrimitive(source, *task.def, task.pose, task.title, task.warnings);
        if (decoded)
            task.primitive = std::move(*decoded);
        else
            task.failure = decoded.error();
    } catch (const std::bad_alloc &) {
        task.failure = outOfMemory();
    }
}

/// A coordinate beyond this is a broken file, and would overflow what is computed with it.
constexpr float kMostMetres = 1e12f;

bool isPlaceable(const Mesh &mesh, const Mat4 &world)
{
    for (const Primitive &primitive : mesh.primitives) {
        Vec3f extent;
        for (const Vec3f &p : primitive.positions) {
            for (int axis = 0; axis < 3; ++axis)
                extent[axis] = std::max(extent[axis], std::abs(p[axis]));
        }
        for (int row = 0; row < 3; ++row) {
            const std::size_t r = std::size_t(row);
            const float reach = std::abs(world[r]) * extent.x + std::abs(world[4 + r]) * extent.y +
                std::abs(world[8 + r]) * extent.z + std::abs(world[12 + r]);
            if (!(reach <= kMostMetres))
                return false;
        }
    }
    return true;
}

} // namespace

Result<void> buildMeshes(const BinarySource &source, const ReadLimits &limits, Scene &scene)
{
    const Document &document = source.document;
    const auto tree = placeNodes(document, limits);
    if (!tree)
        return tree.error();
    const Plan planned = plan(document, *tree);
    SizeCheck sizes(document, limits);
    for (const PosedMesh &posed : planned.meshes) {
        if (auto fits = sizes.add(posed); !fits)
            return fits;
    }

    std::map<int, std::vector<Mat4>> skins;
    std::vector<Task> tasks;
    for (std::size_t i = 0; i < planned.meshes.size(); ++i) {
        const PosedMesh &posed = planned.meshes[i];
        if (posed.skin >= 0 && !skins.contains(posed.skin)) {
            auto matrices = jointMatrices(source, document.skins[std::size_t(posed.skin)], *tree);
            if (!matrices)
                return matrices.error();
            skins[posed.skin] = std::move(*matrices);
        }
        const MeshDef &mesh = document.meshes[std::size_t(posed.mesh)];
        const Pose pose{posed.weights.empty() ? mesh.weights : posed.weights,
                        posed.skin >= 0 ? std::span<const Mat4>(skins[posed.skin]) : std::span<const Mat4>()};
        const std::string title =
            "mesh " + std::to_string(posed.mesh) + (mesh.name.empty() ? "" : " " + quotedText(mesh.name));
        for (const PrimitiveDef &def : mesh.primitives)
            tasks.push_back({.mesh = i, .def = &def, .pose = pose, .title = title});
    }
    parallelFor(int(tasks.size()), [&](int i) { run(source, tasks[std::size_t(i)]); });

    std::vector<Mesh> meshes(planned.meshes.size());
    for (Task &task : tasks) {
        if (task.failure)
            return *task.failure;
        scene.warnings.insert(scene.warnings.end(), task.warnings.begin(), task.warnings.end());
        if (task.primitive)
            meshes[task.mesh].primitives.push_back(std::move(*task.primitive));
    }
    // Meshes that draw nothing, and their instances, are not part of the scene.
    std::vector<int> kept(meshes.size(), -1);
    for (std::size_t i = 0; i < meshes.size(); ++i) {
        if (meshes[i].primitives.empty())
            continue;
        meshes[i].name = document.meshes[std::size_t(planned.meshes[i].mesh)].name;
        kept[i] = int(scene.meshes.size());
        scene.meshes.push_back(std::move(meshes[i]));
    }
    for (const Instance &instance : planned.instances) {
        const int mesh = kept[std::size_t(instance.mesh)];
        if (mesh < 0)
            continue;
        if (!isPlaceable(scene.meshes[std::size_t(mesh)], instance.world))
            return damaged("it is larger than " + std::to_string(std::int64_t(kMostMetres)) + " metres");
        scene.instances.push_back({instance.name, mesh, instance.world});
    }
    return {};
}

} // namespace turnaround::gltf
