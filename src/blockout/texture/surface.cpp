#include "blockout/texture/surface.h"

#include "blockout/texture/chunks.h"

#include <numeric>

namespace turnaround::blockout {
namespace {

constexpr std::size_t kChunk = 16384;

/// Relief finer than this doesn't turn a broad normal, as far as the steps below reach.
constexpr float kBroadRadius = 0.012f;
constexpr int kBroadSteps = 8;

void listCorners(Surface &s)
{
    const auto &triangles = s.mesh->triangles;
    s.cornerBegin.assign(s.mesh->positions.size() + 1, 0);
    for (const Triangle &t : triangles)
        for (const std::uint32_t v : t)
            ++s.cornerBegin[v + 1];
    std::partial_sum(s.cornerBegin.begin(), s.cornerBegin.end(), s.cornerBegin.begin());
    s.corners.resize(triangles.size() * 3);
    std::vector<std::uint32_t> next(s.cornerBegin.begin(), s.cornerBegin.end() - 1);
    for (std::uint32_t t = 0; t < triangles.size(); ++t)
        for (std::uint32_t k = 0; k < 3; ++k)
            s.corners[next[triangles[t][k]]++] = 3 * t + k;
}

void measureTriangle(Surface &s, std::size_t t)
{
    const Triangle &tri = s.mesh->triangles[t];
    const Vec3f a = s.mesh->positions[tri[0]];
    const Vec3f n = cross(s.mesh->positions[tri[1]] - a, s.mesh->positions[tri[2]] - a);
    const float l = length(n);
    s.areas[t] = l / 2;
    s.faceNormals[t] = l > 0 ? n * (1 / l) : Vec3f{};
}

void findNeighbours(Surface &s, std::size_t t)
{
    const auto &triangles = s.mesh->triangles;
    for (int k = 0; k < 3; ++k) {
        const std::uint32_t from = triangles[t][k];
        const std::uint32_t to = triangles[t][(k + 1) % 3];
        s.neighbours[t][k] = kNoTriangle;
        for (std::uint32_t i = s.cornerBegin[to]; i < s.cornerBegin[to + 1]; ++i) {
            const std::uint32_t other = s.corners[i] / 3;
            if (triangles[other][(s.corners[i] % 3 + 1) % 3] == from) {
                s.neighbours[t][k] = other;
                break;
            }
        }
    }
}

/// Weights by N. Max, "Weights for computing vertex normals from facet normals" (1999): exact on spheres.
Vec3f vertexNormal(const Surface &s, std::size_t v)
{
    Vec3f sum;
    Vec3f anyFace{0, 1, 0};
    for (std::uint32_t i = s.cornerBegin[v]; i < s.cornerBegin[v + 1]; ++i) {
        const Triangle &tri = s.mesh->triangles[s.corners[i] / 3];
        const int k = int(s.corners[i] % 3);
        const Vec3f a = s.mesh->positions[tri[(k + 1) % 3]] - s.mesh->positions[v];
        const Vec3f b = s.mesh->positions[tri[(k + 2) % 3]] - s.mesh->positions[v];
        const float scale = dot(a, a) * dot(b, b);
        if (scale > 1e-30f) {
            sum += cross(a, b) * (1 / scale);
            anyFace = s.faceNormals[s.corners[i] / 3];
        }
    }
    const float l = length(sum);
    return l > 1e-12f && std::isfinite(l) ? sum * (1 / l) : length(anyFace) > 0.5f ? anyFace : Vec3f{0, 1, 0};
}

Vec3f averagedNormal(const Surface &s, const std::vector<Vec3f> &normals, std::size_t v)
{
    Vec3f sum = normals[v];
    for (std::uint32_t i = s.cornerBegin[v]; i < s.cornerBegin[v + 1]; ++i)
        sum += normals[s.mesh->triangles[s.corners[i] / 3][(s.corners[i] % 3 + 1) % 3]];
    const float l = length(sum);
    return l > 0.1f ? sum * (1 / l) : normals[v];
}

} // namespace

Surface analyseSurface(const TriangleMesh &mesh, const CancelToken &cancel)
{
    Surface s;
    s.mesh = &mesh;
    const std::size_t triangles = mesh.triangles.size();
    const std::size_t vertices = mesh.positions.size();
    listCorners(s);
    s.neighbours.resize(triangles);
    s.faceNormals.resize(triangles);
    s.areas.resize(triangles);
    s.normals.resize(vertices);
    bool going = inChunks(triangles, kChunk, cancel, [&](std::size_t begin, std::size_t end) {
        for (std::size_t t = begin; t < end; ++t) {
            measureTriangle(s, t);
            findNeighbours(s, t);
        }
    });
    going = going && inChunks(vertices, kChunk, cancel, [&](std::size_t begin, std::size_t end) {
                for (std::size_t v = begin; v < end; ++v)
                    s.normals[v] = vertexNormal(s, v);
            });
    s.area = std::accumulate(s.areas.begin(), s.areas.end(), 0.0);

    const double edge = std::sqrt(s.area / std::max<std::size_t>(1, triangles)) * 1.5;
    const int steps = int(std::clamp(std::pow(kBroadRadius / std::max(edge, 1e-6), 2.0), 0.0, double(kBroadSteps)));
    s.broadNormals = s.normals;
    std::vector<Vec3f> before;
    for (int step = 0; step < steps && going; ++step) {
        before.swap(s.broadNormals);
        s.broadNormals.resize(vertices);
        going = inChunks(vertices, kChunk, cancel, [&](std::size_t begin, std::size_t end) {
            for (std::size_t v = begin; v < end; ++v)
                s.broadNormals[v] = averagedNormal(s, before, v);
        });
    }
    return going ? std::move(s) : Surface{};
}

} // namespace turnaround::blockout
