#include "blockout/report/colour_agreement.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace turnaround::blockout
{

namespace
{

constexpr float kFarthest = 0.4f; ///< colour distance that counts as entirely different

float colourDistance(const cv::Vec3f &a, const cv::Vec3f &b)
{
    const float l = 0.7f * (a[0] - b[0]);
    const float u = a[1] - b[1];
    const float v = a[2] - b[2];
    return std::min(kFarthest, std::sqrt(l * l + u * u + v * v));
}

std::optional<cv::Vec3f> sample(const PatchColours &patches, Vec2f pixel, float leastWeight)
{
    const int x = static_cast<int>(std::floor(pixel.x / patches.pixelsPerCell));
    const int y = static_cast<int>(std::floor(pixel.y / patches.pixelsPerCell));
    if (x < 0 || y < 0 || x >= patches.colour.cols || y >= patches.colour.rows || patches.weight(y, x) < leastWeight)
        return std::nullopt;
    return patches.colour(y, x);
}

/// The nearest depth of the hull in each cell of a view.
class DepthMap
{
public:
    DepthMap(const CoarseGrid &grid, const Bits &hull, const Camera &camera, const Outline &outline)
        : m_camera(camera)
        , m_cell(grid.step() * camera.pixelsPerUnit)
        , m_slack(1.6f * grid.step())
        , m_depth(static_cast<int>(outline.height / m_cell) + 1, static_cast<int>(outline.width / m_cell) + 1, -1e9f)
    {
        forEach(hull, [&](int i) {
            const Vec3f p = grid.centre(i);
            if (float *depth = at(p))
                *depth = std::max(*depth, camera.depth(p));
        });
    }

    bool sees(Vec3f p)
    {
        const float *depth = at(p);
        return depth && m_camera.depth(p) >= *depth - m_slack;
    }

    template <class Visit>
    static void forEach(const Bits &bits, Visit &&visit)
    {
        for (size_t word = 0; word < bits.size(); ++word) {
            for (std::uint64_t rest = bits[word]; rest; rest &= rest - 1)
                visit(static_cast<int>(word * 64) + std::countr_zero(rest));
        }
    }

private:
    float *at(Vec3f p)
    {
        const Vec2f px = m_camera.pixel(p);
        const int x = static_cast<int>(std::floor(px.x / m_cell));
        const int y = static_cast<int>(std::floor(px.y / m_cell));
        return x >= 0 && y >= 0 && x < m_depth.cols && y < m_depth.rows ? &m_depth(y, x) : nullptr;
    }

    Camera m_camera;
    float m_cell;
    float m_slack;
    cv::Mat1f m_depth;
};

struct Seen {
    cv::Vec3f colour;
    float weight;
};

void compareOnSurface(const PictureSet &pictures, const Arrangement &arrangement, const OutlineFit &fit,
                      const CoarseGrid &grid, ColourFit &result)
{
    const size_t count = fit.places.size();
    std::vector<DepthMap> depth;
    std::vector<const PatchColours *> patches;
    std::vector<const Outline *> outlines;
    for (size_t i = 0; i < count; ++i) {
        const Source &source = arrangement.sources[static_cast<size_t>(fit.places[i])];
        outlines.push_back(pictures.outline(source).get());
        patches.push_back(&pictures.colours(source));
        depth.emplace_back(grid, fit.hull, fit.cameras[i], *outlines[i]);
    }
    struct PairSums {
        double sum = 0, chance = 0, weight = 0;
        std::vector<cv::Vec3f> first, second;
    };
    std::vector<PairSums> pairs(count * count);
    std::vector<std::optional<Seen>> seen(count);
    DepthMap::forEach(fit.hull, [&](int voxel) {
        const Vec3f p = grid.centre(voxel);
        int viewers = 0;
        for (size_t i = 0; i < count; ++i) {
            seen[i].reset();
            if (!depth[i].sees(p))
                continue;
            const Vec2f pixel = fit.cameras[i].pixel(p);
            const auto colour = sample(*patches[i], pixel, 0.3f);
            if (!colour)
                continue;
            const float inside = -outlines[i]->distanceAt(pixel.x, pixel.y) / (fit.cameras[i].pixelsPerUnit * grid.step());
            seen[i] = Seen{*colour, std::clamp(inside / 4, 0.1f, 1.0f)};
            ++viewers;
        }
        if (viewers < 2)
            return;
        for (size_t i = 0; i < count; ++i) {
            for (size_t k = i + 1; k < count && seen[i]; ++k) {
                if (!seen[k])
                    continue;
                PairSums &pair = pairs[i * count + k];
                const float w = seen[i]->weight * seen[k]->weight;
                pair.sum += w * colourDistance(seen[i]->colour, seen[k]->colour);
                pair.weight += w;
                pair.first.push_back(seen[i]->colour);
                pair.second.push_back(seen[k]->colour);
            }
        }
    });
    double sum = 0;
    double chance = 0;
    for (PairSums &pair : pairs) {
        const size_t n = pair.first.size();
        if (n < 20)
            continue;
        double far = 0;
        for (size_t k = 0; k < n; ++k)
            far += colourDistance(pair.first[k], pair.second[(k + n / 2 + k * 7919) % n]) / static_cast<double>(n);
        sum += pair.sum;
        chance += far * pair.weight;
        result.weight += pair.weight;
    }
    if (result.weight > 0) {
        result.surface = sum / result.weight;
        result.surfaceChance = chance / result.weight;
    }
}

void compareRims(const PictureSet &pictures, const Arrangement &arrangement, const OutlineFit &fit,
                 ColourFit &result)
{
    constexpr int kLines = 64;
    constexpr int kSteps = 64;
    const float half = 0.5f * std::max({fit.boxExtents.x, fit.boxExtents.y, fit.boxExtents.z});
    double sum = 0;
    double chance = 0;
    int count = 0;
    for (size_t i = 0; i < fit.places.size(); ++i) {
        const Source &source = arrangement.sources[static_cast<size_t>(fit.places[i])];
        const Outline &outline = *pictures.outline(source);
        for (size_t k = 0; k < fit.places.size(); ++k) {
            const Vec3f towards = viewAxes(fit.cameras[k].view).back;
            const Vec3f along = viewAxes(fit.cameras[i].view).back;
            if (i == k || std::abs(dot(towards, along)) > 0.01f)
                continue;
            const Source &facing = arrangement.sources[static_cast<size_t>(fit.places[k])];
            const Vec3f line = cross(along, towards);
            std::vector<std::optional<cv::Vec3f>> rims(kLines);
            std::vector<std::vector<cv::Vec3f>> rows(kLines);
            for (int t = 0; t < kLines; ++t) {
                const Vec3f base = line * (half * (2.0f * (t + 0.5f) / kLines - 1));
                for (int s = 0; s <= 2 * kSteps && !rims[t]; ++s) {
                    const Vec3f p = base + towards * (half * (1.05f - static_cast<float>(s) / kSteps * 1.05f));
                    const Vec2f px = fit.cameras[i].pixel(p);
                    if (outline.distanceAt(px.x, px.y) < -0.5f * half / kSteps * fit.cameras[i].pixelsPerUnit) {
                        rims[t] = sample(pictures.colours(source), fit.cameras[i].pixel(p - towards * (half * 0.03f)), 0.3f);
                        break;
                    }
                }
                for (int s = 0; s < kSteps; ++s) {
                    const Vec3f p = base + along * (half * (2.0f * (s + 0.5f) / kSteps - 1));
                    if (const auto c = sample(pictures.colours(facing), fit.cameras[k].pixel(p), 0.3f))
                        rows[t].push_back(*c);
                }
            }
            const auto nearest = [&](const cv::Vec3f &colour, const std::vector<cv::Vec3f> &row) {
                float best = kFarthest;
                for (const cv::Vec3f &c : row)
                    best = std::min(best, colourDistance(colour, c));
                return best;
            };
            for (int t = 0; t < kLines; ++t) {
                if (!rims[t] || rows[t].empty())
                    continue;
                sum += nearest(*rims[t], rows[t]);
                float mean = 0;
                for (const cv::Vec3f &c : rows[t])
                    mean += colourDistance(*rims[t], c) / static_cast<float>(rows[t].size());
                chance += mean;
                ++count;
            }
        }
    }
    if (count > 0) {
        result.rim = sum / count;
        result.rimChance = chance / count;
    }
}

} // namespace

ColourFit compareColours(const PictureSet &pictures, const Arrangement &arrangement, const OutlineFit &fit, int voxels)
{
    ColourFit result;
    compareOnSurface(pictures, arrangement, fit, CoarseGrid(fit.boxExtents, voxels), result);
    compareRims(pictures, arrangement, fit, result);
    return result;
}

} // namespace turnaround::blockout
