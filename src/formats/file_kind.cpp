#include "formats/file_kind.h"

#include "core/display_text.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <system_error>

namespace turnaround::formats {

namespace {

constexpr std::size_t kStart = 64 << 10;
constexpr std::size_t kStlHead = 84; // 80 of any text, then the count of triangles
constexpr std::uint64_t kStlTriangle = 50;

std::string_view withoutMark(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    return text;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

bool isText(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t';
    });
}

bool isBinaryStl(std::string_view start, std::uint64_t size)
{
    if (start.size() < kStlHead)
        return false;
    std::uint64_t triangles = 0;
    for (std::size_t i = 0; i < 4; ++i)
        triangles |= std::uint64_t(static_cast<unsigned char>(start[80 + i])) << (8 * i);
    return triangles > 0 && size == kStlHead + triangles * kStlTriangle;
}

/// Comments and Wavefront's statements from the first line on, and among them one that makes a shape.
bool isObj(std::string_view text)
{
    constexpr std::array kWords = {"v", "vt", "vn", "vp", "f", "l", "p", "o", "g", "s", "usemtl", "mtllib"};
    constexpr std::array kShapes = {"v", "f", "mtllib", "usemtl"};
    bool shape = false;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos && text.size() >= kStart / 2)
            return false; // no line of a model is that long
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.starts_with('#'))
            continue;
        const std::string_view word = line.substr(0, line.find_first_of(" \t\r"));
        if (end == std::string_view::npos && shape)
            return true; // the last line may be cut off
        if (std::ranges::find(kWords, word) == kWords.end())
            return false;
        shape = shape || std::ranges::find(kShapes, word) != kShapes.end();
    }
    return shape;
}

} // namespace

std::string_view fileKindWords(FileKind kind)
{
    switch (kind) {
    case FileKind::Glb:
        return "a GLB file";
    case FileKind::GltfJson:
        return "a glTF file";
    case FileKind::Zip:
        return "a ZIP file";
    case FileKind::Png:
        return "a PNG picture";
    case FileKind::Jpeg:
        return "a JPEG picture";
    case FileKind::Webp:
        return "a WebP picture";
    case FileKind::Mp4:
        return "an MP4 film";
    case FileKind::Fbx:
        return "an FBX file";
    case FileKind::Stl:
        return "an STL file";
    case FileKind::Obj:
        return "an OBJ file";
    case FileKind::Unknown:
        break;
    }
    return "a file of unknown kind";
}

std::string_view fileKindEnding(FileKind kind)
{
    switch (kind) {
    case FileKind::Glb:
        return ".glb";
    case FileKind::GltfJson:
        return ".gltf";
    case FileKind::Zip:
        return ".zip";
    case FileKind::Png:
        return ".png";
    case FileKind::Jpeg:
        return ".jpg";
    case FileKind::Webp:
        return ".webp";
    case FileKind::Mp4:
        return ".mp4";
    case FileKind::Fbx:
        return ".fbx";
    case FileKind::Stl:
        return ".stl";
    case FileKind::Obj:
        return ".obj";
    case FileKind::Unknown:
        break;
    }
    return {};
}

FileKind kindOfBytes(std::string_view start, std::uint64_t size)
{
    using namespace std::string_view_literals;
    start = start.substr(0, kStart);
    if (start.starts_with("glTF"))
        return FileKind::Glb;
    if (start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06"))
        return FileKind::Zip;
    if (start.starts_with("\x89PNG\r\n\x1A\n"))
        return FileKind::Png;
    if (start.starts_with("\xFF\xD8\xFF"))
        return FileKind::Jpeg;
    if (start.starts_with("RIFF") && start.substr(std::min<std::size_t>(start.size(), 8)).starts_with("WEBP"))
        return FileKind::Webp;
    if (start.size() >= 8 && start.substr(4).starts_with("ftyp"))
        return FileKind::Mp4;
    if (start.starts_with("Kaydara FBX Binary  \0"sv))
        return FileKind::Fbx;
    if (isBinaryStl(start, size))
        return FileKind::Stl;
    const std::string_view text = trimmed(withoutMark(start));
    if (!isText(text))
        return FileKind::Unknown;
    if (text.starts_with('{'))
        return text.find("\"asset\"") != std::string_view::npos ? FileKind::GltfJson : FileKind::Unknown;
    if (text.starts_with("solid") && text.find("facet") != std::string_view::npos)
        return FileKind::Stl;
    return isObj(text) ? FileKind::Obj : FileKind::Unknown;
}

Result<FileKind> sniffFile(const std::filesystem::path &file)
{
    std::error_code problem;
    if (!std::filesystem::is_regular_file(file, problem))
        return Error{ErrorKind::BadInput, quotedPath(file) + " is not there, or is no ordinary file."};
    std::ifstream stream(file, std::ios::binary);
    std::string start(kStart, '\0');
    stream.read(start.data(), std::streamsize(start.size()));
    const std::uintmax_t size = std::filesystem::file_size(file, problem);
    if (stream.bad() || !stream.is_open() || problem)
        return Error{ErrorKind::BadInput, quotedPath(file) + " can't be read: check its permissions."};
    start.resize(std::size_t(stream.gcount()));
    return kindOfBytes(start, size);
}

} // namespace turnaround::formats
