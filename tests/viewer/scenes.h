// Small scenes made in code, for the viewer's tests.
#pragma once

#include "gltf/scene.h"

#include <QBuffer>
#include <QImage>

#include <cstring>
#include <utility>
#include <vector>

namespace turnaround::test {

/// A box's six sides, each a square of two triangles with outward normals.
inline gltf::Primitive box(Vec3f min, Vec3f max, int material, bool withNormals = true)
{
    gltf::Primitive out;
    out.material = material;
    const auto corner = [&](int x, int y, int z) {
        return Vec3f{x ? max.x : min.x, y ? max.y : min.y, z ? max.z : min.z};
    };
    const auto side = [&](Vec3f a, Vec3f b, Vec3f c, Vec3f d, Vec3f normal) {
        const auto first = static_cast<std::uint32_t>(out.positions.size());
        out.positions.insert(out.positions.end(), {a, b, c, d});
        if (withNormals)
            out.normals.insert(out.normals.end(), 4, normal);
        for (const std::uint32_t i : {0, 1, 2, 0, 2, 3})
            out.indices.push_back(first + i);
    };
    side(corner(0, 0, 1), corner(1, 0, 1), corner(1, 1, 1), corner(0, 1, 1), {0, 0, 1});
    side(corner(1, 0, 0), corner(0, 0, 0), corner(0, 1, 0), corner(1, 1, 0), {0, 0, -1});
    side(corner(1, 0, 1), corner(1, 0, 0), corner(1, 1, 0), corner(1, 1, 1), {1, 0, 0});
    side(corner(0, 0, 0), corner(0, 0, 1), corner(0, 1, 1), corner(0, 1, 0), {-1, 0, 0});
    side(corner(0, 1, 1), corner(1, 1, 1), corner(1, 1, 0), corner(0, 1, 0), {0, 1, 0});
    side(corner(0, 0, 0), corner(1, 0, 0), corner(1, 0, 1), corner(0, 0, 1), {0, -1, 0});
    return out;
}

/// A square of side 2 in the plane z = 0 that faces +Z, with the picture upright on it: (0, 0), the
/// image's top left, is at (-1, 1).
inline gltf::Primitive square(int material)
{
    gltf::Primitive out;
    out.material = material;
    out.positions = {{-1, -1, 0}, {1, -1, 0}, {1, 1, 0}, {-1, 1, 0}};
    out.normals.assign(4, {0, 0, 1});
    out.uv0 = {{0, 1}, {1, 1}, {1, 0}, {0, 0}};
    out.indices = {0, 1, 2, 0, 2, 3};
    return out;
}

inline void place(gltf::Scene &scene, gltf::Primitive primitive, Vec3f at = {})
{
    gltf::Instance instance;
    instance.mesh = static_cast<int>(scene.meshes.size());
    instance.world[12] = at.x;
    instance.world[13] = at.y;
    instance.world[14] = at.z;
    scene.meshes.push_back({{}, {std::move(primitive)}});
    scene.instances.push_back(instance);
}

inline gltf::Material plain(Vec4f linear, bool unlit = true)
{
    gltf::Material out;
    out.baseColor = linear;
    out.metallic = 0;
    out.roughness = 0.8f;
    out.unlit = unlit;
    return out;
}

inline gltf::Image encoded(const QImage &picture, const char *format)
{
    gltf::Image out;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, format, 100);
    out.mimeType = std::string("image/") + format;
    out.bytes.resize(static_cast<std::size_t>(bytes.size()));
    std::memcpy(out.bytes.data(), bytes.constData(), out.bytes.size());
    out.width = picture.width();
    out.height = picture.height();
    return out;
}

/// Four flat quarters: top left, top right, bottom left, bottom right.
inline QImage quarters(QColor topLeft, QColor topRight, QColor bottomLeft, QColor bottomRight, int side = 64)
{
    QImage out(side, side, QImage::Format_ARGB32);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const bool right = x >= side / 2, bottom = y >= side / 2;
            out.setPixelColor(x, y, bottom ? (right ? bottomRight : bottomLeft) : (right ? topRight : topLeft));
        }
    }
    return out;
}

} // namespace turnaround::test
