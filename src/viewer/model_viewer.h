// The model that a stage shows, from the wish to open it to the last of its maps. GUI thread; reading,
// measuring and preparing run on a pool thread of its own.
#pragma once

#include "viewer/graphics.h"
#include "viewer/loaded_model.h"
#include "viewer/model_facts.h"
#include "viewer/shading.h"
#include "viewer/stage_subject.h"
#include "viewer/view_camera.h"

#include <QObject>
#include <QPointer>
#include <QQuick3DObject>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace turnaround::viewer {

/// What stands over the stage.
struct ModelCaption {
    QString title;
    bool preview = false; ///< a live preview that is made anew as its views change
};

/// One wish at a time: a newer one drops the older, and the model that is shown stays until the next is
/// ready. An error leaves it too.
class ModelViewer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("It is made where the window is composed.")
    Q_PROPERTY(bool hasModel READ hasModel NOTIFY modelChanged)
    Q_PROPERTY(QString title READ title NOTIFY modelChanged)
    Q_PROPERTY(bool preview READ isPreview NOTIFY modelChanged)
    Q_PROPERTY(turnaround::viewer::ModelFacts facts READ facts NOTIFY modelChanged)
    Q_PROPERTY(QStringList notes READ notes NOTIFY modelChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(QString loadingTitle READ loadingTitle NOTIFY loadingChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged) ///< of what is loading, 0 to 1
    Q_PROPERTY(QString error READ error NOTIFY errorChanged) ///< one sentence; empty: all is well
    Q_PROPERTY(bool available3d READ available3d CONSTANT)
    Q_PROPERTY(QString unavailableReason READ unavailableReason CONSTANT)
    Q_PROPERTY(bool softwareDriver READ softwareDriver CONSTANT)
    Q_PROPERTY(turnaround::viewer::Shading shading READ shading WRITE setShading NOTIFY shadingChanged)
    Q_PROPERTY(double exposureStops READ exposureStops WRITE setExposureStops NOTIFY lightChanged)
    Q_PROPERTY(double lightTurnDegrees READ lightTurnDegrees WRITE setLightTurnDegrees NOTIFY lightChanged)
    Q_PROPERTY(turnaround::viewer::ViewCamera *camera READ camera CONSTANT)

public:
    explicit ModelViewer(const Graphics &graphics, QObject *parent = nullptr);
    ~ModelViewer() override;

    bool hasModel() const { return m_model != nullptr; }
    QString title() const { return m_caption.title; }
    bool isPreview() const { return m_caption.preview; }
    ModelFacts facts() const { return m_model ? m_model->facts : ModelFacts{}; }
    QStringList notes() const;
    bool isLoading() const { return m_loading; }
    QString loadingTitle() const { return m_loading ? m_next.title : QString(); }
    double progress() const { return m_progress; }
    QString error() const { return m_error; }
    bool available3d() const { return m_graphics.draws3d; }
    QString unavailableReason() const { return QString::fromStdString(m_graphics.reason); }
    bool softwareDriver() const { return m_graphics.softwareDriver; }
    Shading shading() const { return m_shading; }
    void setShading(Shading shading);
    double exposureStops() const { return m_exposureStops; }
    void setExposureStops(double stops); ///< kept within ±kMaxExposureStops
    double lightTurnDegrees() const { return m_lightTurnDegrees; }
    void setLightTurnDegrees(double degrees); ///< kept within 0 to 360
    ViewCamera *camera() { return &m_camera; }
    /// What is shown; null: nothing yet.
    std::shared_ptr<const LoadedModel> model() const { return m_model; }

    static constexpr double kMaxExposureStops = 3;

    /// A .glb or .gltf file of this machine; its name becomes the title where none is given.
    Q_INVOKABLE void open(const QUrl &file, const QString &title = {});
    /// Data from within the program. A preview of the same subject keeps the camera where it is.
    void show(std::shared_ptr<const gltf::Scene> scene, const ModelCaption &caption);
    void show(PreparedScene scene, const ModelCaption &caption);
    Q_INVOKABLE void cancel(); ///< what is loading; what is shown stays
    Q_INVOKABLE void clear(); ///< shows nothing, loads nothing
    Q_INVOKABLE void dismissError();
    Q_INVOKABLE void resetLight();

    /// Where models are shown: `subject` and `looks` of a ViewerStage.qml. The latest call counts.
    Q_INVOKABLE void hangInto(QQuick3DObject *subject, QObject *looks);

signals:
    void modelChanged();
    void loadingChanged();
    void progressChanged();
    void errorChanged();
    void shadingChanged();
    void lightChanged();
    /// The model is wholly on the stage, its maps too. For tests and measurements.
    void settled();

private:
    void load(ModelSource source, const ModelCaption &caption);
    void received(int generation, const Result<std::shared_ptr<const LoadedModel>> &result);
    void buildSubject();
    void present();
    void retire(std::shared_ptr<const LoadedModel> model); ///< lets it go when no frame reads it any more
    void completeMaps();
    void setError(const QString &sentence);
    void finishLoading();

    Graphics m_graphics;
    ViewCamera m_camera;
    std::shared_ptr<const LoadedModel> m_model, m_incoming;
    ModelCaption m_caption, m_next;
    QPointer<QQuick3DObject> m_stageSubject;
    QPointer<QObject> m_stageLooks;
    std::unique_ptr<StageSubject> m_subject, m_incomingSubject;
    QTimer m_building;
    FramePace m_mapPace;
    bool m_loading = false;
    double m_progress = 0;
    QString m_error;
    Shading m_shading = Shading::Lit;
    double m_exposureStops = 0;
    double m_lightTurnDegrees = 0;
    int m_generation = 0; ///< of the latest wish
    CancelToken m_cancel; ///< the latest wish's
    QThreadPool m_pool; // first to go: its work posts to this object
};

} // namespace turnaround::viewer
