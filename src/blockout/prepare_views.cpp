#include "blockout/prepare_views.h"

#include "core/parallel.h"
#include "imaging/cut_out.h"
#include "imaging/picture_file.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <optional>

namespace turnaround::blockout {

namespace {

constexpr int kMostOutlineSide = 1024; ///< resolution of an outline's distances
constexpr int kLeastOutlineSide = 512; ///< enough for the report

Result<void> checkFiles(const std::vector<ViewFile> &views)
{
    if (views.empty())
        return Error{ErrorKind::BadInput, "No view was given: at least one picture is needed, best front and left."};
    for (size_t i = 0; i < views.size(); ++i) {
        for (size_t k = 0; k < i; ++k) {
            if (views[k].view == views[i].view)
                return Error{ErrorKind::BadInput,
                             "Two pictures were given for the " + std::string(viewWords(views[i].view)) +
                                 " view: keep one."};
        }
        if (const auto header = imaging::checkPictureFile(views[i].file); !header)
            return header.error();
    }
    return {};
}

Result<PreparedView> preparedView(const std::filesystem::path &file, const Background &background, int outlineSide,
                                  const CancelToken &cancel, ViewCache *cache)
{
    const auto key = cache ? ViewCache::keyOf(file, background, outlineSide) : std::nullopt;
    if (key) {
        if (std::optional<PreparedView> kept = cache->find(*key))
            return std::move(*kept);
    }
    const Result<imaging::Picture> picture = imaging::readPicture(file);
    if (!picture)
        return picture.error();
    Result<imaging::CutoutWithNotes> found = imaging::cutOut(*picture, background, cancel);
    if (!found)
        return found.error();
    PreparedView view;
    view.cutout = std::make_shared<const imaging::Cutout>(std::move(found->cutout));
    view.outline = std::make_shared<const Outline>(traceOutline(*view.cutout, outlineSide));
    view.notes = std::move(found->notes);
    if (key)
        cache->keep(*key, view);
    return view;
}

} // namespace

Result<PreparedViews> prepareViews(const std::vector<ViewFile> &views, const Background &background, int voxels,
                                   const CancelToken &cancel, ViewCache *cache)
{
    const int outlineSide = std::clamp(2 * voxels, kLeastOutlineSide, kMostOutlineSide);
    if (const Result<void> checked = checkFiles(views); !checked)
        return checked.error();
    std::vector<ViewFile> ordered = views;
    std::ranges::sort(ordered, {}, &ViewFile::view);

    std::vector<std::optional<Result<PreparedView>>> each(ordered.size());
    // Both cores have a view each: OpenCV's own threads would only compete. And where memory is too short for them,
    // it waits for them for ever.
    cv::setNumThreads(1);
    parallelFor(static_cast<int>(ordered.size()), [&](int i) {
        if (!cancel.requested())
            each[i] = preparedView(ordered[i].file, background, outlineSide, cancel, cache);
    });
    if (cancel.requested())
        return Error{ErrorKind::Cancelled, "Stopped."};
    PreparedViews prepared;
    for (size_t i = 0; i < ordered.size(); ++i) {
        if (!each[i]->ok())
            return each[i]->error();
        const PreparedView &view = **each[i];
        prepared.outlined.push_back({ordered[i].view, view.outline});
        prepared.cutouts.push_back(view.cutout);
        prepared.notes.insert(prepared.notes.end(), view.notes.begin(), view.notes.end());
    }
    return prepared;
}

bool turnViews(PreparedViews &views, const std::array<int, kViewCount> &quarterTurns)
{
    bool any = false;
    for (size_t i = 0; i < views.outlined.size(); ++i) {
        const int turns = quarterTurns[static_cast<size_t>(views.outlined[i].view)] & 3;
        if (turns == 0)
            continue;
        any = true;
        const int code =
            turns == 1 ? cv::ROTATE_90_CLOCKWISE : (turns == 2 ? cv::ROTATE_180 : cv::ROTATE_90_COUNTERCLOCKWISE);
        auto cutout = std::make_shared<imaging::Cutout>(*views.cutouts[i]);
        cv::rotate(views.cutouts[i]->colour, cutout->colour, code);
        cv::rotate(views.cutouts[i]->coverage, cutout->coverage, code);
        views.cutouts[i] = cutout;
        views.outlined[i].outline = std::make_shared<const Outline>(turned(*views.outlined[i].outline, turns));
    }
    return any;
}

bool leaveOut(PreparedViews &views, const std::vector<View> &misfits, std::vector<std::string> &notes)
{
    if (misfits.empty() || views.outlined.size() < misfits.size() + 2)
        return false;
    PreparedViews kept;
    kept.notes = std::move(views.notes);
    for (size_t i = 0; i < views.outlined.size(); ++i) {
        const View view = views.outlined[i].view;
        if (std::ranges::find(misfits, view) != misfits.end()) {
            notes.push_back("The model was made without the " + std::string(viewWords(view)) + " view.");
            continue;
        }
        kept.outlined.push_back(views.outlined[i]);
        kept.cutouts.push_back(views.cutouts[i]);
    }
    views = std::move(kept);
    return true;
}

} // namespace turnaround::blockout
