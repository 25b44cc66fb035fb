// The blockout in the middle of the board: small, rebuilt after every change, with the report that comes with
// it. GUI thread; it is built on the pool.
#pragma once

#include "blockout/blockout.h"
#include "blockout/view_cache.h"
#include "gltf/scene.h"
#include "ui/latest.h"

#include <QImage>
#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace turnaround::ui {

/// What one build gave.
struct LiveResult {
    blockout::Report report;
    std::vector<QImage> turn; ///< one turn of pictures
    std::shared_ptr<const gltf::Scene> scene;
    int faces = 0;
    double seconds = 0;
};

class LiveBlockout : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the composer")
    /// Null: there is none yet, or no views.
    Q_PROPERTY(QImage picture READ picture NOTIFY pictureChanged)
    /// How far it is turned, 0..1.
    Q_PROPERTY(qreal turn READ turn WRITE setTurn NOTIFY pictureChanged)
    Q_PROPERTY(bool building READ building NOTIFY changed)
    /// A sentence where it could not be built; empty: all is well.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// "Rebuilt in 0.4 s from 8 views."
    Q_PROPERTY(QString summary READ summary NOTIFY changed)

public:
    explicit LiveBlockout(QObject *parent = nullptr);

    /// Builds soon; an older build is stopped. No views: clears at once.
    void rebuild(std::vector<blockout::ViewFile> views, ShapePrior shape);

    QImage picture() const;
    qreal turn() const { return m_turn; }
    void setTurn(qreal turn);
    bool building() const { return m_build.running() || m_pause.isActive(); }
    QString problem() const { return m_problem; }
    QString summary() const;
    /// The model for the viewer; null where there is none.
    std::shared_ptr<const gltf::Scene> scene() const { return m_result ? m_result->scene : nullptr; }

signals:
    void changed();
    void pictureChanged();
    void sceneChanged();
    void reported(const blockout::Report &report);

private:
    void start();
    void finished(Result<LiveResult> result);

    QTimer m_pause;
    std::vector<blockout::ViewFile> m_views;
    std::shared_ptr<blockout::ViewCache> m_cutOuts = std::make_shared<blockout::ViewCache>();
    ShapePrior m_shape = ShapePrior::Auto;
    Latest<Result<LiveResult>> m_build;
    std::unique_ptr<LiveResult> m_result;
    QString m_problem;
    int m_builtFrom = 0; ///< views
    qreal m_turn = 0;
};

} // namespace turnaround::ui
