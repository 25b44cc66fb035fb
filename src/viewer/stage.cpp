#include "viewer/stage.h"

#include "viewer/scene_buffers.h"

#include <QColor>
#include <QQmlComponent>
#include <QQuick3DObject>

#include <vector>

namespace turnaround::viewer {

namespace {

QUrl qmlFile(const char *name)
{
    return QUrl(QStringLiteral("qrc:/turnaround/stage/") + QLatin1String(name));
}

/// QColor is sRGB, glTF's factors are linear.
QColor sRgb(Vec4f linear)
{
    const auto encode = [](float x) {
        x = std::min(std::max(x, 0.0f), 1.0f);
        return x <= 0.0031308f ? 12.92f * x : 1.055f * std::pow(x, 1 / 2.4f) - 0.055f;
    };
    return QColor::fromRgbF(encode(linear.x), encode(linear.y), encode(linear.z), linear.w);
}

Error notComplete(const QQmlComponent &component)
{
    return {ErrorKind::Unavailable,
            "Qt Quick 3D is not complete on this machine; install the package qml6-module-quick3d.",
            component.errorString().toStdString()};
}

/// Creates the objects of a stage; what it creates belongs to `owner`.
class Builder
{
public:
    Builder(QQmlEngine &engine, QObject &owner, const PreparedScene &scene)
        : m_scene(scene)
        , m_owner(owner)
        , m_map(&engine, qmlFile("StageMap.qml"))
        , m_material(&engine, qmlFile("StageMaterial.qml"))
        , m_part(&engine, qmlFile("StagePart.qml"))
    {
    }

    Result<void> buildInto(QQuick3DObject &subject)
    {
        for (const QQmlComponent *component : {&m_map, &m_material, &m_part}) {
            if (!component->isReady())
                return notComplete(*component);
        }
        for (const QImage &image : m_scene.images)
            m_textures.push_back(owned(new MapTexture(image)));
        for (const PreparedMaterial &material : m_scene.materials)
            m_materials.push_back(build(m_material, properties(material)));
        for (const PreparedPart &part : m_scene.parts) {
            QObject *geometry = owned(new PartGeometry(part));
            QObject *object = build(m_part,
                                    {{"geometry", QVariant::fromValue(geometry)},
                                     {"look", QVariant::fromValue(m_materials[part.material])}});
            if (auto *model = qobject_cast<QQuick3DObject *>(object))
                model->setParentItem(&subject);
        }
        for (const QQmlComponent *component : {&m_map, &m_material, &m_part}) {
            if (component->isError())
                return notComplete(*component);
        }
        return {};
    }

private:
    template <class Object>
    Object *owned(Object *object)
    {
        object->setParent(&m_owner);
        return object;
    }

    QObject *build(QQmlComponent &component, const QVariantMap &properties)
    {
        QObject *object = component.createWithInitialProperties(properties);
        return object ? owned(object) : nullptr;
    }

    QVariant map(const PreparedMap &map)
    {
        return QVariant::fromValue(build(m_map,
                                         {{"textureData", QVariant::fromValue<QObject *>(m_textures[map.image])},
                                          {"indexUV", map.uvChannel},
                                          {"wrapU", static_cast<int>(map.wrapU)},
                                          {"wrapV", static_cast<int>(map.wrapV)},
                                          {"nearest", map.magnify == gltf::Filter::Nearest}}));
    }

    QVariantMap properties(const PreparedMaterial &material)
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

    const PreparedScene &m_scene;
    QObject &m_owner;
    QQmlComponent m_map, m_material, m_part;
    std::vector<MapTexture *> m_textures;
    std::vector<QObject *> m_materials;
};

QVariantMap cameraProperties(const Camera &camera)
{
    return {{"subjectRotation", camera.subjectRotation},
            {"cameraPosition", camera.position},
            {"cameraRotation", camera.rotation},
            {"cameraProjection", camera.projection}};
}

} // namespace

Result<std::unique_ptr<Stage>> Stage::build(const PreparedScene &scene)
{
    std::unique_ptr<Stage> stage(new Stage);
    QQmlComponent component(&stage->m_engine, qmlFile("Stage.qml"));
    if (!component.isReady())
        return notComplete(component);
    stage->m_view.reset(qobject_cast<QQuickItem *>(component.createWithInitialProperties(cameraProperties(Camera{}))));
    auto *subject = stage->m_view ? stage->m_view->property("subject").value<QQuick3DObject *>() : nullptr;
    if (!subject)
        return notComplete(component);
    const Result<void> built = Builder(stage->m_engine, *stage->m_view, scene).buildInto(*subject);
    if (!built)
        return built.error();
    return stage;
}

void Stage::setCamera(const Camera &camera)
{
    const QVariantMap properties = cameraProperties(camera);
    for (auto it = properties.begin(); it != properties.end(); ++it)
        m_view->setProperty(it.key().toUtf8().constData(), it.value());
}

void Stage::setProbing(bool on)
{
    m_view->setProperty("probing", on);
}

} // namespace turnaround::viewer
