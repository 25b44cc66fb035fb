// Halves every face of a baked light (KTX 1, cube map, RGBA in half floats), level by level: the
// levels keep their meaning, roughness to Qt Quick 3D, and the file shrinks to a quarter.
//
//   c++ -std=c++20 -O2 halve.cpp -o halve && ./halve IN.ktx OUT.ktx
//
// Format: https://registry.khronos.org/KTX/specs/1.0/ktxspec.v1.html
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

constexpr std::size_t kHeaderBytes = 64;
constexpr std::uint32_t kHalfFloat = 0x140B;
constexpr std::uint32_t kRgba = 0x1908;
enum HeaderWord { Type = 1, Format = 3, Width = 6, Height = 7, Faces = 10, Levels = 11, KeyBytes = 12 };

std::uint32_t word(const std::string &bytes, std::size_t offset)
{
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

void setWord(std::string &bytes, std::size_t offset, std::uint32_t value)
{
    std::memcpy(bytes.data() + offset, &value, sizeof value);
}

std::size_t headerWord(HeaderWord index)
{
    return 12 + 4 * static_cast<std::size_t>(index);
}

int fail(const char *what)
{
    std::fprintf(stderr, "halve: %s\n", what);
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return fail("usage: halve IN.ktx OUT.ktx");
    std::ifstream file(argv[1], std::ios::binary);
    const std::string in{std::istreambuf_iterator<char>(file), {}};
    if (in.size() < kHeaderBytes || in.compare(1, 6, "KTX 11") != 0)
        return fail("not a KTX 1 file");
    if (word(in, headerWord(Type)) != kHalfFloat || word(in, headerWord(Format)) != kRgba ||
        word(in, headerWord(Faces)) != 6 || word(in, headerWord(Width)) != word(in, headerWord(Height)))
        return fail("not a cube map of RGBA half floats");

    const std::uint32_t side = word(in, headerWord(Width));
    const std::uint32_t levels = word(in, headerWord(Levels));
    std::size_t from = kHeaderBytes + word(in, headerWord(KeyBytes));
    std::string out = in.substr(0, from);
    setWord(out, headerWord(Width), side / 2);
    setWord(out, headerWord(Height), side / 2);

    using Pixel = _Float16[4];
    for (std::uint32_t level = 0; level < levels; ++level) {
        const std::uint32_t wide = side >> level, half = wide / 2;
        const std::size_t faceBytes = std::size_t(wide) * wide * sizeof(Pixel);
        if (half == 0 || from + 4 + 6 * faceBytes > in.size() || word(in, from) != faceBytes)
            return fail("the levels are not as long as they should be");
        from += 4;
        const std::uint32_t halfBytes = half * half * sizeof(Pixel);
        out.append(reinterpret_cast<const char *>(&halfBytes), sizeof halfBytes);
        for (int face = 0; face < 6; ++face, from += faceBytes) {
            std::vector<_Float16> large(faceBytes / sizeof(_Float16)), small(halfBytes / sizeof(_Float16));
            std::memcpy(large.data(), in.data() + from, faceBytes);
            for (std::uint32_t y = 0; y < half; ++y) {
                for (std::uint32_t x = 0; x < half; ++x) {
                    for (std::uint32_t c = 0; c < 4; ++c) {
                        float sum = 0;
                        for (std::uint32_t corner = 0; corner < 4; ++corner)
                            sum += large[4 * ((2 * y + corner / 2) * wide + 2 * x + corner % 2) + c];
                        small[4 * (y * half + x) + c] = static_cast<_Float16>(sum / 4);
                    }
                }
            }
            out.append(reinterpret_cast<const char *>(small.data()), halfBytes);
        }
    }
    std::ofstream result(argv[2], std::ios::binary);
    result.write(out.data(), static_cast<std::streamsize>(out.size()));
    result.close();
    return result ? 0 : fail("the result could not be written");
}
