#include "blockout/prepare_views.h"

#include "core/parallel.h"
#include "imaging/cut_out.h"
#include "imaging/picture_file.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <optional>

namespace turnaround::blockout {

namespace {

constexpr int kOutlineSide = 1024; ///< resolution of an outline's distances: about two elements a voxel at 512

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

} // namespace

Result<PreparedViews> prepareViews(const std::vector<ViewFile> &views, const Background &background,
                                   const CancelToken &cancel)
{
    if (const Result<void> checked = checkFiles(views); !checked)
        return checked.error();
    std::vector<ViewFile> ordered = views;
    std::ranges::sort(ordered, {}, &ViewFile::view);

    std::vector<std::optional<Result<imaging::CutoutWithNotes>>> cutouts(ordered.size());
    PreparedViews prepared;
    prepared.outlined.resize(ordered.size());
    prepared.cutouts.resize(ordered.size());
    parallelFor(static_cast<int>(ordered.size()), [&](int i) {
        if (cancel.requested())
            return;
        Result<imaging::Picture> picture = imaging::readPicture(ordered[i].file);
        if (!picture) {
            cutouts[i] = picture.error();
            return;
        }
        cutouts[i] = imaging::cutOut(*picture, background, cancel);
        if (!cutouts[i]->ok())
            return;
        prepared.cutouts[i] = std::make_shared<const imaging::Cutout>(std::move((**cutouts[i]).cutout));
        prepared.outlined[i] = {ordered[i].view,
                                std::make_shared<const Outline>(traceOutline(*prepared.cutouts[i], kOutlineSide))};
    });
    if (cancel.requested())
        return Error{ErrorKind::Cancelled, "Stopped."};
    for (size_t i = 0; i < ordered.size(); ++i) {
        if (!cutouts[i]->ok())
            return cutouts[i]->error();
        for (const std::string &note : (**cutouts[i]).notes)
            prepared.notes.push_back(note);
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

bool leaveOut(PreparedViews &views, const std::vector<View> &foreign, std::vector<std::string> &notes)
{
    if (foreign.empty() || views.outlined.size() < foreign.size() + 2)
        return false;
    PreparedViews kept;
    kept.notes = std::move(views.notes);
    for (size_t i = 0; i < views.outlined.size(); ++i) {
        const View view = views.outlined[i].view;
        if (std::ranges::find(foreign, view) != foreign.end()) {
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
