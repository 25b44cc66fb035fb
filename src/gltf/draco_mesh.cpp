#include "gltf/draco_mesh.h"

#include "gltf/accessor.h"
#include "gltf/read_error.h"

#include <draco/compression/config/compression_shared.h>
#include <draco/compression/mesh/mesh_edgebreaker_decoder.h>
#include <draco/compression/mesh/mesh_sequential_decoder.h>
#include <draco/core/varint_decoding.h>
#include <draco/mesh/mesh.h>

#include <array>
#include <exception>

namespace turnaround::gltf {
namespace {

constexpr std::uint64_t kMostBytesOfAVertex = 512; // all attributes together; a rich one has about 100
constexpr int kMostAttributes = 32;

/// One of the library's mesh decoders that stops where the data asks for more than was promised.
template <class Decoder>
class Bounded : public Decoder
{
public:
    Bounded(std::uint64_t vertices, std::uint64_t triangles)
        : m_vertices(vertices)
        , m_triangles(triangles)
    {
    }

protected:
    /// Both methods begin with two counts, in their own order (bitstream 2.2).
    bool DecodeConnectivity() override
    {
        draco::DecoderBuffer peek = *this->buffer();
        std::uint32_t first = 0, second = 0;
        if (!draco::DecodeVarint(&first, &peek) || !draco::DecodeVarint(&second, &peek))
            return false;
        constexpr bool facesFirst = std::is_same_v<Decoder, draco::MeshSequentialDecoder>;
        const std::uint64_t faces = facesFirst ? first : second;
        const std::uint64_t points = facesFirst ? second : first;
        return faces <= m_triangles && points <= m_vertices && Decoder::DecodeConnectivity();
    }

    bool DecodeAllAttributes() override
    {
        const draco::PointCloud &cloud = *this->point_cloud();
        if (cloud.num_points() > m_vertices || cloud.num_attributes() > kMostAttributes)
            return false;
        std::uint64_t vertexBytes = 0;
        for (int i = 0; i < cloud.num_attributes(); ++i) {
            const draco::PointAttribute &attribute = *cloud.attribute(i);
            vertexBytes += std::uint64_t(std::max<int>(draco::DataTypeLength(attribute.data_type()), 4)) *
                attribute.num_components();
        }
        return vertexBytes <= kMostBytesOfAVertex && Decoder::DecodeAllAttributes();
    }

private:
    std::uint64_t m_vertices, m_triangles;
};

draco::Status decodeInto(draco::Mesh &mesh, std::span<const std::byte> compressed, std::uint64_t vertices,
                         std::uint64_t triangles)
{
    draco::DecoderBuffer buffer;
    buffer.Init(reinterpret_cast<const char *>(compressed.data()), compressed.size());
    draco::DecoderBuffer peek = buffer;
    draco::DracoHeader header;
    if (const draco::Status status = draco::PointCloudDecoder::DecodeHeader(&peek, &header); !status.ok())
        return status;
    if (header.encoder_type != draco::TRIANGULAR_MESH ||
        DRACO_BITSTREAM_VERSION(header.version_major, header.version_minor) < DRACO_BITSTREAM_VERSION(2, 2))
        return {draco::Status::UNSUPPORTED_VERSION, "not a mesh of bitstream 2.2 or later"};

    const draco::DecoderOptions options;
    if (header.encoder_method == draco::MESH_EDGEBREAKER_ENCODING)
        return Bounded<draco::MeshEdgebreakerDecoder>(vertices, triangles).Decode(options, &buffer, &mesh);
    return Bounded<draco::MeshSequentialDecoder>(vertices, triangles).Decode(options, &buffer, &mesh);
}

/// Glues the library's data types to glTF's rule of normalised integers.
ComponentType componentTypeOf(draco::DataType type)
{
    switch (type) {
    case draco::DT_INT8:
        return ComponentType::Int8;
    case draco::DT_UINT8:
        return ComponentType::UInt8;
    case draco::DT_INT16:
        return ComponentType::Int16;
    case draco::DT_UINT16:
        return ComponentType::UInt16;
    case draco::DT_FLOAT32:
        return ComponentType::Float32;
    default:
        return ComponentType::UInt32;
    }
}

} // namespace

DracoMesh::DracoMesh(std::unique_ptr<draco::Mesh> mesh)
    : m_mesh(std::move(mesh))
{
}

DracoMesh::DracoMesh(DracoMesh &&) noexcept = default;
DracoMesh &DracoMesh::operator=(DracoMesh &&) noexcept = default;
DracoMesh::~DracoMesh() = default;

Result<DracoMesh> DracoMesh::decode(std::span<const std::byte> compressed, std::uint64_t vertices,
                                    std::uint64_t triangles, const std::string &what)
{
    try {
        auto mesh = std::make_unique<draco::Mesh>();
        const draco::Status status = decodeInto(*mesh, compressed, vertices, triangles);
        if (!status.ok()) {
            Error error = damaged("the compressed data of " + what + " is broken");
            error.detail = status.error_msg_string();
            return error;
        }
        for (draco::FaceIndex i(0); i < mesh->num_faces(); ++i) {
            for (const draco::PointIndex &point : mesh->face(i)) {
                if (point.value() >= mesh->num_points())
                    return damaged("a triangle of the compressed " + what + " points beyond its vertices");
            }
        }
        return DracoMesh(std::move(mesh));
    } catch (const std::exception &exception) {
        Error error = damaged("the compressed data of " + what + " is broken");
        error.detail = exception.what();
        return error;
    }
}

std::size_t DracoMesh::vertexCount() const
{
    return m_mesh->num_points();
}

std::vector<std::uint32_t> DracoMesh::indices() const
{
    std::vector<std::uint32_t> indices;
    indices.reserve(std::size_t(m_mesh->num_faces()) * 3);
    for (draco::FaceIndex i(0); i < m_mesh->num_faces(); ++i) {
        for (const draco::PointIndex &point : m_mesh->face(i))
            indices.push_back(point.value());
    }
    return indices;
}

Result<void> DracoMesh::decodeFloats(std::uint32_t id, int components, bool normalized, float *out, int outStride,
                                     const std::string &what) const
{
    const draco::PointAttribute *attribute = m_mesh->GetAttributeByUniqueId(id);
    if (!attribute || attribute->num_components() < components || attribute->num_components() > 4)
        return damaged("the compressed data has no " + what);
    const ComponentType type = componentTypeOf(attribute->data_type());
    const bool isFloat = type == ComponentType::Float32;
    for (std::uint32_t i = 0; i < m_mesh->num_points(); ++i, out += outStride) {
        const draco::AttributeValueIndex value = attribute->mapped_index(draco::PointIndex(i));
        if (value.value() >= attribute->size())
            return damaged("the compressed " + what + " is broken");
        if (isFloat) {
            if (!attribute->ConvertValue<float>(value, std::int8_t(components), out))
                return damaged("the compressed " + what + " is broken");
            continue;
        }
        std::array<std::int32_t, 4> element{};
        if (!attribute->ConvertValue<std::int32_t>(value, std::int8_t(attribute->num_components()), element.data()))
            return damaged("the compressed " + what + " is broken");
        for (int c = 0; c < components; ++c)
            out[c] =
                normalized ? normalizedValue(float(element[std::size_t(c)]), type) : float(element[std::size_t(c)]);
    }
    return {};
}

} // namespace turnaround::gltf
