#include "viewer/stage_subject.h"

#include <QElapsedTimer>
#include <QQmlContext>

namespace turnaround::viewer {

StageSubject::StageSubject(std::shared_ptr<const LoadedModel> model, QQmlEngine &engine, QQuick3DObject &parent,
                           QObject &looks, bool mipmaps)
    : m_model(std::move(model))
    , m_engine(engine)
    , m_looks(looks)
    , m_partQml(&engine, stageQml("SubjectPart.qml"))
{
    QQmlComponent rootQml(&engine, stageQml("SubjectRoot.qml"));
    m_root.reset(qobject_cast<QQuick3DObject *>(rootQml.create()));
    if (!m_root)
        return;
    m_root->setParentItem(&parent);
    m_materials =
        std::make_unique<StageMaterials>(engine, *m_root, m_model->scene, MapUse{mipmaps, &m_model->previews});
}

StageSubject::~StageSubject() = default;

Result<bool> StageSubject::buildSome(std::chrono::milliseconds budget)
{
    if (!m_root)
        return stageNotComplete(m_partQml);
    if (m_nextPart == 0) {
        if (const Result<void> ready = m_materials->check(); !ready)
            return ready.error();
        if (const Result<void> ground = buildGround(); !ground)
            return ground.error();
    }
    QElapsedTimer clock;
    clock.start();
    while (m_nextPart < m_model->scene.parts.size() && clock.elapsed() < budget.count()) {
        if (const Result<void> part = buildPart(m_nextPart++); !part)
            return part.error();
    }
    return m_nextPart >= m_model->scene.parts.size();
}

Result<void> StageSubject::buildGround()
{
    auto *shadow = new MapTexture(m_model->ground.picture);
    shadow->setParent(m_root.get());
    QQmlComponent qml(&m_engine, stageQml("SubjectGround.qml"));
    auto *ground = qobject_cast<QQuick3DObject *>(
        qml.createWithInitialProperties({{"shadow", QVariant::fromValue<QObject *>(shadow)},
                                         {"halfSide", kGroundHalfSide},
                                         {"height", m_model->ground.height},
                                         {"looks", QVariant::fromValue(&m_looks)}}));
    if (!ground)
        return stageNotComplete(qml);
    ground->setParent(m_root.get());
    ground->setParentItem(m_root.get());
    return {};
}

Result<void> StageSubject::buildPart(std::size_t index)
{
    const PreparedPart &part = m_model->scene.parts[index];
    QObject *surface = new PartGeometry(part);
    surface->setParent(m_root.get());
    QObject *edges = nullptr;
    if (!m_model->edges[index].isEmpty()) {
        edges = new PartGeometry(part, m_model->edges[index]);
        edges->setParent(m_root.get());
    }
    auto *object = qobject_cast<QQuick3DObject *>(
        m_partQml.createWithInitialProperties({{"surface", QVariant::fromValue(surface)},
                                               {"edges", QVariant::fromValue(edges)},
                                               {"look", QVariant::fromValue(m_materials->material(part.material))},
                                               {"looks", QVariant::fromValue(&m_looks)}}));
    if (!object)
        return stageNotComplete(m_partQml);
    object->setParent(m_root.get());
    object->setParentItem(m_root.get());
    return {};
}

void StageSubject::show()
{
    if (m_root)
        m_root->setProperty("visible", true);
}

bool StageSubject::completeNextMap()
{
    if (!m_materials)
        return false;
    const std::vector<MapTexture *> &maps = m_materials->maps();
    while (m_nextMap < maps.size()) {
        MapTexture &map = *maps[m_nextMap++];
        if (map.isComplete())
            continue;
        map.complete();
        return true;
    }
    return false;
}

} // namespace turnaround::viewer
