// The engine: views of a subject in, a textured, watertight model out, offline. Call from a pool
// thread; each call owns all it needs and uses two threads. Nothing is written to disk here.
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "blockout/report/report.h"
#include "core/cancel.h"
#include "core/result.h"
#include "domain/blockout_settings.h"
#include "domain/view.h"

#include <QImage>

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace turnaround::blockout {

class ViewCache; // view_cache.h

struct ViewFile {
    View view = View::Front;
    std::filesystem::path file;
};

/// Called from the engine's threads, one call at a time: the stage's name ("masks", "placement" …)
/// and the share of the whole that is done, 0..1, never falling.
using Progress = std::function<void(std::string_view stage, double done)>;

struct Build {
    TexturedMesh mesh;
    QImage baseColour; ///< RGB, square
    Report report;
    std::vector<std::pair<std::string, double>> stageSeconds; ///< in the order they ran
};

/// Any subset of the eight views, each at most once; none is BadInput. Checks every file's limits
/// before any other work. Errors: BadInput (names the file and the figures), Cancelled, Unavailable
/// (out of memory).
/// `cache`: null, or where views are kept for the next time.
Result<Build> build(const std::vector<ViewFile> &views, const BlockoutSettings &settings, const Progress &progress,
                    const CancelToken &cancel, ViewCache *cache = nullptr);

/// The report alone: no mesh is made. Errors as build().
Result<Report> check(const std::vector<ViewFile> &views, const Background &background, const CancelToken &cancel);

} // namespace turnaround::blockout
