#include "jobs/ready_pictures.h"

#include "library/durable_files.h"

namespace turnaround::jobs {

Result<ReadyPictures> readyPictures(const GenerationRequest &request, const ModelOffer &model)
{
    ReadyPictures ready;
    for (const View view : kAllViews) {
        for (const ViewPicture &picture : request.views) {
            if (picture.view != view)
                continue;
            providers::Picture sent;
            sent.view = view;
            sent.name = picture.file.filename().string();
            const bool byAddress =
                !picture.url.empty() && (picture.file.empty() || model.pictureWay == PictureWay::AddressOnly);
            if (byAddress) {
                sent.reference = picture.url;
            } else {
                const Result<std::string> bytes = library::readWhole(picture.file, 40'000'000);
                if (!bytes)
                    return bytes.error();
                sent.bytes = *bytes;
                sent.mime = "image/png";
            }
            ready.pictures.push_back(std::move(sent));
        }
    }
    return ready;
}

} // namespace turnaround::jobs
