#include "gltf/resources.h"

#include "core/display_text.h"
#include "gltf/read_error.h"

#include <QByteArray>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace turnaround::gltf {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t(4) << 20; // between two looks at the cancel token

bool hasScheme(std::string_view uri)
{
    const std::size_t colon = uri.find(':');
    return colon != std::string_view::npos && uri.find('/') > colon;
}

std::optional<std::string> percentDecoded(std::string_view text)
{
    const auto digit = [](char c) {
        return c >= '0' && c <= '9' ? c - '0'
            : c >= 'a' && c <= 'f'  ? c - 'a' + 10
            : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                                    : -1;
    };
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        if (i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0)
            return std::nullopt;
        decoded += char(digit(text[i + 1]) * 16 + digit(text[i + 2]));
        i += 2;
    }
    return decoded;
}

bool isBelow(const fs::path &file, const fs::path &folder)
{
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

Error outside(std::string_view uri)
{
    return {ErrorKind::BadInput,
            "The model names the file " + quotedText(uri) +
                ", and only files below the model's own folder are read. Put it there, or export the model as GLB.",
            {}};
}

} // namespace

Result<Bytes> readWholeFile(const fs::path &file, std::uint64_t mostBytes, const CancelToken &cancel)
{
    std::error_code failure;
    const fs::file_status status = fs::status(file, failure);
    if (!fs::exists(status))
        return Error{ErrorKind::BadInput, "There is no file " + quotedPath(file) + ". Check its name.", {}};
    if (!fs::is_regular_file(status))
        return Error{ErrorKind::BadInput, quotedPath(file) + " is not a file. Choose a .glb or .gltf file.", {}};
    const std::uint64_t size = fs::file_size(file, failure);
    if (failure)
        return Error{ErrorKind::Disk, quotedPath(file) + " can't be read: " + failure.message() + ".", {}};
    if (size > mostBytes)
        return tooLarge(quotedText(file.filename().string()) + " has " + std::to_string(size) + " bytes, and at most " +
                        std::to_string(mostBytes) + " can be read");
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return Error{ErrorKind::Disk, quotedPath(file) + " can't be opened: " + std::strerror(errno) + ".", {}};

    Bytes bytes(size);
    for (std::size_t at = 0; at < bytes.size(); at += kPiece) {
        if (cancel.requested())
            return cancelled();
        const std::size_t piece = std::min(kPiece, bytes.size() - at);
        if (!stream.read(reinterpret_cast<char *>(bytes.data() + at), std::streamsize(piece)))
            return Error{ErrorKind::Disk, quotedPath(file) + " can't be read to its end. Check the disk.", {}};
    }
    return bytes;
}

Result<fs::path> locate(std::string_view uri, const fs::path &folder)
{
    const std::optional<std::string> decoded = percentDecoded(uri);
    if (!decoded || decoded->empty() || decoded->find('\0') != std::string::npos)
        return damaged("it names the file " + quotedText(uri) + ", which is no file name");
    const fs::path relative(std::u8string(decoded->begin(), decoded->end()));
    if (hasScheme(uri) || hasScheme(*decoded) || relative.is_absolute() || decoded->find('\\') != std::string::npos ||
        std::ranges::find(relative, fs::path("..")) != relative.end())
        return outside(uri);

    std::error_code failure;
    const fs::path home = fs::canonical(folder.empty() ? fs::path(".") : folder, failure);
    const fs::path file = failure ? fs::path() : fs::weakly_canonical(home / relative, failure);
    if (failure || !isBelow(file, home))
        return outside(uri);
    return file;
}

Result<Bytes> decodeDataUri(std::string_view uri, const CancelToken &cancel)
{
    const std::size_t comma = uri.find(',');
    if (comma == std::string_view::npos || !uri.substr(0, comma).ends_with(";base64"))
        return damaged("it holds embedded data that is not base64");
    const std::string_view text = uri.substr(comma + 1);
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3 + 3);
    for (std::size_t at = 0; at < text.size(); at += kPiece) {
        if (cancel.requested())
            return cancelled();
        const std::string_view piece = text.substr(at, kPiece);
        const bool last = at + piece.size() == text.size();
        const auto decoded = QByteArray::fromBase64Encoding(
            QByteArray::fromRawData(piece.data(), qsizetype(piece.size())), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded || (!last && piece.ends_with('=')))
            return damaged("its embedded data is broken");
        const auto *data = reinterpret_cast<const std::byte *>(decoded.decoded.constData());
        bytes.insert(bytes.end(), data, data + decoded.decoded.size());
    }
    return bytes;
}

Result<std::optional<Bytes>> Resources::load(std::string_view uri)
{
    const std::uint64_t left = m_limits.allFilesBytes - std::min(m_limits.allFilesBytes, m_bytes);
    std::optional<Bytes> bytes;
    if (uri.starts_with("data:")) {
        auto decoded = decodeDataUri(uri, m_cancel);
        if (!decoded)
            return decoded.error();
        bytes = std::move(*decoded);
    } else {
        if (!m_folder)
            return outside(uri);
        auto file = locate(uri, *m_folder);
        if (!file)
            return file.error();
        std::error_code ignored;
        if (!fs::exists(*file, ignored))
            return std::optional<Bytes>();
        auto content = readWholeFile(*file, std::min(m_limits.fileBytes, left), m_cancel);
        if (!content)
            return content.error();
        bytes = std::move(*content);
    }
    if (auto fits = account(bytes->size()); !fits)
        return fits.error();
    return bytes;
}

Result<void> Resources::account(std::uint64_t bytes)
{
    m_bytes += bytes;
    if (m_bytes > m_limits.allFilesBytes)
        return tooLarge("its files have more than " + std::to_string(m_limits.allFilesBytes) + " bytes together");
    return {};
}

Result<Buffers> Buffers::load(const Document &document, std::optional<std::span<const std::byte>> binary,
                              Resources &resources)
{
    Buffers buffers;
    for (std::size_t i = 0; i < document.buffers.size(); ++i) {
        const BufferDef &def = document.buffers[i];
        std::span<const std::byte> content;
        if (def.uri) {
            auto bytes = resources.load(*def.uri);
            if (!bytes)
                return bytes.error();
            if (!*bytes)
                return Error{ErrorKind::BadInput,
                             "The model's data file " + quotedText(*def.uri) +
                                 " is missing. Put it beside the model, or export the model as GLB.",
                             {}};
            buffers.m_owned.push_back(std::make_unique<Bytes>(std::move(**bytes)));
            content = *buffers.m_owned.back();
        } else if (i == 0 && binary) {
            content = *binary;
        } else {
            // A fallback that only an extension fills (EXT_meshopt_compression): fine unless it is used.
            buffers.m_spans.push_back({});
            continue;
        }
        if (content.size() < def.bytes)
            return damaged("its data is cut off: buffer " + std::to_string(i) + " promises " +
                           std::to_string(def.bytes) + " bytes and has " + std::to_string(content.size()));
        buffers.m_spans.push_back(content.first(std::size_t(def.bytes)));
    }
    return buffers;
}

Result<std::span<const std::byte>> Buffers::bytes(const BufferView &view) const
{
    if (view.buffer < 0)
        return damaged("a buffer view names no buffer");
    const auto buffer = m_spans[std::size_t(view.buffer)];
    if (view.offset > buffer.size() || view.bytes > buffer.size() - view.offset)
        return damaged("a buffer view reaches to byte " + std::to_string(view.offset) + " + " +
                       std::to_string(view.bytes) + " of buffer " + std::to_string(view.buffer) + ", which has " +
                       std::to_string(buffer.size()));
    return buffer.subspan(std::size_t(view.offset), std::size_t(view.bytes));
}

} // namespace turnaround::gltf
