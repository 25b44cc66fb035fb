// One small model with a bit of everything: what mutations and fuzzing start from.
#pragma once

#include "gltf/draco_sample.h"
#include "gltf/sample_pictures.h"
#include "gltf/sample_scenes.h"

namespace turnaround::gltf::test {

/// A strip with morph targets, a sparse and strided mesh, a skinned one, a compressed one, two
/// pictures, a hierarchy and an animation.
inline ModelBuilder fullModel()
{
    const DracoSample sample = compressed(cube(), draco::MESH_EDGEBREAKER_ENCODING);
    ModelBuilder model = dracoModel(sample, sample.points, sample.triangles);

    const int strip = model.addVec3({0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0});
    const int target = model.addVec3({0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1});
    const int morphed = model.addMesh({{"attributes", {{"POSITION", strip}, {"NORMAL", target}}},
                                       {"indices", model.addIndices({0, 1, 2, 3})},
                                       {"targets", {{{"POSITION", target}}}},
                                       {"mode", 5}});
    model.json["meshes"][std::size_t(morphed)]["weights"] = {0.5};

    const int mixed = model.addView(packed(std::vector<float>{1, 2, 3, 0, 1, 4, 5, 6, 1, 0, 7, 8, 9, 1, 1}), 20);
    const int positions = model.addAccessor(mixed, Float32, "VEC3", 3);
    const int uvs = model.addAccessor(mixed, Float32, "VEC2", 3);
    model.json["accessors"][std::size_t(uvs)]["byteOffset"] = 12;
    model.json["accessors"][std::size_t(positions)]["sparse"] = {
        {"count", 1},
        {"indices", {{"bufferView", model.addView(packed(std::vector<std::uint8_t>{1}))}, {"componentType", UInt8}}},
        {"values", {{"bufferView", model.addView(packed(std::vector<float>{5, 6, 7}))}}}};
    const int joints = model.addAccessor(
        model.addView(packed(std::vector<std::uint8_t>{0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0})), UInt8, "VEC4", 3);
    const int weights = model.addFloats({0.5f, 0.5f, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0}, "VEC4", 4);
    const int skinned = model.addMesh(
        {{"attributes", {{"POSITION", positions}, {"TEXCOORD_0", uvs}, {"JOINTS_0", joints}, {"WEIGHTS_0", weights}}},
         {"material", 0}});

    model.add("images", {{"bufferView", model.addView(png(2, 2))}, {"mimeType", "image/png"}});
    model.add("images", {{"bufferView", model.addView(jpeg(2, 2))}, {"mimeType", "image/jpeg"}});
    model.add("samplers", {{"wrapS", 33071}});
    model.add("textures", {{"source", 0}, {"sampler", 0}});
    model.add("textures", {{"source", 1}});
    model.add("materials",
              {{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}}}}},
               {"normalTexture", {{"index", 1}, {"scale", 0.5}}},
               {"alphaMode", "MASK"}});

    const int joint = model.addNode({{"translation", {0, 0, 1}}});
    const int root = model.addShown({{"children", {joint}}, {"scale", {2, 2, 2}}});
    model.add("skins", {{"joints", {root, joint}}});
    model.addShown({{"mesh", morphed}, {"rotation", {0, 1, 0, 0}}});
    model.addShown({{"mesh", skinned}, {"skin", 0}});
    model.add("animations", {{"name", "Walk"}});
    return model;
}

/// The same as .gltf text with embedded data.
inline Bytes asText(ModelBuilder model)
{
    const QByteArray base64 =
        QByteArray(reinterpret_cast<const char *>(model.binary.data()), qsizetype(model.binary.size())).toBase64();
    model.json["buffers"] = {
        {{"byteLength", model.binary.size()}, {"uri", "data:application/octet-stream;base64," + base64.toStdString()}}};
    return toBytes(model.json.dump());
}

} // namespace turnaround::gltf::test
