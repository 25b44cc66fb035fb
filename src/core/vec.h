// Small vectors: plain values in world units or pixels, as the user of each says. Any thread.
#pragma once

#include <cmath>

namespace turnaround {

struct Vec2f {
    float x = 0, y = 0;
    friend constexpr bool operator==(const Vec2f &, const Vec2f &) = default;
};

constexpr Vec2f operator+(Vec2f a, Vec2f b)
{
    return {a.x + b.x, a.y + b.y};
}
constexpr Vec2f operator-(Vec2f a, Vec2f b)
{
    return {a.x - b.x, a.y - b.y};
}
constexpr Vec2f operator*(Vec2f a, float s)
{
    return {a.x * s, a.y * s};
}

struct Vec3f {
    float x = 0, y = 0, z = 0;
    constexpr float &operator[](int i) { return i == 0 ? x : i == 1 ? y : z; }
    constexpr float operator[](int i) const { return i == 0 ? x : i == 1 ? y : z; }
    friend constexpr bool operator==(const Vec3f &, const Vec3f &) = default;
};

constexpr Vec3f operator+(Vec3f a, Vec3f b)
{
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}
constexpr Vec3f operator-(Vec3f a, Vec3f b)
{
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}
constexpr Vec3f operator-(Vec3f a)
{
    return {-a.x, -a.y, -a.z};
}
constexpr Vec3f operator*(Vec3f a, float s)
{
    return {a.x * s, a.y * s, a.z * s};
}
constexpr Vec3f operator*(float s, Vec3f a)
{
    return a * s;
}
constexpr Vec3f &operator+=(Vec3f &a, Vec3f b)
{
    return a = a + b;
}
constexpr float dot(Vec3f a, Vec3f b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
constexpr Vec3f cross(Vec3f a, Vec3f b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline float length(Vec3f a)
{
    return std::sqrt(dot(a, a));
}
/// The zero vector stays zero.
inline Vec3f normalized(Vec3f a)
{
    const float l = length(a);
    return l > 0 ? a * (1 / l) : a;
}

struct Vec4f {
    float x = 0, y = 0, z = 0, w = 0;
    friend constexpr bool operator==(const Vec4f &, const Vec4f &) = default;
};

} // namespace turnaround
