#include "jobs/ready_pictures.h"

#include "imaging/fit_picture.h"

#include <algorithm>

namespace turnaround::jobs {

namespace {

bool goesByAddress(const ViewPicture &picture, const ModelOffer &model)
{
    const bool only = picture.file.empty() || model.pictureWay == PictureWay::AddressOnly;
    return !picture.url.empty() && only;
}

} // namespace

Result<ReadyPictures> readyPictures(const GenerationRequest &request, const ModelOffer &model)
{
    ReadyPictures ready;
    std::vector<imaging::PictureToFit> files;
    for (const View view : kAllViews) {
        const auto picture = std::ranges::find(request.views, view, &ViewPicture::view);
        if (picture == request.views.end())
            continue;
        if (goesByAddress(*picture, model))
            ready.pictures.push_back({view, {}, {}, {}, picture->url});
        else
            files.push_back({view, picture->file});
    }
    if (files.empty())
        return ready;
    Result<imaging::FittedPictures> fitted = imaging::fitPictures(files, model.pictures);
    if (!fitted)
        return fitted.error();
    for (imaging::FittedPicture &picture : fitted->pictures)
        ready.pictures.push_back(
            {picture.view, std::move(picture.mime), std::move(picture.bytes), std::move(picture.name), {}});
    std::ranges::sort(ready.pictures, {}, &providers::Picture::view);
    ready.notes = std::move(fitted->changes);
    return ready;
}

} // namespace turnaround::jobs
