#include "ui/full_library.h"

#include "gltf/write.h"
#include "jobs/data_folder.h"
#include "library/library.h"

#include <QImage>
#include <QPainter>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace turnaround::test {

namespace {

constexpr int kModels = 24;
constexpr int kPictureSide = 512;

template <class T>
T must(Result<T> result)
{
    if (result)
        return std::move(result).value();
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(2);
}

std::filesystem::path writeModel(const std::filesystem::path &folder)
{
    gltf::Scene scene;
    gltf::Primitive triangle;
    triangle.positions = {{-1, -1, 0}, {1, -1, 0}, {0, 1, 0}};
    triangle.indices = {0, 1, 2};
    scene.meshes.push_back({"triangle", {triangle}});
    scene.instances.emplace_back();
    const std::filesystem::path file = folder / "triangle.glb";
    if (const auto written = gltf::writeGlb(scene, file, {}); !written) {
        std::fprintf(stderr, "%s\n", written.error().message.c_str());
        std::exit(2);
    }
    return file;
}

/// As heavy to read as a model's: soft edges, transparent around.
QImage picture(int number)
{
    QImage image(kPictureSide, kPictureSide, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 60; ++i) {
        painter.setBrush(QColor::fromHsv((number * 15 + i * 2) % 360, 160, 80 + 2 * i));
        const int inset = 20 + 3 * i;
        painter.drawEllipse(inset + number % 7, inset, kPictureSide - 2 * inset, kPictureSide - 2 * inset);
    }
    return image;
}

} // namespace

void fillLibrary(const std::filesystem::path &dataFolder, int count)
{
    const std::filesystem::path root = jobs::DataFolder{dataFolder}.library();
    std::filesystem::create_directories(dataFolder);
    const std::filesystem::path model = writeModel(dataFolder);
    std::vector<std::filesystem::path> originals;
    {
        library::Library library = must(library::Library::open(root, library::Access::Owner));
        for (int i = 0; i < kModels; ++i) {
            const AssetId id{"0-" + std::to_string(i)};
            must(library.add({.id = id, .name = "Model 0", .provider = "blockout", .model = model}));
            originals.push_back(must(library.setThumbnail(id, picture(i))).folder);
        }
    }
    for (int i = kModels; i < count; ++i) {
        const std::filesystem::path &from = originals[static_cast<std::size_t>(i) % kModels];
        char number[16];
        std::snprintf(number, sizeof number, "%05d", i);
        const std::filesystem::path folder = root / (std::string("2026-11-20 Model ") + number);
        std::filesystem::create_directory(folder);
        for (const char *file : {"model.glb", "thumbnail.png"})
            std::filesystem::create_hard_link(from / file, folder / file);
        std::ifstream in(from / "asset.json");
        nlohmann::ordered_json json = nlohmann::ordered_json::parse(in);
        json["id"] = std::string("1-") + number;
        json["name"] = std::string("Model ") + number;
        std::ofstream(folder / "asset.json") << json.dump(2);
    }
}

} // namespace turnaround::test
