// What the services' files share in naming a result's files. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <string>
#include <string_view>

namespace turnaround::providers {

/// Of a declared format, whatever its case: "glb" → Model, "obj" → Archive (it comes as a ZIP), "png" → Preview.
FileRole fileRole(std::string_view format);
/// By the address's extension: pictures are previews, a ZIP is an archive, all else is the model.
FileRole roleOfAddress(const std::string &url);
/// An address without its query, in small letters: what it ends with tells the kind of file.
std::string addressPath(const std::string &url);

/// Adds a file of the first result; an address that can't be fetched becomes a note, an empty one nothing.
void addResultFile(Finished &result, const std::string &url, FileRole role);
/// Whether there is more than previews.
bool hasModel(const Finished &result);
/// A result of previews alone is one without files: it is asked for again.
void dropPreviewsAlone(Finished &result);

} // namespace turnaround::providers
