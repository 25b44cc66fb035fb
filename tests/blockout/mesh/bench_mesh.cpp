// Times, counts and outlines of simplification on the solids of real models:
//   TURNAROUND_DATA=folder bench_mesh [cells [faces,faces,... [model ...]]]
// `cells`: 128, 256, 512 or 768. Times are wall seconds and those of both threads together.
#include "blockout/mesh/manifold_check.h"
#include "blockout/mesh/simplify.h"
#include "blockout/placement/placement.h"
#include "blockout/prepare_views.h"
#include "blockout/shape/solid.h"
#include "silhouette.h"

#include <QElapsedTimer>
#include <QStringList>

#include <cstdio>
#include <ctime>
#include <sys/resource.h>

using namespace turnaround;
using namespace turnaround::blockout;

namespace {

class Stopwatch
{
public:
    Stopwatch() { m_timer.start(); }
    double wall() const { return double(m_timer.nsecsElapsed()) * 1e-9; }
    double cpu() const { return double(std::clock() - m_start) / CLOCKS_PER_SEC; }

private:
    QElapsedTimer m_timer;
    std::clock_t m_start = std::clock();
};

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

void describe(const std::string &stage, const Stopwatch &time, const TriangleMesh &mesh, const PreparedViews &views,
              const Placement &placement)
{
    const double wall = time.wall(), cpu = time.cpu(), peak = peakMegabytes();
    double sum = 0, worst = 1;
    for (size_t i = 0; i < views.cutouts.size(); ++i) {
        const double overlap = fields::outlineOverlap(mesh, placement.cameras[i], *views.cutouts[i]);
        sum += overlap;
        worst = std::min(worst, overlap);
    }
    const ManifoldReport report = checkManifold(mesh);
    std::printf("  %-8s %.3f s (cpu %.3f)  %8zu triangles  outline %.4f / worst %.4f  peak %.0f MB  %s\n",
                stage.c_str(), wall, cpu, mesh.triangles.size(), sum / double(views.cutouts.size()), worst, peak,
                report.clean() ? "clean" : report.text().c_str());
    std::fflush(stdout);
}

Result<void> run(const QString &data, const QString &model, int cells, const std::vector<int> &faces)
{
    std::vector<ViewFile> files;
    for (const View view : kAllViews) {
        const std::string name(viewName(view));
        files.push_back({view, (data + "/views/" + model).toStdString() + "/" + name + ".png"});
    }
    const CancelToken cancel;
    const Result<PreparedViews> views = prepareViews(files, {}, 512, cancel, nullptr);
    if (!views)
        return views.error();
    const Placement placement = place(views->outlined, {}, cancel);
    BlockoutSettings settings;
    settings.detail = cells;
    std::printf("%s, %d cells\n", qPrintable(model), cells);
    const Stopwatch solidTime;
    const Result<TriangleMesh> solid = solidOf(views->outlined, placement, settings, cancel);
    if (!solid)
        return solid.error();
    describe("solid", solidTime, *solid, *views, placement);
    for (const int target : faces) {
        TriangleMesh copy = *solid;
        const Stopwatch time;
        const Result<TriangleMesh> simple = simplify(std::move(copy), target, cancel);
        if (!simple)
            return simple.error();
        describe(std::to_string(target), time, *simple, *views, placement);
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    const QString data = qEnvironmentVariable("TURNAROUND_DATA");
    const int cells = argc > 1 ? std::atoi(argv[1]) : 512;
    std::vector<int> faces;
    for (const QString &count : QString::fromLocal8Bit(argc > 2 ? argv[2] : "3000,50000,200000,1500000").split(','))
        faces.push_back(count.toInt());
    QStringList models;
    for (int i = 3; i < argc; ++i)
        models << QString::fromLocal8Bit(argv[i]);
    if (models.isEmpty())
        models = {"bike", "wind_turbine", "knight", "cactus", "cyborg_female"};
    for (const QString &model : models) {
        if (const Result<void> done = run(data, model, cells, faces); !done)
            std::printf("%s: %s\n", qPrintable(model), done.error().message.c_str());
    }
    return 0;
}
