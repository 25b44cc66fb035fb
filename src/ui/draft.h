// What the artist has put together so far: views, what was done to them, prompt, who makes it, settings. Any thread
// (values).
#pragma once

#include "blockout/report/report.h"
#include "domain/generation_request.h"
#include "domain/view.h"
#include "ui/mask_edit.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace turnaround::ui {

/// A slot's picture: the artist's own file, never changed, and what is done to a copy of it.
struct DraftView {
    std::filesystem::path file;
    int quarterTurns = 0; ///< 0..3, clockwise by 90 degrees, before mirroring
    bool mirrored = false; ///< left to right
    MaskEdit mask;
    std::string url = {}; ///< the public address that `file` was fetched from; empty: none

    bool edited() const { return quarterTurns != 0 || mirrored || !mask.untouched(); }
    /// Turns what is seen now, mirrored or not, clockwise by so many times 90 degrees.
    void turn(int times) { quarterTurns = (quarterTurns + (mirrored ? -times : times)) & 3; }
    friend bool operator==(const DraftView &, const DraftView &) = default;
};

/// A finding of the report that the artist wants to hear no more of.
using AcceptedFinding = std::pair<View, blockout::FindingKind>;

/// A service and one of its models.
struct ServiceModel {
    std::string provider = kBlockoutProvider;
    std::string model; ///< empty for Blockout, which has one
    friend auto operator<=>(const ServiceModel &, const ServiceModel &) = default;
};

struct Draft {
    std::map<View, DraftView> views;
    std::set<AcceptedFinding> accepted;
    std::string prompt; ///< UTF-8
    BlockoutSettings settings; ///< Blockout's
    ServiceModel maker; ///< who makes it
    std::map<ServiceModel, OptionValues> options; ///< what was chosen for each, also where another one is the maker now
};

} // namespace turnaround::ui
