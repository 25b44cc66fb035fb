#include "blockout/blockout.h"

#include "blockout/mesh/components.h"
#include "blockout/mesh/simplify.h"
#include "blockout/placement/placement.h"
#include "blockout/prepare_views.h"
#include "blockout/report/examine.h"
#include "blockout/shape/solid.h"
#include "blockout/texture/texture.h"

#include <chrono>
#include <exception>

namespace turnaround::blockout {

namespace {

const Error kStopped{ErrorKind::Cancelled, "Stopped."};

/// Names the stage to the caller and keeps the time that each took.
class Stages
{
public:
    Stages(const Progress &progress, std::vector<std::pair<std::string, double>> &seconds)
        : m_progress(progress)
        , m_seconds(seconds)
    {
    }
    ~Stages() { end(); }

    /// `done`: the share of the whole that lies behind.
    void begin(std::string name, double done)
    {
        end();
        m_name = std::move(name);
        m_start = std::chrono::steady_clock::now();
        report(done);
    }
    void report(double done) const
    {
        if (m_progress)
            m_progress(m_name, done);
    }
    void end()
    {
        if (!m_name.empty())
            m_seconds.emplace_back(m_name,
                                   std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count());
        m_name.clear();
    }

private:
    const Progress &m_progress;
    std::vector<std::pair<std::string, double>> &m_seconds;
    std::string m_name;
    std::chrono::steady_clock::time_point m_start;
};

/// The notes about the outlines come first: they may explain what follows.
Examination examineSet(const PreparedViews &prepared, const Placement &placement, const CancelToken &cancel)
{
    std::vector<ExaminedView> views;
    for (size_t i = 0; i < prepared.cutouts.size(); ++i)
        views.push_back({prepared.outlined[i].view, prepared.cutouts[i], prepared.outlined[i].outline});
    Examination examination = examine(views, placement, cancel);
    std::vector<std::string> &notes = examination.report.notes;
    notes.insert(notes.begin(), prepared.notes.begin(), prepared.notes.end());
    return examination;
}

/// Views whose outlines would cut away what the others show.
std::vector<View> misfits(const Report &report)
{
    std::vector<View> views;
    for (const ViewFinding &finding : report.views) {
        const bool misfit = finding.kind == FindingKind::Foreign || finding.kind == FindingKind::Mirrored;
        if (finding.flagged && misfit && finding.certainty == Certainty::Probably)
            views.push_back(finding.view);
    }
    return views;
}

Result<Build> run(const std::vector<ViewFile> &views, const BlockoutSettings &settings, const Progress &progress,
                  const CancelToken &cancel, ViewCache *cache)
{
    Build build;
    Stages stages(progress, build.stageSeconds);

    stages.begin("masks", 0);
    Result<PreparedViews> prepared = prepareViews(views, settings.background, settings.voxels(), cancel, cache);
    if (!prepared)
        return prepared.error();

    stages.begin("placement", 0.12);
    Placement placement = place(prepared->outlined, {}, cancel);
    if (cancel.requested())
        return kStopped;

    stages.begin("report", 0.16);
    Examination examination = examineSet(*prepared, placement, cancel);
    if (cancel.requested())
        return kStopped;
    build.report = std::move(examination.report);
    const bool turned = turnViews(*prepared, examination.quarterTurns);
    if (leaveOut(*prepared, misfits(build.report), build.report.notes) || turned)
        placement = place(prepared->outlined, {}, cancel);

    stages.begin("shape", 0.2);
    Result<TriangleMesh> solid = solidOf(prepared->outlined, placement, settings, cancel);
    if (!solid)
        return solid.error();

    stages.begin("mesh", 0.4);
    solid = simplify(std::move(*solid), settings.faces, cancel);
    if (!solid)
        return solid.error();

    stages.begin("texture", 0.7);
    std::vector<PlacedView> placed;
    for (size_t i = 0; i < prepared->cutouts.size(); ++i)
        placed.push_back({placement.cameras[i], prepared->cutouts[i]});
    Result<Textured> textured = texture(
        *solid, placed, settings.textureSize, [&](double done) { stages.report(0.7 + 0.3 * done); }, cancel);
    if (!textured)
        return textured.error();
    build.mesh = std::move(textured->mesh);
    build.baseColour = std::move(textured->baseColour);
    stages.end(); // before the result, with the times, moves out
    return build;
}

/// Runs a stage of the engine where memory may end.
template <class Stage>
auto guarded(Stage &&stage) -> decltype(stage())
{
    try {
        return stage();
    } catch (const std::exception &failure) {
        return Error{ErrorKind::Unavailable,
                     "There is not enough memory for this model: choose less detail or a smaller texture.",
                     failure.what()};
    }
}

} // namespace

Result<Build> build(const std::vector<ViewFile> &views, const BlockoutSettings &settings, const Progress &progress,
                    const CancelToken &cancel, ViewCache *cache)
{
    return guarded([&] { return run(views, settings, progress, cancel, cache); });
}

Result<Report> check(const std::vector<ViewFile> &views, const Background &background, const CancelToken &cancel)
{
    return guarded([&]() -> Result<Report> {
        const Result<PreparedViews> prepared = prepareViews(views, background, 0, cancel, nullptr);
        if (!prepared)
            return prepared.error();
        const Placement placement = place(prepared->outlined, {}, cancel);
        Examination examination = examineSet(*prepared, placement, cancel);
        if (cancel.requested())
            return kStopped;
        return std::move(examination.report);
    });
}

} // namespace turnaround::blockout
