#include "viewer/orbit_camera.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace turnaround::viewer {

namespace {

constexpr float kOrthographicDistance = 5 * kStageRadius;
constexpr float kGroundReach = 3 * kStageRadius; ///< how far behind the model the ground is drawn

float slope()
{
    return std::tan(qDegreesToRadians(kFieldOfViewDegrees / 2));
}

float wrapped(float degrees)
{
    const float turned = std::fmod(degrees, 360.0f);
    return turned > 180 ? turned - 360 : turned <= -180 ? turned + 360 : turned;
}

OrbitCamera withinReach(OrbitCamera camera)
{
    camera.halfHeight = std::clamp(camera.halfHeight, kMinHalfHeight, kMaxHalfHeight);
    if (const float length = camera.target.length(); length > kTargetReach)
        camera.target *= kTargetReach / length;
    return camera;
}

/// Half the picture's height that holds all points, seen along the camera's axes with the target at the origin.
float neededHalfHeight(const OrbitCamera &camera, std::span<const Vec3f> points, float aspect, float margin)
{
    const QVector3D right = camera.right(), up = camera.up(), back = camera.back();
    float needed = 0;
    for (const Vec3f &p : points) {
        const QVector3D point(p.x, p.y, p.z);
        const float x = std::abs(QVector3D::dotProduct(point, right)) / aspect;
        const float y = std::abs(QVector3D::dotProduct(point, up));
        const float reach = std::max(x, y) * (1 + margin);
        const float towardsEye = camera.orthographic ? 0 : QVector3D::dotProduct(point, back) * slope();
        needed = std::max(needed, reach + towardsEye);
    }
    return needed;
}

void turnTo(OrbitCamera &camera, View view)
{
    const Vec3f back = viewAxes(view).back;
    camera.elevationDegrees = qRadiansToDegrees(std::asin(std::clamp(back.y, -1.0f, 1.0f)));
    const bool pole = std::abs(back.y) > 0.99f;
    camera.azimuthDegrees = pole ? 0 : qRadiansToDegrees(std::atan2(back.x, back.z));
}

} // namespace

QQuaternion OrbitCamera::rotation() const
{
    return QQuaternion::fromAxisAndAngle(0, 1, 0, azimuthDegrees) *
        QQuaternion::fromAxisAndAngle(1, 0, 0, -elevationDegrees);
}

QVector3D OrbitCamera::right() const
{
    return rotation().rotatedVector({1, 0, 0});
}

QVector3D OrbitCamera::up() const
{
    return rotation().rotatedVector({0, 1, 0});
}

QVector3D OrbitCamera::back() const
{
    return rotation().rotatedVector({0, 0, 1});
}

QVector3D OrbitCamera::eye() const
{
    return target + back() * (orthographic ? kOrthographicDistance : halfHeight / slope());
}

QMatrix4x4 OrbitCamera::projection(float aspect) const
{
    const float toCentre = QVector3D::dotProduct(eye(), back());
    const float toTarget = QVector3D::dotProduct(eye() - target, back());
    const float near = std::max({toCentre - 1.05f * kStageRadius, 0.02f * toTarget, 0.01f});
    const float far = std::max(toCentre, 0.0f) + 1.05f * kStageRadius + kGroundReach;
    QMatrix4x4 out;
    if (orthographic)
        out.ortho(-halfHeight * aspect, halfHeight * aspect, -halfHeight, halfHeight, near, far);
    else
        out.perspective(kFieldOfViewDegrees, aspect, near, far);
    return out;
}

QVector3D OrbitCamera::pointAt(QPointF picture) const
{
    return target + (right() * float(picture.x()) + up() * float(picture.y())) * halfHeight;
}

OrbitCamera::Ray OrbitCamera::rayThrough(QPointF picture) const
{
    const QVector3D through = pointAt(picture);
    if (orthographic)
        return {through + back() * kOrthographicDistance, -back()};
    return {eye(), (through - eye()).normalized()};
}

OrbitCamera orbited(OrbitCamera camera, float azimuthDegrees, float elevationDegrees)
{
    camera.azimuthDegrees = wrapped(camera.azimuthDegrees + azimuthDegrees);
    camera.elevationDegrees = std::clamp(camera.elevationDegrees + elevationDegrees, -90.0f, 90.0f);
    return camera;
}

OrbitCamera panned(OrbitCamera camera, QPointF by)
{
    camera.target -= (camera.right() * float(by.x()) + camera.up() * float(by.y())) * camera.halfHeight;
    return withinReach(camera);
}

OrbitCamera zoomed(OrbitCamera camera, float factor, QPointF cursor)
{
    const float before = camera.halfHeight;
    const QVector3D under = camera.pointAt(cursor);
    camera.halfHeight = std::clamp(before * factor, kMinHalfHeight, kMaxHalfHeight);
    camera.target = under + (camera.target - under) * (camera.halfHeight / before);
    return withinReach(camera);
}

OrbitCamera retargeted(OrbitCamera camera, float depth)
{
    const QVector3D eye = camera.eye();
    camera.target = eye - camera.back() * depth;
    if (!camera.orthographic)
        camera.halfHeight = depth * slope();
    return camera;
}

OrbitCamera framed(OrbitCamera camera, std::span<const Vec3f> points, float aspect, float margin)
{
    camera.target = {};
    camera.halfHeight = neededHalfHeight(camera, points, aspect, margin);
    return withinReach(camera);
}

OrbitCamera snapped(OrbitCamera camera, View view, const Framing &framing, std::span<const Vec3f> points, float aspect,
                    float margin)
{
    camera.target = {};
    const float extent = framing.orthographicHalfExtent / (1 + kMargin) * (1 + margin);
    camera.halfHeight = extent / std::min(aspect, 1.0f);
    if (!camera.orthographic) {
        for (const View each : kAllViews) {
            turnTo(camera, each);
            camera.halfHeight = std::max(camera.halfHeight, neededHalfHeight(camera, points, aspect, margin));
        }
    }
    turnTo(camera, view);
    return withinReach(camera);
}

std::optional<View> viewOf(const OrbitCamera &camera)
{
    constexpr float kSameDegrees = 0.01f;
    for (const View view : kAllViews) {
        OrbitCamera snap;
        turnTo(snap, view);
        if (std::abs(wrapped(camera.azimuthDegrees - snap.azimuthDegrees)) < kSameDegrees &&
            std::abs(camera.elevationDegrees - snap.elevationDegrees) < kSameDegrees)
            return view;
    }
    return std::nullopt;
}

OrbitCamera between(const OrbitCamera &from, const OrbitCamera &to, float t)
{
    if (t >= 1)
        return to;
    OrbitCamera out = to;
    out.target = from.target + (to.target - from.target) * t;
    out.azimuthDegrees = wrapped(from.azimuthDegrees + wrapped(to.azimuthDegrees - from.azimuthDegrees) * t);
    out.elevationDegrees = from.elevationDegrees + (to.elevationDegrees - from.elevationDegrees) * t;
    out.halfHeight = from.halfHeight * std::pow(to.halfHeight / from.halfHeight, t);
    return out;
}

} // namespace turnaround::viewer
