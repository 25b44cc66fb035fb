// The least that makes a textured mesh a GLB, for looking at a benchmark's result.
#pragma once

#include "blockout/texture/texture.h"

#include <QBuffer>
#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

namespace turnaround::blockout::rendered {

inline bool writePlainGlb(const Textured &model, const QString &path)
{
    QByteArray bytes;
    QJsonArray bufferViews;
    const auto add = [&](const void *data, size_t size) {
        bufferViews.append(QJsonObject{{"buffer", 0}, {"byteOffset", bytes.size()}, {"byteLength", qint64(size)}});
        bytes.append(static_cast<const char *>(data), qsizetype(size));
        bytes.append(qsizetype((4 - bytes.size() % 4) % 4), '\0');
        return int(bufferViews.size()) - 1;
    };
    const TexturedMesh &mesh = model.mesh;
    const int float32 = 5126, unsigned32 = 5125;
    const qint64 count = qint64(mesh.positions.size());
    QJsonArray low, high;
    for (int k = 0; k < 3; ++k) {
        float least = std::numeric_limits<float>::max(), most = -least;
        for (const Vec3f &p : mesh.positions) {
            least = std::min(least, p[k]);
            most = std::max(most, p[k]);
        }
        low.append(least);
        high.append(most);
    }
    QJsonArray accessors{QJsonObject{{"bufferView", add(mesh.positions.data(), size_t(count) * 12)},
                                     {"componentType", float32},
                                     {"count", count},
                                     {"type", "VEC3"},
                                     {"min", low},
                                     {"max", high}},
                         QJsonObject{{"bufferView", add(mesh.normals.data(), size_t(count) * 12)},
                                     {"componentType", float32},
                                     {"count", count},
                                     {"type", "VEC3"}},
                         QJsonObject{{"bufferView", add(mesh.uvs.data(), size_t(count) * 8)},
                                     {"componentType", float32},
                                     {"count", count},
                                     {"type", "VEC2"}},
                         QJsonObject{{"bufferView", add(mesh.triangles.data(), mesh.triangles.size() * 12)},
                                     {"componentType", unsigned32},
                                     {"count", qint64(mesh.triangles.size() * 3)},
                                     {"type", "SCALAR"}}};
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    model.baseColour.save(&buffer, "PNG", 80);
    const int picture = add(png.constData(), size_t(png.size()));
    const QJsonObject primitive{{"attributes", QJsonObject{{"POSITION", 0}, {"NORMAL", 1}, {"TEXCOORD_0", 2}}},
                                {"indices", 3},
                                {"material", 0}};
    const QJsonObject pbr{
        {"baseColorTexture", QJsonObject{{"index", 0}}}, {"metallicFactor", 0}, {"roughnessFactor", 0.8}};
    const QJsonObject root{{"asset", QJsonObject{{"version", "2.0"}}},
                           {"scene", 0},
                           {"scenes", QJsonArray{QJsonObject{{"nodes", QJsonArray{0}}}}},
                           {"nodes", QJsonArray{QJsonObject{{"mesh", 0}}}},
                           {"meshes", QJsonArray{QJsonObject{{"primitives", QJsonArray{primitive}}}}},
                           {"materials", QJsonArray{QJsonObject{{"pbrMetallicRoughness", pbr}}}},
                           {"textures", QJsonArray{QJsonObject{{"source", 0}}}},
                           {"images", QJsonArray{QJsonObject{{"bufferView", picture}, {"mimeType", "image/png"}}}},
                           {"accessors", accessors},
                           {"bufferViews", bufferViews},
                           {"buffers", QJsonArray{QJsonObject{{"byteLength", bytes.size()}}}}};
    QByteArray json = QJsonDocument(root).toJson(QJsonDocument::Compact);
    json.append(qsizetype((4 - json.size() % 4) % 4), ' ');
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const auto word = [&](quint32 value) { file.write(reinterpret_cast<const char *>(&value), 4); };
    word(0x46546C67);
    word(2);
    word(quint32(28 + json.size() + bytes.size()));
    word(quint32(json.size()));
    word(0x4E4F534A);
    file.write(json);
    word(quint32(bytes.size()));
    word(0x004E4942);
    file.write(bytes);
    return file.error() == QFile::NoError;
}

} // namespace turnaround::blockout::rendered
