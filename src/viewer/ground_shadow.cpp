#include "viewer/ground_shadow.h"

#include "viewer/part_vertices.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace turnaround::viewer {

namespace {

constexpr int kSide = 256; ///< cells of the ground along each side
constexpr float kCellsPerUnit = kSide / (2 * kGroundHalfSide);
constexpr std::size_t kPerLook = 50'000;
constexpr float kNothing = std::numeric_limits<float>::infinity();

/// What stands closer to the ground than this casts so dark and so soft a shadow.
struct Layer {
    float height, blur, strength; // stage units, stage units, share
};
constexpr Layer kLayers[] = {{3, 3, .42f}, {14, 9, .34f}, {45, 22, .28f}, {400, 48, .30f}};

using Cells = std::vector<float>;

float cellOf(float position)
{
    return (position + kGroundHalfSide) * kCellsPerUnit;
}

class HeightsOverGround
{
public:
    HeightsOverGround(float ground)
        : m_ground(ground)
        , m_heights(kSide * kSide, kNothing)
    {
    }
    const Cells &heights() const { return m_heights; }

    void addTriangle(Vec3f a, Vec3f b, Vec3f c)
    {
        const float ax = cellOf(a.x), az = cellOf(a.z), bx = cellOf(b.x), bz = cellOf(b.z), cx = cellOf(c.x),
                    cz = cellOf(c.z);
        const float area = (bx - ax) * (cz - az) - (cx - ax) * (bz - az);
        const int left = std::max(0, int(std::ceil(std::min({ax, bx, cx}) - .5f)));
        const int right = std::min(kSide - 1, int(std::floor(std::max({ax, bx, cx}) - .5f)));
        const int top = std::max(0, int(std::ceil(std::min({az, bz, cz}) - .5f)));
        const int bottom = std::min(kSide - 1, int(std::floor(std::max({az, bz, cz}) - .5f)));
        if (left > right || top > bottom || std::abs(area) < 1e-6f) {
            addPoint(a);
            return;
        }
        for (int z = top; z <= bottom; ++z) {
            for (int x = left; x <= right; ++x) {
                const float px = x + .5f, pz = z + .5f;
                const float u = ((bx - px) * (cz - pz) - (cx - px) * (bz - pz)) / area;
                const float v = ((cx - px) * (az - pz) - (ax - px) * (cz - pz)) / area;
                if (u >= 0 && v >= 0 && u + v <= 1)
                    put(x, z, u * a.y + v * b.y + (1 - u - v) * c.y);
            }
        }
    }

private:
    void addPoint(Vec3f p)
    {
        const int x = int(cellOf(p.x)), z = int(cellOf(p.z));
        if (x >= 0 && x < kSide && z >= 0 && z < kSide)
            put(x, z, p.y);
    }
    void put(int x, int z, float y)
    {
        float &cell = m_heights[z * kSide + x];
        cell = std::min(cell, y - m_ground);
    }

    float m_ground;
    Cells m_heights;
};

void blurLines(const Cells &from, Cells &to, int radius, int step, int line)
{
    const float share = 1.0f / (2 * radius + 1);
    for (int l = 0; l < kSide; ++l) {
        const auto at = [&](int i) { return i < 0 || i >= kSide ? 0 : from[l * line + i * step]; };
        float sum = 0;
        for (int i = -radius; i <= radius; ++i)
            sum += at(i);
        for (int i = 0; i < kSide; ++i) {
            to[l * line + i * step] = sum * share;
            sum += at(i + radius + 1) - at(i - radius);
        }
    }
}

/// Three box blurs come close to a Gaussian of the same spread.
void blur(Cells &cells, float cellsSpread)
{
    const int radius = std::max(1, int(std::lround(cellsSpread)));
    Cells other(cells.size());
    for (int pass = 0; pass < 3; ++pass) {
        blurLines(cells, other, radius, 1, kSide);
        blurLines(other, cells, radius, kSide, 1);
    }
}

float lowest(const std::vector<PreparedPart> &parts)
{
    float y = kNothing;
    for (const PreparedPart &part : parts)
        y = std::min(y, part.min.y);
    return y == kNothing ? 0 : y;
}

} // namespace

GroundShadow paintGroundShadow(const std::vector<PreparedPart> &parts, const CancelToken &cancel)
{
    GroundShadow out;
    out.height = lowest(parts);
    HeightsOverGround over(out.height);
    for (const PreparedPart &part : parts) {
        const PartVertices vertices(part);
        for (std::size_t i = 0; i < vertices.triangleCount(); ++i) {
            if (i % kPerLook == 0 && cancel.requested())
                return out;
            const auto at = [&](int corner) { return vertices.position(vertices.corner(i, corner)); };
            over.addTriangle(at(0), at(1), at(2));
        }
    }

    Cells light(kSide * kSide, 1);
    for (const Layer &layer : kLayers) {
        Cells covered(kSide * kSide);
        std::transform(over.heights().begin(), over.heights().end(), covered.begin(),
                       [&](float height) { return height < layer.height ? 1.0f : 0.0f; });
        blur(covered, layer.blur * kCellsPerUnit / 2);
        for (std::size_t i = 0; i < light.size(); ++i)
            light[i] *= 1 - layer.strength * covered[i];
    }
    out.picture = QImage(kSide, kSide, QImage::Format_RGBA8888);
    for (int z = 0; z < kSide; ++z) {
        uchar *row = out.picture.scanLine(kSide - 1 - z);
        for (int x = 0; x < kSide; ++x, row += 4) {
            row[0] = row[1] = row[2] = 0;
            row[3] = uchar(std::lround(255 * (1 - light[z * kSide + x])));
        }
    }
    return out;
}

} // namespace turnaround::viewer
