#include "viewer/view_camera.h"

#include "viewer/surface_pick.h"

#include <chrono>
#include <cmath>

namespace turnaround::viewer {

namespace {

constexpr float kMargin3d = 0.12f; ///< round a framed model; the bar and the pad float over the stage
constexpr float kDegreesPerPixel = 0.4f;
constexpr double kFactorPerStep = 0.88;
constexpr std::chrono::milliseconds kRest{250}; ///< without a change before a move counts as over
constexpr double kSamePlace = 0.02; ///< half heights that a pointer may move within one gesture of the wheel

} // namespace

ViewCamera::ViewCamera(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_move.setDuration(0);
    m_move.setStartValue(0.0);
    m_move.setEndValue(1.0);
    m_move.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_move, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_now = between(m_from, m_goal, value.toFloat());
        m_pace.request();
    });
    connect(&m_pace, &FramePace::ready, this, &ViewCamera::publish);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_pace, &FramePace::rested, this, [this] {
        if (m_moving && m_move.state() != QAbstractAnimation::Running)
            m_rest.start();
    });
    connect(&m_rest, &QTimer::timeout, this, [this] { setMoving(false); });
}

ViewCamera::~ViewCamera()
{
    m_pickCancel.request();
    m_pool.waitForDone();
}

int ViewCamera::snapNumber() const
{
    const std::optional<View> view = viewOf(m_shown);
    return view ? static_cast<int>(*view) + 1 : 0;
}

float ViewCamera::aspect() const
{
    return m_size.height() > 0 && m_size.width() > 0 ? float(m_size.width() / m_size.height()) : 1;
}

QPointF ViewCamera::inHalfHeights(double x, double y) const
{
    const double half = std::max(m_size.height() / 2, 0.5);
    return {(x - m_size.width() / 2) / half, (m_size.height() / 2 - y) / half};
}

void ViewCamera::setOrthographic(bool on)
{
    if (on == m_goal.orthographic)
        return;
    OrbitCamera to = m_goal;
    to.orthographic = on;
    go(to);
    emit orthographicChanged();
}

void ViewCamera::setSize(const QSizeF &size)
{
    if (size == m_size || size.isEmpty())
        return;
    m_size = size;
    emit sizeChanged();
    if (m_model && !m_framedOnce)
        lookAt(m_model, false);
    publish(); // the picture's shape has changed with this very frame
}

void ViewCamera::setWindow(QQuickWindow *window)
{
    if (window == m_pace.window())
        return;
    m_pace.setWindow(window);
    emit windowChanged();
}

void ViewCamera::setMoveMilliseconds(int milliseconds)
{
    if (milliseconds == m_move.duration())
        return;
    m_move.setDuration(milliseconds);
    emit moveMillisecondsChanged();
}

void ViewCamera::orbit(double dx, double dy)
{
    m_depthKnown = false;
    go(orbited(m_goal, float(-dx) * kDegreesPerPixel, float(dy) * kDegreesPerPixel));
}

void ViewCamera::pan(double dx, double dy)
{
    m_depthKnown = false;
    const double half = std::max(m_size.height() / 2, 0.5);
    go(panned(m_goal, {dx / half, -dy / half}));
}

void ViewCamera::zoom(double x, double y, double steps)
{
    const QPointF cursor = inHalfHeights(x, y);
    pickDepth(cursor);
    go(zoomed(m_goal, float(std::pow(kFactorPerStep, steps)), cursor));
}

void ViewCamera::frame()
{
    if (m_model)
        moveTo(framed(m_goal, m_model->outerPoints, aspect(), kMargin3d));
}

void ViewCamera::snap(int number)
{
    if (m_model && number >= 1 && number <= kViewCount)
        moveTo(
            snapped(m_goal, kAllViews[number - 1], m_model->scene.framing, m_model->outerPoints, aspect(), kMargin3d));
}

void ViewCamera::toThreeQuarter()
{
    OrbitCamera to;
    to.orthographic = m_goal.orthographic;
    if (m_model)
        moveTo(framed(to, m_model->outerPoints, aspect(), kMargin3d));
}

void ViewCamera::lookAt(std::shared_ptr<const LoadedModel> model, bool keepView)
{
    m_model = std::move(model);
    m_depthKnown = false;
    m_pickCancel.request();
    if (!m_model || (keepView && m_framedOnce))
        return;
    m_framedOnce = m_size.width() > 1;
    OrbitCamera to;
    to.orthographic = m_goal.orthographic;
    go(framed(to, m_model->outerPoints, aspect(), kMargin3d));
}

void ViewCamera::go(const OrbitCamera &to)
{
    m_move.stop();
    m_goal = m_now = to;
    m_pace.request();
}

void ViewCamera::moveTo(const OrbitCamera &to)
{
    m_depthKnown = false;
    m_move.stop();
    if (m_move.duration() == 0 || to == m_now)
        return go(to);
    m_from = m_now;
    m_goal = to;
    m_move.start();
}

void ViewCamera::publish()
{
    if (m_shown != m_now)
        setMoving(true);
    m_shown = m_now;
    emit moved();
}

void ViewCamera::setMoving(bool on)
{
    m_rest.stop();
    if (on == m_moving)
        return;
    m_moving = on;
    emit movingChanged();
}

void ViewCamera::pickDepth(QPointF cursor)
{
    const QPointF away = cursor - m_pickedAt;
    if (!m_model || (m_depthKnown && std::hypot(away.x(), away.y()) < kSamePlace))
        return;
    m_pickedAt = cursor;
    m_depthKnown = true;
    m_pickCancel.request();
    m_pickCancel = {};
    m_pool.start([this, model = m_model, ray = m_goal.rayThrough(cursor), cancel = m_pickCancel] {
        const std::optional<float> distance = pickSurface(model->scene, ray, cancel);
        if (!distance || cancel.requested())
            return;
        const QVector3D hit = ray.origin + ray.direction * *distance;
        QMetaObject::invokeMethod(this, [this, hit, cancel] {
            const float depth = QVector3D::dotProduct(m_goal.eye() - hit, m_goal.back());
            if (!cancel.requested() && m_depthKnown && depth > kMinHalfHeight)
                go(retargeted(m_goal, depth));
        });
    });
}

} // namespace turnaround::viewer
