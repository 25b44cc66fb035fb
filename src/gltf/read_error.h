// The wording that the parts of the reader share. Any thread.
#pragma once

#include "core/error.h"

#include <string>

namespace turnaround::gltf {

/// `what` is a clause without full stop, such as "its mesh 3 has no positions".
inline Error damaged(const std::string &what)
{
    return {ErrorKind::BadInput, "The model can't be used: " + what + ". Export it again, or use another file.", {}};
}

/// `what` says the figure and the limit.
inline Error tooLarge(const std::string &what)
{
    return {ErrorKind::BadInput, "The model is too large: " + what + ". Export a smaller version of it.", {}};
}

inline Error cancelled()
{
    return {ErrorKind::Cancelled, "Stopped before the model was read.", {}};
}

} // namespace turnaround::gltf
