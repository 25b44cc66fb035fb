// A glTF 2.0 file (.glb or .gltf, told apart by content) -> Scene. Pure; any thread, several at once.
// Facts from the glTF 2.0 specification (Khronos, 2.0.1) and the extensions' own documents in
// github.com/KhronosGroup/glTF.
//
// The file is untrusted. Every number is checked before it is used, every size before memory is
// taken for it, and the work is bounded by ReadLimits. What is wrong is refused as a whole
// (ErrorKind::BadInput) with a sentence that names the place; the following is mended instead, and
// said in Scene::warnings:
// - a picture file that is missing beside the model, or of a kind that an optional extension alone
//   allows: the texture is left out;
// - a texture on a third or later UV set: left out;
// - normals, tangents, UVs or colours that are not numbers: that attribute is left out;
// - indices left over after the last whole triangle or line, and primitives that draw nothing: left out.
// Positions that are not finite and indices beyond the vertices are refused. Missing normals stay missing.
//
// JSON is read with nlohmann/json, Draco with Google's library. tinygltf 2.7 was weighed and left:
// its Draco path trusts indices from the file, and without it it refuses every Draco file.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/scene.h"

#include <cstdint>
#include <filesystem>
#include <span>

namespace turnaround::gltf {

/// What a file may ask for before it is refused. The defaults leave a one-asset tool ample room.
struct ReadLimits {
    std::uint64_t fileBytes = std::uint64_t(1) << 30; ///< of the model file and of each file it names
    std::uint64_t allFilesBytes = std::uint64_t(3) << 29; ///< of all buffers and images together, decoded
    std::uint64_t jsonBytes = std::uint64_t(128) << 20; ///< data: URIs included
    std::uint64_t jsonValues = 2'000'000; ///< numbers, texts, lists and objects together
    int jsonDepth = 64; ///< lists and objects inside each other
    int nodeDepth = 512; ///< nodes below each other
    std::uint64_t vertices = 20'000'000; ///< as placed: a mesh counts for each of its instances
    std::uint64_t triangles = 20'000'000; ///< likewise
    std::uint64_t imageBytes = std::uint64_t(256) << 20; ///< of one encoded image
    int imageSide = 16'384; ///< pixels
    std::uint64_t imagePixels = std::uint64_t(256) << 20; ///< of all images together
};

/// External buffers and images are read only from below the folder of `file`, links followed.
/// A cancel is noticed within 30 ms, except while the Draco library decodes one primitive and while
/// a description of hundreds of thousands of values is checked.
Result<Scene> read(const std::filesystem::path &file, const ReadLimits &limits = {}, const CancelToken &cancel = {});

/// The same from memory. It has no folder, so a file that names others is refused.
Result<Scene> read(std::span<const std::byte> bytes, const ReadLimits &limits = {}, const CancelToken &cancel = {});

} // namespace turnaround::gltf
