// A model with everything that the viewer needs to show it, made off the GUI thread.
// Any thread (values); what is big is implicitly shared.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/scene.h"
#include "viewer/ground_shadow.h"
#include "viewer/model_facts.h"
#include "viewer/prepared_scene.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

namespace turnaround::viewer {

struct LoadedModel {
    PreparedScene scene;
    std::vector<QByteArray> edges; ///< by part: listEdges()
    std::vector<QImage> previews; ///< by image: a few pixels to show until the picture itself is handed over
    std::vector<Vec3f> outerPoints;
    GroundShadow ground;
    ModelFacts facts;
    std::vector<std::string> notes; ///< what is not shown as the file says, in plain sentences
};

/// Where a model comes from: a file, decoded data, or data already prepared.
using ModelSource = std::variant<std::filesystem::path, std::shared_ptr<const gltf::Scene>, PreparedScene>;

/// Called now and then with the share that is done, from 0 to 1; on the caller's thread.
using LoadProgress = std::function<void(double)>;

/// Pool thread; two threads are used. Errors: those of gltf::read and prepare(), Cancelled.
Result<LoadedModel> loadModel(const ModelSource &source, const LoadProgress &progress, const CancelToken &cancel);

} // namespace turnaround::viewer
