// Makes small glTF models for tests: JSON that a test can bend, and the binary it points into.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

namespace turnaround::gltf::test {

using Bytes = std::vector<std::byte>;

inline Bytes toBytes(std::string_view text)
{
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

template <class T>
Bytes packed(const std::vector<T> &values)
{
    const auto bytes = std::as_bytes(std::span(values));
    return {bytes.begin(), bytes.end()};
}

inline void append(Bytes &to, std::uint32_t word)
{
    to.resize(to.size() + sizeof word);
    std::memcpy(to.data() + to.size() - sizeof word, &word, sizeof word);
}

inline Bytes glb(std::string json, Bytes binary)
{
    json.resize((json.size() + 3) / 4 * 4, ' ');
    binary.resize((binary.size() + 3) / 4 * 4);
    Bytes file;
    append(file, 0x46546C67);
    append(file, 2);
    append(file, std::uint32_t(12 + 8 + json.size() + 8 + binary.size()));
    append(file, std::uint32_t(json.size()));
    append(file, 0x4E4F534A);
    const Bytes text = toBytes(json);
    file.insert(file.end(), text.begin(), text.end());
    append(file, std::uint32_t(binary.size()));
    append(file, 0x004E4942);
    file.insert(file.end(), binary.begin(), binary.end());
    return file;
}

enum : int { Int8 = 5120, UInt8, Int16, UInt16, UInt32 = 5125, Float32 };

class ModelBuilder
{
public:
    nlohmann::json json = {{"asset", {{"version", "2.0"}}}};
    Bytes binary;

    int addView(const Bytes &bytes, int stride = 0)
    {
        binary.resize((binary.size() + 3) / 4 * 4);
        nlohmann::json view{{"buffer", 0}, {"byteOffset", binary.size()}, {"byteLength", bytes.size()}};
        if (stride > 0)
            view["byteStride"] = stride;
        binary.insert(binary.end(), bytes.begin(), bytes.end());
        return add("bufferViews", view);
    }

    /// `view` -1: without one, all zero.
    int addAccessor(int view, int componentType, const char *type, std::size_t count)
    {
        nlohmann::json accessor{{"componentType", componentType}, {"type", type}, {"count", count}};
        if (view >= 0)
            accessor["bufferView"] = view;
        return add("accessors", accessor);
    }

    int addFloats(const std::vector<float> &values, const char *type, std::size_t components)
    {
        return addAccessor(addView(packed(values)), Float32, type, values.size() / components);
    }
    int addVec3(const std::vector<float> &values) { return addFloats(values, "VEC3", 3); }
    int addIndices(const std::vector<std::uint16_t> &values)
    {
        return addAccessor(addView(packed(values)), UInt16, "SCALAR", values.size());
    }

    /// A mesh of one primitive.
    int addMesh(const nlohmann::json &primitive) { return add("meshes", {{"primitives", {primitive}}}); }
    int addNode(const nlohmann::json &node) { return add("nodes", node); }
    int addShown(const nlohmann::json &node)
    {
        const int index = addNode(node);
        json["scene"] = 0;
        json["scenes"][0]["nodes"].push_back(index);
        return index;
    }

    int add(const char *list, const nlohmann::json &item)
    {
        json[list].push_back(item);
        return int(json[list].size()) - 1;
    }

    Bytes build()
    {
        if (!binary.empty() && !json.contains("buffers"))
            json["buffers"] = {{{"byteLength", binary.size()}}};
        return glb(json.dump(), binary);
    }
};

/// One triangle (0 0 0, 1 0 0, 0 1 0), indexed, placed by one node. Accessor 0 is its positions, 1 its indices.
inline ModelBuilder triangle()
{
    ModelBuilder model;
    const int positions = model.addVec3({0, 0, 0, 1, 0, 0, 0, 1, 0});
    const int indices = model.addIndices({0, 1, 2});
    model.addShown({{"mesh", model.addMesh({{"attributes", {{"POSITION", positions}}}, {"indices", indices}})}});
    return model;
}

} // namespace turnaround::gltf::test
