// libFuzzer: any bytes -> read() and, where accepted, inspect().
#include "gltf/inspect.h"
#include "gltf/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace turnaround::gltf;
    constexpr ReadLimits limits{.vertices = 100'000, .triangles = 100'000};
    if (const auto scene = read(std::as_bytes(std::span(data, size)), limits))
        inspect(*scene);
    return 0;
}
