#include "blockout/report/examine.h"

#include "blockout/report/advice.h"
#include "blockout/report/verdict.h"
#include "blockout/report/wording.h"

#include <algorithm>
#include <optional>

namespace turnaround::blockout {

namespace {

bool isLevel(View view)
{
    return view == View::Top || view == View::Bottom;
}

/// Some services show the bottom turned by 180 degrees: that is a convention, not a mistake.
bool isConvention(const Change &change, std::span<const View> views)
{
    return change.kind == FindingKind::Turned && change.views.size() == 1 &&
        views[static_cast<size_t>(change.views[0])] == View::Bottom && change.quarterTurns[0] == 2;
}

/// Each view's outline against what the views in order allow; the culprits one by one, as they were given.
std::vector<std::optional<double>> outlineShares(const PictureSet &pictures, const Candidate &best,
                                                 const std::vector<int> &culprits)
{
    std::vector<std::optional<double>> shares(static_cast<size_t>(pictures.count()));
    if (pictures.count() < 2)
        return shares;
    const auto isCulprit = [&](int i) { return std::ranges::find(culprits, i) != culprits.end(); };
    for (size_t i = 0; i < best.fit.places.size(); ++i) {
        if (!isCulprit(best.fit.places[i]))
            shares[static_cast<size_t>(best.fit.places[i])] = best.fit.coverage[i];
    }
    for (const int culprit : culprits) {
        Arrangement arrangement = asGiven(pictures.count());
        for (const int other : culprits) {
            if (other != culprit && pictures.count() > static_cast<int>(culprits.size()))
                arrangement.sources[static_cast<size_t>(other)].picture = -1;
        }
        const OutlineFit fit = fitOutlines(pictures, arrangement, best.fit.fieldOfViewDegrees);
        for (size_t i = 0; i < fit.places.size(); ++i) {
            if (fit.places[i] == culprit)
                shares[static_cast<size_t>(culprit)] = fit.coverage[i];
        }
    }
    return shares;
}

/// How often the picture `view` of the set must be turned clockwise by 90 degrees.
int turnsOf(const Change &change, int view)
{
    const auto at = std::ranges::find(change.views, view);
    const auto k = static_cast<size_t>(at - change.views.begin());
    return change.kind == FindingKind::Turned && k < change.quarterTurns.size() ? change.quarterTurns[k] & 3 : 0;
}

} // namespace

Examination examine(std::span<const ExaminedView> views, const Placement &placement, const CancelToken &cancel)
{
    Examination examination;
    if (views.empty() || cancel.requested())
        return examination;
    const PictureSet pictures(views);
    const Search search = searchArrangements(pictures, placement.fieldOfViewDegrees, cancel);
    if (cancel.requested())
        return examination;
    const Verdict verdict = judge(search, pictures.views());
    examination.fieldOfViewDegrees = verdict.best->fit.fieldOfViewDegrees;
    const bool convention = isConvention(verdict.change, pictures.views());
    const std::vector<int> culprits = convention ? std::vector<int>() : verdict.change.views;

    std::vector<std::string> &notes = examination.report.notes;
    const std::vector<std::optional<double>> shares = outlineShares(pictures, *verdict.best, culprits);
    for (int i = 0; i < pictures.count(); ++i) {
        ViewFinding finding;
        finding.view = pictures.views()[static_cast<size_t>(i)];
        finding.iou = shares[static_cast<size_t>(i)];
        if (std::ranges::find(culprits, i) != culprits.end()) {
            finding.kind = verdict.change.kind;
            finding.flagged = true;
            finding.certainty = verdict.certainty;
            finding.quarterTurns = turnsOf(verdict.change, i);
            const Words words = wordsFor(verdict, i, pictures.views());
            finding.reason = words.reason;
            finding.suggestion = words.suggestion;
        }
        examination.report.views.push_back(std::move(finding));
    }
    std::ranges::sort(examination.report.views, {}, &ViewFinding::view);

    if (verdict.change.kind == FindingKind::Turned) {
        for (size_t k = 0; k < verdict.change.views.size(); ++k) {
            const View view = pictures.views()[static_cast<size_t>(verdict.change.views[k])];
            if (!isLevel(view))
                continue;
            examination.quarterTurns[static_cast<size_t>(view)] = verdict.change.quarterTurns[k];
            notes.push_back(turnNote(view, verdict.change.quarterTurns[k]));
        }
    }
    for (std::string &note : framingNotes(verdict, pictures, placement))
        notes.push_back(std::move(note));
    for (std::string &note : advice(pictures.views()))
        notes.push_back(std::move(note));
    return examination;
}

} // namespace turnaround::blockout
