#include "viewer/thumbnail.h"

#include "viewer/framing.h"
#include "viewer/rasteriser.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace turnaround::viewer {

namespace {

constexpr int kFiner = 2; ///< drawn so many times larger in each direction, then brought down
constexpr int kSide = kThumbnailSide * kFiner;
constexpr std::size_t kTrianglesPerLook = 20'000;
const QVector3D kKeyLight = QVector3D(-0.55f, 0.65f, 0.6f).normalized(); ///< over the photographer's left shoulder
const QVector3D kFillLight = QVector3D(0.8f, 0.1f, 0.45f).normalized();
constexpr float kSky = 0.42f, kGround = 0.22f, kKey = 0.72f, kFill = 0.16f; ///< shares of white

float toLinear(float c)
{
    return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}

uchar toSrgb(float c)
{
    const float clamped = std::clamp(c, 0.0f, 1.0f);
    const float s = clamped <= 0.0031308f ? clamped * 12.92f : 1.055f * std::pow(clamped, 1 / 2.4f) - 0.055f;
    return static_cast<uchar>(std::lround(s * 255));
}

const std::array<float, 256> &linearOf()
{
    static const std::array<float, 256> table = [] {
        std::array<float, 256> values{};
        for (int i = 0; i < 256; ++i)
            values[static_cast<std::size_t>(i)] = toLinear(static_cast<float>(i) / 255);
        return values;
    }();
    return table;
}

struct Corner : PicturePoint {
    float nearness = 0; ///< 1 / w: what runs straight in the picture
    float light = 1;
    Vec2f uv;
    Vec4f colour{1, 1, 1, 1};
};

int wrapped(float at, int size, gltf::Wrap wrap)
{
    float t = at;
    if (wrap == gltf::Wrap::Repeat) {
        t -= std::floor(t);
    } else if (wrap == gltf::Wrap::MirroredRepeat) {
        t = std::abs(t - 2 * std::round(t / 2));
    }
    return std::clamp(static_cast<int>(t * static_cast<float>(size)), 0, size - 1);
}

/// A material's colour at a place, linear.
class Paint
{
public:
    Paint(const PreparedScene &scene, const PreparedPart &part)
        : m_material(scene.materials.empty() ? PreparedMaterial{}
                                             : scene.materials[static_cast<std::size_t>(part.material)])
    {
        const int image = m_material.baseColorMap.image;
        const bool mapped = m_material.baseColorMap.uvChannel == 0 ? part.hasUv0 : part.hasUv1;
        if (image >= 0 && mapped)
            m_image = scene.images[static_cast<std::size_t>(image)].convertToFormat(QImage::Format_RGBA8888);
    }
    bool unlit() const { return m_material.unlit; }
    bool secondUv() const { return m_material.baseColorMap.uvChannel == 1; }
    bool culls() const { return !m_material.doubleSided; }

    Vec4f at(Vec2f uv, Vec4f vertex) const
    {
        const Vec4f &factor = m_material.baseColor;
        Vec4f colour{factor.x * vertex.x, factor.y * vertex.y, factor.z * vertex.z, factor.w * vertex.w};
        if (!m_image.isNull()) {
            const int u = wrapped(uv.x, m_image.width(), m_material.baseColorMap.wrapU);
            const int v = wrapped(uv.y, m_image.height(), m_material.baseColorMap.wrapV);
            const uchar *pixel = m_image.constScanLine(v) + 4 * u;
            colour.x *= linearOf()[pixel[0]];
            colour.y *= linearOf()[pixel[1]];
            colour.z *= linearOf()[pixel[2]];
            colour.w *= static_cast<float>(pixel[3]) / 255;
        }
        return colour;
    }
    /// What is mostly see-through is left out: there is no blending here.
    bool shows(float alpha) const
    {
        switch (m_material.alphaMode) {
        case gltf::AlphaMode::Opaque:
            return true;
        case gltf::AlphaMode::Mask:
            return alpha >= m_material.alphaCutoff;
        case gltf::AlphaMode::Blend:
            break;
        }
        return alpha >= 0.35f;
    }

private:
    PreparedMaterial m_material;
    QImage m_image;
};

class Canvas
{
public:
    Canvas()
        : m_image(kSide, kSide, QImage::Format_RGBA8888)
    {
        m_image.fill(Qt::transparent);
    }

    void draw(const Corner &a, const Corner &b, const Corner &c, const Paint &paint)
    {
        m_rasteriser.draw(a, b, c, paint.culls(), [&](int x, int y, float wa, float wb, float wc) {
            const float na = wa * a.nearness, nb = wb * b.nearness, nc = wc * c.nearness;
            const float all = 1 / (na + nb + nc);
            const auto mix = [&](float p, float q, float r) { return (p * na + q * nb + r * nc) * all; };
            const Vec4f colour =
                paint.at((a.uv * na + b.uv * nb + c.uv * nc) * all,
                         {mix(a.colour.x, b.colour.x, c.colour.x), mix(a.colour.y, b.colour.y, c.colour.y),
                          mix(a.colour.z, b.colour.z, c.colour.z), mix(a.colour.w, b.colour.w, c.colour.w)});
            if (!paint.shows(colour.w))
                return false;
            put(x, y, colour, paint.unlit() ? 1 : mix(a.light, b.light, c.light));
            return true;
        });
    }
    bool drawn() const { return m_drawn; }
    QImage image() const
    {
        return m_image.scaled(kThumbnailSide, kThumbnailSide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_RGBA8888);
    }

private:
    void put(int x, int y, Vec4f colour, float light)
    {
        uchar *to = m_image.scanLine(y) + 4 * x;
        to[0] = toSrgb(colour.x * light);
        to[1] = toSrgb(colour.y * light);
        to[2] = toSrgb(colour.z * light);
        to[3] = 255;
        m_drawn = true;
    }

    QImage m_image;
    Rasteriser m_rasteriser{kSide};
    bool m_drawn = false;
};

float lightOn(QVector3D normal)
{
    const float sky = kGround + (kSky - kGround) * (0.5f + 0.5f * normal.y());
    return sky + kKey * std::max(0.0f, QVector3D::dotProduct(normal, kKeyLight)) +
        kFill * std::max(0.0f, QVector3D::dotProduct(normal, kFillLight));
}

std::vector<Corner> cornersOf(const PreparedPart &part, const Camera &camera, bool secondUv)
{
    const auto stride = static_cast<std::size_t>(part.strideFloats());
    const std::size_t count = static_cast<std::size_t>(part.vertices.size()) / (stride * sizeof(float));
    const QQuaternion intoView = camera.rotation.conjugated();
    std::vector<Corner> corners(count);
    std::vector<float> vertex(stride);
    for (std::size_t i = 0; i < count; ++i) {
        std::memcpy(vertex.data(), part.vertices.constData() + i * stride * sizeof(float), stride * sizeof(float));
        const QVector3D turned = camera.subjectRotation.rotatedVector({vertex[0], vertex[1], vertex[2]});
        const QVector4D clip = camera.projection * QVector4D(intoView.rotatedVector(turned - camera.position), 1);
        Corner &corner = corners[i];
        corner.nearness = 1 / std::max(clip.w(), 1e-6f);
        corner.x = (0.5f + 0.5f * clip.x() * corner.nearness) * kSide;
        corner.y = (0.5f - 0.5f * clip.y() * corner.nearness) * kSide;
        corner.depth = clip.z() * corner.nearness;
        std::size_t at = 3;
        if (part.hasNormals) {
            corner.light = lightOn(camera.subjectRotation.rotatedVector({vertex[3], vertex[4], vertex[5]}));
            at += 3;
        }
        if (part.hasUv0) {
            corner.uv = {vertex[at], vertex[at + 1]};
            at += 2;
        }
        if (part.hasUv1) {
            if (secondUv)
                corner.uv = {vertex[at], vertex[at + 1]};
            at += 2;
        }
        if (part.hasColors)
            corner.colour = {vertex[at], vertex[at + 1], vertex[at + 2], vertex[at + 3]};
    }
    return corners;
}

} // namespace

Result<QImage> drawThumbnail(const PreparedScene &scene, const CancelToken &cancel)
{
    const Camera camera = cameraFor(ThreeQuarter{}, scene.framing);
    Canvas canvas;
    for (const PreparedPart &part : scene.parts) {
        if (part.topology != gltf::Topology::Triangles)
            continue;
        const Paint paint(scene, part);
        const std::vector<Corner> corners = cornersOf(part, camera, paint.secondUv());
        const std::size_t count = static_cast<std::size_t>(part.indices.size()) / sizeof(std::uint32_t);
        for (std::size_t i = 0; i + 2 < count; i += 3) {
            if (i % (3 * kTrianglesPerLook) == 0 && cancel.requested())
                return Error{ErrorKind::Cancelled, "Stopped.", {}};
            std::array<std::uint32_t, 3> t{};
            std::memcpy(t.data(), part.indices.constData() + i * sizeof(std::uint32_t), sizeof t);
            canvas.draw(corners[t[0]], corners[t[1]], corners[t[2]], paint);
        }
    }
    if (!canvas.drawn())
        return Error{ErrorKind::BadInput, "The model shows nothing from this side.", {}};
    return canvas.image();
}

} // namespace turnaround::viewer
