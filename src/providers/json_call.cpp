#include "providers/json_call.h"

#include "core/base64.h"

#include <algorithm>

namespace turnaround::providers {

std::string jsonBytes(const ordered_json &json)
{
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

HttpRequest jsonPost(std::string url, HttpHeaders headers, const ordered_json &json)
{
    headers.emplace_back("Content-Type", "application/json");
    return {HttpMethod::Post, std::move(url), std::move(headers), jsonBytes(json)};
}

HttpRequest plainGet(std::string url, HttpHeaders headers)
{
    return {HttpMethod::Get, std::move(url), std::move(headers), {}};
}

void addOption(ordered_json &body, const char *fieldName, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key)
{
    const OptionOffer *option = findOption(offer, key);
    if (!option || !counts(request, offer, *option))
        return;
    if (const std::optional<OptionValue> value = optionOf(request, offer, key))
        body[fieldName] = optionJson(*value);
}

void addSwitch(ordered_json &body, const char *fieldName, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key)
{
    body[fieldName] = false;
    addOption(body, fieldName, request, offer, key);
}

std::string optionWord(const GenerationRequest &request, const ModelOffer &offer, const std::string &key)
{
    const std::optional<OptionValue> value = optionOf(request, offer, key);
    return value ? optionText(*value) : std::string();
}

std::string capitalised(std::string word)
{
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
        word[0] = char(word[0] - 'a' + 'A');
    return word;
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
