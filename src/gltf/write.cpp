#include "gltf/write.h"

#include "core/display_text.h"
#include "gltf/matrix.h"
#include "gltf/parse_materials.h"
#include "gltf/read_error.h"
#include "gltf/write_materials.h"
#include "gltf/write_meshes.h"

#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace turnaround::gltf {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kPiece = std::size_t(4) << 20; // bytes between two looks at the cancel token

Error broken(const std::string &what)
{
    return {ErrorKind::BadUsage, "The model can't be saved: " + what + ".", {}};
}

Result<void> checkPrimitive(const Primitive &primitive, std::size_t materials)
{
    const std::size_t count = primitive.positions.size();
    for (const std::size_t size : {primitive.normals.size(), primitive.tangents.size(), primitive.uv0.size(),
                                   primitive.uv1.size(), primitive.colors.size()}) {
        if (size != 0 && size != count)
            return broken("one of its attributes has " + std::to_string(size) + " elements for " +
                          std::to_string(count) + " vertices");
    }
    if (!primitive.indices.empty() && *std::ranges::max_element(primitive.indices) >= count)
        return broken("an index points beyond its " + std::to_string(count) + " vertices");
    if (primitive.material >= int(materials))
        return broken("material " + std::to_string(primitive.material) + " of it is not there");
    const auto finite = [](const Vec3f &p) { return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z); };
    if (!std::ranges::all_of(primitive.positions, finite))
        return broken("a position is not a finite number");
    return {};
}

Result<void> checkMaterial(const Material &material, std::size_t images)
{
    bool right = true;
    forEachTexture(material, [&](const TextureRef &ref, std::string_view) {
        right = right && ref.image < int(images) && ref.uvSet >= 0 && ref.uvSet <= 1;
    });
    if (!right)
        return broken("a picture or UV set of the material " + quotedText(material.name) + " is not there");
    return {};
}

Result<void> checkScene(const Scene &scene)
{
    for (const Material &material : scene.materials) {
        if (auto right = checkMaterial(material, scene.images.size()); !right)
            return right;
    }
    for (const Mesh &mesh : scene.meshes) {
        for (const Primitive &primitive : mesh.primitives) {
            if (auto right = checkPrimitive(primitive, scene.materials.size()); !right)
                return right;
        }
    }
    for (const Instance &instance : scene.instances) {
        if (instance.mesh < 0 || instance.mesh >= int(scene.meshes.size()))
            return broken("mesh " + std::to_string(instance.mesh) + " of it is not there");
        if (!isFinite(instance.world))
            return broken("it is placed by a matrix that is not finite");
    }
    return {};
}

void writeImages(const Scene &scene, GlbParts &parts)
{
    for (const Image &image : scene.images) {
        const auto bytes = std::span(image.bytes);
        const std::size_t view = addBufferView(parts, parts.chunk.add(bytes), bytes.size(), 0);
        ordered_json json;
        if (!image.name.empty())
            json["name"] = image.name;
        json["bufferView"] = view;
        json["mimeType"] = image.mimeType;
        parts.root["images"].push_back(std::move(json));
    }
}

std::string jsonText(const Scene &scene, GlbParts &parts)
{
    parts.root["asset"] = {{"version", "2.0"}, {"generator", "Turnaround " TURNAROUND_VERSION}};
    if (!scene.copyright.empty())
        parts.root["asset"]["copyright"] = scene.copyright;
    std::set<std::string> used, required;
    writeMeshes(scene, parts);
    writeMaterials(scene, parts.root, used, required);
    writeImages(scene, parts);
    if (!used.empty())
        parts.root["extensionsUsed"] = used;
    if (!required.empty())
        parts.root["extensionsRequired"] = required;
    if (parts.chunk.bytes() > 0)
        parts.root["buffers"] = ordered_json::array({{{"byteLength", parts.chunk.bytes()}}});
    std::string text = parts.root.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    text.resize((text.size() + 3) / 4 * 4, ' ');
    return text;
}

Error diskError(const QSaveFile &file, std::uint64_t bytes)
{
    const QFileInfo info(file.fileName());
    const QString folder = info.absolutePath();
    const std::string name = quotedText(info.fileName().toStdString());
    const std::string where = quotedPath(folder.toStdString());
    Error error{ErrorKind::Disk, {}, file.errorString().toStdString()};
    const QFileInfo parent(folder);
    const QStorageInfo storage(folder);
    if (!parent.isDir())
        error.message = "The folder " + where + " does not exist. Make it, or choose another.";
    else if (info.isDir())
        error.message = name + " is a folder. Choose another name for the model.";
    else if (!parent.isWritable())
        error.message = "The folder " + where + " can't be written to. Choose another.";
    else if (storage.isValid() && storage.bytesAvailable() < qint64(bytes))
        error.message = "There is not enough room for " + name + ": it needs " + std::to_string(bytes / 1000 + 1) +
            " kB, and " + std::to_string(storage.bytesAvailable() / 1000) +
            " kB are free. Make room, or choose another folder.";
    else
        error.message = name + " could not be written: " + error.detail + ". Choose another folder.";
    return error;
}

/// QSaveFile with what is known about the whole, so that a failure can be explained.
class GlbFile
{
public:
    GlbFile(const std::filesystem::path &file, std::uint64_t bytes, const CancelToken &cancel)
        : m_file(QString::fromStdString(file.string()))
        , m_bytes(bytes)
        , m_cancel(cancel)
    {
    }

    Result<void> open()
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return diskError(m_file, m_bytes);
        return {};
    }

    /// Padded to a multiple of four bytes.
    Result<void> write(std::span<const std::byte> bytes)
    {
        const std::size_t padding = (4 - bytes.size() % 4) % 4;
        for (std::size_t at = 0; at < bytes.size(); at += kPiece) {
            if (m_cancel.requested())
                return Error{ErrorKind::Cancelled, "Stopped before the model was saved.", {}};
            const auto piece = bytes.subspan(at, std::min(kPiece, bytes.size() - at));
            if (m_file.write(reinterpret_cast<const char *>(piece.data()), qint64(piece.size())) !=
                qint64(piece.size()))
                return diskError(m_file, m_bytes);
        }
        if (m_file.write("\0\0\0", qint64(padding)) != qint64(padding))
            return diskError(m_file, m_bytes);
        return {};
    }

    Result<void> writeWords(std::initializer_list<std::uint32_t> words)
    {
        return write(std::as_bytes(std::span(words.begin(), words.size())));
    }

    Result<void> commit()
    {
        if (!m_file.commit())
            return diskError(m_file, m_bytes);
        return {};
    }

private:
    QSaveFile m_file;
    std::uint64_t m_bytes;
    CancelToken m_cancel;
};

Result<void> save(GlbFile &file, const std::string &text, const BinaryChunk &chunk, std::uint32_t total)
{
    if (auto done = file.open(); !done)
        return done;
    if (auto done = file.writeWords({0x46546C67, 2, total, std::uint32_t(text.size()), 0x4E4F534A}); !done)
        return done;
    if (auto done = file.write(std::as_bytes(std::span(text))); !done)
        return done;
    if (chunk.bytes() > 0) {
        if (auto done = file.writeWords({std::uint32_t(chunk.bytes()), 0x004E4942}); !done)
            return done;
        for (const auto piece : chunk.pieces()) {
            if (auto done = file.write(piece); !done)
                return done;
        }
    }
    return file.commit();
}

} // namespace

Result<void> writeGlb(const Scene &scene, const std::filesystem::path &file, const CancelToken &cancel)
{
    if (auto right = checkScene(scene); !right)
        return right;
    GlbParts parts;
    const std::string text = jsonText(scene, parts);
    const std::uint64_t total = 12 + 8 + text.size() + (parts.chunk.bytes() > 0 ? 8 + parts.chunk.bytes() : 0);
    if (total > std::numeric_limits<std::uint32_t>::max())
        return Error{ErrorKind::BadInput,
                     "The model has " + std::to_string(total) +
                         " bytes, and a GLB holds at most 4,294,967,295. Use fewer faces or smaller textures.",
                     {}};
    GlbFile target(file, total, cancel);
    return save(target, text, parts.chunk, std::uint32_t(total));
}

} // namespace turnaround::gltf
