// The camera that goes round a model, as a value: what a gesture makes of it, and what it sees.
// Any thread (pure).
//
// Lengths are stage units (prepared_scene.h): the model lies inside a sphere of kStageRadius around the
// origin. The camera looks at its target from an azimuth, 0 at the front (+Z) and growing towards the
// subject's own left (+X), and an elevation from -90 to 90, so that it never turns over. Points of the
// picture count in half heights from its centre, x to the right, y upwards.
#pragma once

#include "core/vec.h"
#include "domain/view.h"
#include "viewer/framing.h"

#include <QMatrix4x4>
#include <QPointF>
#include <QQuaternion>
#include <QVector3D>

#include <optional>
#include <span>

namespace turnaround::viewer {

struct OrbitCamera {
    QVector3D target;
    float azimuthDegrees = kThreeQuarterAzimuthDegrees;
    float elevationDegrees = kThreeQuarterElevationDegrees;
    /// What half of the picture's height covers at the target's depth: the same framing in both projections.
    float halfHeight = kStageRadius;
    bool orthographic = false;

    QQuaternion rotation() const;
    QVector3D right() const;
    QVector3D up() const;
    QVector3D back() const; ///< from the target to the eye
    QVector3D eye() const;
    /// OpenGL's; near and far enclose the model and the ground round it. `aspect`: width by height.
    QMatrix4x4 projection(float aspect) const;
    /// Where a point of the picture lies at the target's depth.
    QVector3D pointAt(QPointF picture) const;
    /// From the eye through a point of the picture.
    struct Ray {
        QVector3D origin, direction; ///< of unit length
    };
    Ray rayThrough(QPointF picture) const;

    friend bool operator==(const OrbitCamera &, const OrbitCamera &) = default;
};

inline constexpr float kFieldOfViewDegrees = kThreeQuarterFieldOfViewDegrees; ///< vertical
inline constexpr float kMinHalfHeight = 0.25f; ///< closest
inline constexpr float kMaxHalfHeight = 8 * kStageRadius; ///< farthest
inline constexpr float kTargetReach = 1.5f * kStageRadius; ///< how far from the model a target may go

/// Turns about the target. Upwards and downwards it stops at the poles.
OrbitCamera orbited(OrbitCamera camera, float azimuthDegrees, float elevationDegrees);
/// Moves what is seen by `by` (in half heights).
OrbitCamera panned(OrbitCamera camera, QPointF by);
/// Below 1 comes closer. What lies under `cursor` at the target's depth stays under it.
OrbitCamera zoomed(OrbitCamera camera, float factor, QPointF cursor);
/// The same picture with the target at another depth before the eye: what is zoomed to and orbited about.
OrbitCamera retargeted(OrbitCamera camera, float depth);
/// The same direction, with all of `points` in the picture and a margin of `margin` round them.
OrbitCamera framed(OrbitCamera camera, std::span<const Vec3f> points, float aspect, float margin);
/// One of the eight views. All eight are framed alike: the model keeps its size from one to the next.
OrbitCamera snapped(OrbitCamera camera, View view, const Framing &framing, std::span<const Vec3f> points, float aspect,
                    float margin);
/// Which of the eight views this is, if any.
std::optional<View> viewOf(const OrbitCamera &camera);
/// The way from one to another, the shorter way round; `t` from 0 to 1. Takes `to`'s projection.
OrbitCamera between(const OrbitCamera &from, const OrbitCamera &to, float t);

} // namespace turnaround::viewer
