// Times and counts of the mesh stages on visual hulls of real models:
//   TURNAROUND_DATA=folder bench_mesh [cells [faces,faces,... [model ...]]]
#include "blockout/mesh/components.h"
#include "blockout/mesh/manifold_check.h"
#include "blockout/mesh/simplify.h"
#include "hull_field.h"
#include "silhouette.h"

#include <QElapsedTimer>
#include <QStringList>

#include <cstdio>
#include <ctime>
#include <sys/resource.h>
#include <utility>
#include <vector>

using namespace turnaround;
using namespace turnaround::blockout;

namespace {

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

class Stopwatch
{
public:
    Stopwatch()
        : m_cpu(cpuSeconds())
    {
        m_timer.start();
    }
    /// Wall, and of both threads.
    std::pair<double, double> seconds() const { return {double(m_timer.nsecsElapsed()) * 1e-9, cpuSeconds() - m_cpu}; }

private:
    static double cpuSeconds() { return double(std::clock()) / CLOCKS_PER_SEC; }

    QElapsedTimer m_timer;
    double m_cpu;
};

void describe(const char *stage, std::pair<double, double> seconds, const TriangleMesh &mesh,
              const fields::HullField &hull)
{
    double sum = 0, worst = 1;
    for (const View view : kAllViews) {
        const cv::Mat &given = hull.outline(view);
        const double iou = fields::overlap(fields::drawOutline(mesh, view, hull.half(), given.rows), given);
        sum += iou;
        worst = std::min(worst, iou);
    }
    const ManifoldReport report = checkManifold(mesh);
    std::printf("  %-12s %.3f s (cpu %.3f)  %8zu triangles  outline %.4f / worst %.4f  peak %.0f MB  %s\n", stage,
                seconds.first, seconds.second, mesh.triangles.size(), sum / kViewCount, worst, peakMegabytes(),
                report.clean() ? "clean" : report.text().c_str());
}

void run(const QString &data, const QString &model, int cells, const std::vector<int> &faces)
{
    const auto hull = fields::HullField::load(data, model, cells);
    if (!hull) {
        std::printf("%s: no views found\n", qPrintable(model));
        return;
    }
    std::printf("%s, %d cells\n", qPrintable(model), cells);
    const CancelToken cancel;
    const Stopwatch isoTime;
    Result<TriangleMesh> mesh = isosurface(hull->grid(), hull->sampler(), cancel);
    if (!mesh) {
        std::printf("  %s\n", mesh.error().message.c_str());
        return;
    }
    describe("isosurface", isoTime.seconds(), *mesh, *hull);
    const Stopwatch solidsTime;
    Solids solids = keepSolids(std::move(*mesh), {});
    std::printf("  %zu pieces, %zu crumbs, %zu hidden\n", solids.pieces, solids.crumbs, solids.hidden);
    describe("solids", solidsTime.seconds(), solids.mesh, *hull);
    for (const int target : faces) {
        TriangleMesh copy = solids.mesh;
        const Stopwatch time;
        const Result<TriangleMesh> simple = simplify(std::move(copy), target, cancel);
        if (!simple)
            std::printf("  %s\n", simple.error().message.c_str());
        else
            describe(std::to_string(target).c_str(), time.seconds(), simple.value(), *hull);
    }
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
    for (const QString &model : models)
        run(data, model, cells, faces);
    return 0;
}
