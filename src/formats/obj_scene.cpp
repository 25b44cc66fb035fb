#include "formats/obj_scene.h"

#include "core/display_text.h"
#include "formats/obj_materials.h"
#include "formats/obj_text.h"

#include <cmath>
#include <fstream>
#include <istream>
#include <new>
#include <numeric>
#include <span>
#include <stdexcept>
#include <unordered_map>

namespace turnaround::formats {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostBytes = 512 << 20;
constexpr std::size_t kFacesBetweenLooks = 50'000; // at the cancel token

Error damaged(const fs::path &file, const std::string &why)
{
    return {ErrorKind::BadInput, quotedPath(file.filename()) + " can't be read as an OBJ: " + why + '.'};
}

Error stopped()
{
    return {ErrorKind::Cancelled, "Stopped."};
}

Result<std::string> readText(const fs::path &file)
{
    std::error_code problem;
    if (!fs::is_regular_file(file, problem))
        return damaged(file, "it is not there, or is no ordinary file");
    const std::uintmax_t size = fs::file_size(file, problem);
    if (size > kMostBytes)
        return damaged(file,
                       "it has " + std::to_string(size >> 20) + " MiB, and at most " +
                           std::to_string(kMostBytes >> 20) + " are accepted");
    std::ifstream stream(file, std::ios::binary);
    std::string text(size, '\0');
    if (!stream.read(text.data(), std::streamsize(size)))
        return Error{ErrorKind::Disk, "Reading " + quotedPath(file.filename()) + " broke off: try again."};
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    return text;
}

struct Loaded {
    tinyobj::attrib_t attributes;
    std::vector<tinyobj::shape_t> shapes;
    std::vector<tinyobj::material_t> materials;
};

Result<Loaded> load(const fs::path &file, const CompanionFiles &companions, gltf::Scene &scene,
                    const CancelToken &cancel)
{
    Result<std::string> text = readText(file);
    if (!text)
        return text.error();
    Loaded loaded;
    ObjText buffer(*text, cancel);
    std::istream stream(&buffer);
    MaterialReading reading(companions, scene.warnings);
    std::string warning, problem;
    const bool read = tinyobj::LoadObj(&loaded.attributes, &loaded.shapes, &loaded.materials, &warning, &problem,
                                       &stream, &reading, false, false);
    if (buffer.cancelled())
        return stopped();
    if (!buffer.problem().empty())
        return damaged(file, buffer.problem());
    if (!read) {
        Error error = damaged(file, "one of its faces or numbers is broken");
        error.detail = displayText(problem.substr(0, 500));
        return error;
    }
    return loaded;
}

struct CornerHash {
    std::size_t operator()(const tinyobj::index_t &corner) const
    {
        std::uint64_t hash = std::uint32_t(corner.vertex_index);
        hash = hash * 0x9E3779B97F4A7C15ULL + std::uint32_t(corner.texcoord_index);
        hash = hash * 0x9E3779B97F4A7C15ULL + std::uint32_t(corner.normal_index);
        return std::size_t(hash ^ (hash >> 29));
    }
};
struct SameCorner {
    bool operator()(const tinyobj::index_t &a, const tinyobj::index_t &b) const
    {
        return a.vertex_index == b.vertex_index && a.texcoord_index == b.texcoord_index &&
            a.normal_index == b.normal_index;
    }
};

/// The faces of one material.
class Part
{
public:
    explicit Part(const tinyobj::attrib_t &attributes)
        : m_attributes(attributes)
    {
    }

    /// False: a corner that is not there, or is no finite point.
    bool addFace(std::span<const tinyobj::index_t> corners)
    {
        m_corners.clear();
        for (const tinyobj::index_t &corner : corners) {
            const auto index = indexOf(corner);
            if (!index)
                return false;
            m_corners.push_back(*index);
        }
        // A quad's other diagonal is a fan that starts one corner later.
        const std::size_t start = m_corners.size() == 4 && distance(1, 3) < distance(0, 2) ? 1 : 0;
        for (std::size_t i = 1; i + 1 < m_corners.size(); ++i) {
            for (const std::size_t corner : {start, start + i, start + i + 1})
                m_primitive.indices.push_back(m_corners[corner % m_corners.size()]);
        }
        return true;
    }

    bool empty() const { return m_primitive.indices.empty(); }

    gltf::Primitive take(int material)
    {
        m_primitive.material = material;
        if (m_withoutNormal)
            m_primitive.normals.clear();
        if (!m_withUv)
            m_primitive.uv0.clear();
        return std::move(m_primitive);
    }

private:
    float distance(std::size_t a, std::size_t b) const
    {
        const Vec3f between = m_primitive.positions[m_corners[a]] - m_primitive.positions[m_corners[b]];
        return between.x * between.x + between.y * between.y + between.z * between.z;
    }

    std::optional<std::uint32_t> indexOf(const tinyobj::index_t &corner)
    {
        const auto [entry, fresh] = m_known.try_emplace(corner, std::uint32_t(m_primitive.positions.size()));
        if (!fresh)
            return entry->second;
        const auto position = point(m_attributes.vertices, corner.vertex_index);
        if (!position)
            return {};
        m_primitive.positions.push_back(*position);
        const auto normal = point(m_attributes.normals, corner.normal_index);
        m_withoutNormal = m_withoutNormal || !normal;
        m_primitive.normals.push_back(normal.value_or(Vec3f{0, 0, 1}));
        m_primitive.uv0.push_back(uv(corner.texcoord_index));
        return entry->second;
    }

    static std::optional<Vec3f> point(const std::vector<tinyobj::real_t> &numbers, int index)
    {
        const std::size_t at = std::size_t(index) * 3;
        if (index < 0 || at + 2 >= numbers.size() || !std::isfinite(numbers[at]) || !std::isfinite(numbers[at + 1]) ||
            !std::isfinite(numbers[at + 2]))
            return {};
        return Vec3f{numbers[at], numbers[at + 1], numbers[at + 2]};
    }

    Vec2f uv(int index)
    {
        const std::vector<tinyobj::real_t> &numbers = m_attributes.texcoords;
        const std::size_t at = std::size_t(index) * 2;
        if (index < 0 || at + 1 >= numbers.size() || !std::isfinite(numbers[at]) || !std::isfinite(numbers[at + 1]))
            return {0, 0};
        m_withUv = true;
        return {numbers[at], 1 - numbers[at + 1]}; // an OBJ's origin is at the picture's lower left
    }

    const tinyobj::attrib_t &m_attributes;
    gltf::Primitive m_primitive;
    std::unordered_map<tinyobj::index_t, std::uint32_t, CornerHash, SameCorner> m_known;
    std::vector<std::uint32_t> m_corners;
    bool m_withoutNormal = false;
    bool m_withUv = false;
};

Result<gltf::Mesh> buildMesh(const fs::path &file, const Loaded &loaded, std::size_t materials,
                             const CancelToken &cancel)
{
    std::vector<Part> parts(materials + 1, Part(loaded.attributes)); // the last: without a material
    std::size_t faces = 0;
    for (const tinyobj::shape_t &shape : loaded.shapes) {
        const tinyobj::mesh_t &mesh = shape.mesh;
        // A face's count of corners is kept in a byte.
        const std::size_t corners =
            std::accumulate(mesh.num_face_vertices.begin(), mesh.num_face_vertices.end(), std::size_t(0));
        if (corners != mesh.indices.size() || mesh.material_ids.size() != mesh.num_face_vertices.size())
            return damaged(file, "one of its faces has more than 255 corners");
        std::size_t at = 0;
        for (std::size_t i = 0; i < mesh.num_face_vertices.size(); ++i) {
            if (++faces % kFacesBetweenLooks == 0 && cancel.requested())
                return stopped();
            const std::size_t count = mesh.num_face_vertices[i];
            const int material = mesh.material_ids[i];
            Part &part = parts[material < 0 || std::size_t(material) >= materials ? materials : std::size_t(material)];
            if (!part.addFace(std::span(mesh.indices).subspan(at, count)))
                return damaged(file, "one of its faces has a corner that is not there, or is no point");
            at += count;
        }
    }
    gltf::Mesh mesh;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].empty())
            mesh.primitives.push_back(parts[i].take(i == materials ? -1 : int(i)));
    }
    if (mesh.primitives.empty())
        return damaged(file, "it has no faces");
    return mesh;
}

} // namespace

Result<gltf::Scene> readObj(const fs::path &file, const fs::path &folder, const CancelToken &cancel)
{
    try {
        gltf::Scene scene;
        const CompanionFiles companions(folder);
        const Result<Loaded> loaded = load(file, companions, scene, cancel);
        if (!loaded)
            return loaded.error();
        addMaterials(loaded->materials, companions, scene);
        Result<gltf::Mesh> mesh = buildMesh(file, *loaded, scene.materials.size(), cancel);
        if (!mesh)
            return mesh.error();
        mesh->name = displayName(file.stem());
        scene.instances.push_back({mesh->name, 0});
        scene.meshes.push_back(std::move(*mesh));
        return scene;
    } catch (const std::bad_alloc &) {
        return Error{ErrorKind::Unavailable,
                     "There is not enough memory for " + quotedPath(file.filename()) + ": close other programs."};
    } catch (const std::length_error &) {
        return damaged(file, "it asks for more than there can be");
    }
}

} // namespace turnaround::formats
