#include "viewer/framing.h"

#include <QtMath>

#include <algorithm>
#include <cstring>
#include <limits>

namespace turnaround::viewer {

namespace {

constexpr std::string_view kThreeQuarterName = "three_quarter";
constexpr std::size_t kVerticesPerLook = 100'000;

/// The three-quarter camera's axes in the model's: rows of the rotation into its own space.
ViewAxes threeQuarterAxes()
{
    const float azimuth = qDegreesToRadians(kThreeQuarterAzimuthDegrees);
    const float elevation = qDegreesToRadians(kThreeQuarterElevationDegrees);
    const Vec3f back{std::sin(azimuth) * std::cos(elevation), std::sin(elevation),
                     std::cos(azimuth) * std::cos(elevation)};
    const Vec3f right{std::cos(azimuth), 0, -std::sin(azimuth)};
    return {right, cross(back, right), back};
}

template <class Visit>
void forEachPosition(const std::vector<PreparedPart> &parts, const CancelToken &cancel, Visit &&visit)
{
    for (const PreparedPart &part : parts) {
        const std::size_t stride = part.strideFloats() * sizeof(float);
        const std::size_t count = part.vertices.size() / stride;
        for (std::size_t i = 0; i < count; ++i) {
            if (i % kVerticesPerLook == 0 && cancel.requested())
                return;
            Vec3f position;
            std::memcpy(&position, part.vertices.constData() + i * stride, sizeof position);
            visit(position);
        }
    }
}

QMatrix4x4 orthographic(float halfExtent)
{
    QMatrix4x4 projection;
    projection.ortho(-halfExtent, halfExtent, -halfExtent, halfExtent, kStageRadius, 9 * kStageRadius);
    return projection;
}

} // namespace

std::optional<CameraChoice> cameraFromName(std::string_view name)
{
    if (name == kThreeQuarterName)
        return ThreeQuarter{};
    if (const std::optional<View> view = viewFromName(name))
        return *view;
    return std::nullopt;
}

std::string_view cameraName(const CameraChoice &choice)
{
    const View *view = std::get_if<View>(&choice);
    return view ? viewName(*view) : kThreeQuarterName;
}

Framing frameParts(const std::vector<PreparedPart> &parts, const CancelToken &cancel)
{
    const float slope = std::tan(qDegreesToRadians(kThreeQuarterFieldOfViewDegrees / 2)) / (1 + kMargin);
    const ViewAxes axes = threeQuarterAxes();
    const float none = -std::numeric_limits<float>::infinity();
    float extent = 0;
    // For each edge of the picture, how far the points reach beyond a cone with its tip at the origin.
    float beyondRight = none, beyondLeft = none, beyondTop = none, beyondBottom = none, nearest = none;
    forEachPosition(parts, cancel, [&](Vec3f p) {
        extent = std::max({extent, std::abs(p.x), std::abs(p.y), std::abs(p.z)});
        const float diagonal = std::max(std::abs(p.x + p.z), std::abs(p.x - p.z)) * float(M_SQRT1_2);
        extent = std::max(extent, diagonal);
        const float x = dot(p, axes.right), y = dot(p, axes.up), z = dot(p, axes.back);
        beyondRight = std::max(beyondRight, x + slope * z);
        beyondLeft = std::max(beyondLeft, -x + slope * z);
        beyondTop = std::max(beyondTop, y + slope * z);
        beyondBottom = std::max(beyondBottom, -y + slope * z);
        nearest = std::max(nearest, z);
    });

    Framing framing;
    framing.orthographicHalfExtent = std::max(extent, 1e-3f) * (1 + kMargin);
    const float distance = std::max(beyondRight + beyondLeft, beyondTop + beyondBottom) / (2 * slope);
    framing.threeQuarterEye = {(beyondRight - beyondLeft) / 2, (beyondTop - beyondBottom) / 2,
                               std::max(distance, nearest + 0.02f * kStageRadius)};
    return framing;
}

Camera cameraFor(const CameraChoice &choice, const Framing &framing)
{
    Camera camera;
    if (const View *view = std::get_if<View>(&choice)) {
        const ViewAxes &axes = viewAxes(*view);
        const float rows[] = {axes.right.x, axes.right.y, axes.right.z, axes.up.x,  axes.up.y,
                              axes.up.z,    axes.back.x,  axes.back.y,  axes.back.z};
        camera.subjectRotation = QQuaternion::fromRotationMatrix(QMatrix3x3(rows));
        camera.position = {0, 0, 5 * kStageRadius};
        camera.projection = orthographic(framing.orthographicHalfExtent);
        return camera;
    }
    camera.subjectRotation = QQuaternion::fromAxisAndAngle(0, 1, 0, -kThreeQuarterAzimuthDegrees);
    camera.rotation = QQuaternion::fromAxisAndAngle(1, 0, 0, -kThreeQuarterElevationDegrees);
    const Vec3f eye = framing.threeQuarterEye;
    camera.position = camera.rotation.rotatedVector({eye.x, eye.y, eye.z});
    const float near = std::max(eye.z - 1.01f * kStageRadius, 0.01f * kStageRadius);
    camera.projection.perspective(kThreeQuarterFieldOfViewDegrees, 1, near, eye.z + 1.5f * kStageRadius);
    return camera;
}

} // namespace turnaround::viewer
