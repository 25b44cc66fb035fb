// The scene of qml/Stage.qml with a prepared model in it. GUI thread.
#pragma once

#include "core/result.h"
#include "viewer/framing.h"
#include "viewer/prepared_scene.h"

#include <QQmlEngine>
#include <QQuickItem>

#include <memory>

namespace turnaround::viewer {

/// Owns its QML engine and its item; the item's size and parent are its user's business.
class Stage
{
public:
    /// Errors: Unavailable where a QML module of Qt Quick 3D is missing.
    static Result<std::unique_ptr<Stage>> build(const PreparedScene &scene);

    QQuickItem &view() { return *m_view; }
    void setCamera(const Camera &camera);
    /// Shows a plain cube in the subject's place: it tells an invisible subject from a driver that
    /// draws nothing.
    void setProbing(bool on);

private:
    Stage() = default;

    QQmlEngine m_engine;
    std::unique_ptr<QQuickItem> m_view;
};

} // namespace turnaround::viewer
