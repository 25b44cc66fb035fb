#include "gltf/document.h"

#include "gltf/extensions.h"
#include "gltf/json_field.h"
#include "gltf/parse_materials.h"
#include "gltf/read_error.h"

#include <array>
#include <charconv>

namespace turnaround::gltf {
namespace {

/// The sizes of all lists, so that an index can be checked wherever it is read.
struct Counts {
    explicit Counts(const JsonField &root)
        : buffers(root["buffers"].size())
        , views(root["bufferViews"].size())
        , accessors(root["accessors"].size())
        , images(root["images"].size())
        , materials(root["materials"].size())
        , meshes(root["meshes"].size())
        , nodes(root["nodes"].size())
        , skins(root["skins"].size())
        , scenes(root["scenes"].size())
    {
    }
    std::size_t buffers, views, accessors, images, materials, meshes, nodes, skins, scenes;
};

template <class T, class Parse>
std::vector<T> parseList(const JsonField &list, Parse &&parse)
{
    std::vector<T> parsed;
    const std::size_t count = list.size();
    parsed.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        parsed.push_back(parse(list.at(i)));
    return parsed;
}

std::vector<std::string> parseTexts(const JsonField &list)
{
    return parseList<std::string>(list, [](const JsonField &field) { return std::string(field.text()); });
}

std::vector<float> parseNumbers(const JsonField &list)
{
    return parseList<float>(list, [](const JsonField &field) { return field.number(0); });
}

std::vector<int> parseIndices(const JsonField &list, std::size_t count)
{
    return parseList<int>(list, [count](const JsonField &field) { return field.index(count); });
}

ComponentType parseComponentType(const JsonField &field)
{
    field.require();
    const auto type = ComponentType(field.whole(5126, 0xFFFF));
    if (componentBytes(type) == 0)
        field.refuse("one of 5120, 5121, 5122, 5123, 5125 and 5126");
    return type;
}

int parseComponents(const JsonField &field)
{
    constexpr std::array<std::pair<std::string_view, int>, 7> types{
        {{"SCALAR", 1}, {"VEC2", 2}, {"VEC3", 3}, {"VEC4", 4}, {"MAT2", 4}, {"MAT3", 9}, {"MAT4", 16}}};
    for (const auto &[name, components] : types) {
        if (field.text() == name)
            return components;
    }
    field.refuse("one of SCALAR, VEC2, VEC3, VEC4, MAT2, MAT3 and MAT4");
    return 1;
}

std::optional<std::string_view> parseUri(const JsonField &field)
{
    return field.present() ? std::optional(field.text()) : std::nullopt;
}

BufferDef parseBuffer(const JsonField &field)
{
    field["byteLength"].require();
    return {parseUri(field["uri"]), field["byteLength"].whole(std::uint64_t(0))};
}

BufferView parseView(const JsonField &field, const Counts &counts)
{
    field["buffer"].require();
    field["byteLength"].require();
    return {field["buffer"].index(counts.buffers), field["byteOffset"].whole(std::uint64_t(0)),
            field["byteLength"].whole(std::uint64_t(0)), field["byteStride"].whole(0, 252)};
}

Accessor parseAccessor(const JsonField &field, const Counts &counts)
{
    Accessor accessor;
    accessor.view = field["bufferView"].index(counts.views);
    accessor.offset = field["byteOffset"].whole(std::uint64_t(0));
    field["count"].require();
    accessor.count = field["count"].whole(std::uint64_t(0));
    accessor.componentType = parseComponentType(field["componentType"]);
    accessor.components = parseComponents(field["type"]);
    accessor.normalized = field["normalized"].flag(false);
    const JsonField sparse = field["sparse"];
    if (sparse.present()) {
        const JsonField indices = sparse["indices"], values = sparse["values"];
        indices["bufferView"].require();
        values["bufferView"].require();
        accessor.sparse = SparseValues{
            .count = sparse["count"].whole(std::uint64_t(0)),
            .indexView = indices["bufferView"].index(counts.views),
            .valueView = values["bufferView"].index(counts.views),
            .indexOffset = indices["byteOffset"].whole(std::uint64_t(0)),
            .valueOffset = values["byteOffset"].whole(std::uint64_t(0)),
            .indexType = parseComponentType(indices["componentType"]),
        };
    }
    return accessor;
}

Attributes parseAttributes(const JsonField &field, const Counts &counts)
{
    Attributes attributes;
    for (const auto &[name, value] : field.members())
        attributes[name] = field[name.c_str()].index(counts.accessors);
    return attributes;
}

PrimitiveDef parsePrimitive(const JsonField &field, const Counts &counts)
{
    PrimitiveDef primitive;
    primitive.attributes = parseAttributes(field["attributes"], counts);
    primitive.indices = field["indices"].index(counts.accessors);
    primitive.material = field["material"].index(counts.materials);
    primitive.mode = Mode(field["mode"].whole(int(Mode::Triangles), int(Mode::TriangleFan)));
    primitive.targets = parseList<Attributes>(
        field["targets"], [&counts](const JsonField &target) { return parseAttributes(target, counts); });
    const JsonField draco = field["extensions"]["KHR_draco_mesh_compression"];
    if (draco.present()) {
        draco["bufferView"].require();
        primitive.draco.emplace();
        primitive.draco->view = draco["bufferView"].index(counts.views);
        for (const auto &[name, value] : draco["attributes"].members())
            primitive.draco->ids[name] = std::uint32_t(draco["attributes"][name.c_str()].whole(0, 0x7FFFFFFF));
    }
    return primitive;
}

MeshDef parseMesh(const JsonField &field, const Counts &counts)
{
    return {std::string(field["name"].text()),
            parseList<PrimitiveDef>(field["primitives"],
                                    [&counts](const JsonField &item) { return parsePrimitive(item, counts); }),
            parseNumbers(field["weights"])};
}

/// Translation * rotation * scale, or the matrix where one is given.
Mat4 parseLocal(const JsonField &field)
{
    Mat4 matrix{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    if (field["matrix"].present()) {
        field["matrix"].numbers(matrix);
        if (matrix[3] != 0 || matrix[7] != 0 || matrix[11] != 0 || matrix[15] != 1)
            field["matrix"].refuse("a matrix whose last row is 0 0 0 1");
        return matrix;
    }
    float t[3]{0, 0, 0}, q[4]{0, 0, 0, 1}, s[3]{1, 1, 1};
    field["translation"].numbers(t);
    field["rotation"].numbers(q);
    field["scale"].numbers(s);
    const float norm = std::sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    if (!(norm > 0) || !std::isfinite(norm)) {
        field["rotation"].refuse("a quaternion of length 1");
        return matrix;
    }
    const float x = q[0] / norm, y = q[1] / norm, z = q[2] / norm, w = q[3] / norm;
    return {(1 - 2 * (y * y + z * z)) * s[0],
            2 * (x * y + z * w) * s[0],
            2 * (x * z - y * w) * s[0],
            0,
            2 * (x * y - z * w) * s[1],
            (1 - 2 * (x * x + z * z)) * s[1],
            2 * (y * z + x * w) * s[1],
            0,
            2 * (x * z + y * w) * s[2],
            2 * (y * z - x * w) * s[2],
            (1 - 2 * (x * x + y * y)) * s[2],
            0,
            t[0],
            t[1],
            t[2],
            1};
}

NodeDef parseNode(const JsonField &field, const Counts &counts)
{
    return {std::string(field["name"].text()),
            parseIndices(field["children"], counts.nodes),
            field["mesh"].index(counts.meshes),
            field["skin"].index(counts.skins),
            parseLocal(field),
            parseNumbers(field["weights"])};
}

SkinDef parseSkin(const JsonField &field, const Counts &counts)
{
    return {parseIndices(field["joints"], counts.nodes), field["inverseBindMatrices"].index(counts.accessors)};
}

/// The default scene's roots; without `scene` the first one's; without any scene every root node.
std::vector<int> parseRoots(const JsonField &root, const Document &document, const Counts &counts)
{
    if (counts.scenes > 0) {
        const int scene = std::max(root["scene"].index(counts.scenes), 0);
        return parseIndices(root["scenes"].at(std::size_t(scene))["nodes"], counts.nodes);
    }
    std::vector<bool> isChild(document.nodes.size());
    for (const NodeDef &node : document.nodes) {
        for (const int child : node.children) {
            if (child >= 0)
                isChild[std::size_t(child)] = true;
        }
    }
    std::vector<int> roots;
    for (std::size_t i = 0; i < isChild.size(); ++i) {
        if (!isChild[i])
            roots.push_back(int(i));
    }
    return roots;
}

Result<void> checkVersion(const JsonField &asset)
{
    const std::string_view version = asset["version"].text();
    const std::string_view least = asset["minVersion"].text();
    if (!version.starts_with("2.") || !(least.empty() || least == "2.0"))
        return damaged("it is made for glTF " + std::string(least.empty() ? version : least) +
                       ", and only glTF 2.0 can be read");
    return {};
}

Result<void> checkRequired(const std::vector<std::string> &required)
{
    for (const std::string &name : required) {
        if (!isExtensionAccepted(name))
            return Error{ErrorKind::BadInput,
                         "The model requires the glTF extension " + quotedText(name) +
                             ", which can't be read here. Export it without this extension.",
                         {}};
    }
    return {};
}

} // namespace

Result<Document> parseDocument(const nlohmann::json &json)
{
    std::string problem;
    const JsonField root(json, problem);
    const JsonField asset = root["asset"];
    asset["version"].require();
    if (!problem.empty())
        return damaged(problem);
    if (auto version = checkVersion(asset); !version)
        return version.error();

    Document document;
    document.extensionsUsed = parseTexts(root["extensionsUsed"]);
    document.extensionsRequired = parseTexts(root["extensionsRequired"]);
    if (!problem.empty())
        return damaged(problem);
    if (auto required = checkRequired(document.extensionsRequired); !required)
        return required.error();

    const Counts counts(root);
    document.generator = asset["generator"].text();
    document.copyright = asset["copyright"].text();
    document.buffers = parseList<BufferDef>(root["buffers"], parseBuffer);
    document.views = parseList<BufferView>(root["bufferViews"], [&](const auto &f) { return parseView(f, counts); });
    document.accessors =
        parseList<Accessor>(root["accessors"], [&](const auto &f) { return parseAccessor(f, counts); });
    document.images = parseList<ImageDef>(root["images"], [&](const JsonField &f) {
        return ImageDef{std::string(f["name"].text()), parseUri(f["uri"]), f["bufferView"].index(counts.views)};
    });
    document.materials = parseMaterials(root, counts.images, document.warnings);
    document.meshes = parseList<MeshDef>(root["meshes"], [&](const auto &f) { return parseMesh(f, counts); });
    document.nodes = parseList<NodeDef>(root["nodes"], [&](const auto &f) { return parseNode(f, counts); });
    document.skins = parseList<SkinDef>(root["skins"], [&](const auto &f) { return parseSkin(f, counts); });
    document.roots = parseRoots(root, document, counts);
    document.animations =
        parseList<std::string>(root["animations"], [](const JsonField &f) { return std::string(f["name"].text()); });
    if (!problem.empty())
        return damaged(problem);
    return document;
}

} // namespace turnaround::gltf
