#include "viewer/stage.h"

#include "viewer/scene_buffers.h"
#include "viewer/stage_materials.h"

#include <QQmlComponent>
#include <QQuick3DObject>

namespace turnaround::viewer {

namespace {

QVariantMap cameraProperties(const Camera &camera)
{
    return {{"subjectRotation", camera.subjectRotation},
            {"cameraPosition", camera.position},
            {"cameraRotation", camera.rotation},
            {"cameraProjection", camera.projection}};
}

/// Hangs the model into `subject`; what is made belongs to `owner`.
Result<void> buildInto(QQuick3DObject &subject, QQmlEngine &engine, QObject &owner, const PreparedScene &scene)
{
    StageMaterials materials(engine, owner, scene);
    if (const Result<void> ready = materials.check(); !ready)
        return ready;
    QQmlComponent partQml(&engine, stageQml("StagePart.qml"));
    for (const PreparedPart &part : scene.parts) {
        QObject *geometry = new PartGeometry(part);
        geometry->setParent(&owner);
        QObject *object =
            partQml.createWithInitialProperties({{"geometry", QVariant::fromValue(geometry)},
                                                 {"look", QVariant::fromValue(materials.material(part.material))}});
        auto *model = qobject_cast<QQuick3DObject *>(object);
        if (!model)
            return stageNotComplete(partQml);
        model->setParent(&owner);
        model->setParentItem(&subject);
    }
    return {};
}

} // namespace

Result<std::unique_ptr<Stage>> Stage::build(const PreparedScene &scene)
{
    std::unique_ptr<Stage> stage(new Stage);
    QQmlComponent component(&stage->m_engine, stageQml("Stage.qml"));
    if (!component.isReady())
        return stageNotComplete(component);
    stage->m_view.reset(qobject_cast<QQuickItem *>(component.createWithInitialProperties(cameraProperties(Camera{}))));
    auto *subject = stage->m_view ? stage->m_view->property("subject").value<QQuick3DObject *>() : nullptr;
    if (!subject)
        return stageNotComplete(component);
    const Result<void> built = buildInto(*subject, stage->m_engine, *stage->m_view, scene);
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
