#include "blockout/texture/texture.h"

#include "blockout/texture/atlas.h"
#include "blockout/texture/bake.h"
#include "blockout/texture/blend.h"
#include "blockout/texture/chunks.h"
#include "blockout/texture/fill.h"
#include "blockout/texture/surface.h"
#include "blockout/texture/testimony.h"
#include "blockout/texture/unfold.h"
#include "blockout/texture/witnesses.h"

#include <chrono>
#include <new>

namespace turnaround::blockout {
namespace {

constexpr Vec3f kGrey{127, 127, 127};
constexpr float kPatchRadius = 0.008f; ///< world units

Error cancelled()
{
    return {ErrorKind::Cancelled, "The work was cancelled.", {}};
}

/// Per vertex: what it looks like, as far as views or its surroundings tell.
std::vector<Vec3f> vertexColours(const Surface &surface, const Blender &blender, const CancelToken &cancel)
{
    const TriangleMesh &mesh = *surface.mesh;
    std::vector<Vec3f> colours(mesh.positions.size(), kGrey);
    std::vector<float> certainty(mesh.positions.size());
    inChunks(colours.size(), 4096, cancel, [&](std::size_t begin, std::size_t end) {
        for (std::size_t v = begin; v < end; ++v) {
            const Blend blend = blender.broadAt({mesh.positions[v], surface.broadNormals[v], surface.normals[v]});
            certainty[v] = blend.certainty;
            if (blend.certainty > 0)
                colours[v] = blend.colour;
        }
    });
    spreadOverSurface(surface, colours, certainty, cancel);
    return colours;
}

/// Evens out the views' exposures, then settles per vertex who paints the detail.
std::vector<PainterShares> shareDetail(const Surface &surface, Witnesses &witnesses, const CancelToken &cancel)
{
    const Patches patches = growPatches(surface, kPatchRadius, cancel);
    std::vector<Statements> statements = hearWitnesses(surface, patches, witnesses, cancel);
    if (cancel.requested())
        return {};
    const std::vector<std::array<float, 3>> gains = evenExposure(witnesses, statements);
    for (std::size_t view = 0; view < gains.size(); ++view)
        witnesses.multiply(view, gains[view]);
    const std::vector<std::int8_t> painters = choosePainters(patches, statements, cancel);
    if (cancel.requested())
        return {};
    return softenBorders(surface, patches, painters, kPatchRadius, cancel);
}

Result<Textured> textureSteps(const TriangleMesh &mesh, std::span<const PlacedView> views, int size,
                              const std::function<void(double)> &step, const CancelToken &cancel)
{
    Textured result;
    const auto tell = [&](double done) {
        if (step)
            step(done);
    };
    auto begin = std::chrono::steady_clock::now();
    const auto finish = [&](const char *stage, double done) {
        const auto now = std::chrono::steady_clock::now();
        result.stageSeconds.emplace_back(stage, std::chrono::duration<double>(now - begin).count());
        begin = now;
        tell(done);
    };
    const Surface surface = analyseSurface(mesh, cancel);
    if (cancel.requested())
        return cancelled();
    finish("surface", 0.1);
    const Atlas atlas = layOutAtlas(surface, size, cancel);
    if (cancel.requested())
        return cancelled();
    finish("atlas", 0.4);
    Witnesses witnesses(mesh, views, atlas.texelsPerUnit, cancel);
    if (cancel.requested())
        return cancelled();
    finish("views", 0.5);
    VertexPaint paint;
    paint.shares = shareDetail(surface, witnesses, cancel);
    if (cancel.requested())
        return cancelled();
    finish("painters", 0.52);
    const Blender blender(witnesses);
    paint.hidden = vertexColours(surface, blender, cancel);
    if (cancel.requested())
        return cancelled();
    finish("hidden", 0.55);
    Baked baked = bake(
        surface, atlas, blender, paint, [&](double done) { tell(0.55 + 0.4 * done); }, cancel);
    if (cancel.requested())
        return cancelled();
    finish("bake", 0.95);
    result.fill = double(cv::countNonZero(baked.covered)) / (double(size) * size);
    if (!fillGutters(baked.picture, baked.covered, cancel))
        return cancelled();
    result.mesh = unfold(surface, atlas);
    result.baseColour = std::move(baked.picture);
    result.charts = atlas.charts;
    finish("fill", 1);
    return result;
}

} // namespace

Result<Textured> texture(const TriangleMesh &mesh, std::span<const PlacedView> views, int size,
                         const std::function<void(double)> &step, const CancelToken &cancel)
{
    if (mesh.triangles.empty())
        return Error{ErrorKind::BadInput, "There is no surface to lay colours on.", {}};
    try {
        return textureSteps(mesh, views, size, step, cancel);
    } catch (const std::bad_alloc &) {
        return Error{ErrorKind::Unavailable, "Not enough memory for a texture of this size; choose a smaller one.", {}};
    } catch (const cv::Exception &e) {
        return Error{ErrorKind::Unavailable, "The texture could not be made; choose a smaller one.", e.what()};
    }
}

} // namespace turnaround::blockout
