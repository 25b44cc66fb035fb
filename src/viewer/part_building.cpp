#include "viewer/part_building.h"

#include "core/parallel.h"
#include "viewer/draw_list.h"
#include "viewer/placement_matrix.h"

#include <algorithm>
#include <cstring>

namespace turnaround::viewer {

namespace {

constexpr std::size_t kChunk = 100'000; ///< vertices or indices between two looks at the token

const Error kCancelled{ErrorKind::Cancelled, "Stopped.", {}};
const Error kNotNumbers{ErrorKind::BadInput,
                        "The model has positions that are no numbers or too far away to be shown; export it again.",
                        {}};

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
