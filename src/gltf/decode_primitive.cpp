#include "gltf/decode_primitive.h"

#include "gltf/deform.h"
#include "gltf/draco_mesh.h"
#include "gltf/read_error.h"
#include "gltf/topology.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace turnaround::gltf {
namespace {

template <class T>
constexpr int kFloats = int(sizeof(T) / sizeof(float));

template <class T>
float *floatsOf(std::vector<T> &elements)
{
    return reinterpret_cast<float *>(elements.data());
}

template <class T>
bool allFinite(const std::vector<T> &elements)
{
    const auto *first = reinterpret_cast<const float *>(elements.data());
    return std::all_of(first, first + elements.size() * std::size_t(kFloats<T>),
                       [](float value) { return std::isfinite(value); });
}

/// The vertex data of one primitive, wherever it is kept.
class VertexSource
{
public:
    VertexSource(const BinarySource &source, const PrimitiveDef &def, const std::string &what)
        : m_source(source)
        , m_def(def)
        , m_what(what)
    {
    }

    /// Unpacks Draco's data, if that is where it is. False: no positions.
    Result<bool> open()
    {
        const Accessor *positions = accessor(m_def.attributes, "POSITION");
        if (!positions || positions->count == 0)
            return false;
        m_count = std::size_t(positions->count);
        if (!m_def.draco)
            return true;
        if (topologyOf(m_def.mode) != Topology::Triangles || m_def.indices < 0 || m_def.draco->view < 0)
            return damaged("the compressed data of " + m_what + " is not a mesh of triangles");
        const auto bytes = m_source.buffers.bytes(m_source.document.views[std::size_t(m_def.draco->view)]);
        if (!bytes)
            return bytes.error();
        const std::uint64_t triangles =
            triangleCount(m_def.mode, m_source.document.accessors[std::size_t(m_def.indices)].count);
        auto mesh = DracoMesh::decode(*bytes, m_count, triangles, m_what);
        if (!mesh)
            return mesh.error();
        m_draco = std::move(*mesh);
        m_count = m_draco->vertexCount();
        return m_count > 0;
    }

    std::size_t count() const { return m_count; }

    /// Into `elements`, one for each vertex, which are left empty when there is no such attribute.
    /// Only the first `components` numbers of each are written over `fill`.
    template <class T>
    Result<void> read(std::string_view name, std::vector<T> &elements, int components = kFloats<T>, T fill = {}) const
    {
        const Accessor *from = accessor(m_def.attributes, name);
        if (!from)
            return {};
        elements.assign(m_count, fill);
        const std::string title = std::string(name) + " of " + m_what;
        if (m_draco) {
            if (const auto id = m_def.draco->ids.find(name); id != m_def.draco->ids.end())
                return m_draco->decodeFloats(id->second, components, from->normalized, floatsOf(elements), kFloats<T>,
                                             title);
        }
        return readAccessor(*from, elements, components, title);
    }

    /// Adds weight * the morph target's values.
    template <class T>
    Result<void> addTarget(const Attributes &target, std::string_view name, float weight,
                           std::vector<T> &elements) const
    {
        const Accessor *from = accessor(target, name);
        if (!from || elements.empty())
            return {};
        std::vector<Vec3f> moves(m_count);
        if (auto done = readAccessor(*from, moves, 3, "a morph target of " + m_what); !done)
            return done;
        for (std::size_t i = 0; i < m_count; ++i) {
            elements[i].x += weight * moves[i].x;
            elements[i].y += weight * moves[i].y;
            elements[i].z += weight * moves[i].z;
        }
        return {};
    }

    int componentsOf(std::string_view name) const
    {
        const Accessor *from = accessor(m_def.attributes, name);
        return from ? from->components : 0;
    }

    Result<std::vector<std::uint32_t>> indices(std::vector<std::string> &warnings) const
    {
        if (m_draco)
            return m_draco->indices();
        std::vector<std::uint32_t> raw;
        if (m_def.indices >= 0) {
            auto decoded = decodeIndices(m_source, m_source.document.accessors[std::size_t(m_def.indices)],
                                         "the indices of " + m_what);
            if (!decoded)
                return decoded;
            raw = std::move(*decoded);
        } else {
            raw.resize(m_count);
            std::iota(raw.begin(), raw.end(), 0u);
        }
        const auto most = std::ranges::max_element(raw);
        if (most != raw.end() && *most >= m_count)
            return damaged("an index of " + m_what + " is " + std::to_string(*most) + ", and it has " +
                           std::to_string(m_count) + " vertices");
        const std::size_t whole = m_def.mode == Mode::Triangles ? 3 : m_def.mode == Mode::Lines ? 2 : 1;
        if (raw.size() % whole != 0)
            warnings.push_back("The last " + std::to_string(raw.size() % whole) + " indices of " + m_what +
                               " make no whole shape and are left out.");
        return plainIndices(m_def.mode, std::move(raw));
    }

private:
    const Accessor *accessor(const Attributes &attributes, std::string_view name) const
    {
        const auto found = attributes.find(name);
        if (found == attributes.end() || found->second < 0)
            return nullptr;
        return &m_source.document.accessors[std::size_t(found->second)];
    }

    template <class T>
    Result<void> readAccessor(const Accessor &from, std::vector<T> &elements, int components,
                              const std::string &title) const
    {
        if (from.count != m_count)
            return damaged(title + " has " + std::to_string(from.count) + " elements, and there are " +
                           std::to_string(m_count) + " vertices");
        return gltf::decodeFloats(m_source, from, components, floatsOf(elements), kFloats<T>, title);
    }

    const BinarySource &m_source;
    const PrimitiveDef &m_def;
    const std::string &m_what;
    std::optional<DracoMesh> m_draco;
    std::size_t m_count = 0;
};

template <class T>
void dropUnlessFinite(std::vector<T> &elements, const char *name, const std::string &what,
                      std::vector<std::string> &warnings)
{
    if (allFinite(elements))
        return;
    elements.clear();
    warnings.push_back(std::string("The ") + name + " of " + what + " are not all numbers, so they are left out.");
}

Result<void> readAttributes(const VertexSource &vertices, Primitive &primitive)
{
    const int colorComponents = std::clamp(vertices.componentsOf("COLOR_0"), 3, 4);
    for (auto done : {vertices.read("POSITION", primitive.positions), vertices.read("NORMAL", primitive.normals),
                      vertices.read("TANGENT", primitive.tangents), vertices.read("TEXCOORD_0", primitive.uv0),
                      vertices.read("TEXCOORD_1", primitive.uv1),
                      vertices.read("COLOR_0", primitive.colors, colorComponents, Vec4f{0, 0, 0, 1})}) {
        if (!done)
            return done;
    }
    return {};
}

Result<void> applyMorph(const VertexSource &vertices, const std::vector<Attributes> &targets,
                        std::span<const float> weights, Primitive &primitive)
{
    bool moved = false;
    for (std::size_t i = 0; i < std::min(targets.size(), weights.size()); ++i) {
        const float weight = weights[i];
        if (weight == 0)
            continue;
        for (auto done : {vertices.addTarget(targets[i], "POSITION", weight, primitive.positions),
                          vertices.addTarget(targets[i], "NORMAL", weight, primitive.normals),
                          vertices.addTarget(targets[i], "TANGENT", weight, primitive.tangents)}) {
            if (!done)
                return done;
        }
        moved = true;
    }
    if (moved)
        std::ranges::transform(primitive.normals, primitive.normals.begin(), normalized);
    return {};
}

Result<void> applyPose(const VertexSource &vertices, const Pose &pose, const std::string &what, Primitive &primitive)
{
    if (pose.jointMatrices.empty())
        return {};
    std::vector<Influences> sets;
    for (int n = 0; n < 4; ++n) {
        Influences set;
        for (auto done : {vertices.read("JOINTS_" + std::to_string(n), set.joints),
                          vertices.read("WEIGHTS_" + std::to_string(n), set.weights)}) {
            if (!done)
                return done;
        }
        if (set.joints.empty() || set.weights.empty())
            break;
        sets.push_back(std::move(set));
    }
    if (!sets.empty() && !applySkin(primitive, sets, pose.jointMatrices))
        return damaged("a vertex of " + what + " follows a joint that isn't there");
    return {};
}

} // namespace

Result<std::optional<Primitive>> decodePrimitive(const BinarySource &source, const PrimitiveDef &def, const Pose &pose,
                                                 const std::string &what, std::vector<std::string> &warnings)
{
    VertexSource vertices(source, def, what);
    auto opened = vertices.open();
    if (!opened)
        return opened.error();
    if (!*opened) {
        warnings.push_back("A part of " + what + " has no positions and is left out.");
        return std::optional<Primitive>();
    }

    Primitive primitive;
    primitive.topology = topologyOf(def.mode);
    primitive.material = def.material;
    auto indices = vertices.indices(warnings);
    if (!indices)
        return indices.error();
    if (indices->empty()) {
        warnings.push_back("A part of " + what + " draws nothing and is left out.");
        return std::optional<Primitive>();
    }
    primitive.indices = std::move(*indices);
    if (auto done = readAttributes(vertices, primitive); !done)
        return done.error();
    if (auto done = applyMorph(vertices, def.targets, pose.weights, primitive); !done)
        return done.error();
    if (auto done = applyPose(vertices, pose, what, primitive); !done)
        return done.error();

    if (!allFinite(primitive.positions))
        return damaged("a position of " + what + " is not a finite number");
    dropUnlessFinite(primitive.normals, "normals", what, warnings);
    dropUnlessFinite(primitive.tangents, "tangents", what, warnings);
    dropUnlessFinite(primitive.uv0, "UVs", what, warnings);
    dropUnlessFinite(primitive.uv1, "second UVs", what, warnings);
    dropUnlessFinite(primitive.colors, "colours", what, warnings);
    return std::optional(std::move(primitive));
}

} // namespace turnaround::gltf
