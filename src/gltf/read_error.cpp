#include "gltf/read_error.h"

#include "core/display_text.h"

#include <utility>

namespace turnaround::gltf {
namespace {

std::string cut(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return displayText(text);
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0u) == 0x80u)
        --most;
    return displayText(text.substr(0, most)) + "...";
}

} // namespace

std::string quotedText(std::string_view text)
{
    std::string quoted = "'";
    quoted.append(cut(text, 80)).append("'");
    return quoted;
}

Error damaged(const std::string &what)
{
    std::string message = "The model can't be used: ";
    message.append(cut(what, 400)).append(". Export it again, or use another file.");
    return {ErrorKind::BadInput, std::move(message), {}};
}

Error tooLarge(const std::string &what)
{
    std::string message = "The model is too large: ";
    message.append(cut(what, 400)).append(". Export a smaller version of it.");
    return {ErrorKind::BadInput, std::move(message), {}};
}

Error cancelled()
{
    return {ErrorKind::Cancelled, "Stopped before the model was read.", {}};
}

Error outOfMemory()
{
    return {
        ErrorKind::Unavailable, "There is not enough memory for this model. Close other programs and try again.", {}};
}

} // namespace turnaround::gltf
