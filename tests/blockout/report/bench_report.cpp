// How well the report finds planted mistakes:
//   bench_report FOLDER [model,model,... [case,case,...]]
// FOLDER holds labels.jsonl, one line a set: {"dir","model","case","kind","culprits":[view],"changed":[share]},
// where `kind` is ok, swap, mirror, foreign, scale or rotate, and `changed` says which share of the
// culprit's outline the mistake changed. Prints what was missed, a table, and the time each set took
// once its pictures were decoded.
#include "blockout/placement/placement.h"
#include "blockout/report/examine.h"
#include "imaging/cut_out.h"
#include "imaging/picture_file.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

using namespace turnaround;
using namespace turnaround::blockout;
namespace fs = std::filesystem;

namespace {

constexpr double kVisible = 0.01; ///< share of an outline that must change for outlines to show it

struct Label {
    fs::path folder;
    std::string model, name, kind;
    std::set<std::string> culprits;
    bool visible = false;
};

struct Tally {
    int sets = 0, caught = 0, visible = 0, visibleCaught = 0, culprit = 0, kind = 0;
    void operator+=(const Tally &t)
    {
        sets += t.sets;
        caught += t.caught;
        visible += t.visible;
        visibleCaught += t.visibleCaught;
        culprit += t.culprit;
        kind += t.kind;
    }
};

struct Times {
    double sum = 0, worst = 0;
    void add(double seconds)
    {
        sum += seconds;
        worst = std::max(worst, seconds);
    }
};

std::set<std::string> splitAtCommas(const std::string &text)
{
    std::set<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, ',');)
        parts.insert(part);
    return parts;
}

std::vector<Label> readLabels(const fs::path &folder)
{
    std::vector<Label> labels;
    std::ifstream in(folder / "labels.jsonl");
    for (std::string line; std::getline(in, line);) {
        const nlohmann::json json = nlohmann::json::parse(line);
        Label label{folder / json["dir"].get<std::string>(), json["model"], json["case"], json["kind"], {}, false};
        for (const auto &culprit : json["culprits"])
            label.culprits.insert(culprit.get<std::string>());
        for (const auto &changed : json["changed"])
            label.visible = label.visible || changed.get<double>() >= kVisible;
        labels.push_back(std::move(label));
    }
    return labels;
}

/// A picture that stands in many sets is decoded once.
class Pictures
{
public:
    std::vector<ExaminedView> load(const fs::path &folder)
    {
        std::vector<ExaminedView> views;
        for (const View view : kAllViews) {
            for (const char *extension : {".png", ".jpg"}) {
                const fs::path file = folder / (std::string(viewName(view)) + extension);
                if (!fs::exists(file))
                    continue;
                std::ifstream in(file, std::ios::binary);
                const std::string bytes{std::istreambuf_iterator<char>(in), {}};
                ExaminedView &known = m_known[std::hash<std::string>()(bytes)];
                if (!known.cutout)
                    known = decode(file);
                if (known.cutout)
                    views.push_back({view, known.cutout, known.outline});
            }
        }
        return views;
    }
    void forget() { m_known.clear(); }

private:
    static ExaminedView decode(const fs::path &file)
    {
        const Result<imaging::Picture> picture = imaging::readPicture(file);
        if (!picture)
            return {};
        Result<imaging::CutoutWithNotes> cutout = imaging::cutOut(*picture, Background{}, CancelToken());
        if (!cutout)
            return {};
        const auto shared = std::make_shared<const imaging::Cutout>(std::move(cutout->cutout));
        return {View::Front, shared, std::make_shared<const Outline>(traceOutline(*shared, 1024))};
    }

    std::map<size_t, ExaminedView> m_known;
};

std::string planted(const std::string &kind)
{
    static const std::map<std::string, std::string> kNames = {
        {"swap", "swapped"}, {"mirror", "mirrored"}, {"rotate", "turned"}, {"scale", "scaled"}, {"foreign", "foreign"}};
    const auto found = kNames.find(kind);
    return found == kNames.end() ? kind : found->second;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "bench_report FOLDER [models [cases]]\n");
        return 2;
    }
    const std::set<std::string> models = splitAtCommas(argc > 2 ? argv[2] : "");
    const std::set<std::string> cases = splitAtCommas(argc > 3 ? argv[3] : "");
    Pictures pictures;
    std::string model;
    std::map<std::string, Tally> tallies;
    Times placing, examining, computing;
    int sets = 0;
    for (const Label &label : readLabels(argv[1])) {
        if ((!models.empty() && !models.contains(label.model)) || (!cases.empty() && !cases.contains(label.name)))
            continue;
        if (label.model != model)
            pictures.forget();
        model = label.model;
        const std::vector<ExaminedView> views = pictures.load(label.folder);
        std::vector<OutlinedView> outlined;
        for (const ExaminedView &view : views)
            outlined.push_back({view.view, view.outline});

        QElapsedTimer timer;
        timer.start();
        const Placement placement = place(outlined, {}, CancelToken());
        placing.add(double(timer.nsecsElapsed()) * 1e-9);
        timer.start();
        const std::clock_t busy = std::clock();
        const Report report = examine(views, placement, CancelToken()).report;
        examining.add(double(timer.nsecsElapsed()) * 1e-9);
        computing.add(double(std::clock() - busy) / CLOCKS_PER_SEC);
        ++sets;

        std::set<std::string> flagged;
        std::string kind = "ok";
        std::string reason;
        for (const ViewFinding &finding : report.views) {
            if (!finding.flagged)
                continue;
            flagged.insert(std::string(viewName(finding.view)));
            kind = findingKindName(finding.kind);
            reason = std::string(certaintyName(finding.certainty)) + ": " + finding.reason;
        }
        const bool good = label.kind == "ok";
        const bool caught = !flagged.empty();
        Tally tally{1,
                    caught,
                    label.visible,
                    label.visible && caught,
                    caught && flagged == label.culprits,
                    caught && kind == planted(label.kind)};
        tallies[good ? " correct sets" : label.name] += tally;
        if (caught == good || (!good && flagged != label.culprits))
            std::printf("  %s %s: %s\n", label.model.c_str(), label.name.c_str(),
                        caught ? reason.c_str() : "nothing found");
    }

    std::printf("%-24s %5s %7s %16s %8s %6s\n", "", "sets", "caught", "of those visible", "culprit", "kind");
    Tally all;
    for (const auto &[name, t] : tallies) {
        std::printf("%-24s %5d %7d %8d of %4d %8d %6d\n", name.c_str(), t.sets, t.caught, t.visibleCaught, t.visible,
                    t.culprit, t.kind);
        if (name != " correct sets")
            all += t;
    }
    if (sets == 0) {
        std::fprintf(stderr, "no sets found\n");
        return 2;
    }
    const auto percent = [](int part, int whole) { return whole > 0 ? 100.0 * part / whole : 0.0; };
    std::printf("mistakes caught %.1f %%, of those visible in outlines %.1f %%; of the caught, culprit named %.1f %%, "
                "kind named %.1f %%\n",
                percent(all.caught, all.sets), percent(all.visibleCaught, all.visible),
                percent(all.culprit, all.caught), percent(all.kind, all.caught));
    const Tally &correct = tallies[" correct sets"];
    std::printf("correct sets called bad: %d of %d\n", correct.caught, correct.sets);
    std::printf(
        "seconds: placing mean %.3f worst %.3f, examining mean %.3f worst %.3f (of processor time %.3f, %.3f)\n",
        placing.sum / sets, placing.worst, examining.sum / sets, examining.worst, computing.sum / sets,
        computing.worst);
    return 0;
}
