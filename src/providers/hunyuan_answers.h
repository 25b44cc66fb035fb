// What the services that resell Hunyuan 3D share in reading results. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <string>
#include <string_view>

namespace turnaround::providers {

std::string lowerCase(std::string_view text); ///< ASCII

/// Of a declared format, whatever its case: "glb" → Model, "obj" → Archive (it comes as a ZIP), "png" → Preview.
FileRole fileRole(std::string_view format);

/// Adds a file of the first result; an address that can't be fetched becomes a note, an empty one nothing.
void addResultFile(Finished &result, const std::string &url, FileRole role);
/// Whether there is more than previews.
bool hasModel(const Finished &result);
/// The job is done, but no file of it can be fetched.
Trouble noFilesTrouble(const std::string &service);

} // namespace turnaround::providers
