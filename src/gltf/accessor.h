// Accessors: typed, strided, normalised, sparse views of buffers -> plain arrays. Any thread.
// glTF 2.0 specification, section 3.6 "Binary Data Storage".
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/document.h"
#include "gltf/resources.h"

#include <cstdint>
#include <string>
#include <vector>

namespace turnaround::gltf {

/// What decoding reads from; views of things that outlive it.
struct BinarySource {
    const Document &document;
    const Buffers &buffers;
    const CancelToken &cancel;
};

/// Writes `components` numbers of each element to `out`, `outStride` floats apart. `out` has room
/// for accessor.count elements. Integers become floats, [0, 1] or [-1, 1] where normalised.
/// `what` names the data in errors, such as "POSITION of mesh 3".
Result<void> decodeFloats(const BinarySource &source, const Accessor &accessor, int components, float *out,
                          int outStride, const std::string &what);

/// Of a SCALAR accessor of unsigned integers.
Result<std::vector<std::uint32_t>> decodeIndices(const BinarySource &source, const Accessor &accessor,
                                                 const std::string &what);

/// The rule of normalised integers, section 3.11 "Animations" and KHR_mesh_quantization.
inline float normalizedValue(float value, ComponentType type)
{
    switch (type) {
    case ComponentType::Int8:
        return std::max(value / 127.0f, -1.0f);
    case ComponentType::UInt8:
        return value / 255.0f;
    case ComponentType::Int16:
        return std::max(value / 32767.0f, -1.0f);
    case ComponentType::UInt16:
        return value / 65535.0f;
    default:
        return value;
    }
}

} // namespace turnaround::gltf
