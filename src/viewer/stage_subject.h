// A loaded model hung into the viewer's stage, a little at a time. GUI thread.
#pragma once

#include "core/result.h"
#include "viewer/loaded_model.h"
#include "viewer/stage_materials.h"

#include <QQmlEngine>
#include <QQuick3DObject>

#include <chrono>
#include <memory>

namespace turnaround::viewer {

/// Takes itself out of the stage when it goes.
class StageSubject
{
public:
    /// Nothing is seen before show(). `parent` and `looks` are ViewerStage.qml's; both must outlive it.
    StageSubject(std::shared_ptr<const LoadedModel> model, QQmlEngine &engine, QQuick3DObject &parent, QObject &looks,
                 bool mipmaps);
    ~StageSubject();

    /// Makes objects for as long as `budget` lasts; true when all are made.
    /// Errors: Unavailable, as stageNotComplete(); nothing is shown then.
    Result<bool> buildSome(std::chrono::milliseconds budget);
    void show();
    /// Hands the next whole picture to a map that shows its preview; false when there is none left.
    bool completeNextMap();

private:
    Result<void> buildGround();
    Result<void> buildPart(std::size_t index);

    std::shared_ptr<const LoadedModel> m_model;
    QQmlEngine &m_engine;
    QObject &m_looks;
    std::unique_ptr<QQuick3DObject> m_root; ///< owns all that is made
    std::unique_ptr<StageMaterials> m_materials;
    QQmlComponent m_partQml;
    std::size_t m_nextPart = 0, m_nextMap = 0;
};

} // namespace turnaround::viewer
