#include "viewer/picture.h"

#include "viewer/offscreen_window.h"
#include "viewer/stage.h"
#include "viewer/supersampling.h"

namespace turnaround::viewer {

namespace {

constexpr int kTileSide = 2048; ///< of the finished picture; drawn kSupersampling times larger

/// The part of the picture that a tile shows, as a projection. `x` and `y` in pixels from the top left.
QMatrix4x4 cropped(const QMatrix4x4 &projection, int size, int x, int y, int tile)
{
    const float scale = float(size) / tile;
    QMatrix4x4 crop;
    crop(0, 0) = crop(1, 1) = scale;
    crop(0, 3) = scale * (1 - float(2 * x + tile) / size);
    crop(1, 3) = -scale * (1 - float(2 * y + tile) / size);
    return crop * projection;
}

bool showsAnything(const QImage &picture)
{
    for (int y = 0; y < picture.height(); ++y) {
        const uchar *row = picture.constScanLine(y);
        for (int x = 0; x < picture.width(); ++x) {
            if (row[4 * x + 3] != 0)
                return true;
        }
    }
    return false;
}

} // namespace

struct PictureStudio::Parts {
    std::unique_ptr<OffscreenWindow> window;
    std::unique_ptr<Stage> stage; // its view hangs in the window, so it goes first
    Framing framing;
};

PictureStudio::PictureStudio(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

PictureStudio::~PictureStudio() = default;

Result<std::unique_ptr<PictureStudio>> PictureStudio::open(const PreparedScene &scene)
{
    auto parts = std::make_unique<Parts>();
    Result<std::unique_ptr<OffscreenWindow>> window = OffscreenWindow::open();
    if (!window)
        return window.error();
    parts->window = std::move(window).value();
    Result<std::unique_ptr<Stage>> stage = Stage::build(scene);
    if (!stage)
        return stage.error();
    parts->stage = std::move(stage).value();
    parts->framing = scene.framing;
    parts->stage->view().setParentItem(&parts->window->contentItem());
    return std::unique_ptr<PictureStudio>(new PictureStudio(std::move(parts)));
}

Result<QImage> PictureStudio::picture(const PictureRequest &request, const CancelToken &cancel)
{
    if (request.size < kMinPictureSize || request.size > kMaxPictureSize)
        return Error{ErrorKind::BadUsage,
                     "A picture can have " + std::to_string(kMinPictureSize) + " to " +
                         std::to_string(kMaxPictureSize) + " pixels a side, not " + std::to_string(request.size) + ".",
                     {}};
    QImage picture(request.size, request.size, QImage::Format_RGBA8888);
    if (picture.isNull())
        return Error{ErrorKind::Unavailable, "There is too little memory for a picture of this size.", {}};
    Camera camera = cameraFor(request.camera, m_parts->framing);
    const QMatrix4x4 whole = camera.projection;
    const int tile = std::min(request.size, kTileSide);
    const int drawn = tile * kSupersampling;
    m_parts->stage->view().setSize(QSizeF(drawn, drawn));
    for (int y = 0; y < request.size; y += tile) {
        for (int x = 0; x < request.size; x += tile) {
            if (cancel.requested())
                return Error{ErrorKind::Cancelled, "Stopped.", {}};
            camera.projection = cropped(whole, request.size, x, y, tile);
            m_parts->stage->setCamera(camera);
            const Result<QImage> frame = m_parts->window->grab(drawn);
            if (!frame)
                return frame.error();
            scaleDownInto(picture, x, y, *frame);
        }
    }
    if (!showsAnything(picture))
        return blankPicture(request);
    return picture;
}

Error PictureStudio::blankPicture(const PictureRequest &request)
{
    constexpr int kProbeSide = 64;
    m_parts->stage->view().setSize(QSizeF(kProbeSide, kProbeSide));
    m_parts->stage->setCamera(cameraFor(ThreeQuarter{}, Framing{}));
    m_parts->stage->setProbing(true);
    const Result<QImage> probe = m_parts->window->grab(kProbeSide);
    m_parts->stage->setProbing(false);
    if (!probe)
        return probe.error();
    if (!showsAnything(probe->convertToFormat(QImage::Format_RGBA8888)))
        return {
            ErrorKind::Unavailable,
            "The graphics driver draws nothing, so there is no picture; unset DISPLAY and WAYLAND_DISPLAY to draw on "
            "a private display with Mesa's own driver.",
            {}};
    return {ErrorKind::BadInput,
            "Nothing of the model is visible from " + std::string(cameraName(request.camera)) +
                ": it is too thin there, fully transparent, or shows only the backs of one-sided faces; choose another "
                "view.",
            {}};
}

Result<QImage> renderPicture(const PreparedScene &scene, const PictureRequest &request, const CancelToken &cancel)
{
    Result<std::unique_ptr<PictureStudio>> studio = PictureStudio::open(scene);
    if (!studio)
        return studio.error();
    return (*studio)->picture(request, cancel);
}

} // namespace turnaround::viewer
