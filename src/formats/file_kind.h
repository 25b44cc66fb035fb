// What a file really is: what a service or a name says of it is not to be trusted. Any thread.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace turnaround::formats {

enum class FileKind {
    Glb, ///< glTF 2.0, 4.4: "glTF"
    GltfJson, ///< JSON that speaks of an "asset"
    Zip, ///< APPNOTE 4.3: "PK"; whatever is in it
    Png, ///< PNG specification, 5.2
    Jpeg, ///< ITU-T T.81, B.1.1.3
    Webp, ///< RFC 9649, 2.3
    Mp4, ///< ISO 14496-12, 4.3: "ftyp" in the first box
    Fbx, ///< binary: "Kaydara FBX Binary"
    Stl, ///< text with facets, or as many bytes as its count of triangles asks for
    Obj, ///< text whose lines are Wavefront's
    Unknown,
};

/// For messages: "a GLB file", "an MP4 film", "a file of unknown kind".
std::string_view fileKindWords(FileKind kind);
/// For file names, with the dot: ".glb"; empty for Unknown.
std::string_view fileKindEnding(FileKind kind);

/// By its first bytes, at most 64 KiB of them; whether the rest is sound is not looked at. `size`: of the whole file.
FileKind kindOfBytes(std::string_view start, std::uint64_t size);
/// BadInput: it can't be read, or is no ordinary file.
Result<FileKind> sniffFile(const std::filesystem::path &file);

} // namespace turnaround::formats
