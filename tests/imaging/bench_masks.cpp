// Measures masks: for every model of TURNAROUND_DATA the overlap (intersection over union, coverage
// at least one half) of our outline with the alpha of the same view, and the processor time that cutting it out takes.
//
//   bench_masks [--save FOLDER] [--models NAME,NAME]     FOLDER receives pictures of where the two differ
#include "imaging/cut_out.h"
#include "imaging/picture_file.h"

#include <QDir>
#include <QImage>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

using namespace turnaround;
using namespace turnaround::imaging;

namespace
{

struct Figures {
    double sum = 0;
    double worst = 1;
    std::string worstView;
    int count = 0;
    double milliseconds = 0;

    void add(double overlap, const std::string &view, double time)
    {
        sum += overlap;
        ++count;
        milliseconds += time;
        if (overlap < worst) {
            worst = overlap;
            worstView = view;
        }
    }
    double mean() const { return count ? sum / count : 0; }
};

double overlap(const cv::Mat1f &ours, const QImage &truth)
{
    qint64 both = 0, either = 0;
    for (int y = 0; y < ours.rows; ++y) {
        for (int x = 0; x < ours.cols; ++x) {
            const bool a = ours(y, x) >= 0.5f;
            const bool b = qAlpha(truth.pixel(x, y)) >= 128;
            both += a && b;
            either += a || b;
        }
    }
    return either ? double(both) / double(either) : 1;
}

/// White: both; red: ours alone; blue: the truth's alone.
void savePicture(const cv::Mat1f &ours, const QImage &truth, const QString &file)
{
    QImage picture(truth.size(), QImage::Format_RGB32);
    for (int y = 0; y < ours.rows; ++y) {
        for (int x = 0; x < ours.cols; ++x) {
            const bool a = ours(y, x) >= 0.5f;
            const bool b = qAlpha(truth.pixel(x, y)) >= 128;
            picture.setPixel(x, y,
                             a && b  ? qRgb(235, 235, 235)
                                 : a ? qRgb(255, 0, 0)
                                 : b ? qRgb(0, 60, 255)
                                     : qRgb(40, 40, 40));
        }
    }
    picture.save(file);
}

Figures measure(const QDir &model, const QString &kind, const QString &ending, const QString &save)
{
    Figures figures;
    for (const QString &name : model.entryList({"*.png"}, QDir::Files, QDir::Name)) {
        const QString view = name.chopped(4);
        const Result<Picture> picture = readPicture(model.filePath(kind + "/" + view + ending).toStdString());
        if (!picture) {
            std::fprintf(stderr, "%s\n", picture.error().message.c_str());
            continue;
        }
        const std::clock_t start = std::clock();
        const Result<CutoutWithNotes> cut = cutOut(*picture, {}, {});
        const double time = 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC;
        if (!cut) {
            std::fprintf(stderr, "%s %s\n", qPrintable(model.dirName()), cut.error().message.c_str());
            figures.add(0, view.toStdString(), time);
            continue;
        }
        const QImage truth(model.filePath(name));
        figures.add(overlap(cut->cutout.coverage, truth), view.toStdString(), time);
        if (!save.isEmpty())
            savePicture(cut->cutout.coverage, truth, save + "/" + model.dirName() + "_" + kind + "_" + view + ".png");
    }
    return figures;
}

} // namespace

int main(int argc, char **argv)
{
    const char *data = std::getenv("TURNAROUND_DATA");
    if (!data) {
        std::fprintf(stderr, "Set TURNAROUND_DATA to the folder that holds views/.\n");
        return 2;
    }
    QString save;
    QStringList only;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::string_view(argv[i]) == "--save")
            save = argv[i + 1];
        else if (std::string_view(argv[i]) == "--models")
            only = QString(argv[i + 1]).split(',');
    }
    if (!save.isEmpty())
        QDir().mkpath(save);
    const QDir views(QString(data) + "/views");
    std::printf("%-18s %8s %8s %-12s %8s %8s %-12s %6s\n", "model", "white", "worst", "", "grey", "worst", "", "ms");
    Figures white, grey;
    for (const QString &model : views.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (!only.isEmpty() && !only.contains(model))
            continue;
        const QDir folder(views.filePath(model));
        const Figures w = measure(folder, "white", ".png", save);
        const Figures g = measure(folder, "grey", ".jpg", save);
        std::printf("%-18s %8.4f %8.4f %-12s %8.4f %8.4f %-12s %6.1f\n", qPrintable(model), w.mean(), w.worst,
                    w.worstView.c_str(), g.mean(), g.worst, g.worstView.c_str(),
                    (w.milliseconds + g.milliseconds) / std::max(1, w.count + g.count));
        if (model != "jet_fighter") // white on white: shown above, not counted
            white.add(w.mean(), model.toStdString(), 0);
        grey.add(g.mean(), model.toStdString(), 0);
    }
    std::printf("%-18s %8.4f %8.4f %-12s %8.4f %8.4f %s\n", "mean of models", white.mean(), white.worst,
                white.worstView.c_str(), grey.mean(), grey.worst, grey.worstView.c_str());
    return 0;
}
