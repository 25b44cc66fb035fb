#include "jobs/local_engine.h"

#include "blockout/blockout.h"
#include "blockout/model_scene.h"
#include "gltf/write.h"

#include <chrono>

namespace turnaround::jobs {

namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Result<Made> make(const GenerationRequest &request, const std::filesystem::path &model, const EngineProgress &progress,
                  const CancelToken &cancel)
{
    std::vector<blockout::ViewFile> views;
    for (const ViewPicture &picture : request.views)
        views.push_back({picture.view, picture.file});
    Result<blockout::Build> build = blockout::build(views, request.settings, progress, cancel);
    if (!build)
        return build.error();
    progress("export", 1);
    const auto writing = std::chrono::steady_clock::now();
    const Result<gltf::Scene> scene = blockout::modelScene(*build, request.name);
    if (!scene)
        return scene.error();
    if (const Result<void> written = gltf::writeGlb(*scene, model, cancel); !written)
        return written.error();
    Made made;
    made.faces = static_cast<std::int64_t>(build->mesh.triangles.size());
    made.stageSeconds = std::move(build->stageSeconds);
    made.stageSeconds.emplace_back("export", secondsSince(writing));
    made.report = std::move(build->report);
    return made;
}

} // namespace

LocalEngine blockoutEngine()
{
    return {kBlockoutProvider, make};
}

} // namespace turnaround::jobs
