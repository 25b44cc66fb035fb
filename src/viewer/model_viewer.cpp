#include "viewer/model_viewer.h"

#include <QFileInfo>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QRunnable>

#include <cmath>

// The QML types of this library are registered from an object file that nothing else refers to.
extern void qml_register_types_Turnaround_Viewer();

namespace turnaround::viewer {

namespace {

[[maybe_unused]] void (*const volatile kKeepTypes)() = &qml_register_types_Turnaround_Viewer;

constexpr std::chrono::milliseconds kBuildSlice{8};
constexpr int kLoadsAtOnce = 2; ///< one that works, and one that is being stopped

} // namespace

ModelViewer::ModelViewer(const Graphics &graphics, QObject *parent)
    : QObject(parent)
    , m_graphics(graphics)
{
    m_pool.setMaxThreadCount(kLoadsAtOnce);
    m_building.setInterval(0);
    connect(&m_building, &QTimer::timeout, this, &ModelViewer::buildSubject);
    connect(&m_mapPace, &FramePace::ready, this, &ModelViewer::completeMaps);
    connect(&m_camera, &ViewCamera::windowChanged, this, [this] { m_mapPace.setWindow(m_camera.window()); });
}

ModelViewer::~ModelViewer()
{
    m_cancel.request();
    m_pool.waitForDone();
}

QStringList ModelViewer::notes() const
{
    QStringList out;
    if (m_model) {
        for (const std::string &note : m_model->notes)
            out.append(QString::fromStdString(note));
    }
    return out;
}

void ModelViewer::open(const QUrl &file, const QString &title)
{
    if (!file.isLocalFile()) {
        setError(tr("Only files of this computer can be opened; save the model first."));
        return;
    }
    const QString path = file.toLocalFile();
    load(std::filesystem::path(path.toStdString()), {title.isEmpty() ? QFileInfo(path).completeBaseName() : title});
}

void ModelViewer::show(std::shared_ptr<const gltf::Scene> scene, const ModelCaption &caption)
{
    load(std::move(scene), caption);
}

void ModelViewer::show(PreparedScene scene, const ModelCaption &caption)
{
    load(std::move(scene), caption);
}

void ModelViewer::load(ModelSource source, const ModelCaption &caption)
{
    m_cancel.request();
    m_cancel = {};
    const int generation = ++m_generation;
    m_building.stop();
    m_incomingSubject.reset();
    m_incoming.reset();
    m_next = caption;
    m_loading = true;
    m_progress = 0;
    setError({});
    emit loadingChanged();
    emit progressChanged();

    m_pool.start([this, generation, source = std::move(source), cancel = m_cancel] {
        const auto progress = [this, generation](double share) {
            QMetaObject::invokeMethod(this, [this, generation, share] {
                if (generation != m_generation || !m_loading)
                    return;
                m_progress = share;
                emit progressChanged();
            });
        };
        Result<LoadedModel> loaded = loadModel(source, progress, cancel);
        using Shared = std::shared_ptr<const LoadedModel>;
        Result<Shared> result = loaded ? Result<Shared>(std::make_shared<const LoadedModel>(std::move(*loaded)))
                                       : Result<Shared>(loaded.error());
        QMetaObject::invokeMethod(this,
                                  [this, generation, result = std::move(result)] { received(generation, result); });
    });
}

void ModelViewer::received(int generation, const Result<std::shared_ptr<const LoadedModel>> &result)
{
    if (generation != m_generation || !m_loading)
        return;
    if (!result) {
        finishLoading();
        if (result.error().kind != ErrorKind::Cancelled)
            setError(QString::fromStdString(result.error().message));
        return;
    }
    m_incoming = *result;
    if (!m_stageSubject || !m_graphics.draws3d) {
        present();
        return;
    }
    m_incomingSubject = std::make_unique<StageSubject>(m_incoming, *qmlEngine(m_stageSubject), *m_stageSubject,
                                                       *m_stageLooks, !m_graphics.softwareDriver);
    m_building.start();
}

void ModelViewer::buildSubject()
{
    const Result<bool> built = m_incomingSubject->buildSome(kBuildSlice);
    if (built && !*built)
        return;
    m_building.stop();
    if (built) {
        present();
        return;
    }
    m_incomingSubject.reset();
    m_incoming.reset();
    if (m_loading)
        finishLoading();
    setError(QString::fromStdString(built.error().message));
}

void ModelViewer::present()
{
    const bool sameModel = m_incoming == m_model;
    const bool sameSubject = sameModel || (m_model && m_caption.preview && m_next.preview);
    if (!sameModel)
        retire(std::move(m_model));
    m_model = std::move(m_incoming);
    if (m_incomingSubject)
        m_incomingSubject->show();
    m_subject = std::move(m_incomingSubject);
    if (!sameModel)
        m_caption = m_next;
    m_camera.lookAt(m_model, sameSubject);
    if (m_loading)
        finishLoading();
    emit modelChanged();
    m_mapPace.request();
}

void ModelViewer::retire(std::shared_ptr<const LoadedModel> model)
{
    QQuickWindow *window = m_camera.window();
    if (!model || !window || !window->isExposed())
        return;
    // Frames are drawn one after another by a thread of their own: what is under way may read the pictures until its
    // swap, what comes next does not know the model any more.
    window->scheduleRenderJob(QRunnable::create([held = std::move(model)] {}), QQuickWindow::AfterSwapStage);
}

void ModelViewer::completeMaps()
{
    if (m_subject && m_subject->completeNextMap())
        m_mapPace.request();
    else if (m_model)
        emit settled();
}

void ModelViewer::hangInto(QQuick3DObject *subject, QObject *looks)
{
    m_building.stop();
    m_subject.reset();
    m_incomingSubject.reset();
    m_stageSubject = subject;
    m_stageLooks = looks;
    if (!m_incoming)
        m_incoming = m_model;
    if (!m_incoming || !subject || !looks || !m_graphics.draws3d)
        return;
    m_incomingSubject =
        std::make_unique<StageSubject>(m_incoming, *qmlEngine(subject), *subject, *looks, !m_graphics.softwareDriver);
    m_building.start();
}

void ModelViewer::cancel()
{
    if (!m_loading)
        return;
    m_cancel.request();
    ++m_generation;
    m_building.stop();
    m_incomingSubject.reset();
    m_incoming.reset();
    finishLoading();
}

void ModelViewer::clear()
{
    cancel();
    setError({});
    m_subject.reset();
    retire(std::move(m_model));
    m_model.reset();
    m_caption = {};
    m_camera.lookAt(nullptr, false);
    emit modelChanged();
    m_mapPace.request();
}

void ModelViewer::dismissError()
{
    setError({});
}

void ModelViewer::setError(const QString &sentence)
{
    if (sentence == m_error)
        return;
    m_error = sentence;
    emit errorChanged();
}

void ModelViewer::finishLoading()
{
    m_loading = false;
    m_progress = 0;
    emit loadingChanged();
    emit progressChanged();
}

void ModelViewer::setShading(Shading shading)
{
    if (shading == m_shading)
        return;
    m_shading = shading;
    emit shadingChanged();
}

void ModelViewer::setExposureStops(double stops)
{
    stops = std::clamp(stops, -kMaxExposureStops, kMaxExposureStops);
    if (stops == m_exposureStops)
        return;
    m_exposureStops = stops;
    emit lightChanged();
}

void ModelViewer::setLightTurnDegrees(double degrees)
{
    const double turned = std::fmod(std::fmod(degrees, 360) + 360, 360);
    if (turned == m_lightTurnDegrees)
        return;
    m_lightTurnDegrees = turned;
    emit lightChanged();
}

void ModelViewer::resetLight()
{
    setExposureStops(0);
    setLightTurnDegrees(0);
}

} // namespace turnaround::viewer
