#include "viewer/stage_materials.h"

#include <QColor>
#include <QVector3D>

#include <cmath>

namespace turnaround::viewer {

namespace {

/// QColor is sRGB, glTF's factors are linear.
QColor sRgb(Vec4f linear)
{
    const auto encode = [](float x) {
        x = std::min(std::max(x, 0.0f), 1.0f);
        return x <= 0.0031308f ? 12.92f * x : 1.055f * std::pow(x, 1 / 2.4f) - 0.055f;
    };
    return QColor::fromRgbF(encode(linear.x), encode(linear.y), encode(linear.z), linear.w);
}

} // namespace

QUrl stageQml(const char *file)
{
    return QUrl(QStringLiteral("qrc:/turnaround/stage/") + QLatin1String(file));
}

Error stageNotComplete(const QQmlComponent &component)
{
    return {ErrorKind::Unavailable,
            "Qt Quick 3D is not complete on this machine; install the package qml6-module-quick3d.",
            component.errorString().toStdString()};
}

StageMaterials::StageMaterials(QQmlEngine &engine, QObject &owner, const PreparedScene &scene, MapUse use)
    : m_owner(owner)
    , m_scene(scene)
    , m_use(use)
    , m_mapQml(&engine, stageQml("StageMap.qml"))
    , m_materialQml(&engine, stageQml("StageMaterial.qml"))
    , m_textures(scene.images.size(), nullptr)
    , m_materials(scene.materials.size(), nullptr)
{
}

Result<void> StageMaterials::check() const
{
    for (const QQmlComponent *component : {&m_mapQml, &m_materialQml}) {
        if (!component->isReady())
            return stageNotComplete(*component);
    }
    return {};
}

QObject *StageMaterials::material(int index)
{
    if (!m_materials[index])
        m_materials[index] = build(m_materialQml, properties(m_scene.materials[index]));
    return m_materials[index];
}

QObject *StageMaterials::build(QQmlComponent &component, const QVariantMap &properties)
{
    QObject *object = component.createWithInitialProperties(properties);
    if (object)
        object->setParent(&m_owner);
    return object;
}

MapTexture *StageMaterials::texture(int image)
{
    if (!m_textures[image]) {
        const QImage preview = m_use.previews ? (*m_use.previews)[image] : QImage();
        m_textures[image] = new MapTexture(m_scene.images[image], preview);
        m_textures[image]->setParent(&m_owner);
        m_made.push_back(m_textures[image]);
    }
    return m_textures[image];
}

QVariant StageMaterials::map(const PreparedMap &map)
{
    return QVariant::fromValue(build(m_mapQml,
                                     {{"textureData", QVariant::fromValue<QObject *>(texture(map.image))},
                                      {"indexUV", map.uvChannel},
                                      {"wrapU", static_cast<int>(map.wrapU)},
                                      {"wrapV", static_cast<int>(map.wrapV)},
                                      {"nearest", map.magnify == gltf::Filter::Nearest},
                                      {"mipmaps", m_use.mipmaps}}));
}

QVariantMap StageMaterials::properties(const PreparedMaterial &material)
{
    QVariantMap out{{"unlit", material.unlit},
                    {"doubleSided", material.doubleSided},
                    {"blending", static_cast<int>(material.alphaMode)},
                    {"alphaCutoff", material.alphaCutoff},
                    {"baseColor", sRgb(material.baseColor)},
                    {"metalness", material.metallic},
                    {"roughness", material.roughness},
                    {"normalStrength", material.normalScale},
                    {"occlusionAmount", material.occlusionStrength},
                    {"emissiveFactor", QVector3D(material.emissive.x, material.emissive.y, material.emissive.z)}};
    const auto add = [&](std::initializer_list<const char *> names, const PreparedMap &prepared) {
        if (prepared.image < 0)
            return;
        const QVariant texture = map(prepared);
        for (const char *name : names)
            out.insert(QLatin1String(name), texture);
    };
    add({"baseColorMap"}, material.baseColorMap);
    add({"metalnessMap", "roughnessMap"}, material.metallicRoughnessMap);
    add({"normalMap"}, material.normalMap);
    add({"occlusionMap"}, material.occlusionMap);
    add({"emissiveMap"}, material.emissiveMap);
    return out;
}

} // namespace turnaround::viewer
