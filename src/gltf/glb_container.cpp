#include "gltf/glb_container.h"

#include "gltf/read_error.h"

#include <bit>
#include <cstring>

namespace turnaround::gltf {
namespace {

static_assert(std::endian::native == std::endian::little, "glTF's binary data is little-endian");

constexpr std::uint32_t kMagic = 0x46546C67; // "glTF"
constexpr std::uint32_t kJsonChunk = 0x4E4F534A; // "JSON"
constexpr std::uint32_t kBinaryChunk = 0x004E4942;
constexpr std::size_t kHeaderBytes = 12;
constexpr std::size_t kChunkHeaderBytes = 8;

std::uint32_t word(std::span<const std::byte> bytes, std::size_t offset)
{
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

std::string_view asText(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

Error truncated(std::size_t present, std::uint64_t expected)
{
    return damaged("the file is cut off; " + std::to_string(expected) + " bytes are promised and " +
                   std::to_string(present) + " are there");
}

Result<Container> openGlb(std::span<const std::byte> file)
{
    if (file.size() < kHeaderBytes + kChunkHeaderBytes)
        return truncated(file.size(), kHeaderBytes + kChunkHeaderBytes);
    const std::uint32_t version = word(file, 4);
    const std::uint32_t length = word(file, 8);
    if (version != 2)
        return damaged("it is a GLB of version " + std::to_string(version) + ", and only version 2 can be read");
    if (length > file.size())
        return truncated(file.size(), length);
    if (length < kHeaderBytes + kChunkHeaderBytes)
        return damaged("its header gives a length of " + std::to_string(length) + " bytes");
    file = file.first(length);

    Container container;
    std::size_t at = kHeaderBytes;
    for (int chunk = 0; file.size() - at >= kChunkHeaderBytes; ++chunk) {
        const std::uint32_t bytes = word(file, at);
        const std::uint32_t type = word(file, at + 4);
        at += kChunkHeaderBytes;
        if (bytes > file.size() - at)
            return truncated(file.size(), std::uint64_t(at) + bytes);
        const auto content = file.subspan(at, bytes);
        if (chunk == 0 && type != kJsonChunk)
            return damaged("its first part is not JSON");
        if (chunk == 0)
            container.json = asText(content);
        else if (chunk == 1 && type == kBinaryChunk)
            container.binary = content;
        at += bytes;
        at += std::min<std::size_t>((4 - at % 4) % 4, file.size() - at);
    }
    return container;
}

} // namespace

Result<Container> openContainer(std::span<const std::byte> file, const ReadLimits &limits)
{
    if (file.empty())
        return damaged("the file is empty");
    Container container;
    if (file.size() >= 4 && word(file, 0) == kMagic) {
        auto glb = openGlb(file);
        if (!glb)
            return glb;
        container = *glb;
    } else {
        container.json = asText(file);
        if (container.json.starts_with("\xEF\xBB\xBF"))
            container.json.remove_prefix(3);
        const std::size_t first = container.json.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos || container.json[first] != '{')
            return damaged("the file is neither GLB nor glTF");
    }
    // Some writers pad with zeros where the specification asks for spaces.
    while (container.json.ends_with('\0'))
        container.json.remove_suffix(1);
    if (container.json.size() > limits.jsonBytes)
        return tooLarge("its description has " + std::to_string(container.json.size()) + " bytes, and at most " +
                        std::to_string(limits.jsonBytes) + " can be read");
    return container;
}

} // namespace turnaround::gltf
