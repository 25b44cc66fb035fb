#include "viewer/part_building.h"

#include "core/parallel.h"
#include "viewer/placement_matrix.h"
#include "viewer/prepare.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <map>
#include <tuple>

namespace turnaround::viewer
{

namespace
{

constexpr std::size_t kMaxDraws = 1'000'000;
constexpr std::size_t kMaxBlendParts = 256;
constexpr std::size_t kChunk = 100'000; ///< vertices or indices between two looks at the token

const Error kCancelled{ErrorKind::Cancelled, "Stopped.", {}};
const Error kNotNumbers{ErrorKind::BadInput,
                        "The model has positions that are no numbers or too far away to be shown; export it again.",
                        {}};

/// Which vertices the indices use: new index by old one; empty where all are used as they are.
struct Compaction {
    std::vector<std::uint32_t> newIndex;
    std::vector<std::uint32_t> used; ///< old index by new one; empty likewise
    std::size_t vertexCount = 0;
};

struct Draw {
    const gltf::Primitive *primitive = nullptr;
    const Compaction *compaction = nullptr;
    const gltf::Instance *instance = nullptr;
    std::size_t part = 0, firstVertex = 0, firstIndex = 0;

    bool flat() const { return primitive->topology == gltf::Topology::Triangles && primitive->normals.empty(); }
    std::size_t indexCount() const { return primitive->indices.size(); }
    std::size_t vertexCount() const { return flat() ? indexCount() : compaction->vertexCount; }
    std::uint32_t source(std::size_t vertex) const
    {
        if (flat())
            return primitive->indices[vertex];
        return compaction->used.empty() ? static_cast<std::uint32_t>(vertex) : compaction->used[vertex];
    }
};

struct Chunk {
    const Draw *draw = nullptr;
    std::size_t begin = 0, end = 0; ///< of the draw's vertices
};

struct Box {
    Vec3d min{1e300, 1e300, 1e300}, max{-1e300, -1e300, -1e300};
    bool finite = true;

    void add(const Vec3d &p)
    {
        for (int axis = 0; axis < 3; ++axis) {
            finite = finite && std::abs(p[axis]) < 1e30;
            min[axis] = std::min(min[axis], p[axis]);
            max[axis] = std::max(max[axis], p[axis]);
        }
    }
    void add(const Box &other)
    {
        finite = finite && other.finite;
        for (int axis = 0; axis < 3; ++axis) {
            min[axis] = std::min(min[axis], other.min[axis]);
            max[axis] = std::max(max[axis], other.max[axis]);
        }
    }
};

Compaction compact(const gltf::Primitive &primitive)
{
    constexpr std::uint32_t kUnused = std::numeric_limits<std::uint32_t>::max();
    Compaction out;
    out.newIndex.assign(primitive.positions.size(), kUnused);
    for (const std::uint32_t index : primitive.indices)
        out.newIndex[index] = 0;
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

using Compactions = std::vector<std::vector<Compaction>>; // by mesh, by primitive

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
            out[jobs[i].first][jobs[i].second] = compact(scene.meshes[jobs[i].first].primitives[jobs[i].second]);
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

/// Gives every draw its part and its place in it, and the parts their size.
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

std::vector<Chunk> chunksOf(const std::vector<Draw> &draws)
{
    std::vector<Chunk> chunks;
    for (const Draw &draw : draws) {
        const std::size_t count = draw.vertexCount();
        const std::size_t step = kChunk / 3 * 3; // whole triangles where normals are flat
        for (std::size_t begin = 0; begin < count; begin += step)
            chunks.push_back({&draw, begin, std::min(begin + step, count)});
    }
    return chunks;
}

Box boundsOf(const Chunk &chunk)
{
    Box box;
    const PlacementMatrix place(chunk.draw->instance->world);
    for (std::size_t i = chunk.begin; i < chunk.end; ++i)
        box.add(place.position(chunk.draw->primitive->positions[chunk.draw->source(i)]));
    return box;
}

struct Normalisation {
    Vec3d centre{};
    double scale = 1;

    Vec3f apply(const Vec3d &p) const
    {
        return {float((p[0] - centre[0]) * scale), float((p[1] - centre[1]) * scale),
                float((p[2] - centre[2]) * scale)};
    }
};

Vec2f textureCoordinate(const gltf::Primitive &primitive, const UvChannel &channel, std::uint32_t vertex)
{
    const std::vector<Vec2f> &set = channel.uvSet == 1 ? primitive.uv1 : primitive.uv0;
    const gltf::UvTransform &t = channel.transform;
    const Vec2f uv = set.empty() ? Vec2f{} : set[vertex];
    const float u = uv.x * t.scale.x, v = uv.y * t.scale.y;
    const float c = std::cos(t.rotationRadians), s = std::sin(t.rotationRadians);
    const Vec2f moved{t.offset.x + c * u + s * v, t.offset.y - s * u + c * v};
    if (!std::isfinite(moved.x) || !std::isfinite(moved.y))
        return {};
    return {moved.x, 1 - moved.y};
}

Vec4f shownColor(Vec4f color, gltf::AlphaMode mode)
{
    const auto within = [](float x) { return x > 0 ? std::min(x, 1.0f) : 0.0f; };
    return {within(color.x), within(color.y), within(color.z), mode == gltf::AlphaMode::Opaque ? 1 : within(color.w)};
}

/// Writes the chunk's vertices; `out` is the part's first float.
void writeVertices(const Chunk &chunk, const PreparedPart &part, const MaterialPlan &plan,
                   const Normalisation &normalise, float *out)
{
    const Draw &draw = *chunk.draw;
    const gltf::Primitive &primitive = *draw.primitive;
    const PlacementMatrix place(draw.instance->world);
    float *to = out + (draw.firstVertex + chunk.begin) * part.strideFloats();
    const auto put2 = [&](Vec2f v) { *to++ = v.x, *to++ = v.y; };
    const auto put3 = [&](Vec3f v) { *to++ = v.x, *to++ = v.y, *to++ = v.z; };
    Vec3f faceNormal;
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
        const std::uint32_t source = draw.source(i);
        put3(normalise.apply(place.position(primitive.positions[source])));
        if (part.hasNormals && draw.flat()) {
            if (i % 3 == 0) {
                const Vec3f a = primitive.positions[source];
                const Vec3f b = primitive.positions[draw.source(i + 1)], c = primitive.positions[draw.source(i + 2)];
                faceNormal = place.normal(normalized(cross(normalized(b - a), normalized(c - a))));
            }
            put3(faceNormal);
        } else if (part.hasNormals) {
            put3(place.normal(primitive.normals[source]));
        }
        if (part.hasUv0)
            put2(textureCoordinate(primitive, plan.channels[0], source));
        if (part.hasUv1)
            put2(textureCoordinate(primitive, plan.channels[1], source));
        if (part.hasColors) {
            const Vec4f color = shownColor(primitive.colors[source], plan.material.alphaMode);
            put3({color.x, color.y, color.z});
            *to++ = color.w;
        }
    }
}

void writeIndices(const Draw &draw, std::uint32_t *out, const CancelToken &cancel)
{
    const std::vector<std::uint32_t> &indices = draw.primitive->indices;
    const std::vector<std::uint32_t> &newIndex = draw.compaction->newIndex;
    const bool flip =
        draw.primitive->topology == gltf::Topology::Triangles && PlacementMatrix(draw.instance->world).mirrors();
    const auto first = static_cast<std::uint32_t>(draw.firstVertex);
    out += draw.firstIndex;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        if (i % kChunk == 0 && cancel.requested())
            return;
        const std::size_t from = flip && i % 3 != 0 ? (i % 3 == 1 ? i + 1 : i - 1) : i;
        const std::size_t vertex = draw.flat() ? from : newIndex.empty() ? indices[from] : newIndex[indices[from]];
        out[i] = first + static_cast<std::uint32_t>(vertex);
    }
}

} // namespace

Result<BuiltParts> buildParts(const gltf::Scene &scene, const std::vector<MaterialPlan> &plans,
                              const CancelToken &cancel)
{
    const Compactions compactions = compactMeshes(scene, cancel);
    if (cancel.requested())
        return kCancelled;
    Result<std::vector<Draw>> draws = listDraws(scene, compactions);
    if (!draws)
        return draws.error();

    const std::vector<Chunk> chunks = chunksOf(*draws);
    std::vector<Box> boxes(chunks.size());
    parallelFor(static_cast<int>(chunks.size()), [&](int i) {
        if (!cancel.requested())
            boxes[i] = boundsOf(chunks[i]);
    });
    if (cancel.requested())
        return kCancelled;
    Box world;
    for (const Box &box : boxes)
        world.add(box);
    if (!world.finite)
        return kNotNumbers;

    Normalisation normalise;
    double diagonal = 0;
    for (int axis = 0; axis < 3; ++axis) {
        normalise.centre[axis] = (world.min[axis] + world.max[axis]) / 2;
        diagonal += (world.max[axis] - world.min[axis]) * (world.max[axis] - world.min[axis]);
    }
    if (!(diagonal > 1e-60))
        return Error{ErrorKind::BadInput, "The model has no size: all its points lie in one place.", {}};
    normalise.scale = kStageRadius / (std::sqrt(diagonal) / 2);

    BuiltParts built;
    built.parts = layOut(*draws, plans);
    built.centre = {float(normalise.centre[0]), float(normalise.centre[1]), float(normalise.centre[2])};
    built.unitsPerMetre = static_cast<float>(normalise.scale);
    std::vector<std::pair<float *, std::uint32_t *>> buffers; // detached once, here
    for (PreparedPart &part : built.parts)
        buffers.emplace_back(reinterpret_cast<float *>(part.vertices.data()),
                             reinterpret_cast<std::uint32_t *>(part.indices.data()));
    parallelFor(static_cast<int>(chunks.size()), [&](int i) {
        const std::size_t p = chunks[i].draw->part;
        if (cancel.requested())
            return;
        writeVertices(chunks[i], built.parts[p], plans[built.parts[p].material], normalise, buffers[p].first);
    });
    parallelFor(static_cast<int>(draws->size()),
                [&](int i) { writeIndices((*draws)[i], buffers[(*draws)[i].part].second, cancel); });
    if (cancel.requested())
        return kCancelled;

    std::vector<Box> bounds(built.parts.size());
    for (std::size_t i = 0; i < chunks.size(); ++i)
        bounds[chunks[i].draw->part].add(boxes[i]);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        built.parts[i].min = normalise.apply(bounds[i].min);
        built.parts[i].max = normalise.apply(bounds[i].max);
    }
    return built;
}

} // namespace turnaround::viewer
