// What an artist asks for: all that is needed to make a model, and to make it again. Any thread (values).
#pragma once

#include "domain/blockout_settings.h"
#include "domain/option_value.h"
#include "domain/view.h"

#include <filesystem>
#include <string>
#include <vector>

namespace turnaround {

/// The engine inside this program.
inline constexpr const char *kBlockoutProvider = "blockout";

/// One view's picture. The artist's own file until the request is accepted, then the copy of it that
/// belongs to the job or the asset. A service that takes addresses may be given the public one instead.
struct ViewPicture {
    View view = View::Front;
    std::filesystem::path file; ///< empty where there is only an address
    std::string url = {}; ///< public, https; empty: none
    friend bool operator==(const ViewPicture &, const ViewPicture &) = default;
};

struct GenerationRequest {
    std::string provider = kBlockoutProvider; ///< who makes it
    std::string model; ///< which of the provider's models; empty for Blockout, which has one
    std::string name; ///< the subject's, UTF-8: what cards, library and the GLB's mesh are called
    std::string prompt; ///< UTF-8; may be empty; Blockout does not read it
    std::vector<ViewPicture> views; ///< each view at most once
    BlockoutSettings settings; ///< Blockout's
    OptionValues options; ///< a service's: what was chosen, by OptionOffer::key
    std::string hostWith; ///< the service that may host the pictures for one that takes addresses only; empty: none
};

} // namespace turnaround
