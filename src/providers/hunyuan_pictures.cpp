#include "providers/hunyuan_pictures.h"

#include "core/base64.h"

namespace turnaround::providers {

namespace {

using nlohmann::ordered_json;

void putPicture(ordered_json &to, const Picture &picture, const char *address, const char *bytes)
{
    if (picture.reference.empty())
        to[bytes] = base64(picture.bytes);
    else
        to[address] = picture.reference;
}

} // namespace

void putPictures(ordered_json &to, std::span<const Picture> pictures, const PictureFields &fields)
{
    for (const View view : kAllViews) {
        for (const Picture &picture : pictures) {
            if (picture.view != view)
                continue;
            if (view == View::Front) {
                putPicture(to, picture, fields.address, fields.bytes);
            } else {
                ordered_json entry = {{"ViewType", viewName(view)}};
                putPicture(entry, picture, "ViewImageUrl", "ViewImageBase64");
                to[fields.views].push_back(std::move(entry));
            }
        }
    }
}

} // namespace turnaround::providers
