#include "viewer/edge_list.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace turnaround::viewer {

namespace {

constexpr std::size_t kPerLook = 500'000; ///< indices between two looks at the token

} // namespace

QByteArray listEdges(const PreparedPart &part, const CancelToken &cancel)
{
    if (part.topology != gltf::Topology::Triangles)
        return {};
    const auto *indices = reinterpret_cast<const std::uint32_t *>(part.indices.constData());
    const std::size_t count = part.indices.size() / sizeof(std::uint32_t) / 3 * 3;
    const std::size_t vertices = part.vertices.size() / (part.strideFloats() * sizeof(float));

    // Sorted by counting: for each vertex the ends of the edges that begin at it, the lower index first.
    const auto forEachEdge = [&](auto &&visit) {
        for (std::size_t i = 0; i < count; ++i) {
            if (i % kPerLook == 0 && cancel.requested())
                return;
            const std::uint32_t a = indices[i], b = indices[i % 3 == 2 ? i - 2 : i + 1];
            if (a != b)
                visit(std::min(a, b), std::max(a, b));
        }
    };
    std::vector<std::size_t> begin(vertices + 1, 0);
    forEachEdge([&](std::uint32_t from, std::uint32_t) { ++begin[from + 1]; });
    for (std::size_t v = 0; v < vertices; ++v)
        begin[v + 1] += begin[v];
    std::vector<std::uint32_t> ends(begin[vertices]);
    std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
    forEachEdge([&](std::uint32_t from, std::uint32_t to) { ends[next[from]++] = to; });
    if (cancel.requested())
        return {};

    QByteArray out(static_cast<qsizetype>(ends.size() * 2 * sizeof(std::uint32_t)), Qt::Uninitialized);
    auto *line = reinterpret_cast<std::uint32_t *>(out.data());
    const auto *const first = line;
    for (std::size_t v = 0; v < vertices; ++v) {
        const auto from = ends.begin() + static_cast<std::ptrdiff_t>(begin[v]);
        const auto to = ends.begin() + static_cast<std::ptrdiff_t>(begin[v + 1]);
        std::sort(from, to);
        for (auto end = from; end != to; ++end) {
            if (end == from || *end != *(end - 1)) {
                *line++ = static_cast<std::uint32_t>(v);
                *line++ = *end;
            }
        }
    }
    out.truncate((line - first) * static_cast<qsizetype>(sizeof(std::uint32_t)));
    return out;
}

} // namespace turnaround::viewer
