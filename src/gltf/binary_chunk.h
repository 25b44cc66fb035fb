// GLB's binary chunk while it is put together: pieces in order, each at a multiple of four bytes.
// Views of big arrays are kept, not copied. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace turnaround::gltf {

class BinaryChunk
{
public:
    /// The bytes must outlive the chunk. Returns the offset they will have.
    std::uint64_t add(std::span<const std::byte> bytes)
    {
        const std::uint64_t offset = m_bytes;
        m_pieces.push_back(bytes);
        m_bytes += (bytes.size() + 3) / 4 * 4;
        return offset;
    }

    std::uint64_t addOwned(std::vector<std::byte> bytes) { return add(m_owned.emplace_back(std::move(bytes))); }

    std::uint64_t bytes() const { return m_bytes; } ///< padding included
    const std::vector<std::span<const std::byte>> &pieces() const { return m_pieces; }

private:
    std::vector<std::span<const std::byte>> m_pieces;
    std::deque<std::vector<std::byte>> m_owned;
    std::uint64_t m_bytes = 0;
};

} // namespace turnaround::gltf
