#include "providers/request.h"

#include "core/base64.h"
#include "core/display_text.h"

#include <algorithm>

namespace turnaround::providers {

HttpRequest jsonPost(std::string url, HttpHeaders headers, const ordered_json &json)
{
    headers.emplace_back("Content-Type", "application/json");
    return {HttpMethod::Post, std::move(url), std::move(headers), bodyText(json)};
}

HttpRequest plainGet(std::string url, HttpHeaders headers)
{
    return {HttpMethod::Get, std::move(url), std::move(headers), {}};
}

HttpHeaders bearer(const Account &account)
{
    return {{"Authorization", "Bearer " + account.key}};
}

std::string bodyText(const ordered_json &json)
{
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Result<const ModelOffer *> modelOf(const Provider &provider, const GenerationRequest &request)
{
    if (const ModelOffer *offer = findModel(provider, request.model))
        return offer;
    return Error{ErrorKind::BadUsage,
                 provider.info.name + " has no model called '" + displayText(request.model) +
                     "'. Choose one that it offers."};
}

const Picture *pictureOf(std::span<const Picture> pictures, View view)
{
    const auto found = std::ranges::find(pictures, view, &Picture::view);
    return found == pictures.end() ? nullptr : &*found;
}

Result<void> checkPictures(std::span<const Picture> pictures)
{
    for (const Picture &picture : pictures) {
        if (picture.bytes.empty() && picture.reference.empty())
            return Error{ErrorKind::BadInput,
                         "The picture of the " + std::string(viewWords(picture.view)) +
                             " view is empty. Choose another file; nothing was sent."};
    }
    return {};
}

Result<void> checkUpload(const Picture &picture)
{
    if (picture.bytes.empty())
        return Error{ErrorKind::BadInput, "A picture is empty. Choose another one, then try again.", {}};
    return {};
}

std::string dataUri(const Picture &picture)
{
    return "data:" + picture.mime + ";base64," + base64(picture.bytes);
}

} // namespace turnaround::providers
