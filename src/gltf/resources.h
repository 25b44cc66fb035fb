// Where a glTF's bytes come from: its own binary chunk, data: URIs, files below its folder.
// Any thread. The only part of reading that touches the disk.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/document.h"
#include "gltf/read.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace turnaround::gltf {

using Bytes = std::vector<std::byte>;

/// The whole file; not a folder, a pipe or a device. No such file is ErrorKind::BadInput, one that
/// can't be read ErrorKind::Disk.
Result<Bytes> readWholeFile(const std::filesystem::path &file, std::uint64_t mostBytes, const CancelToken &cancel);

/// Where a relative URI leads. Refused: schemes, absolute paths, "..", backslashes, broken
/// percent-encoding, and links that lead out of `folder`. The file need not exist.
Result<std::filesystem::path> locate(std::string_view uri, const std::filesystem::path &folder);

/// The content of "data:[type];base64,…".
Result<Bytes> decodeDataUri(std::string_view uri, const CancelToken &cancel);

/// Loads what URIs name, within ReadLimits::fileBytes each and allFilesBytes together.
class Resources
{
public:
    /// Without a folder, URIs of files are refused. `limits` and `cancel` must outlive it.
    Resources(std::optional<std::filesystem::path> folder, const ReadLimits &limits, const CancelToken &cancel)
        : m_folder(std::move(folder))
        , m_limits(limits)
        , m_cancel(cancel)
    {
    }

    /// nullopt: no such file.
    Result<std::optional<Bytes>> load(std::string_view uri);

    /// Counts a copy that is made of bytes already loaded; refuses it when that is too much.
    Result<void> account(std::uint64_t bytes);

private:
    std::optional<std::filesystem::path> m_folder;
    const ReadLimits &m_limits;
    const CancelToken &m_cancel;
    std::uint64_t m_bytes = 0;
};

/// All buffers' bytes: exactly as long as each buffer says.
class Buffers
{
public:
    /// `binary` is GLB's own chunk, of which a view is kept.
    static Result<Buffers> load(const Document &document, std::optional<std::span<const std::byte>> binary,
                                Resources &resources);

    /// Refuses a view that reaches beyond its buffer.
    Result<std::span<const std::byte>> bytes(const BufferView &view) const;

private:
    std::vector<std::span<const std::byte>> m_spans;
    std::vector<std::unique_ptr<Bytes>> m_owned;
};

} // namespace turnaround::gltf
