#include "providers/json_call.h"

#include "core/base64.h"

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

void addSwitch(ordered_json &body, const char *fieldName, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key)
{
    body[fieldName] = false;
    putOption(body, fieldName, request, offer, key);
}

std::string optionWord(const GenerationRequest &request, const ModelOffer &offer, const std::string &key)
{
    const std::optional<OptionValue> value = optionOf(request, offer, key);
    return value ? optionText(*value) : std::string();
}

std::string dataUri(const Picture &picture)
{
    return "data:" + picture.mime + ";base64," + base64(picture.bytes);
}

const Picture *pictureOf(std::span<const Picture> pictures, View view)
{
    const auto found = std::ranges::find(pictures, view, &Picture::view);
    return found == pictures.end() ? nullptr : &*found;
}

} // namespace turnaround::providers
