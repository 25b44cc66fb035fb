#include "gltf/accessor.h"

#include "gltf/read_error.h"

#include <algorithm>
#include <cstring>

namespace turnaround::gltf {
namespace {

constexpr std::uint64_t kPiece = 1 << 16; // elements between two looks at the cancel token

struct Elements {
    const std::byte *first = nullptr;
    std::size_t stride = 0; ///< bytes
};

/// Checks that `count` elements of `elementBytes` lie inside the view.
Result<Elements> elementsOf(const BinarySource &source, int viewIndex, std::uint64_t offset, std::uint64_t count,
                            std::uint64_t elementBytes, const std::string &what)
{
    const BufferView &view = source.document.views[std::size_t(viewIndex)];
    const auto bytes = source.buffers.bytes(view);
    if (!bytes)
        return bytes.error();
    const std::uint64_t stride = view.stride > 0 ? std::uint64_t(view.stride) : elementBytes;
    if (stride < elementBytes)
        return damaged("the elements of " + what + " overlap");
    const std::uint64_t room = bytes->size() - std::min<std::uint64_t>(offset, bytes->size());
    const bool fits = count == 0 || (elementBytes <= room && (count - 1) <= (room - elementBytes) / stride);
    if (!fits)
        return damaged(what + " promises " + std::to_string(count) + " elements, more than its data holds");
    return Elements{bytes->data() + (count == 0 ? 0 : offset), std::size_t(stride)};
}

template <class T>
void convert(const std::byte *from, std::size_t stride, std::uint64_t count, int components, ComponentType type,
             bool normalized, float *out, int outStride)
{
    for (std::uint64_t i = 0; i < count; ++i, from += stride, out += outStride) {
        for (int c = 0; c < components; ++c) {
            T value;
            std::memcpy(&value, from + std::size_t(c) * sizeof(T), sizeof(T));
            out[c] = normalized ? normalizedValue(float(value), type) : float(value);
        }
    }
}

void convert(ComponentType type, const std::byte *from, std::size_t stride, std::uint64_t count, int components,
             bool normalized, float *out, int outStride)
{
    const auto as = [&]<class T>(T) { convert<T>(from, stride, count, components, type, normalized, out, outStride); };
    switch (type) {
    case ComponentType::Int8:
        return as(std::int8_t());
    case ComponentType::UInt8:
        return as(std::uint8_t());
    case ComponentType::Int16:
        return as(std::int16_t());
    case ComponentType::UInt16:
        return as(std::uint16_t());
    case ComponentType::UInt32:
        return as(std::uint32_t());
    case ComponentType::Float32:
        return as(float());
    }
}

std::uint32_t unsignedAt(const std::byte *from, ComponentType type)
{
    std::uint32_t value = 0;
    std::memcpy(&value, from, std::size_t(componentBytes(type)));
    return value;
}

bool isUnsigned(ComponentType type)
{
    return type == ComponentType::UInt8 || type == ComponentType::UInt16 || type == ComponentType::UInt32;
}

/// Calls write(target element, its bytes) for each value that replaces one of the dense array.
template <class Write>
Result<void> replaceSparse(const BinarySource &source, const Accessor &accessor, std::uint64_t elementBytes,
                           const std::string &what, Write &&write)
{
    const SparseValues &sparse = *accessor.sparse;
    if (sparse.count > accessor.count || !isUnsigned(sparse.indexType))
        return damaged("the sparse values of " + what + " are broken");
    const auto indexBytes = std::uint64_t(componentBytes(sparse.indexType));
    const auto indices =
        elementsOf(source, sparse.indexView, sparse.indexOffset, sparse.count, indexBytes, "sparse " + what);
    if (!indices)
        return indices.error();
    const auto values =
        elementsOf(source, sparse.valueView, sparse.valueOffset, sparse.count, elementBytes, "sparse " + what);
    if (!values)
        return values.error();
    for (std::uint64_t i = 0; i < sparse.count; ++i) {
        if (i % kPiece == 0 && source.cancel.requested())
            return cancelled();
        const std::uint32_t target = unsignedAt(indices->first + i * indices->stride, sparse.indexType);
        if (target >= accessor.count)
            return damaged("a sparse value of " + what + " lies beyond its end");
        write(target, values->first + i * values->stride);
    }
    return {};
}

} // namespace

Result<void> decodeFloats(const BinarySource &source, const Accessor &accessor, int components, float *out,
                          int outStride, const std::string &what)
{
    if (accessor.components < components)
        return damaged(what + " has too few numbers for each element");
    const ComponentType type = accessor.componentType;
    const auto elementBytes = std::uint64_t(componentBytes(type)) * std::uint64_t(accessor.components);
    if (accessor.view >= 0) {
        const auto elements = elementsOf(source, accessor.view, accessor.offset, accessor.count, elementBytes, what);
        if (!elements)
            return elements.error();
        for (std::uint64_t at = 0; at < accessor.count; at += kPiece) {
            if (source.cancel.requested())
                return cancelled();
            convert(type, elements->first + at * elements->stride, elements->stride,
                    std::min(kPiece, accessor.count - at), components, accessor.normalized,
                    out + at * std::uint64_t(outStride), outStride);
        }
    } else {
        for (std::uint64_t i = 0; i < accessor.count; ++i)
            std::fill_n(out + i * std::uint64_t(outStride), components, 0.0f);
    }
    if (!accessor.sparse)
        return {};
    return replaceSparse(source, accessor, elementBytes, what, [&](std::uint32_t target, const std::byte *value) {
        convert(type, value, 0, 1, components, accessor.normalized, out + std::uint64_t(target) * outStride, outStride);
    });
}

Result<std::vector<std::uint32_t>> decodeIndices(const BinarySource &source, const Accessor &accessor,
                                                 const std::string &what)
{
    if (accessor.components != 1 || !isUnsigned(accessor.componentType))
        return damaged(what + " are not unsigned whole numbers");
    std::vector<std::uint32_t> indices(accessor.count);
    const auto elementBytes = std::uint64_t(componentBytes(accessor.componentType));
    if (accessor.view >= 0) {
        const auto elements = elementsOf(source, accessor.view, accessor.offset, accessor.count, elementBytes, what);
        if (!elements)
            return elements.error();
        for (std::uint64_t i = 0; i < accessor.count; ++i) {
            if (i % kPiece == 0 && source.cancel.requested())
                return cancelled();
            indices[i] = unsignedAt(elements->first + i * elements->stride, accessor.componentType);
        }
    }
    if (!accessor.sparse)
        return indices;
    auto replaced =
        replaceSparse(source, accessor, elementBytes, what, [&](std::uint32_t target, const std::byte *value) {
            indices[target] = unsignedAt(value, accessor.componentType);
        });
    if (!replaced)
        return replaced.error();
    return indices;
}

} // namespace turnaround::gltf
