#include "viewer/loaded_model.h"

#include "gltf/inspect.h"
#include "gltf/read.h"
#include "viewer/edge_list.h"
#include "viewer/outer_points.h"
#include "viewer/prepare.h"

#include <new>

namespace turnaround::viewer {

namespace {

constexpr int kPreviewSide = 16;

// Shares of the whole, as measured on files of 10,000 to 1,500,000 triangles.
constexpr double kReadDone = 0.3, kInspected = 0.45, kPrepared = 0.85;

const Error kCancelled{ErrorKind::Cancelled, "Stopped.", {}};

double sizeOf(const std::filesystem::path &file)
{
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    return unknown ? 0 : double(size);
}

QImage previewOf(const QImage &image)
{
    if (image.width() <= kPreviewSide && image.height() <= kPreviewSide)
        return image;
    const QImage small = image.scaled(kPreviewSide, kPreviewSide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return small.convertToFormat(image.format());
}

Result<LoadedModel> finish(PreparedScene scene, const CancelToken &cancel)
{
    LoadedModel out;
    out.scene = std::move(scene);
    out.notes = out.scene.notes;
    for (const PreparedPart &part : out.scene.parts)
        out.edges.push_back(listEdges(part, cancel));
    for (const QImage &image : out.scene.images) {
        if (cancel.requested())
            return kCancelled;
        out.previews.push_back(previewOf(image));
    }
    out.outerPoints = outerPoints(out.scene.parts, cancel);
    out.ground = paintGroundShadow(out.scene.parts, cancel);
    if (cancel.requested())
        return kCancelled;
    return out;
}

Result<LoadedModel> load(const gltf::Scene &scene, double fileSizeBytes, const LoadProgress &progress,
                         const CancelToken &cancel)
{
    const ModelFacts facts = factsOf(gltf::inspect(scene), fileSizeBytes);
    if (cancel.requested())
        return kCancelled;
    progress(kInspected);
    Result<PreparedScene> prepared = prepare(scene, cancel);
    if (!prepared)
        return prepared.error();
    progress(kPrepared);
    Result<LoadedModel> out = finish(std::move(*prepared), cancel);
    if (!out)
        return out;
    out->facts = facts;
    out->notes.insert(out->notes.begin(), scene.warnings.begin(), scene.warnings.end());
    return out;
}

} // namespace

Result<LoadedModel> loadModel(const ModelSource &source, const LoadProgress &progress, const CancelToken &cancel)
try {
    if (const auto *file = std::get_if<std::filesystem::path>(&source)) {
        const Result<gltf::Scene> scene = gltf::read(*file, {}, cancel);
        if (!scene)
            return scene.error();
        progress(kReadDone);
        return load(*scene, sizeOf(*file), progress, cancel);
    }
    if (const auto *scene = std::get_if<std::shared_ptr<const gltf::Scene>>(&source))
        return load(**scene, 0, progress, cancel);
    const PreparedScene &prepared = std::get<PreparedScene>(source);
    Result<LoadedModel> out = finish(prepared, cancel);
    if (out)
        out->facts = factsOf(prepared);
    return out;
} catch (const std::bad_alloc &) {
    return Error{ErrorKind::Unavailable, "This machine has too little memory to show the model; reduce it first.", {}};
}

} // namespace turnaround::viewer
