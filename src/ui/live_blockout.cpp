#include "ui/live_blockout.h"

#include "blockout/model_scene.h"
#include "ui/turntable.h"

#include <QLocale>

#include <chrono>

namespace turnaround::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kPause = 40ms; ///< changes that come in a row are built once

/// Small enough for a second: the model itself is made with the artist's own settings.
BlockoutSettings liveSettings(ShapePrior shape)
{
    BlockoutSettings settings;
    settings.faces = 20'000;
    settings.detail = 128;
    settings.textureSize = 1024;
    settings.shape = shape;
    settings.background.kind = BackgroundKind::Alpha; // the small files are cut out already
    return settings;
}

Result<LiveResult> build(const std::vector<blockout::ViewFile> &views, ShapePrior shape, blockout::ViewCache &cutOuts,
                         const CancelToken &cancel)
{
    const auto start = std::chrono::steady_clock::now();
    Result<blockout::Build> built = blockout::build(views, liveSettings(shape), {}, cancel, &cutOuts);
    if (!built)
        return built.error();
    LiveResult result;
    result.turn = turntablePictures(built->mesh, built->baseColour, cancel);
    Result<gltf::Scene> scene = blockout::modelScene(*built, "Blockout");
    if (!scene)
        return scene.error();
    result.scene = std::make_shared<const gltf::Scene>(std::move(scene).value());
    result.report = std::move(built->report);
    result.faces = static_cast<int>(built->mesh.triangles.size());
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (cancel.requested())
        return Error{ErrorKind::Cancelled, "Stopped.", {}};
    return result;
}

} // namespace

LiveBlockout::LiveBlockout(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &LiveBlockout::start);
}

void LiveBlockout::rebuild(std::vector<blockout::ViewFile> views, ShapePrior shape)
{
    m_build.cancel();
    m_views = std::move(views);
    m_shape = shape;
    if (!m_views.empty()) {
        m_pause.start();
        emit changed();
        return;
    }
    m_pause.stop();
    m_problem.clear();
    m_result.reset();
    emit changed();
    emit pictureChanged();
    emit sceneChanged();
    emit reported({});
}

void LiveBlockout::start()
{
    m_builtFrom = static_cast<int>(m_views.size());
    m_build.start([views = m_views, shape = m_shape,
                   cutOuts = m_cutOuts](const CancelToken &cancel) { return build(views, shape, *cutOuts, cancel); },
                  [this](Result<LiveResult> result) { finished(std::move(result)); });
    emit changed();
}

void LiveBlockout::finished(Result<LiveResult> result)
{
    m_problem.clear();
    if (result) {
        m_result = std::make_unique<LiveResult>(std::move(result).value());
        emit reported(m_result->report);
    } else {
        m_result.reset();
        m_problem = QString::fromStdString(result.error().message);
        emit reported({});
    }
    emit changed();
    emit pictureChanged();
    emit sceneChanged();
}

QImage LiveBlockout::picture() const
{
    if (!m_result || m_result->turn.empty())
        return {};
    const auto count = static_cast<int>(m_result->turn.size());
    return m_result->turn[static_cast<size_t>(static_cast<int>(m_turn * count) % count)];
}

void LiveBlockout::setTurn(qreal turn)
{
    m_turn = turn - std::floor(turn);
    emit pictureChanged();
}

QString LiveBlockout::summary() const
{
    if (!m_result)
        return {};
    return tr("%n view(s), %1 faces, rebuilt in %2 s", nullptr, m_builtFrom)
        .arg(QLocale(QLocale::English).toString(m_result->faces), QString::number(m_result->seconds, 'f', 1));
}

} // namespace turnaround::ui
