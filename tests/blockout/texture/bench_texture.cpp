// Times, charts, fill and faithfulness of the texture on visual hulls of real models:
//   TURNAROUND_DATA=folder bench_texture [--cells N] [--faces N] [--size N] [--views front,left,...]
//                                        [--pictures FOLDER] [--out FOLDER] [model ...]
// --pictures: the views' colours come from FOLDER/<model>/<view>.png instead of TURNAROUND_DATA/views.
// --out: writes <model>.glb and <model>.png (the atlas) there.
#include "../mesh/hull_field.h"
#include "blockout/mesh/components.h"
#include "blockout/mesh/simplify.h"
#include "plain_glb.h"
#include "rendered_views.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>

#include <cstdio>
#include <sys/resource.h>

using namespace turnaround;
using namespace turnaround::blockout;

namespace {

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) { return double(t.tv_sec) + 1e-6 * double(t.tv_usec); };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Wishes {
    QString data, pictures, out;
    int cells = 512, faces = 200'000, size = 2048;
    std::vector<View> views{kAllViews.begin(), kAllViews.end()};
};

/// Scaled so that the longest side is 1; returns the scale.
float toWorldUnits(TriangleMesh &mesh)
{
    Vec3f low{1e9f, 1e9f, 1e9f}, high{-1e9f, -1e9f, -1e9f};
    for (const Vec3f p : mesh.positions)
        for (int k = 0; k < 3; ++k) {
            low[k] = std::min(low[k], p[k]);
            high[k] = std::max(high[k], p[k]);
        }
    const Vec3f size = high - low;
    const float scale = 1 / std::max({size.x, size.y, size.z});
    for (Vec3f &p : mesh.positions)
        p = p * scale;
    return scale;
}

void run(const QString &model, const Wishes &wishes)
{
    const auto hull = fields::HullField::load(wishes.data, model, wishes.cells);
    if (!hull) {
        std::printf("%s: no views found\n", qPrintable(model));
        return;
    }
    const CancelToken cancel;
    Result<TriangleMesh> made = isosurface(hull->grid(), hull->sampler(), cancel);
    made = keepSolids(std::move(*made), {}).mesh;
    made = simplify(std::move(*made), wishes.faces, cancel);
    if (!made) {
        std::printf("%s: %s\n", qPrintable(model), made.error().message.c_str());
        return;
    }
    TriangleMesh mesh = std::move(*made);
    const float scale = toWorldUnits(mesh);
    const QString folder = (wishes.pictures.isEmpty() ? wishes.data + "/views" : wishes.pictures) + "/" + model;
    const float pixelsPerUnit = float(hull->outline(View::Front).cols) / (2 * hull->half() * scale);
    const std::vector<PlacedView> views = rendered::load(folder, wishes.views, pixelsPerUnit);

    QElapsedTimer timer;
    timer.start();
    const double before = peakMegabytes();
    const double usedBefore = processorSeconds();
    const Result<Textured> result = texture(mesh, views, wishes.size, {}, cancel);
    const double seconds = double(timer.nsecsElapsed()) * 1e-9;
    const double used = processorSeconds() - usedBefore;
    if (!result) {
        std::printf("%s: %s\n", qPrintable(model), result.error().message.c_str());
        return;
    }
    std::printf("%-18s %8zu triangles %.3f s (processor %.3f s)  %5zu charts  fill %.3f  peak +%.0f MB  psnr",
                qPrintable(model), mesh.triangles.size(), seconds, used, result->charts, result->fill,
                peakMegabytes() - before);
    double mean = 0;
    const auto all =
        rendered::load(wishes.data + "/views/" + model, {kAllViews.begin(), kAllViews.end()}, pixelsPerUnit);
    for (const PlacedView &view : all) {
        const double value = rendered::psnr(*result, view);
        mean += value / double(all.size());
        std::printf(" %.1f", value);
    }
    std::printf("  mean %.2f\n ", mean);
    for (const auto &[name, stage] : result->stageSeconds)
        std::printf(" %s %.3f", name.c_str(), stage);
    std::printf("\n");
    std::fflush(stdout);
    if (!wishes.out.isEmpty()) {
        QDir().mkpath(wishes.out);
        result->baseColour.save(wishes.out + "/" + model + ".png");
        rendered::writePlainGlb(*result, wishes.out + "/" + model + ".glb");
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    for (const char *name : {"cells", "faces", "size", "views", "pictures", "out"})
        parser.addOption({name, {}, "value"});
    parser.addPositionalArgument("models", {});
    parser.process(application);
    Wishes wishes;
    wishes.data = qEnvironmentVariable("TURNAROUND_DATA");
    wishes.pictures = parser.value("pictures");
    wishes.out = parser.value("out");
    const auto number = [&](const char *name, int &value) {
        if (parser.isSet(name))
            value = parser.value(name).toInt();
    };
    number("cells", wishes.cells);
    number("faces", wishes.faces);
    number("size", wishes.size);
    if (parser.isSet("views")) {
        wishes.views.clear();
        for (const QString &name : parser.value("views").split(','))
            if (const auto view = viewFromName(name.toStdString()))
                wishes.views.push_back(*view);
    }
    QStringList models = parser.positionalArguments();
    if (models.isEmpty())
        models = {"bike", "knight", "cactus", "cyborg_female"};
    for (const QString &model : models)
        run(model, wishes);
    return 0;
}
