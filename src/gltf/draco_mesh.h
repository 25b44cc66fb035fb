// KHR_draco_mesh_compression: compressed bytes -> indices and attributes, with Google's library.
// Any thread. The compressed data is untrusted: its own counts are compared with the accessors' and
// its attributes' sizes are added up before the library takes memory for them.
#pragma once

#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace draco {
class Mesh;
}

namespace turnaround::gltf {

class DracoMesh
{
public:
    /// `vertices` and `triangles` are what the primitive's accessors promise; more is refused.
    static Result<DracoMesh> decode(std::span<const std::byte> compressed, std::uint64_t vertices,
                                    std::uint64_t triangles, const std::string &what);

    DracoMesh(DracoMesh &&) noexcept;
    DracoMesh &operator=(DracoMesh &&) noexcept;
    ~DracoMesh();

    std::size_t vertexCount() const;
    std::vector<std::uint32_t> indices() const;

    /// As decodeFloats() of accessor.h, for vertexCount() elements; `id` is the attribute's in the
    /// extension's object. Integers become [0, 1] or [-1, 1] where `normalized`.
    Result<void> decodeFloats(std::uint32_t id, int components, bool normalized, float *out, int outStride,
                              const std::string &what) const;

private:
    explicit DracoMesh(std::unique_ptr<draco::Mesh> mesh);
    std::unique_ptr<draco::Mesh> m_mesh;
};

} // namespace turnaround::gltf
