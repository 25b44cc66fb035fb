// Measures masks: for every model of TURNAROUND_DATA the overlap (intersection over union, coverage
// at least one half) of our outline with the alpha of the same view, and the processor time that cutting it out takes.
//
//   bench_masks [--save FOLDER] [--models NAME,NAME] [--variants all|PART_OF_NAME]
//
// FOLDER receives pictures of where the two differ. With --variants the alpha renders are laid over
// other backgrounds, with noise, coders' losses and shadows, three views of each model.
#include "imaging/cut_out.h"
#include "imaging/picture_file.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace turnaround;
using namespace turnaround::imaging;

namespace {

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

struct Variant {
    const char *name;
    QColor above, below; ///< a gradient from the picture's top to its bottom
    double noise; ///< standard deviation, levels
    bool shadow;
    const char *format;
    int quality; ///< of the coder; -1: lossless
};

const Variant kVariants[] = {
    {"white_jpeg_75", Qt::white, Qt::white, 0, false, "jpg", 75},
    {"white_jpeg_50", Qt::white, Qt::white, 0, false, "jpg", 50},
    {"offwhite_webp_80", {250, 249, 245}, {248, 248, 246}, 0.7, false, "webp", 80},
    {"dark_png", {24, 26, 30}, {24, 26, 30}, 0, false, "png", -1},
    {"black_jpeg_90", Qt::black, Qt::black, 0, false, "jpg", 90},
    {"green_jpeg_90", {0, 177, 64}, {0, 177, 64}, 0, false, "jpg", 90},
    {"blue_gradient_jpeg_85", {150, 180, 230}, {70, 90, 160}, 1, false, "jpg", 85},
    {"noise_4_png", {140, 150, 140}, {170, 170, 160}, 4, false, "png", -1},
    {"noise_8_jpeg_90", {140, 150, 140}, {170, 170, 160}, 8, false, "jpg", 90},
    {"shadow_white_png", Qt::white, Qt::white, 0, true, "png", -1},
    {"shadow_grey_jpeg_90", {225, 225, 225}, {205, 205, 205}, 0.7, true, "jpg", 90},
};

/// A soft ellipse under the lowest pixels of the subject.
void paintShadow(QImage &picture, const QImage &truth)
{
    int bottom = 0, left = truth.width(), right = 0;
    for (int y = 0; y < truth.height(); ++y) {
        for (int x = 0; x < truth.width(); ++x) {
            if (qAlpha(truth.pixel(x, y)) < 128)
                continue;
            bottom = y;
            left = std::min(left, x);
            right = std::max(right, x);
        }
    }
    QPainter painter(&picture);
    painter.translate((left + right) / 2.0, bottom - 4);
    painter.scale(0.55 * (right - left), 28);
    QRadialGradient gradient(QPointF(0, 0), 1);
    for (const double t : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0})
        gradient.setColorAt(t, QColor::fromRgbF(0, 0, 0, float(0.35 * (1 - t) * (1 - t) * (1 + 2 * t))));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawEllipse(QPointF(0, 0), 1, 1);
}

QImage composed(const QImage &truth, const Variant &variant)
{
    QImage picture(truth.size(), QImage::Format_RGB32);
    {
        QPainter painter(&picture);
        QLinearGradient gradient(0, 0, 0, truth.height());
        gradient.setColorAt(0, variant.above);
        gradient.setColorAt(1, variant.below);
        painter.fillRect(picture.rect(), gradient);
    }
    if (variant.shadow)
        paintShadow(picture, truth);
    QPainter(&picture).drawImage(0, 0, truth);
    std::mt19937 random(1);
    std::normal_distribution<double> noise(0, std::max(variant.noise, 1e-9));
    for (int y = 0; y < picture.height() && variant.noise > 0; ++y) {
        auto *row = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            const auto noisy = [&](int level) { return std::clamp(int(std::lround(level + noise(random))), 0, 255); };
            row[x] = qRgb(noisy(qRed(row[x])), noisy(qGreen(row[x])), noisy(qBlue(row[x])));
        }
    }
    return picture;
}

Figures measureVariant(const QDir &model, const Variant &variant, const QString &save)
{
    Figures figures;
    QTemporaryDir folder;
    for (const QString view : {"front", "left_front", "top"}) {
        const QImage truth(model.filePath(view + ".png"));
        const QString file = folder.filePath(view + "." + variant.format);
        composed(truth, variant).save(file, variant.format, variant.quality);
        const Result<Picture> picture = readPicture(file.toStdString());
        if (!picture) {
            std::fprintf(stderr, "%s\n", picture.error().message.c_str());
            continue;
        }
        const std::clock_t start = std::clock();
        const Result<CutoutWithNotes> cut = cutOut(*picture, {}, {});
        const double time = 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC;
        if (!cut)
            std::fprintf(stderr, "%s %s\n", qPrintable(model.dirName()), cut.error().message.c_str());
        figures.add(cut ? overlap(cut->cutout.coverage, truth) : 0, view.toStdString(), time);
        if (cut && !save.isEmpty()) {
            const QString name = save + "/" + model.dirName() + "_" + variant.name + "_" + view;
            savePicture(cut->cutout.coverage, truth, name + ".png");
            QFile::copy(file, name + "_input." + variant.format);
        }
    }
    return figures;
}

void measureVariants(const QDir &views, const QStringList &models, const QString &only, const QString &save)
{
    std::printf("%-24s", "variant");
    for (const QString &model : models)
        std::printf(" %7.7s", qPrintable(model));
    std::printf(" %7s\n", "mean");
    for (const Variant &variant : kVariants) {
        if (!only.isEmpty() && !QString(variant.name).contains(only))
            continue;
        std::printf("%-24s", variant.name);
        Figures all;
        for (const QString &model : models) {
            const Figures figures = measureVariant(QDir(views.filePath(model)), variant, save);
            std::printf(" %7.4f", figures.mean());
            std::fflush(stdout);
            all.add(figures.mean(), model.toStdString(), 0);
        }
        std::printf(" %7.4f\n", all.mean());
    }
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
    std::optional<QString> variants;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::string_view(argv[i]) == "--save")
            save = argv[i + 1];
        else if (std::string_view(argv[i]) == "--models")
            only = QString(argv[i + 1]).split(',');
        else if (std::string_view(argv[i]) == "--variants")
            variants = argv[i + 1];
    }
    if (!save.isEmpty())
        QDir().mkpath(save);
    const QDir views(QString(data) + "/views");
    if (variants) {
        measureVariants(views, only.isEmpty() ? views.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name) : only,
                        *variants == "all" ? QString() : *variants, save);
        return 0;
    }
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
