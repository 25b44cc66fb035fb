// The viewer's camera as QML sees it: gestures in, what the stage needs out. GUI thread; the mathematics
// is orbit_camera.h's.
#pragma once

#include "viewer/frame_pace.h"
#include "viewer/loaded_model.h"
#include "viewer/orbit_camera.h"

#include <QMatrix4x4>
#include <QObject>
#include <QQuaternion>
#include <QThreadPool>
#include <QVariantAnimation>
#include <QVector3D>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace turnaround::viewer {

class ViewCamera : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("It belongs to a ModelViewer.")
    Q_PROPERTY(QVector3D position READ position NOTIFY moved)
    Q_PROPERTY(QQuaternion rotation READ rotation NOTIFY moved)
    Q_PROPERTY(QMatrix4x4 projection READ projection NOTIFY moved)
    /// The model's axes as the picture shows them: x to the right, y upwards, z towards the artist.
    Q_PROPERTY(QVector3D xAxis READ xAxis NOTIFY moved)
    Q_PROPERTY(QVector3D yAxis READ yAxis NOTIFY moved)
    Q_PROPERTY(QVector3D zAxis READ zAxis NOTIFY moved)
    /// 1 to 8 where the camera stands at one of the eight views, in the order of domain/view.h; else 0.
    Q_PROPERTY(int snapNumber READ snapNumber NOTIFY moved)
    Q_PROPERTY(bool orthographic READ orthographic WRITE setOrthographic NOTIFY orthographicChanged)
    /// A gesture or a move is under way: frames should come fast rather than fine.
    Q_PROPERTY(bool moving READ isMoving NOTIFY movingChanged)
    Q_PROPERTY(QSizeF size READ size WRITE setSize NOTIFY sizeChanged) ///< of the stage, in pixels
    Q_PROPERTY(QQuickWindow *window READ window WRITE setWindow NOTIFY windowChanged)
    Q_PROPERTY(int moveMilliseconds READ moveMilliseconds WRITE setMoveMilliseconds NOTIFY moveMillisecondsChanged)

public:
    explicit ViewCamera(QObject *parent = nullptr);
    ~ViewCamera() override;

    const OrbitCamera &shown() const { return m_shown; }
    /// Where the camera is going, or is.
    const OrbitCamera &wanted() const { return m_goal; }
    QVector3D position() const { return m_shown.eye(); }
    QQuaternion rotation() const { return m_shown.rotation(); }
    QMatrix4x4 projection() const { return m_shown.projection(aspect()); }
    QVector3D xAxis() const { return inPicture({1, 0, 0}); }
    QVector3D yAxis() const { return inPicture({0, 1, 0}); }
    QVector3D zAxis() const { return inPicture({0, 0, 1}); }
    int snapNumber() const;
    bool orthographic() const { return m_goal.orthographic; }
    void setOrthographic(bool on);
    bool isMoving() const { return m_moving; }
    QSizeF size() const { return m_size; }
    void setSize(const QSizeF &size);
    QQuickWindow *window() const { return m_pace.window(); }
    void setWindow(QQuickWindow *window);
    int moveMilliseconds() const { return m_move.duration(); }
    void setMoveMilliseconds(int milliseconds);

    Q_INVOKABLE void orbit(double dx, double dy); ///< pixels that the pointer moved
    Q_INVOKABLE void pan(double dx, double dy); ///< likewise
    Q_INVOKABLE void zoom(double x, double y, double steps); ///< at a pixel; positive steps come closer
    Q_INVOKABLE void frame(); ///< the whole model, from where the camera looks
    Q_INVOKABLE void snap(int number); ///< to one of the eight views, 1 to 8
    Q_INVOKABLE void toThreeQuarter(); ///< as a model is first seen

    /// Looks at another model. `keepView` leaves the camera as it is: the same subject, made anew.
    void lookAt(std::shared_ptr<const LoadedModel> model, bool keepView);

signals:
    void moved();
    void orthographicChanged();
    void movingChanged();
    void sizeChanged();
    void windowChanged();
    void moveMillisecondsChanged();

private:
    float aspect() const;
    QVector3D inPicture(const QVector3D &axis) const { return rotation().inverted().rotatedVector(axis); }
    QPointF inHalfHeights(double x, double y) const;
    void go(const OrbitCamera &to); ///< at once
    void moveTo(const OrbitCamera &to); ///< in a move
    void publish();
    void setMoving(bool on);
    void pickDepth(QPointF cursor);

    OrbitCamera m_goal, m_now, m_from, m_shown; ///< m_shown is what the stage was last told
    QSizeF m_size{1, 1};
    std::shared_ptr<const LoadedModel> m_model;
    bool m_framedOnce = false; ///< false: the stage had no size yet when the model came
    QVariantAnimation m_move;
    FramePace m_pace;
    QTimer m_rest; ///< from a move's last frame until it counts as over
    bool m_moving = false;
    CancelToken m_pickCancel;
    QPointF m_pickedAt;
    bool m_depthKnown = false; ///< of what lies under m_pickedAt
    QThreadPool m_pool; // first to go: its work posts to this object
};

} // namespace turnaround::viewer
