// Writes the studio that lights the pictures: a Radiance HDR panorama, computed, not photographed.
//
//   c++ -std=c++20 -O2 studio.cpp -o studio && ./studio studio.hdr
//
// Axes as the viewer's: the camera looks along -Z from +Z, +X is the picture's right, +Y is up.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numbers>
#include <vector>

namespace {

constexpr int kWidth = 256;
constexpr int kHeight = 128;
constexpr double kPi = std::numbers::pi;

using Rgb = std::array<double, 3>;
using Direction = std::array<double, 3>;

double smooth(double from, double to, double x)
{
    const double t = std::clamp((x - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// A rectangular soft box seen from the subject: `azimuth` from the camera towards the picture's
/// right, `elevation` above the floor, extents and the soft edge's width, all in degrees.
struct SoftBox {
    double azimuth, elevation, halfWidth, halfHeight, edge;
    Rgb radiance;
};

constexpr std::array<SoftBox, 5> kSoftBoxes = {{
    {-45, 45, 26, 22, 8, {4.6, 4.15, 3.6}}, // key: warm, left and above
    {62, 18, 26, 34, 16, {1.3, 1.5, 1.8}}, // fill: cool, right
    {152, 22, 16, 28, 6, {3.2, 3.45, 3.8}}, // rim: from behind, right
    {-150, 20, 12, 28, 6, {2.0, 2.15, 2.4}}, // rim: from behind, left
    {0, 86, 60, 30, 20, {0.3, 0.3, 0.3}}, // a large silk overhead
}};

Rgb radianceTowards(const Direction &d)
{
    const double elevation = std::asin(std::clamp(d[1], -1.0, 1.0)) * 180 / kPi;
    const double azimuth = std::atan2(d[0], d[2]) * 180 / kPi;
    const double sky = smooth(-25, 80, elevation);
    const double floorBounce = smooth(-20, -90, elevation);
    Rgb sum = {0.40 + 0.05 * sky + 0.16 * floorBounce, 0.41 + 0.05 * sky + 0.15 * floorBounce,
               0.43 + 0.06 * sky + 0.14 * floorBounce};
    for (const SoftBox &box : kSoftBoxes) {
        double across = std::remainder(azimuth - box.azimuth, 360.0);
        across *= std::cos(elevation * kPi / 180);
        const double along = elevation - box.elevation;
        const double inside = smooth(box.halfWidth + box.edge, box.halfWidth, std::abs(across)) *
            smooth(box.halfHeight + box.edge, box.halfHeight, std::abs(along));
        for (int c = 0; c < 3; ++c)
            sum[c] += inside * box.radiance[c];
    }
    return sum;
}

/// Radiance's shared-exponent pixel.
std::array<std::uint8_t, 4> rgbe(const Rgb &colour)
{
    const double largest = std::max({colour[0], colour[1], colour[2]});
    if (largest < 1e-32)
        return {0, 0, 0, 0};
    int exponent = 0;
    const double scale = std::frexp(largest, &exponent) * 256 / largest;
    return {std::uint8_t(colour[0] * scale), std::uint8_t(colour[1] * scale), std::uint8_t(colour[2] * scale),
            std::uint8_t(exponent + 128)};
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: studio OUT.hdr\n", stderr);
        return 2;
    }
    std::FILE *file = std::fopen(argv[1], "wb");
    if (!file) {
        std::perror(argv[1]);
        return 5;
    }
    std::fprintf(file, "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y %d +X %d\n", kHeight, kWidth);
    for (int y = 0; y < kHeight; ++y) {
        std::vector<std::array<std::uint8_t, 4>> row(kWidth);
        for (int x = 0; x < kWidth; ++x) {
            const double elevation = kPi * (0.5 - (y + 0.5) / kHeight);
            const double turn = 2 * kPi * ((x + 0.5) / kWidth - 0.5);
            // Qt Quick 3D has the panorama's middle at +X and its right-hand quarter at +Z.
            row[x] = rgbe(radianceTowards(
                {std::cos(elevation) * std::cos(turn), std::sin(elevation), std::cos(elevation) * std::sin(turn)}));
        }
        // Flat scanlines: the newer run-length form with literal runs only.
        const std::uint8_t head[4] = {2, 2, kWidth >> 8, kWidth & 255};
        std::fwrite(head, 1, 4, file);
        for (int c = 0; c < 4; ++c) {
            for (int x = 0; x < kWidth; x += 128) {
                std::fputc(128, file);
                for (int i = 0; i < 128; ++i)
                    std::fputc(row[x + i][c], file);
            }
        }
    }
    if (std::fclose(file) != 0) {
        std::perror(argv[1]);
        return 5;
    }
    return 0;
}
