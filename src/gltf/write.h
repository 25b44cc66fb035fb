// Scene -> GLB file. Any thread (it writes nothing but the file it is told to).
// glTF 2.0 specification, section 4 "GLB File Format Specification".
//
// Khronos' validator finds neither errors nor warnings in what is written. For that, normals and
// tangents are made unit length, colours and factors are brought into their range, tangents
// without normals are left out, UVs that a material asks for and a primitive lacks are written as
// zeros, and an instance whose matrix shears is written with its own, transformed mesh.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/scene.h"

#include <filesystem>

namespace turnaround::gltf {

/// Whole or not at all: on failure and on cancel a file that was there before stays as it was.
/// ErrorKind::Disk: no such folder, not allowed, full. ErrorKind::BadUsage: the scene breaks its
/// own rules (scene.h). ErrorKind::BadInput: more than the 4 GiB that a GLB can hold.
Result<void> writeGlb(const Scene &scene, const std::filesystem::path &file, const CancelToken &cancel = {});

} // namespace turnaround::gltf
