#include "blockout/report/colour_agreement.h"

#include "blockout/report/colour_costs.h"
#include "blockout/report/depth_map.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

namespace turnaround::blockout {

namespace {

constexpr float kFarthest = 0.4f; ///< colour distance that counts as entirely different
constexpr size_t kSurfacePoints = 6000; ///< looked at
constexpr float kLeastWeight = 0.3f; ///< of a patch that counts

float colourDistance(const cv::Vec3f &a, const cv::Vec3f &b)
{
    const float l = 0.7f * (a[0] - b[0]);
    const float u = a[1] - b[1];
    const float v = a[2] - b[2];
    return std::min(kFarthest, std::sqrt(l * l + u * u + v * v));
}

/// One filled place of an arrangement with its picture.
struct Placed {
    const Camera *camera;
    const Outline *outline;
    const PatchColours *patches;
    const Source *source;

    std::optional<cv::Vec3f> colour(Vec2f pixel) const
    {
        const int x = static_cast<int>(std::floor(pixel.x / patches->pixelsPerCell));
        const int y = static_cast<int>(std::floor(pixel.y / patches->pixelsPerCell));
        if (x < 0 || y < 0 || x >= patches->colour.cols || y >= patches->colour.rows ||
            patches->weight(y, x) < kLeastWeight)
            return std::nullopt;
        return patches->colour(y, x);
    }
    /// Where a pixel lies in the picture as given, 0..1.
    Vec2f givenPlace(Vec2f pixel) const
    {
        float x = pixel.x / static_cast<float>(outline->width);
        float y = pixel.y / static_cast<float>(outline->height);
        for (int turn = 0; turn < source->quarterTurns; ++turn)
            std::tie(x, y) = std::pair(y, 1 - x);
        return {source->mirrored ? 1 - x : x, y};
    }
};

/// Two views at one point of the hull.
struct SurfaceMatch {
    int first, second;
    cv::Vec3f firstColour, secondColour;
    Vec2f firstPlace, secondPlace;
    float weight;
};

/// A point on the rim of one view, and the line of the other view on which it must lie.
struct RimMatch {
    int rim, facing;
    cv::Vec3f colour;
    Vec2f place;
    std::vector<cv::Vec3f> line;

    std::pair<float, cv::Vec3f> nearest(const cv::Vec3f &offset) const
    {
        float best = kFarthest + 1;
        cv::Vec3f found;
        for (const cv::Vec3f &c : line) {
            const float d = colourDistance(colour + offset, c);
            if (d < best) {
                best = d;
                found = c;
            }
        }
        return {std::min(best, kFarthest), found};
    }
};

std::vector<SurfaceMatch> matchSurface(const std::vector<Placed> &placed, const std::vector<Vec3f> &surface,
                                       float surfaceStep)
{
    const int count = static_cast<int>(placed.size());
    std::vector<DepthMap> depth;
    for (const Placed &p : placed)
        depth.emplace_back(surface, surfaceStep, *p.camera, *p.outline);
    struct Seen {
        int view;
        cv::Vec3f colour;
        Vec2f place;
        float weight;
    };
    std::vector<SurfaceMatch> matches;
    std::vector<Seen> seen;
    const size_t stride = std::max<size_t>(1, surface.size() / kSurfacePoints);
    for (size_t n = 0; n < surface.size(); n += stride) {
        const Vec3f p = surface[n];
        seen.clear();
        for (int i = 0; i < count; ++i) {
            if (!depth[i].sees(p))
                continue;
            const Vec2f pixel = placed[i].camera->pixel(p);
            const auto colour = placed[i].colour(pixel);
            if (!colour)
                continue;
            const float step = placed[i].camera->pixelsPerUnit * surfaceStep;
            const float inside = -placed[i].outline->distanceAt(pixel.x, pixel.y) / step;
            seen.push_back({i, *colour, placed[i].givenPlace(pixel), std::clamp(inside / 4, 0.1f, 1.0f)});
        }
        for (size_t a = 0; a < seen.size(); ++a) {
            for (size_t b = a + 1; b < seen.size(); ++b)
                matches.push_back({seen[a].view, seen[b].view, seen[a].colour, seen[b].colour, seen[a].place,
                                   seen[b].place, seen[a].weight * seen[b].weight});
        }
    }
    return matches;
}

std::vector<RimMatch> matchRims(const std::vector<Placed> &placed, Vec3f extents)
{
    constexpr int kLines = 64;
    constexpr int kSteps = 64;
    constexpr float kInwards = 0.03f; ///< of half the size: where a rim's colour is taken
    const float half = 0.5f * std::max({extents.x, extents.y, extents.z});
    std::vector<RimMatch> matches;
    for (int i = 0; i < static_cast<int>(placed.size()); ++i) {
        for (int k = 0; k < static_cast<int>(placed.size()); ++k) {
            const Vec3f towards = viewAxes(placed[k].camera->view).back;
            const Vec3f along = viewAxes(placed[i].camera->view).back;
            if (i == k || std::abs(dot(towards, along)) > 0.01f)
                continue;
            const Camera &camera = *placed[i].camera;
            const Vec3f across = cross(along, towards);
            const float inside = -0.5f * half / kSteps * camera.pixelsPerUnit;
            for (int t = 0; t < kLines; ++t) {
                const Vec3f base = across * (half * (2.0f * (t + 0.5f) / kLines - 1));
                std::optional<Vec2f> rim;
                for (int s = 0; s <= 2 * kSteps && !rim; ++s) {
                    const Vec3f p = base + towards * (half * 1.05f * (1 - static_cast<float>(s) / kSteps));
                    const Vec2f pixel = camera.pixel(p);
                    if (placed[i].outline->distanceAt(pixel.x, pixel.y) < inside)
                        rim = camera.pixel(p - towards * (half * kInwards));
                }
                const auto colour = rim ? placed[i].colour(*rim) : std::nullopt;
                if (!colour)
                    continue;
                RimMatch match{i, k, *colour, placed[i].givenPlace(*rim), {}};
                for (int s = 0; s < kSteps; ++s) {
                    const Vec3f p = base + along * (half * (2.0f * (s + 0.5f) / kSteps - 1));
                    if (const auto c = placed[k].colour(placed[k].camera->pixel(p)))
                        match.line.push_back(*c);
                }
                if (!match.line.empty())
                    matches.push_back(std::move(match));
            }
        }
    }
    return matches;
}

/// What to add to each view's colours so that they agree best on the whole: views are often drawn
/// or lit a little lighter, darker or warmer than each other.
std::vector<cv::Vec3f> balance(size_t views, const std::vector<SurfaceMatch> &surface,
                               const std::vector<RimMatch> &rims)
{
    constexpr double kHold = 30; ///< matches that speak for no change
    constexpr float kMost = 0.2f;
    cv::Mat1d a(static_cast<int>(views), static_cast<int>(views), 0.0);
    cv::Mat1d b(static_cast<int>(views), 3, 0.0);
    const auto add = [&](int i, int k, const cv::Vec3f &difference, double w) {
        a(i, i) += w;
        a(k, k) += w;
        a(i, k) -= w;
        a(k, i) -= w;
        for (int c = 0; c < 3; ++c) {
            b(i, c) -= w * difference[c];
            b(k, c) += w * difference[c];
        }
    };
    for (const SurfaceMatch &m : surface)
        add(m.first, m.second, m.firstColour - m.secondColour, 0.1 * m.weight);
    for (const RimMatch &m : rims)
        add(m.rim, m.facing, m.colour - m.nearest({}).second, 1);
    for (int i = 0; i < static_cast<int>(views); ++i)
        a(i, i) += kHold;
    cv::Mat1d x;
    cv::solve(a, b, x, cv::DECOMP_CHOLESKY);
    std::vector<cv::Vec3f> offsets(views);
    for (int i = 0; i < static_cast<int>(views); ++i) {
        for (int c = 0; c < 3; ++c)
            offsets[i][c] = std::clamp(static_cast<float>(x(i, c)), -kMost, kMost);
    }
    return offsets;
}

} // namespace

ColourFit compareColours(const PictureSet &pictures, const Arrangement &arrangement, const OutlineFit &fit)
{
    std::vector<Placed> placed;
    for (size_t i = 0; i < fit.places.size(); ++i) {
        const Source &source = arrangement.sources[static_cast<size_t>(fit.places[i])];
        placed.push_back({&fit.cameras[i], pictures.outline(source).get(), &pictures.colours(source), &source});
    }
    const std::vector<SurfaceMatch> surface = matchSurface(placed, fit.surface, fit.surfaceStep);
    const std::vector<RimMatch> rims = matchRims(placed, fit.extents);
    std::vector<cv::Vec3f> offsets = balance(placed.size(), surface, rims);
    if (getenv("NOBAL"))
        offsets.assign(placed.size(), {});

    ColourFit result{ColourCosts(pictures.count()), ColourCosts(pictures.count())};
    for (size_t n = 0; n < surface.size(); ++n) {
        const SurfaceMatch &m = surface[n];
        const cv::Vec3f offset = offsets[m.first] - offsets[m.second];
        const double d = colourDistance(m.firstColour + offset, m.secondColour);
        result.surface.add(placed[m.first].source->picture, m.firstPlace, d, m.weight);
        result.surface.add(placed[m.second].source->picture, m.secondPlace, d, m.weight);
        const SurfaceMatch &other = surface[(n * 7919 + surface.size() / 2) % surface.size()];
        result.surfaceChance += colourDistance(m.firstColour, other.secondColour) / static_cast<double>(surface.size());
    }
    for (const RimMatch &m : rims) {
        const cv::Vec3f offset = offsets[m.rim] - offsets[m.facing];
        result.rim.add(placed[m.rim].source->picture, m.place, m.nearest(offset).first, 1);
        float mean = 0;
        for (const cv::Vec3f &c : m.line)
            mean += colourDistance(m.colour + offset, c) / static_cast<float>(m.line.size());
        result.rimChance += mean / static_cast<double>(rims.size());
    }
    return result;
}

} // namespace turnaround::blockout
