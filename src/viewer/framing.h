// How the cameras see a prepared model. Any thread (pure).
//
// All eight views are orthographic, centred on the bounding box and of one scale, so that they line
// up with each other; domain/view.h says where they stand. The three-quarter camera is perspective.
#pragma once

#include "core/cancel.h"
#include "core/vec.h"
#include "domain/view.h"
#include "viewer/prepared_scene.h"

#include <QMatrix4x4>
#include <QQuaternion>

#include <variant>
#include <vector>

namespace turnaround::viewer {

inline constexpr float kMargin =
    0.06f; ///< the picture's half side is 6 % larger than the subject's largest half extent
inline constexpr float kThreeQuarterAzimuthDegrees = 35; ///< towards the subject's own left, +X
inline constexpr float kThreeQuarterElevationDegrees = 20; ///< above the horizon
inline constexpr float kThreeQuarterFieldOfViewDegrees = 30; ///< vertical, of the square picture

/// The perspective camera for portraits and thumbnails.
struct ThreeQuarter {
    friend constexpr bool operator==(ThreeQuarter, ThreeQuarter) = default;
};
using CameraChoice = std::variant<View, ThreeQuarter>;

/// "front" … "right_front", "three_quarter"; nothing for any other text.
std::optional<CameraChoice> cameraFromName(std::string_view name);
std::string_view cameraName(const CameraChoice &choice);

/// Fits every vertex, not only the box's corners. Looks at `cancel`; a cancelled framing is of no use.
Framing frameParts(const std::vector<PreparedPart> &parts, const CancelToken &cancel);

/// The studio stands still, as on a photographer's table: the subject turns, and the light always
/// comes from the picture's upper left. `projection` is OpenGL's, for a square picture.
struct Camera {
    QQuaternion subjectRotation;
    QQuaternion rotation;
    QVector3D position;
    QMatrix4x4 projection;
};
Camera cameraFor(const CameraChoice &choice, const Framing &framing);

} // namespace turnaround::viewer
