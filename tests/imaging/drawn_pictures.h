// Drawn pictures with known outlines, for the tests of cutting out.
#pragma once

#include "imaging/cut_out.h"

#include "imaging/picture_file.h"
#include "imaging/picture_fixtures.h"

#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>
#include <QtTest>

#include <cmath>
#include <functional>
#include <random>

namespace drawn_pictures {

using namespace turnaround;
using namespace turnaround::imaging;

inline constexpr int kSide = 256;
using Drawing = std::function<void(QPainter &)>;

/// Drawn four times as large and reduced, so that edges hold exact shares.
inline QImage drawn(const QColor &background, const Drawing &draw, int side = kSide)
{
    QImage large(4 * side, 4 * side, QImage::Format_ARGB32_Premultiplied);
    large.fill(background);
    QPainter painter(&large);
    painter.scale(4, 4);
    painter.setPen(Qt::NoPen);
    draw(painter);
    painter.end();
    QImage result(side, side, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            int sum[4] = {};
            for (int i = 0; i < 16; ++i) {
                const QRgb p = large.pixel(4 * x + i % 4, 4 * y + i / 4);
                const QRgb premultiplied = qPremultiply(p);
                sum[0] += qRed(premultiplied);
                sum[1] += qGreen(premultiplied);
                sum[2] += qBlue(premultiplied);
                sum[3] += qAlpha(premultiplied);
            }
            reinterpret_cast<QRgb *>(result.scanLine(y))[x] =
                qRgba((sum[0] + 8) / 16, (sum[1] + 8) / 16, (sum[2] + 8) / 16, (sum[3] + 8) / 16);
        }
    }
    return result;
}

inline QImage noisy(QImage image, double deviation)
{
    image.convertTo(QImage::Format_RGB32);
    std::mt19937 random(3);
    std::normal_distribution<double> noise(0, deviation);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb p = image.pixel(x, y);
            const auto level = [&](int value) { return std::clamp(int(std::lround(value + noise(random))), 0, 255); };
            image.setPixel(x, y, qRgb(level(qRed(p)), level(qGreen(p)), level(qBlue(p))));
        }
    }
    return image;
}

inline Picture asPicture(const QImage &image, bool lossy = false)
{
    return {image.convertToFormat(QImage::Format_RGBA8888), lossy, "view.png"};
}

inline Picture throughJpeg(const QImage &image, int quality)
{
    return asPicture(
        QImage::fromData(fixtures::encoded(image.convertToFormat(QImage::Format_RGB32), "jpg", quality), "jpg"), true);
}

inline CutoutWithNotes cut(const Picture &picture, const Background &background = {})
{
    Result<CutoutWithNotes> result = cutOut(picture, background, {});
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return std::move(*result);
}

inline double overlap(const cv::Mat1f &ours, const cv::Mat1f &truth)
{
    const cv::Mat a = ours >= 0.5f, b = truth >= 0.5f;
    return double(cv::countNonZero(a & b)) / double(cv::countNonZero(a | b));
}

inline cv::Mat1f truthOf(const Drawing &draw, int side = kSide)
{
    const QImage image = drawn(Qt::transparent, draw, side);
    cv::Mat1f truth(side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            truth(y, x) = float(qAlpha(image.pixel(x, y))) / 255;
    }
    return truth;
}

inline void disc(QPainter &painter)
{
    painter.setBrush(QColor(170, 40, 30));
    painter.drawEllipse(QPointF(128.3, 127.6), 80.2, 70.7);
}

inline void body(QPainter &painter) // a figure whose arms leave gaps
{
    painter.setBrush(QColor(60, 90, 150));
    QPainterPath path;
    path.addEllipse(QPointF(128, 60), 30, 32);
    path.addRect(100, 85, 56, 110);
    path.addRect(104, 190, 20, 50);
    path.addRect(132, 190, 20, 50);
    path.setFillRule(Qt::WindingFill);
    painter.drawPath(path);
    QPen arm(QColor(200, 150, 120), 16, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    painter.strokePath(
        [] {
            QPainterPath line;
            line.moveTo(102, 98);
            line.lineTo(60, 140);
            line.lineTo(102, 180);
            return line;
        }(),
        arm);
}

} // namespace drawn_pictures
