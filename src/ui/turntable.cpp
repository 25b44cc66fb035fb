#include "ui/turntable.h"

#include "core/parallel.h"
#include "viewer/rasteriser.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace turnaround::ui {

namespace {

constexpr float kDegrees = std::numbers::pi_v<float> / 180;
constexpr float kAzimuth = 35 * kDegrees;
constexpr float kElevation = 20 * kDegrees;
constexpr float kFill = 0.94f; ///< of the picture
const Vec3f kKeyLight = normalized({-0.55f, 0.65f, 0.6f}); ///< over the photographer's left shoulder
constexpr float kAmbient = 0.5f, kKey = 0.62f;

struct Corner : viewer::PicturePoint {
    Vec2f uv;
    float light = 0;
};

/// World to the picture's axes: right, up, towards the camera.
struct Axes {
    Vec3f right, up, back;
    explicit Axes(float azimuth)
        : right{std::cos(azimuth), 0, -std::sin(azimuth)}
        , up{-std::sin(azimuth) * std::sin(kElevation), std::cos(kElevation), -std::cos(azimuth) * std::sin(kElevation)}
        , back{std::sin(azimuth) * std::cos(kElevation), std::sin(kElevation), std::cos(azimuth) * std::cos(kElevation)}
    {
    }
    Vec3f of(Vec3f v) const { return {dot(v, right), dot(v, up), dot(v, back)}; }
};

class Canvas
{
public:
    explicit Canvas(const QImage &texture)
        : m_texture(texture)
        , m_image(kTurntableSide, kTurntableSide, QImage::Format_RGBA8888_Premultiplied)
    {
        m_image.fill(0);
    }

    void draw(const Corner &a, const Corner &b, const Corner &c)
    {
        m_rasteriser.draw(a, b, c, true, [&](int x, int y, float wa, float wb, float wc) {
            put(x, y, a.uv * wa + b.uv * wb + c.uv * wc, wa * a.light + wb * b.light + wc * c.light);
            return true;
        });
    }
    QImage image() const { return m_image; }

private:
    void put(int x, int y, Vec2f uv, float light)
    {
        const int u = std::clamp(int(uv.x * float(m_texture.width())), 0, m_texture.width() - 1);
        const int v = std::clamp(int(uv.y * float(m_texture.height())), 0, m_texture.height() - 1);
        const uchar *from = m_texture.constScanLine(v) + 3 * u;
        uchar *to = m_image.scanLine(y) + 4 * x;
        for (int c = 0; c < 3; ++c)
            to[c] = static_cast<uchar>(std::min(255.0f, float(from[c]) * light));
        to[3] = 255;
    }

    const QImage &m_texture;
    QImage m_image;
    viewer::Rasteriser m_rasteriser{kTurntableSide};
};

/// Centre, and the scale that fits every angle: the radius around the vertical axis, and the height.
struct Fit {
    Vec3f centre;
    float pixelsPerUnit = 1;

    explicit Fit(const std::vector<Vec3f> &positions)
    {
        Vec3f low = positions.front(), high = low;
        for (const Vec3f &p : positions) {
            for (int i = 0; i < 3; ++i) {
                low[i] = std::min(low[i], p[i]);
                high[i] = std::max(high[i], p[i]);
            }
        }
        centre = (low + high) * 0.5f;
        float radius = 0;
        for (const Vec3f &p : positions)
            radius = std::max(radius, std::hypot(p.x - centre.x, p.z - centre.z));
        const float tall = (high.y - low.y) / 2 * std::cos(kElevation) + radius * std::sin(kElevation);
        pixelsPerUnit = kFill * kTurntableSide / 2 / std::max({radius, tall, 1e-6f});
    }
};

QImage pictureFrom(float azimuth, const blockout::TexturedMesh &mesh, const QImage &texture, const Fit &fit)
{
    const Axes axes(azimuth);
    std::vector<Corner> corners(mesh.positions.size());
    for (size_t i = 0; i < corners.size(); ++i) {
        const Vec3f seen = axes.of(mesh.positions[i] - fit.centre) * fit.pixelsPerUnit;
        const float facing = std::max(0.0f, dot(axes.of(mesh.normals[i]), kKeyLight));
        corners[i] = {{kTurntableSide / 2.0f + seen.x, kTurntableSide / 2.0f - seen.y, -seen.z},
                      mesh.uvs[i],
                      kAmbient + kKey * facing};
    }
    Canvas canvas(texture);
    for (const blockout::Triangle &t : mesh.triangles)
        canvas.draw(corners[t[0]], corners[t[1]], corners[t[2]]);
    return canvas.image();
}

} // namespace

std::vector<QImage> turntablePictures(const blockout::TexturedMesh &mesh, const QImage &baseColour,
                                      const CancelToken &cancel)
{
    if (mesh.positions.empty() || baseColour.isNull())
        return {};
    const QImage texture = baseColour.convertToFormat(QImage::Format_RGB888);
    const Fit fit(mesh.positions);
    std::vector<QImage> pictures(kTurntableSteps);
    parallelFor(kTurntableSteps, [&](int i) {
        if (!cancel.requested())
            pictures[static_cast<size_t>(i)] =
                pictureFrom(kAzimuth + 360 * kDegrees * float(i) / kTurntableSteps, mesh, texture, fit);
    });
    if (cancel.requested())
        return {};
    return pictures;
}

} // namespace turnaround::ui
