#include "viewer/draw_list.h"

#include "core/parallel.h"
#include "viewer/prepare.h"

#include <limits>
#include <map>
#include <tuple>

namespace turnaround::viewer {

namespace {

constexpr std::size_t kMaxDraws = 1'000'000;
constexpr std::size_t kMaxBlendParts = 256;
constexpr std::size_t kIndicesPerLook = 1'000'000; ///< between two looks at the token

Compaction compact(const gltf::Primitive &primitive, const CancelToken &cancel)
{
    constexpr std::uint32_t kUnused = std::numeric_limits<std::uint32_t>::max();
    Compaction out;
    out.newIndex.assign(primitive.positions.size(), kUnused);
    for (std::size_t i = 0; i < primitive.indices.size(); ++i) {
        if (i % kIndicesPerLook == 0 && cancel.requested())
            return {};
        out.newIndex[primitive.indices[i]] = 0;
    }
    for (std::uint32_t i = 0; i < out.newIndex.size(); ++i) {
        if (out.newIndex[i] == kUnused)
            continue;
        out.newIndex[i] = static_cast<std::uint32_t>(out.used.size());
        out.used.push_back(i);
    }
    out.vertexCount = out.used.size();
    if (out.vertexCount == primitive.positions.size())
        out = {{}, {}, out.vertexCount};
    return out;
}

} // namespace

Compactions compactMeshes(const gltf::Scene &scene, const CancelToken &cancel)
{
    Compactions out(scene.meshes.size());
    std::vector<std::pair<int, int>> jobs;
    for (std::size_t m = 0; m < scene.meshes.size(); ++m) {
        out[m].resize(scene.meshes[m].primitives.size());
        for (std::size_t p = 0; p < out[m].size(); ++p)
            jobs.emplace_back(m, p);
    }
    parallelFor(static_cast<int>(jobs.size()), [&](int i) {
        if (!cancel.requested())
            out[jobs[i].first][jobs[i].second] =
                compact(scene.meshes[jobs[i].first].primitives[jobs[i].second], cancel);
    });
    return out;
}

Result<std::vector<Draw>> listDraws(const gltf::Scene &scene, const Compactions &compactions)
{
    std::vector<Draw> draws;
    std::size_t vertices = 0, indices = 0;
    for (const gltf::Instance &instance : scene.instances) {
        if (instance.mesh < 0 || instance.mesh >= static_cast<int>(scene.meshes.size()))
            continue;
        const gltf::Mesh &mesh = scene.meshes[instance.mesh];
        for (std::size_t p = 0; p < mesh.primitives.size(); ++p) {
            if (mesh.primitives[p].indices.empty())
                continue;
            draws.push_back({&mesh.primitives[p], &compactions[instance.mesh][p], &instance});
            vertices += draws.back().vertexCount();
            indices += draws.back().indexCount();
            if (vertices > kMaxVertices || indices > kMaxIndices || draws.size() > kMaxDraws)
                return Error{ErrorKind::BadInput,
                             "The model is too large for a picture: it has more than " +
                                 std::to_string(kMaxVertices / 1'000'000) + " million vertices or " +
                                 std::to_string(kMaxIndices / 3'000'000) +
                                 " million triangles when every copy is counted; reduce it first.",
                             {}};
        }
    }
    if (draws.empty())
        return Error{
            ErrorKind::BadInput, "The model holds nothing to draw: its scene has no triangles, lines or points.", {}};
    return draws;
}

std::vector<PreparedPart> layOut(std::vector<Draw> &draws, const std::vector<MaterialPlan> &plans)
{
    const int defaultMaterial = static_cast<int>(plans.size()) - 1;
    const auto materialOf = [&](const Draw &draw) {
        const int material = draw.primitive->material;
        return material >= 0 && material < defaultMaterial ? material : defaultMaterial;
    };
    std::size_t blending = 0;
    for (const Draw &draw : draws)
        blending += plans[materialOf(draw)].material.alphaMode == gltf::AlphaMode::Blend;
    const bool keepBlendingApart = blending <= kMaxBlendParts;

    std::vector<PreparedPart> parts;
    std::vector<std::pair<std::size_t, std::size_t>> sizes; // vertices and indices by part
    std::map<std::tuple<int, gltf::Topology, bool, std::size_t>, std::size_t> partOf;
    for (std::size_t i = 0; i < draws.size(); ++i) {
        Draw &draw = draws[i];
        const MaterialPlan &plan = plans[materialOf(draw)];
        const bool apart = keepBlendingApart && plan.material.alphaMode == gltf::AlphaMode::Blend;
        const bool colored = !draw.primitive->colors.empty();
        const auto key = std::tuple(materialOf(draw), draw.primitive->topology, colored, apart ? i + 1 : 0);
        const auto [place, isNew] = partOf.try_emplace(key, parts.size());
        if (isNew) {
            PreparedPart part;
            part.topology = draw.primitive->topology;
            part.hasNormals = part.topology == gltf::Topology::Triangles;
            part.hasUv0 = !plan.channels.empty();
            part.hasUv1 = plan.channels.size() > 1;
            part.hasColors = colored;
            part.material = materialOf(draw);
            parts.push_back(std::move(part));
            sizes.emplace_back(0, 0);
        }
        draw.part = place->second;
        draw.firstVertex = sizes[draw.part].first;
        draw.firstIndex = sizes[draw.part].second;
        sizes[draw.part].first += draw.vertexCount();
        sizes[draw.part].second += draw.indexCount();
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].vertices.resize(static_cast<qsizetype>(sizes[i].first * parts[i].strideFloats() * sizeof(float)));
        parts[i].indices.resize(static_cast<qsizetype>(sizes[i].second * sizeof(std::uint32_t)));
    }
    return parts;
}

} // namespace turnaround::viewer
