#include "blockout/texture/testimony.h"

#include "blockout/texture/chunks.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {
namespace {

constexpr std::size_t kMostSamples = 5; ///< vertices of a patch that are looked at
constexpr float kSolidCertainty = 0.10f; ///< for comparing exposures
constexpr std::size_t kFewPatches = 30; ///< fewer in common say nothing about two views' exposures
constexpr double kFrontHold = 1000; ///< how firmly a view keeps its exposure: the front,
constexpr double kHold = 2; ///< and any other
constexpr float kDarkest = 24; ///< sRGB: below, ratios are noise
constexpr float kNoise = 0.03f; ///< logarithm of gain: smaller differences are left alone
constexpr float kMostGain = 0.30f; ///< logarithm

float softened(float x)
{
    const float most = std::min(std::max(0.0f, std::abs(x) - kNoise), kMostGain);
    return x < 0 ? -most : most;
}

/// For the logarithms of the views' gains.
struct Equations {
    std::vector<std::vector<double>> left; ///< positive definite
    std::vector<double> right;
};

/// Gaussian elimination.
std::vector<double> solve(Equations equations)
{
    auto &[a, b] = equations;
    const std::size_t n = b.size();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t r = i + 1; r < n; ++r) {
            const double f = a[r][i] / a[i][i];
            for (std::size_t c = i; c < n; ++c)
                a[r][c] -= f * a[i][c];
            b[r] -= f * b[i];
        }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t c = i + 1; c < n; ++c)
            b[i] -= a[i][c] * b[c];
        b[i] /= a[i][i];
    }
    return b;
}

/// Adds what two views' common patches say: the middle ratio of their colours, heavier the more there are.
void compareExposures(const std::vector<Statements> &statements, std::size_t i, std::size_t j,
                      std::array<Equations, 3> &channels)
{
    std::array<std::vector<float>, 3> ratios;
    for (const Statements &s : statements)
        if (s[i].certainty > kSolidCertainty && s[j].certainty > kSolidCertainty)
            for (int channel = 0; channel < 3; ++channel)
                if (std::min(s[i].colour[channel], s[j].colour[channel]) > kDarkest)
                    ratios[channel].push_back(std::log(s[j].colour[channel] / s[i].colour[channel]));
    for (int channel = 0; channel < 3; ++channel) {
        if (ratios[channel].size() < kFewPatches)
            continue;
        const auto middle = ratios[channel].begin() + long(ratios[channel].size() / 2);
        std::nth_element(ratios[channel].begin(), middle, ratios[channel].end());
        const double weight = std::sqrt(double(ratios[channel].size()));
        auto &[a, b] = channels[channel];
        a[i][i] += weight;
        a[j][j] += weight;
        a[i][j] -= weight;
        a[j][i] -= weight;
        b[i] += weight * *middle;
        b[j] -= weight * *middle;
    }
}

} // namespace

std::vector<Statements> hearWitnesses(const Surface &surface, const Patches &patches, const Witnesses &witnesses,
                                      const CancelToken &cancel)
{
    std::vector<Statements> statements(patches.count());
    const bool all = inChunks(patches.count(), 512, cancel, [&](std::size_t begin, std::size_t end) {
        for (std::size_t p = begin; p < end; ++p) {
            const auto vertices = patches.vertices(p);
            const std::size_t samples = std::min(vertices.size(), kMostSamples);
            for (std::size_t i = 0; i < samples; ++i) {
                const std::uint32_t v = vertices[i * vertices.size() / samples];
                const SurfacePoint point{surface.mesh->positions[v], surface.broadNormals[v], surface.normals[v]};
                for (const Sighting &s : witnesses.sightings(point)) {
                    Statement &said = statements[p][s.witness];
                    const float certainty = s.clearance * s.facing * s.facing * s.facing;
                    said.quality += certainty * witnesses.preference(s.witness) / float(samples);
                    said.colour += witnesses.picture(s.witness).colour(s.pixel) * certainty;
                    said.certainty += certainty;
                }
            }
            for (Statement &said : statements[p])
                if (said.certainty > 0) {
                    said.colour = said.colour * (1 / said.certainty);
                    said.certainty *= 1.0f / float(samples);
                }
        }
    });
    return all ? std::move(statements) : std::vector<Statements>{};
}

std::vector<std::array<float, 3>> evenExposure(const Witnesses &witnesses, std::vector<Statements> &statements)
{
    const std::size_t views = witnesses.views();
    std::vector<std::array<float, 3>> gains(views, {1, 1, 1});
    std::array<Equations, 3> channels;
    for (Equations &channel : channels) {
        channel.left.assign(views, std::vector<double>(views));
        channel.right.assign(views, 0);
    }
    // The first witnesses are the views themselves, in their order.
    for (std::size_t v = 0; v < views; ++v)
        for (Equations &channel : channels)
            channel.left[v][v] = witnesses.front(v) ? kFrontHold : kHold;
    for (std::size_t i = 0; i < views; ++i)
        for (std::size_t j = i + 1; j < views; ++j)
            compareExposures(statements, i, j, channels);
    for (int channel = 0; channel < 3; ++channel) {
        const std::vector<double> logs = solve(std::move(channels[channel]));
        for (std::size_t v = 0; v < views; ++v)
            gains[v][channel] = std::exp(softened(float(logs[v])));
    }
    for (Statements &s : statements)
        for (std::size_t w = 0; w < witnesses.count(); ++w)
            for (int channel = 0; channel < 3; ++channel)
                s[w].colour[channel] *= gains[witnesses.view(w)][channel];
    return gains;
}

} // namespace turnaround::blockout
