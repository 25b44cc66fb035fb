#include "viewer/scene_buffers.h"

#include <QVector3D>

namespace turnaround::viewer {

namespace {

QVector3D vector(Vec3f v)
{
    return {v.x, v.y, v.z};
}

QQuick3DGeometry::PrimitiveType drawnAs(gltf::Topology topology)
{
    switch (topology) {
    case gltf::Topology::Triangles:
        return QQuick3DGeometry::PrimitiveType::Triangles;
    case gltf::Topology::Lines:
        return QQuick3DGeometry::PrimitiveType::Lines;
    case gltf::Topology::Points:
        return QQuick3DGeometry::PrimitiveType::Points;
    }
    return QQuick3DGeometry::PrimitiveType::Triangles;
}

} // namespace

PartGeometry::PartGeometry(const PreparedPart &part)
{
    int offset = 0;
    const auto add = [&](Attribute::Semantic semantic, int floats) {
        addAttribute(semantic, offset, Attribute::F32Type);
        offset += floats * int(sizeof(float));
    };
    add(Attribute::PositionSemantic, 3);
    if (part.hasNormals)
        add(Attribute::NormalSemantic, 3);
    if (part.hasUv0)
        add(Attribute::TexCoord0Semantic, 2);
    if (part.hasUv1)
        add(Attribute::TexCoord1Semantic, 2);
    if (part.hasColors)
        add(Attribute::ColorSemantic, 4);
    addAttribute(Attribute::IndexSemantic, 0, Attribute::U32Type);
    setStride(offset);
    setVertexData(part.vertices);
    setIndexData(part.indices);
    setPrimitiveType(drawnAs(part.topology));
    setBounds(vector(part.min), vector(part.max));
}

MapTexture::MapTexture(const QImage &image)
    : m_image(image)
{
    setSize(m_image.size());
    setFormat(QQuick3DTextureData::RGBA8);
    setHasTransparency(m_image.format() == QImage::Format_RGBA8888);
    setTextureData(QByteArray::fromRawData(reinterpret_cast<const char *>(m_image.constBits()), m_image.sizeInBytes()));
}

} // namespace turnaround::viewer
