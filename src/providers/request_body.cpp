#include "providers/request_body.h"

#include "core/display_text.h"
#include "providers/answer.h"

namespace turnaround::providers {

std::string bodyText(const ordered_json &json)
{
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

void putOption(ordered_json &to, const std::string &field, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key)
{
    const OptionOffer *option = findOption(offer, key);
    if (!option || !counts(request, offer, *option))
        return;
    if (const std::optional<OptionValue> value = optionOf(request, offer, key))
        to[field] = optionJson(*value);
}

HttpRequest postJson(const std::string &url, const std::string &key, const ordered_json &json)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = url;
    request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + key}};
    request.body = bodyText(json);
    return request;
}

Result<const ModelOffer *> modelOf(const Provider &provider, const GenerationRequest &request)
{
    if (const ModelOffer *offer = findModel(provider, request.model))
        return offer;
    return Error{ErrorKind::BadUsage,
                 provider.info.name + " has no model called '" + displayText(request.model) +
                     "'. Choose one that it offers."};
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

} // namespace turnaround::providers
