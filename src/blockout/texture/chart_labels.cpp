#include "blockout/texture/charts.h"

#include "blockout/texture/chunks.h"

#include <array>
#include <cmath>

namespace turnaround::blockout {
namespace {

constexpr std::size_t kChunk = 16384;
constexpr float kLeastFacing = 0.2f; ///< a triangle more oblique than this is stretched too far
constexpr int kSweeps = 3;
constexpr int kMergeRounds = 4;

float facing(Vec3f normal, int label)
{
    return dot(normal, viewAxes(kAllViews[label]).back);
}

bool allowed(const Surface &s, std::size_t t, int label)
{
    return s.areas[t] <= 0 || facing(s.faceNormals[t], label) >= kLeastFacing;
}

Vec3f broadNormal(const Surface &s, std::size_t t)
{
    const Triangle &tri = s.mesh->triangles[t];
    return normalized(s.broadNormals[tri[0]] + s.broadNormals[tri[1]] + s.broadNormals[tri[2]] + s.faceNormals[t]);
}

float edgeLength(const Surface &s, std::size_t t, int k)
{
    const Triangle &tri = s.mesh->triangles[t];
    return length(s.mesh->positions[tri[k]] - s.mesh->positions[tri[(k + 1) % 3]]);
}

std::uint8_t bestLabel(const Surface &s, std::size_t t)
{
    const Vec3f n = broadNormal(s, t);
    int best = -1;
    for (int label = 0; label < kChartAxes; ++label)
        if (allowed(s, t, label) && (best < 0 || facing(n, label) > facing(n, best)))
            best = label;
    return std::uint8_t(best);
}

/// The cheapest label for a triangle, its neighbours' labels being what they are.
std::uint8_t settledLabel(const Surface &s, const AxisLabels &labels, std::size_t t, float borderCost)
{
    const auto &around = s.neighbours[t];
    bool same = true;
    for (const std::uint32_t n : around)
        same = same && (n == kNoTriangle || labels[n] == labels[t]);
    if (same)
        return labels[t];
    const Vec3f normal = broadNormal(s, t);
    std::array<float, kChartAxes> gain;
    for (int label = 0; label < kChartAxes; ++label)
        gain[label] = s.areas[t] * facing(normal, label);
    for (int k = 0; k < 3; ++k)
        if (around[k] != kNoTriangle)
            gain[labels[around[k]]] += borderCost * edgeLength(s, t, k);
    int best = labels[t];
    for (int label = 0; label < kChartAxes; ++label)
        if (gain[label] > gain[best] && allowed(s, t, label))
            best = label;
    return std::uint8_t(best);
}

/// A connected part of one label.
struct Part {
    std::uint8_t label = 0;
    std::array<float, kChartAxes> gain{}; ///< area times facing
    std::array<bool, kChartAxes> possible{true, true, true, true, true, true};
    float area = 0;
    std::size_t firstBorder = 0;
};
struct Border {
    std::uint32_t from, to;
    float length;
};

/// Unfinished when cancelled.
std::vector<Part> findParts(const Surface &s, const AxisLabels &labels, std::vector<std::uint32_t> &partOf,
                            const CancelToken &cancel)
{
    std::vector<Part> parts;
    partOf.assign(labels.size(), kNoTriangle);
    std::vector<std::uint32_t> stack;
    std::size_t steps = 0;
    for (std::uint32_t seed = 0; seed < labels.size(); ++seed) {
        if (partOf[seed] != kNoTriangle)
            continue;
        const auto id = std::uint32_t(parts.size());
        parts.push_back({labels[seed]});
        partOf[seed] = id;
        stack.assign(1, seed);
        while (!stack.empty()) {
            const std::uint32_t t = stack.back();
            if ((++steps & 65535) == 0 && cancel.requested())
                return parts;
            stack.pop_back();
            for (const std::uint32_t n : s.neighbours[t])
                if (n != kNoTriangle && partOf[n] == kNoTriangle && labels[n] == labels[seed]) {
                    partOf[n] = id;
                    stack.push_back(n);
                }
        }
    }
    for (std::size_t t = 0; t < labels.size(); ++t) {
        if ((t & 65535) == 0 && cancel.requested())
            return parts;
        Part &part = parts[partOf[t]];
        const Vec3f normal = broadNormal(s, t);
        part.area += s.areas[t];
        for (int label = 0; label < kChartAxes; ++label) {
            part.gain[label] += s.areas[t] * facing(normal, label);
            part.possible[label] = part.possible[label] && allowed(s, t, label);
        }
    }
    return parts;
}

/// Gives each small part the label of a neighbour where the saved border is worth it. False: nothing changed.
bool mergeParts(const Surface &s, AxisLabels &labels, float borderCost, const CancelToken &cancel)
{
    std::vector<std::uint32_t> partOf;
    std::vector<Part> parts = findParts(s, labels, partOf, cancel);
    if (cancel.requested())
        return false;
    std::vector<Border> borders;
    for (std::uint32_t t = 0; t < labels.size(); ++t)
        for (int k = 0; k < 3; ++k)
            if (const std::uint32_t n = s.neighbours[t][k]; n != kNoTriangle && partOf[n] != partOf[t])
                borders.push_back({partOf[t], partOf[n], edgeLength(s, t, k)});
    std::stable_sort(borders.begin(), borders.end(), [](const Border &a, const Border &b) { return a.from < b.from; });
    for (std::size_t i = borders.size(); i-- > 0;)
        parts[borders[i].from].firstBorder = i;
    std::vector<std::uint32_t> order(parts.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return parts[a].area < parts[b].area; });
    bool changed = false;
    for (const std::uint32_t id : order) {
        if (cancel.requested())
            return false;
        Part &part = parts[id];
        std::array<float, kChartAxes> score = part.gain;
        std::array<bool, kChartAxes> touching{};
        for (std::size_t i = part.firstBorder; i < borders.size() && borders[i].from == id; ++i) {
            score[parts[borders[i].to].label] += borderCost * borders[i].length;
            touching[parts[borders[i].to].label] = true;
        }
        int best = part.label;
        for (int label = 0; label < kChartAxes; ++label)
            if (touching[label] && part.possible[label] && score[label] > score[best])
                best = label;
        changed = changed || best != part.label;
        part.label = std::uint8_t(best);
    }
    for (std::size_t t = 0; t < labels.size(); ++t)
        labels[t] = parts[partOf[t]].label;
    return changed;
}

} // namespace

AxisLabels labelAxes(const Surface &surface, float borderCost, const CancelToken &cancel)
{
    AxisLabels labels(surface.mesh->triangles.size());
    const auto forAll = [&](auto label) {
        return inChunks(labels.size(), kChunk, cancel, [&](std::size_t begin, std::size_t end) {
            for (std::size_t t = begin; t < end; ++t)
                labels[t] = label(t);
        });
    };
    bool going = forAll([&](std::size_t t) { return bestLabel(surface, t); });
    for (int sweep = 0; sweep < kSweeps && going; ++sweep) {
        const AxisLabels before = labels;
        going = forAll([&](std::size_t t) { return settledLabel(surface, before, t, borderCost); });
    }
    for (int round = 0; round < kMergeRounds && going; ++round)
        if (!mergeParts(surface, labels, borderCost, cancel))
            break;
    return cancel.requested() ? AxisLabels{} : labels;
}

} // namespace turnaround::blockout
