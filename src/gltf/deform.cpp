#include "gltf/deform.h"

#include "gltf/matrix.h"

#include <optional>

namespace turnaround::gltf {
namespace {

/// The weighted mean of the joints' matrices; nullopt: no such joint.
std::optional<Mat4> blended(std::size_t vertex, std::span<const Influences> sets, std::span<const Mat4> joints)
{
    Mat4 sum{};
    float total = 0;
    for (const Influences &set : sets) {
        for (std::size_t k = 0; k < 4; ++k) {
            const float weight = set.weights[vertex][k];
            if (!(weight > 0))
                continue;
            const float joint = set.joints[vertex][k];
            if (!(joint >= 0 && joint < float(joints.size())))
                return std::nullopt;
            const Mat4 &matrix = joints[std::size_t(joint)];
            for (std::size_t i = 0; i < 16; ++i)
                sum[i] += weight * matrix[i];
            total += weight;
        }
    }
    if (!(total > 0))
        return joints.empty() ? std::nullopt : std::optional(joints.front());
    for (float &value : sum)
        value /= total;
    return sum;
}

void turnTrianglesRound(Primitive &primitive)
{
    if (primitive.topology != Topology::Triangles)
        return;
    for (std::size_t i = 0; i + 2 < primitive.indices.size(); i += 3)
        std::swap(primitive.indices[i + 1], primitive.indices[i + 2]);
}

} // namespace

bool applySkin(Primitive &primitive, std::span<const Influences> sets, std::span<const Mat4> joints)
{
    std::size_t mirrored = 0;
    for (std::size_t v = 0; v < primitive.positions.size(); ++v) {
        const std::optional<Mat4> matrix = blended(v, sets, joints);
        if (!matrix)
            return false;
        primitive.positions[v] = transformPoint(*matrix, primitive.positions[v]);
        const bool mirrors = determinant(*matrix) < 0;
        mirrored += mirrors;
        if (!primitive.normals.empty())
            primitive.normals[v] = transformNormal(*matrix, primitive.normals[v]);
        if (!primitive.tangents.empty()) {
            Vec4f &tangent = primitive.tangents[v];
            const Vec3f turned = normalized(transformDirection(*matrix, {tangent.x, tangent.y, tangent.z}));
            tangent = {turned.x, turned.y, turned.z, mirrors ? -tangent.w : tangent.w};
        }
    }
    if (mirrored * 2 > primitive.positions.size())
        turnTrianglesRound(primitive);
    return true;
}

} // namespace turnaround::gltf
