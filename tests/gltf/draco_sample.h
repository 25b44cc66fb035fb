// Draco-compressed meshes for tests, made by the library's own encoder.
#pragma once

#include "gltf/model_builder.h"
#include "gltf/scene.h"

#include <draco/compression/expert_encode.h>
#include <draco/mesh/triangle_soup_mesh_builder.h>

namespace turnaround::gltf::test {

struct DracoSample {
    Bytes bytes;
    std::uint32_t positionId = 0, colorId = 1;
    std::size_t points = 0, triangles = 0;
};

/// `method`: draco::MESH_EDGEBREAKER_ENCODING or MESH_SEQUENTIAL_ENCODING. Positions keep 16 bits;
/// every vertex has the colour (255, 0, 51, 255) in bytes.
inline DracoSample compressed(const Primitive &primitive, int method)
{
    draco::TriangleSoupMeshBuilder builder;
    builder.Start(int(primitive.indices.size() / 3));
    const int positions = builder.AddAttribute(draco::GeometryAttribute::POSITION, 3, draco::DT_FLOAT32);
    const int colors = builder.AddAttribute(draco::GeometryAttribute::COLOR, 4, draco::DT_UINT8);
    const std::uint8_t color[4]{255, 0, 51, 255};
    for (std::size_t i = 0; i < primitive.indices.size(); i += 3) {
        const draco::FaceIndex face{std::uint32_t(i / 3)};
        builder.SetAttributeValuesForFace(positions, face, &primitive.positions[primitive.indices[i]],
                                          &primitive.positions[primitive.indices[i + 1]],
                                          &primitive.positions[primitive.indices[i + 2]]);
        builder.SetAttributeValuesForFace(colors, face, color, color, color);
    }
    const auto mesh = builder.Finalize();
    draco::ExpertEncoder encoder(*mesh);
    encoder.SetEncodingMethod(method);
    encoder.SetTrackEncodedProperties(true);
    encoder.SetAttributeQuantization(positions, 16);
    draco::EncoderBuffer buffer;
    if (!encoder.EncodeToBuffer(&buffer).ok())
        return {};
    return {toBytes(std::string_view(buffer.data(), buffer.size())), mesh->attribute(positions)->unique_id(),
            mesh->attribute(colors)->unique_id(), encoder.num_encoded_points(), encoder.num_encoded_faces()};
}

/// A model whose one primitive is compressed; its accessors promise `points` and `triangles`.
inline ModelBuilder dracoModel(const DracoSample &sample, std::size_t points, std::size_t triangles)
{
    ModelBuilder model;
    const int positions = model.addAccessor(-1, Float32, "VEC3", points);
    const int colors = model.addAccessor(-1, UInt8, "VEC4", points);
    model.json["accessors"][std::size_t(colors)]["normalized"] = true;
    const int indices = model.addAccessor(-1, UInt16, "SCALAR", triangles * 3);
    const int mesh =
        model.addMesh({{"attributes", {{"POSITION", positions}, {"COLOR_0", colors}}},
                       {"indices", indices},
                       {"extensions",
                        {{"KHR_draco_mesh_compression",
                          {{"bufferView", model.addView(sample.bytes)},
                           {"attributes", {{"POSITION", sample.positionId}, {"COLOR_0", sample.colorId}}}}}}}});
    model.addShown({{"mesh", mesh}});
    model.json["extensionsUsed"] = {"KHR_draco_mesh_compression"};
    model.json["extensionsRequired"] = {"KHR_draco_mesh_compression"};
    return model;
}

} // namespace turnaround::gltf::test
