// How long the pictures take that the processor draws:
//   bench_pictures [MODEL.glb ...]
// Prints the milliseconds of a live blockout's turntable, and of each model's thumbnail: the least and the middle.
#include "gltf/read.h"
#include "ui/turntable.h"
#include "viewer/prepare.h"
#include "viewer/thumbnail.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <numbers>

using namespace turnaround;

namespace {

constexpr int kTimes = 9;

/// As a live blockout is: 20,000 triangles, a texture of 1024 pixels.
blockout::TexturedMesh ball()
{
    constexpr int kRings = 100, kSectors = 100;
    blockout::TexturedMesh mesh;
    for (int j = 0; j <= kRings; ++j) {
        for (int i = 0; i <= kSectors; ++i) {
            const float down = std::numbers::pi_v<float> * float(j) / kRings;
            const float round = 2 * std::numbers::pi_v<float> * float(i) / kSectors;
            const Vec3f normal{std::sin(down) * std::sin(round), std::cos(down), std::sin(down) * std::cos(round)};
            mesh.positions.push_back(normal);
            mesh.normals.push_back(normal);
            mesh.uvs.push_back({float(i) / kSectors, float(j) / kRings});
        }
    }
    for (int j = 0; j < kRings; ++j) {
        for (int i = 0; i < kSectors; ++i) {
            const auto a = static_cast<std::uint32_t>(j * (kSectors + 1) + i), b = a + kSectors + 1;
            mesh.triangles.push_back({a, b, b + 1});
            mesh.triangles.push_back({a, b + 1, a + 1});
        }
    }
    return mesh;
}

void print(const char *name, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < kTimes; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::sort(times);
    std::printf("%-28s least %6.1f   middle %6.1f ms\n", name, times.front(), times[kTimes / 2]);
}

} // namespace

int main(int count, char **arguments)
{
    const blockout::TexturedMesh mesh = ball();
    QImage texture(1024, 1024, QImage::Format_RGB888);
    texture.fill(Qt::darkCyan);
    print("turntable", [&] { (void)ui::turntablePictures(mesh, texture, {}); });
    for (int i = 1; i < count; ++i) {
        const std::filesystem::path file(arguments[i]);
        const Result<gltf::Scene> scene = gltf::read(file, {}, {});
        const Result<viewer::PreparedScene> prepared =
            scene ? viewer::prepare(*scene, {}) : Result<viewer::PreparedScene>(scene.error());
        if (!prepared) {
            std::printf("%s\n", prepared.error().message.c_str());
            return 2;
        }
        print(file.filename().c_str(), [&] { (void)viewer::drawThumbnail(*prepared, {}); });
    }
}
