// What an artist asks for: all that is needed to make a model, and to make it again. Any thread (values).
#pragma once

#include "domain/blockout_settings.h"
#include "domain/view.h"

#include <filesystem>
#include <string>
#include <vector>

namespace turnaround {

/// The engine inside this program.
inline constexpr const char *kBlockoutProvider = "blockout";

/// One view's picture. The artist's own file until the request is accepted, then the copy of it that
/// belongs to the job or the asset.
struct ViewPicture {
    View view = View::Front;
    std::filesystem::path file;
    friend bool operator==(const ViewPicture &, const ViewPicture &) = default;
};

struct GenerationRequest {
    std::string provider = kBlockoutProvider; ///< who makes it
    std::string model; ///< which of the provider's models; empty for Blockout, which has one
    std::string name; ///< the subject's, UTF-8: what cards, library and the GLB's mesh are called
    std::string prompt; ///< UTF-8; may be empty; Blockout does not read it
    std::vector<ViewPicture> views; ///< each view at most once
    BlockoutSettings settings;
};

} // namespace turnaround
