// How the services that speak Hunyuan 3D's own words name its pictures. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <span>

namespace turnaround::providers {

struct PictureFields {
    const char *address; ///< of the front
    const char *bytes; ///< of the front, as base64
    const char *views; ///< the list of the others
};

/// The front under its own field, the others in a list with their view's name; each as its address if it has one.
void putPictures(nlohmann::ordered_json &to, std::span<const Picture> pictures, const PictureFields &fields);

} // namespace turnaround::providers
