// The wording that the parts of this floor share. Any thread.
//
// Names and keys in a model are foreign text: what of them reaches a message is short, one line,
// and valid UTF-8.
#pragma once

#include "core/error.h"

#include <string>
#include <string_view>

namespace turnaround::gltf {

/// Foreign text in single quotes, cut to about 80 bytes.
std::string quotedText(std::string_view text);

/// `what` is a clause without full stop, such as "its mesh 3 has no positions".
Error damaged(const std::string &what);

/// `what` says the figure and the limit.
Error tooLarge(const std::string &what);

Error cancelled();
Error outOfMemory();

} // namespace turnaround::gltf
