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
    shareVertices(part);
    setIndexData(part.indices);
    setPrimitiveType(drawnAs(part.topology));
}

PartGeometry::PartGeometry(const PreparedPart &part, const QByteArray &edges)
{
    shareVertices(part);
    setIndexData(edges);
    setPrimitiveType(PrimitiveType::Lines);
}

void PartGeometry::shareVertices(const PreparedPart &part)
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
    setBounds(vector(part.min), vector(part.max));
}

MapTexture::MapTexture(const QImage &image, const QImage &preview)
    : m_image(image)
{
    show(preview.isNull() ? image : preview);
}

void MapTexture::complete()
{
    if (!isComplete())
        show(m_image);
}

void MapTexture::show(const QImage &image)
{
    m_shown = image;
    setSize(image.size());
    setFormat(QQuick3DTextureData::RGBA8);
    setHasTransparency(image.format() == QImage::Format_RGBA8888);
    setTextureData(QByteArray::fromRawData(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
}

} // namespace turnaround::viewer
