#include "figure.h"

#include <opencv2/imgproc.hpp>

#include <QImage>

#include <cmath>
#include <numbers>

namespace turnaround::figure {

using blockout::ExaminedView;

namespace {

constexpr int kSide = 256; ///< pixels
constexpr float kFrame = 1.0f; ///< half of what a picture shows, world units

/// The distance along the ray to the shape; below 0: missed.
float hit(const Shape &shape, Vec3f origin, Vec3f direction)
{
    const Vec3f o = origin - shape.centre;
    if (shape.kind == Shape::Ellipsoid) {
        const Vec3f p{o.x / shape.half.x, o.y / shape.half.y, o.z / shape.half.z};
        const Vec3f d{direction.x / shape.half.x, direction.y / shape.half.y, direction.z / shape.half.z};
        const float a = dot(d, d);
        const float b = dot(p, d);
        const float disc = b * b - a * (dot(p, p) - 1);
        return disc < 0 ? -1 : (-b - std::sqrt(disc)) / a;
    }
    float enter = -1e9f;
    float leave = 1e9f;
    for (int axis = 0; axis < 3; ++axis) {
        if (std::abs(direction[axis]) < 1e-6f) {
            if (std::abs(o[axis]) > shape.half[axis])
                return -1;
            continue;
        }
        const float s = (-shape.half[axis] - o[axis]) / direction[axis];
        const float t = (shape.half[axis] - o[axis]) / direction[axis];
        enter = std::max(enter, std::min(s, t));
        leave = std::min(leave, std::max(s, t));
    }
    return enter < leave ? enter : -1;
}

ExaminedView examined(View view, const cv::Mat3b &colour, const cv::Mat1f &coverage)
{
    auto cutout = std::make_shared<imaging::Cutout>();
    cutout->colour = colour;
    cutout->coverage = coverage;
    return {view, cutout, std::make_shared<const blockout::Outline>(blockout::traceOutline(*cutout, 1024))};
}

ExaminedView cropped(const ExaminedView &view)
{
    const cv::Mat1b inside = view.cutout->coverage >= 0.5f;
    cv::Rect box = cv::boundingRect(inside);
    const int margin = 4;
    box = cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) &
        cv::Rect(0, 0, inside.cols, inside.rows);
    return changed(view, [&](const cv::Mat &picture) {
        cv::Mat result;
        const double factor = 240.0 / std::max(box.width, box.height);
        cv::resize(picture(box), result, {}, factor, factor, cv::INTER_LINEAR);
        return result;
    });
}

} // namespace

std::vector<Shape> lopsided()
{
    return {
        {Shape::Ellipsoid, {0, -0.05f, 0}, {0.24f, 0.36f, 0.18f}, {60, 90, 180}}, // body
        {Shape::Ellipsoid, {0, 0.5f, 0.02f}, {0.19f, 0.2f, 0.19f}, {230, 190, 160}}, // head
        {Shape::Ellipsoid, {0, 0.55f, -0.06f}, {0.2f, 0.2f, 0.17f}, {70, 40, 20}}, // hair
        {Shape::Box, {0, 0.48f, 0.24f}, {0.03f, 0.04f, 0.07f}, {220, 60, 60}}, // nose
        {Shape::Box, {0.4f, 0.4f, 0.05f}, {0.06f, 0.3f, 0.06f}, {60, 170, 80}}, // left arm, up
        {Shape::Box, {0.28f, 0.14f, 0.05f}, {0.14f, 0.06f, 0.06f}, {60, 170, 80}},
        {Shape::Box, {-0.3f, -0.15f, 0}, {0.06f, 0.3f, 0.07f}, {220, 200, 60}}, // right arm, down
        {Shape::Box, {0, 0.02f, -0.26f}, {0.17f, 0.22f, 0.12f}, {150, 60, 150}}, // backpack
        {Shape::Box, {0.06f, -0.4f, -0.4f}, {0.04f, 0.04f, 0.25f}, {240, 140, 40}}, // tail
        {Shape::Box, {0.13f, -0.6f, 0.05f}, {0.08f, 0.25f, 0.14f}, {50, 50, 60}}, // legs
        {Shape::Box, {-0.12f, -0.6f, 0}, {0.08f, 0.25f, 0.09f}, {90, 60, 50}},
    };
}

std::vector<Shape> table()
{
    return {
        {Shape::Box, {0, 0.25f, 0}, {0.8f, 0.06f, 0.45f}, {140, 90, 50}},
        {Shape::Box, {0.7f, -0.25f, 0.35f}, {0.06f, 0.45f, 0.06f}, {110, 70, 40}},
        {Shape::Box, {-0.7f, -0.25f, 0.35f}, {0.06f, 0.45f, 0.06f}, {110, 70, 40}},
        {Shape::Box, {0.7f, -0.25f, -0.35f}, {0.06f, 0.45f, 0.06f}, {110, 70, 40}},
        {Shape::Box, {-0.7f, -0.25f, -0.35f}, {0.06f, 0.45f, 0.06f}, {110, 70, 40}},
        {Shape::Ellipsoid, {0.3f, 0.42f, 0.1f}, {0.15f, 0.15f, 0.15f}, {200, 40, 40}},
    };
}

std::vector<Shape> vase()
{
    return {
        {Shape::Ellipsoid, {0, -0.2f, 0}, {0.4f, 0.5f, 0.4f}, {120, 130, 140}},
        {Shape::Ellipsoid, {0, 0.4f, 0}, {0.15f, 0.4f, 0.15f}, {120, 130, 140}},
        {Shape::Ellipsoid, {0, 0.75f, 0}, {0.25f, 0.05f, 0.25f}, {120, 130, 140}},
    };
}

ExaminedView draw(std::span<const Shape> shapes, View view, const Drawing &drawing)
{
    constexpr int kSamples = 2; // along each side of a pixel
    const ViewAxes &axes = viewAxes(view);
    const double half = drawing.fieldOfViewDegrees * std::numbers::pi / 360;
    const float distance = half > 0 ? static_cast<float>(kFrame / std::tan(half)) : 10.0f;
    cv::Mat3b colour(kSide, kSide, cv::Vec3b());
    cv::Mat1f coverage(kSide, kSide, 0.0f);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            int hits = 0;
            cv::Vec3f sum;
            for (int s = 0; s < kSamples * kSamples; ++s) {
                const float u = kFrame * (2 * (x + (s % kSamples + 0.5f) / kSamples) / kSide - 1);
                const float v = kFrame * (1 - 2 * (y + (s / kSamples + 0.5f) / kSamples) / kSide);
                const Vec3f inPlane = axes.right * u + axes.up * v;
                const Vec3f origin = half > 0 ? axes.back * distance : inPlane + axes.back * distance;
                const Vec3f direction = half > 0 ? inPlane - origin : -axes.back;
                float nearest = 1e9f;
                const Shape *seen = nullptr;
                for (const Shape &shape : shapes) {
                    const float t = hit(shape, origin, direction);
                    if (t >= 0 && t < nearest) {
                        nearest = t;
                        seen = &shape;
                    }
                }
                if (seen) {
                    ++hits;
                    sum += cv::Vec3f(seen->colour);
                }
            }
            if (hits > 0)
                colour(y, x) = cv::Vec3b(sum * (1.0f / static_cast<float>(hits)));
            coverage(y, x) = static_cast<float>(hits) / (kSamples * kSamples);
        }
    }
    const ExaminedView result = examined(view, colour, coverage);
    return drawing.tight ? cropped(result) : result;
}

std::vector<ExaminedView> draw(std::span<const Shape> shapes, std::span<const View> views, const Drawing &drawing)
{
    std::vector<ExaminedView> drawn;
    for (const View view : views)
        drawn.push_back(draw(shapes, view, drawing));
    return drawn;
}

ExaminedView changed(const ExaminedView &view, const std::function<cv::Mat(const cv::Mat &)> &change)
{
    return examined(view.view, change(view.cutout->colour), change(view.cutout->coverage));
}

ExaminedView flipped(const ExaminedView &view)
{
    return changed(view, [](const cv::Mat &picture) {
        cv::Mat result;
        cv::flip(picture, result, 1);
        return result;
    });
}

ExaminedView turned(const ExaminedView &view, int quarterTurnsClockwise)
{
    return changed(view, [&](const cv::Mat &picture) {
        cv::Mat result = picture.clone();
        for (int i = 0; i < quarterTurnsClockwise; ++i) {
            cv::Mat next;
            cv::rotate(result, next, cv::ROTATE_90_CLOCKWISE);
            result = next;
        }
        return result;
    });
}

ExaminedView scaled(const ExaminedView &view, double factor)
{
    return changed(view, [&](const cv::Mat &picture) {
        const double shift = (1 - factor) / 2;
        const cv::Mat1d transform =
            (cv::Mat1d(2, 3) << factor, 0, shift * picture.cols, 0, factor, shift * picture.rows);
        cv::Mat result;
        cv::warpAffine(picture, result, transform, picture.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
        return result;
    });
}

ExaminedView redrawn(const ExaminedView &view, double amount, int seed)
{
    cv::RNG random(static_cast<std::uint64_t>(seed));
    const cv::Size size = view.cutout->coverage.size();
    const auto waves = [&] {
        cv::Mat1f coarse(5, 5), smooth;
        random.fill(coarse, cv::RNG::NORMAL, 0, amount * size.width);
        cv::resize(coarse, smooth, size, 0, 0, cv::INTER_CUBIC);
        return smooth;
    };
    cv::Mat1f x = waves();
    cv::Mat1f y = waves();
    const auto shiftX = static_cast<float>(random.gaussian(amount * size.width));
    for (int v = 0; v < size.height; ++v) {
        for (int u = 0; u < size.width; ++u) {
            x(v, u) += static_cast<float>(u) + shiftX;
            y(v, u) += static_cast<float>(v);
        }
    }
    const ExaminedView bent = changed(view, [&](const cv::Mat &picture) {
        cv::Mat result;
        cv::remap(picture, result, x, y, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
        return result;
    });
    const cv::Scalar tint(random.gaussian(10), random.gaussian(10), random.gaussian(10));
    return examined(view.view, cv::Mat3b(cv::Mat(bent.cutout->colour + tint)), bent.cutout->coverage);
}

ExaminedView load(const std::string &file, View view)
{
    const QImage image = QImage(QString::fromStdString(file)).convertToFormat(QImage::Format_RGBA8888);
    if (image.isNull())
        return {};
    cv::Mat3b colour(image.height(), image.width());
    cv::Mat1f coverage(image.height(), image.width());
    for (int y = 0; y < image.height(); ++y) {
        const uchar *line = image.constScanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            colour(y, x) = {line[4 * x], line[4 * x + 1], line[4 * x + 2]};
            coverage(y, x) = line[4 * x + 3] / 255.0f;
        }
    }
    return examined(view, colour, coverage);
}

ExaminedView &at(std::vector<ExaminedView> &views, View view)
{
    return *std::ranges::find(views, view, &ExaminedView::view);
}

void exchange(std::vector<ExaminedView> &views, View a, View b)
{
    std::swap(at(views, a).cutout, at(views, b).cutout);
    std::swap(at(views, a).outline, at(views, b).outline);
}

blockout::Placement place(std::span<const ExaminedView> views)
{
    std::vector<blockout::OutlinedView> outlined;
    for (const ExaminedView &view : views)
        outlined.push_back({view.view, view.outline});
    return blockout::place(outlined, {}, CancelToken());
}

} // namespace turnaround::figure
