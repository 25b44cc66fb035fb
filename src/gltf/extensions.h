// Which glTF extensions a file may require. Any thread.
#pragma once

#include <string_view>

namespace turnaround::gltf {

/// True where the model is read right: the extension is understood, or it only refines how the
/// surface looks under light, names things, or adds what is not the model (lights).
bool isExtensionAccepted(std::string_view name);

} // namespace turnaround::gltf
