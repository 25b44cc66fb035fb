#include "formats/obj_materials.h"

#include "core/display_text.h"
#include "gltf/image_header.h"

#include <QBuffer>
#include <QImage>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

namespace turnaround::formats {

namespace {

namespace fs = std::filesystem;

constexpr int kMostFiles = 1000;
constexpr int kMostMaterialFiles = 16;
constexpr std::uint64_t kMostMaterialBytes = 16 << 20;
constexpr std::size_t kMostMaterials = 4096;
constexpr int kMostMixedSide = 8192; // pixels; of maps that are decoded to be put together

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

std::optional<std::string> readText(const fs::path &file, std::uint64_t most)
{
    std::error_code problem;
    const std::uintmax_t size = fs::file_size(file, problem);
    std::ifstream stream(file, std::ios::binary);
    if (problem || size > most || !stream)
        return {};
    std::string text(size, '\0');
    stream.read(text.data(), std::streamsize(size));
    text.resize(std::size_t(stream.gcount()));
    return text;
}

float share(float value, float otherwise)
{
    return std::isfinite(value) ? std::clamp(value, 0.0F, 1.0F) : otherwise;
}

/// Takes each picture file into the scene once.
class Pictures
{
public:
    Pictures(const CompanionFiles &files, gltf::Scene &scene)
        : m_files(files)
        , m_scene(scene)
    {
    }

    /// The scene's index, -1 where there is no such picture; the first time that is said.
    int take(const std::string &name)
    {
        if (name.empty())
            return -1;
        const auto [entry, fresh] = m_taken.try_emplace(name, -1);
        if (fresh) {
            if (std::optional<gltf::Image> image = load(name)) {
                entry->second = int(m_scene.images.size());
                m_scene.images.push_back(std::move(*image));
            }
        }
        return entry->second;
    }

    /// Roughness in green, metal in blue; either name may be empty. -1: none of them.
    int takeMixed(const std::string &roughness, const std::string &metallic)
    {
        if (roughness.empty() && metallic.empty())
            return -1;
        const auto [entry, fresh] = m_taken.try_emplace(roughness + '\n' + metallic, -1);
        if (!fresh)
            return entry->second;
        const QImage rough = decoded(roughness);
        const QImage metal = decoded(metallic);
        if (rough.isNull() && metal.isNull())
            return -1;
        const QByteArray png = mixed(rough, metal);
        std::vector<std::byte> bytes(std::size_t(png.size()));
        std::ranges::transform(png, bytes.begin(), [](char c) { return std::byte(c); });
        Result<gltf::Image> image = gltf::describeImage(std::move(bytes), "roughness and metal", {});
        if (!image)
            return -1;
        entry->second = int(m_scene.images.size());
        m_scene.images.push_back(std::move(*image));
        return entry->second;
    }

private:
    void note(const std::string &name, const char *what)
    {
        m_scene.warnings.push_back("The picture '" + displayText(name.substr(0, 100)) + "' " + what +
                                   ": it was left out.");
    }

    std::optional<gltf::Image> load(const std::string &name)
    {
        const auto file = m_files.find(name);
        const auto text = file ? readText(*file, gltf::ReadLimits().imageBytes) : std::nullopt;
        if (!text) {
            note(name, "is not in the ZIP");
            return {};
        }
        std::vector<std::byte> bytes(text->size());
        std::ranges::transform(*text, bytes.begin(), [](char c) { return std::byte(c); });
        Result<gltf::Image> image = gltf::describeImage(std::move(bytes), displayName(*file), {});
        if (!image) {
            note(name, "can't be read");
            return {};
        }
        return std::move(*image);
    }

    QImage decoded(const std::string &name)
    {
        if (name.empty())
            return {};
        const std::optional<gltf::Image> image = load(name);
        if (!image)
            return {};
        if (std::max(image->width, image->height) > kMostMixedSide) {
            note(name, "is larger than 8192 pixels");
            return {};
        }
        QImage pixels =
            QImage::fromData(reinterpret_cast<const uchar *>(image->bytes.data()), int(image->bytes.size()));
        if (pixels.isNull())
            note(name, "can't be read");
        return pixels.convertToFormat(QImage::Format_Grayscale8);
    }

    static QByteArray mixed(const QImage &rough, const QImage &metal)
    {
        const QSize size = rough.isNull() ? metal.size() : rough.size();
        const QImage metalFit = metal.isNull() || metal.size() == size
            ? metal
            : metal.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                  .convertToFormat(QImage::Format_Grayscale8);
        QImage both(size, QImage::Format_RGB888);
        for (int y = 0; y < size.height(); ++y) {
            uchar *line = both.scanLine(y);
            const uchar *green = rough.isNull() ? nullptr : rough.constScanLine(y);
            const uchar *blue = metalFit.isNull() ? nullptr : metalFit.constScanLine(y);
            for (int x = 0; x < size.width(); ++x) {
                line[3 * x] = 255;
                line[3 * x + 1] = green ? green[x] : 255; // 255: the material's own factor counts
                line[3 * x + 2] = blue ? blue[x] : 255;
            }
        }
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        both.save(&buffer, "png");
        return bytes;
    }

    const CompanionFiles &m_files;
    gltf::Scene &m_scene;
    std::map<std::string, int> m_taken;
};

} // namespace

CompanionFiles::CompanionFiles(const fs::path &folder)
{
    std::error_code problem;
    if (folder.empty())
        return;
    for (fs::recursive_directory_iterator entry(folder, problem), end; !problem && entry != end;
         entry.increment(problem)) {
        if (int(m_files.size()) >= kMostFiles)
            break;
        std::error_code unreadable;
        if (entry->symlink_status(unreadable).type() == fs::file_type::regular)
            m_files.emplace_back(lower(entry->path().lexically_relative(folder).generic_string()), entry->path());
    }
    std::ranges::sort(m_files);
}

std::optional<fs::path> CompanionFiles::find(const std::string &name) const
{
    std::string wanted = lower(name);
    std::ranges::replace(wanted, '\\', '/');
    while (wanted.starts_with("./"))
        wanted.erase(0, 2);
    for (const auto &[path, file] : m_files) {
        if (path == wanted)
            return file;
    }
    const std::string last = wanted.substr(wanted.rfind('/') + 1);
    for (const auto &[path, file] : m_files) {
        if (!last.empty() && path.substr(path.rfind('/') + 1) == last)
            return file;
    }
    return {};
}

MaterialReading::MaterialReading(const CompanionFiles &files, std::vector<std::string> &notes)
    : m_files(files)
    , m_notes(notes)
{
}

bool MaterialReading::operator()(const std::string &name, std::vector<tinyobj::material_t> *materials,
                                 std::map<std::string, int> *byName, std::string *warning, std::string *error)
{
    const auto file = m_files.find(name);
    const auto text = file && m_read < kMostMaterialFiles ? readText(*file, kMostMaterialBytes) : std::nullopt;
    if (!text) {
        if (m_notes.size() < kMostMaterialFiles)
            m_notes.push_back("The materials '" + displayText(name.substr(0, 100)) +
                              "' are missing or too many: the model has no such colours.");
        return false;
    }
    ++m_read;
    std::istringstream stream(*text);
    tinyobj::LoadMtl(byName, materials, &stream, warning, error);
    return true;
}

void addMaterials(const std::vector<tinyobj::material_t> &materials, const CompanionFiles &files, gltf::Scene &scene)
{
    Pictures pictures(files, scene);
    for (const tinyobj::material_t &from : materials) {
        if (scene.materials.size() == kMostMaterials)
            break;
        gltf::Material to;
        to.name = displayText(from.name.substr(0, 200));
        to.baseColorTexture.image = pictures.take(from.diffuse_texname);
        const float alpha = from.dissolve > 0 ? share(from.dissolve, 1) : 1; // 0 would not be seen: a writer's mistake
        if (to.baseColorTexture.image < 0)
            to.baseColor = {share(from.diffuse[0], 1), share(from.diffuse[1], 1), share(from.diffuse[2], 1), alpha};
        else
            to.baseColor = {1, 1, 1, alpha};
        if (alpha < 1)
            to.alphaMode = gltf::AlphaMode::Blend;
        to.metallicRoughnessTexture.image = pictures.takeMixed(from.roughness_texname, from.metallic_texname);
        const bool mapped = to.metallicRoughnessTexture.image >= 0;
        to.roughness = mapped && !from.roughness_texname.empty() ? 1
            : from.roughness > 0                                 ? share(from.roughness, 1)
                                                                 : 1;
        to.metallic = mapped && !from.metallic_texname.empty() ? 1 : share(from.metallic, 0);
        to.normalTexture.image = pictures.take(from.normal_texname);
        scene.materials.push_back(std::move(to));
    }
}

} // namespace turnaround::formats
