#include "blockout/texture/unfold.h"

#include <algorithm>

namespace turnaround::blockout {
namespace {

constexpr float kSharp = 0.17f; ///< cosine of 80 degrees: a face turned further away doesn't count
constexpr float kSmooth = 0.50f; ///< of 60 degrees: a face turned less counts fully

/// The mean of the faces around a vertex that turn about the same way as `side`.
Vec3f normalOnSide(const Surface &s, std::uint32_t v, Vec3f side)
{
    Vec3f sum;
    for (std::uint32_t i = s.cornerBegin[v]; i < s.cornerBegin[v + 1]; ++i) {
        const std::uint32_t t = s.corners[i] / 3;
        const float alike = std::clamp((dot(s.faceNormals[t], side) - kSharp) / (kSmooth - kSharp), 0.0f, 1.0f);
        sum += s.faceNormals[t] * (s.areas[t] * alike);
    }
    const float l = length(sum);
    return l > 1e-20f ? sum * (1 / l) : s.normals[v];
}

/// Whether any face around the vertex turns sharply away from its normal.
bool onSharpEdge(const Surface &s, std::uint32_t v)
{
    for (std::uint32_t i = s.cornerBegin[v]; i < s.cornerBegin[v + 1]; ++i)
        if (s.areas[s.corners[i] / 3] > 0 && dot(s.faceNormals[s.corners[i] / 3], s.normals[v]) < 0.82f)
            return true;
    return false;
}

} // namespace

TexturedMesh unfold(const Surface &surface, const Atlas &atlas)
{
    TexturedMesh result;
    const std::size_t count = atlas.vertexOf.size();
    result.triangles = atlas.triangles;
    result.positions.resize(count);
    result.normals.resize(count);
    result.uvs.resize(count);
    std::vector<std::uint8_t> copies(surface.mesh->positions.size());
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t v = atlas.vertexOf[i];
        result.positions[i] = surface.mesh->positions[v];
        result.normals[i] = surface.normals[v];
        result.uvs[i] = atlas.texels[i] * (1.0f / float(atlas.size));
        copies[v] = std::uint8_t(std::min(2, copies[v] + 1));
    }
    std::vector<Vec3f> sides(count);
    std::vector<bool> split(count);
    for (std::size_t i = 0; i < count; ++i)
        split[i] = copies[atlas.vertexOf[i]] > 1 && onSharpEdge(surface, atlas.vertexOf[i]);
    for (std::size_t t = 0; t < atlas.triangles.size(); ++t)
        for (const std::uint32_t i : atlas.triangles[t])
            if (split[i])
                sides[i] += surface.faceNormals[t] * surface.areas[t];
    for (std::size_t i = 0; i < count; ++i)
        if (split[i])
            result.normals[i] = normalOnSide(surface, atlas.vertexOf[i], normalized(sides[i]));
    return result;
}

} // namespace turnaround::blockout
