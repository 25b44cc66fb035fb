// Pictures of a model, straight into memory. GUI thread of a QGuiApplication with OpenGL; where
// there is no display, picture_display.h makes one first.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "viewer/framing.h"
#include "viewer/prepared_scene.h"

#include <QImage>

#include <memory>

namespace turnaround::viewer {

inline constexpr int kMinPictureSize = 16;
inline constexpr int kMaxPictureSize = 8192;

struct PictureRequest {
    CameraChoice camera = ThreeQuarter{};
    int size = 1024; ///< pixels of each side
};

/// Draws several pictures of one model; the upload and the shaders are paid for once.
class PictureStudio
{
public:
    /// Errors: Unavailable without a display that draws 3D.
    static Result<std::unique_ptr<PictureStudio>> open(const PreparedScene &scene);
    ~PictureStudio();

    /// RGBA8888, straight alpha, transparent around the subject. Errors: BadUsage for a size out of
    /// range; BadInput where nothing of the model is visible from this camera; Unavailable where the
    /// driver fails or draws nothing; Cancelled. Never returns a blank picture.
    /// The token is looked at between tiles: one tile of a very heavy model can take seconds.
    Result<QImage> picture(const PictureRequest &request, const CancelToken &cancel = {});

private:
    Error blankPicture(const PictureRequest &request);

    struct Parts;
    explicit PictureStudio(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// One picture: a studio opened, used and closed.
Result<QImage> renderPicture(const PreparedScene &scene, const PictureRequest &request, const CancelToken &cancel = {});

} // namespace turnaround::viewer
