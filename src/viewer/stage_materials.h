// The materials and maps of a prepared model as objects that Qt Quick 3D draws with. GUI thread.
#pragma once

#include "core/result.h"
#include "viewer/prepared_scene.h"
#include "viewer/scene_buffers.h"

#include <QQmlComponent>
#include <QVariantMap>

#include <vector>

namespace turnaround::viewer {

/// A component of the stage's QML; those stand in qml/.
QUrl stageQml(const char *file);
/// For what a component lacks: a module of Qt Quick 3D is not installed.
Error stageNotComplete(const QQmlComponent &component);

/// How maps reach the graphics card.
struct MapUse {
    bool mipmaps = true;
    const std::vector<QImage> *previews = nullptr; ///< shown until complete(); null: the pictures at once
};

class StageMaterials
{
public:
    /// What is made belongs to `owner`. `scene` and the previews must outlive this object, not what it makes.
    StageMaterials(QQmlEngine &engine, QObject &owner, const PreparedScene &scene, MapUse use = {});

    Result<void> check() const; ///< Errors: Unavailable, as stageNotComplete().
    int count() const { return static_cast<int>(m_scene.materials.size()); }
    /// Made when it is first asked for.
    QObject *material(int index);
    /// The maps of the materials made so far, the base colours first.
    const std::vector<MapTexture *> &maps() const { return m_made; }

private:
    QVariantMap properties(const PreparedMaterial &material);
    QVariant map(const PreparedMap &map);
    MapTexture *texture(int image);
    QObject *build(QQmlComponent &component, const QVariantMap &properties);

    QObject &m_owner;
    const PreparedScene &m_scene;
    MapUse m_use;
    QQmlComponent m_mapQml, m_materialQml;
    std::vector<MapTexture *> m_textures; ///< by image; null: not made yet
    std::vector<MapTexture *> m_made;
    std::vector<QObject *> m_materials; ///< by index; null: not made yet
};

} // namespace turnaround::viewer
