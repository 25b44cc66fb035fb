#include "gltf/topology.h"

namespace turnaround::gltf {

Topology topologyOf(Mode mode)
{
    switch (mode) {
    case Mode::Points:
        return Topology::Points;
    case Mode::Lines:
    case Mode::LineLoop:
    case Mode::LineStrip:
        return Topology::Lines;
    case Mode::Triangles:
    case Mode::TriangleStrip:
    case Mode::TriangleFan:
        break;
    }
    return Topology::Triangles;
}

std::uint64_t triangleCount(Mode mode, std::uint64_t indexCount)
{
    if (mode == Mode::Triangles)
        return indexCount / 3;
    return topologyOf(mode) == Topology::Triangles && indexCount > 2 ? indexCount - 2 : 0;
}

std::vector<std::uint32_t> plainIndices(Mode mode, std::vector<std::uint32_t> in)
{
    std::vector<std::uint32_t> out;
    const std::size_t count = in.size();
    switch (mode) {
    case Mode::Points:
        return in;
    case Mode::Lines:
        in.resize(count - count % 2);
        return in;
    case Mode::Triangles:
        in.resize(count - count % 3);
        return in;
    case Mode::LineLoop:
    case Mode::LineStrip:
        for (std::size_t i = 1; i < count; ++i)
            out.insert(out.end(), {in[i - 1], in[i]});
        if (mode == Mode::LineLoop && count > 1)
            out.insert(out.end(), {in[count - 1], in[0]});
        return out;
    case Mode::TriangleStrip:
        for (std::size_t i = 2; i < count; ++i) {
            // Every second triangle of a strip runs the other way round.
            const bool odd = i % 2 == 1;
            out.insert(out.end(), {in[i - 2], in[odd ? i : i - 1], in[odd ? i - 1 : i]});
        }
        return out;
    case Mode::TriangleFan:
        for (std::size_t i = 2; i < count; ++i)
            out.insert(out.end(), {in[i - 1], in[i], in[0]});
        return out;
    }
    return out;
}

} // namespace turnaround::gltf
