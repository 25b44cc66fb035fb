// A made-up subject of ellipsoids and boxes, and its outlines as any camera sees them: views whose
// truth is known. Test code only.
#pragma once

#include "blockout/placement/framing.h"
#include "blockout/placement/outline.h"
#include "blockout/placement/placed_view.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <functional>
#include <memory>
#include <vector>

namespace turnaround::blockout::test {

struct Part {
    Vec3f middle;
    Vec3f half; ///< half its size along each axis
    bool box = false;

    bool contains(Vec3f p) const
    {
        const Vec3f d{std::abs(p.x - middle.x) / half.x, std::abs(p.y - middle.y) / half.y,
                      std::abs(p.z - middle.z) / half.z};
        return box ? std::max({d.x, d.y, d.z}) <= 1 : dot(d, d) <= 1;
    }
};

using Figure = std::vector<Part>;

/// A standing figure with a long arm on its left, a nose, and a tail: nothing about it is symmetric.
inline Figure lopsidedFigure()
{
    return {{{0, -0.1f, 0}, {0.16f, 0.3f, 0.12f}}, // body
            {{0, 0.32f, 0}, {0.14f, 0.15f, 0.14f}}, // head
            {{0.03f, 0.3f, 0.16f}, {0.03f, 0.03f, 0.06f}}, // nose
            {{0.24f, 0.05f, 0}, {0.2f, 0.04f, 0.04f}}, // arm
            {{0, -0.2f, -0.2f}, {0.03f, 0.03f, 0.16f}}, // tail
            {{-0.08f, -0.42f, 0.02f}, {0.06f, 0.06f, 0.1f}, true}}; // foot
}

/// What a camera sees of the figure: a mask of size x size pixels.
inline imaging::Cutout drawFigure(const Figure &figure, const Camera &camera, int size)
{
    constexpr float kPace = 0.004f;
    cv::Mat1b seen(size, size, static_cast<uchar>(0));
    const float radius = 0.6f * kPace * camera.pixelsPerUnit;
    for (const Part &part : figure) {
        for (float x = -part.half.x; x <= part.half.x; x += kPace) {
            for (float y = -part.half.y; y <= part.half.y; y += kPace) {
                for (float z = -part.half.z; z <= part.half.z; z += kPace) {
                    const Vec3f p = part.middle + Vec3f{x, y, z};
                    if (!part.contains(p))
                        continue;
                    const Vec2f px = camera.pixel(p);
                    if (px.x >= 0 && px.y >= 0 && px.x < size && px.y < size)
                        seen(static_cast<int>(px.y), static_cast<int>(px.x)) = 255;
                }
            }
        }
    }
    // The points lie closer than pixels where it matters; this closes what is left between them.
    const int side = 2 * std::max(1, static_cast<int>(std::lround(radius))) + 1;
    cv::morphologyEx(seen, seen, cv::MORPH_CLOSE, cv::Mat::ones(side, side, CV_8U));
    imaging::Cutout cutout;
    cutout.colour = cv::Mat3b(size, size, cv::Vec3b(128, 128, 128));
    seen.convertTo(cutout.coverage, CV_32F, 1.0 / 255);
    return cutout;
}

inline OutlinedView outlined(const Figure &figure, const Camera &camera, int size = 320)
{
    return {camera.view, std::make_shared<const Outline>(traceOutline(drawFigure(figure, camera, size), size))};
}

/// Orthographic, all of one frame: the world's middle in the picture's middle.
inline Camera frameCamera(View view, int size = 320)
{
    Camera camera;
    camera.view = view;
    camera.pixelsPerUnit = 0.8f * static_cast<float>(size);
    camera.centre = {size / 2.0f, size / 2.0f};
    return camera;
}

} // namespace turnaround::blockout::test
