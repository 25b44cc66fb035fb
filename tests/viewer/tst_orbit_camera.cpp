#include "viewer/orbit_camera.h"

#include <QtTest>

#include <random>

using namespace turnaround;
using namespace turnaround::viewer;

namespace {

constexpr float kAspects[] = {0.6f, 1.0f, 1.8f};

/// A long, flat, high-nosed subject within the stage's sphere.
const std::vector<Vec3f> kPoints = {{-20, -30, -85}, {20, -30, -85}, {-20, 40, -60}, {20, 40, -60},
                                    {-35, -30, 85},  {35, -30, 85},  {-5, 5, 90},    {5, 5, 90}};

/// In half heights from the picture's centre.
QPointF seenAt(const OrbitCamera &camera, QVector3D point, float aspect)
{
    QMatrix4x4 toEye;
    toEye.rotate(camera.rotation().inverted());
    toEye.translate(-camera.eye());
    const QVector3D p = (camera.projection(aspect) * toEye).map(point);
    return {double(p.x()) * aspect, double(p.y())};
}

bool near(QPointF a, QPointF b)
{
    return std::abs(a.x() - b.x()) < 1e-3 && std::abs(a.y() - b.y()) < 1e-3;
}

bool near(QVector3D a, Vec3f b)
{
    return (a - QVector3D(b.x, b.y, b.z)).length() < 1e-3f;
}

bool showsAll(const OrbitCamera &camera, float aspect)
{
    for (const Vec3f &p : kPoints) {
        const QPointF at = seenAt(camera, {p.x, p.y, p.z}, aspect);
        if (std::abs(at.x()) > aspect || std::abs(at.y()) > 1)
            return false;
    }
    return true;
}

} // namespace

class TestOrbitCamera : public QObject
{
    Q_OBJECT

private slots:
    void whatTheCameraSeesIsWherePointAtSays()
    {
        for (const bool orthographic : {false, true}) {
            OrbitCamera camera;
            camera.orthographic = orthographic;
            camera.target = {10, -20, 5};
            for (const QPointF at : {QPointF(0, 0), QPointF(0.5, -0.3), QPointF(-1, 0.9)})
                QVERIFY(near(seenAt(camera, camera.pointAt(at), 1.5f), at));
        }
    }

    void zoomingKeepsThePointUnderTheCursor()
    {
        for (const bool orthographic : {false, true}) {
            OrbitCamera camera;
            camera.orthographic = orthographic;
            const QPointF cursor(0.4, -0.25);
            const QVector3D under = camera.pointAt(cursor);
            const OrbitCamera closer = zoomed(camera, 0.4f, cursor);
            QVERIFY(closer.halfHeight < camera.halfHeight);
            QVERIFY(near(seenAt(closer, under, 1.5f), cursor));
        }
    }

    void zoomingStopsBeforeTheModelAndNearTheHorizon()
    {
        OrbitCamera camera;
        for (int i = 0; i < 200; ++i)
            camera = zoomed(camera, 0.8f, {0.9, 0.9});
        QCOMPARE(camera.halfHeight, kMinHalfHeight);
        QVERIFY(camera.target.length() <= kTargetReach + 0.1f);
        for (int i = 0; i < 200; ++i)
            camera = zoomed(camera, 1.25f, {-0.9, 0.9});
        QCOMPARE(camera.halfHeight, kMaxHalfHeight);
        QVERIFY(camera.target.length() <= kTargetReach + 0.1f);
    }

    void orbitingNeverTurnsThePictureOver()
    {
        std::mt19937 dice(7);
        std::uniform_real_distribution<float> degrees(-400, 400);
        OrbitCamera camera;
        for (int i = 0; i < 2000; ++i) {
            camera = orbited(camera, degrees(dice), degrees(dice));
            QVERIFY(camera.up().y() >= -1e-5f);
            QVERIFY(std::abs(camera.right().y()) < 1e-5f);
            QVERIFY(std::abs(camera.azimuthDegrees) <= 180 && std::abs(camera.elevationDegrees) <= 90);
        }
    }

    void orbitingKeepsTheTargetInTheMiddle()
    {
        OrbitCamera camera;
        camera.target = {30, 10, -20};
        const OrbitCamera turned = orbited(camera, 77, -50);
        QVERIFY(near(seenAt(turned, camera.target, 1), {0, 0}));
        QCOMPARE(turned.halfHeight, camera.halfHeight);
    }

    void panningMovesThePictureWithThePointer()
    {
        const OrbitCamera camera;
        const QVector3D held = camera.pointAt({0.2, 0.1});
        QVERIFY(near(seenAt(panned(camera, {0.3, -0.4}), held, 1), {0.5, -0.3}));
    }

    void framingShowsTheWholeModelFromAnywhere()
    {
        for (const float aspect : kAspects) {
            for (const bool orthographic : {false, true}) {
                for (int azimuth = -180; azimuth < 180; azimuth += 20) {
                    for (int elevation = -90; elevation <= 90; elevation += 15) {
                        OrbitCamera camera{{40, 0, 9}, float(azimuth), float(elevation), 3, orthographic};
                        camera = framed(camera, kPoints, aspect, 0.1f);
                        QVERIFY(showsAll(camera, aspect));
                        QVERIFY2(!showsAll(zoomed(camera, 0.8f, {}), aspect), "the model stands too small");
                    }
                }
            }
        }
    }

    void snapViewsLookFromWhereTheEightViewsStand()
    {
        for (const View view : kAllViews) {
            const OrbitCamera camera = snapped({}, view, {}, kPoints, 1, 0.1f);
            QVERIFY(near(camera.right(), viewAxes(view).right));
            QVERIFY(near(camera.up(), viewAxes(view).up));
            QVERIFY(near(camera.back(), viewAxes(view).back));
            QCOMPARE(viewOf(camera), std::optional(view));
            QVERIFY(!viewOf(orbited(camera, 3, camera.elevationDegrees > 0 ? -3 : 3)));
        }
    }

    void snapViewsAgreeWithTheStillPictures()
    {
        Framing framing;
        framing.orthographicHalfExtent = 91;
        for (const View view : kAllViews) {
            OrbitCamera camera;
            camera.orthographic = true;
            camera = snapped(camera, view, framing, kPoints, 1, kMargin);
            const Camera still = cameraFor(view, framing);
            QMatrix4x4 toStill;
            toStill.translate(-still.position);
            toStill.rotate(still.subjectRotation);
            for (const Vec3f &p : kPoints) {
                const QVector3D point(p.x, p.y, p.z);
                const QVector3D there = (still.projection * toStill).map(point);
                QVERIFY(near(seenAt(camera, point, 1), {there.x(), there.y()}));
            }
        }
    }

    void theEightViewsShowTheModelAtOneSize()
    {
        for (const bool orthographic : {false, true}) {
            OrbitCamera camera;
            camera.orthographic = orthographic;
            Framing framing;
            framing.orthographicHalfExtent = 95;
            for (const float aspect : kAspects) {
                const float size = snapped(camera, View::Front, framing, kPoints, aspect, 0.1f).halfHeight;
                for (const View view : kAllViews) {
                    const OrbitCamera there = snapped(camera, view, framing, kPoints, aspect, 0.1f);
                    QCOMPARE(there.halfHeight, size);
                    QVERIFY(showsAll(there, aspect));
                }
            }
        }
    }

    void bothProjectionsFrameAlike()
    {
        OrbitCamera camera;
        camera.target = {12, 3, -8};
        const QVector3D point = camera.pointAt({0.6, -0.7});
        OrbitCamera flat = camera;
        flat.orthographic = true;
        QVERIFY(near(seenAt(flat, point, 1), seenAt(camera, point, 1)));
    }

    void nearAndFarEncloseTheModelWhereverTheCameraStands()
    {
        std::mt19937 dice(11);
        std::uniform_real_distribution<float> share(0, 1);
        for (int i = 0; i < 500; ++i) {
            OrbitCamera camera;
            camera = orbited(camera, share(dice) * 360, share(dice) * 180 - 90);
            camera = zoomed(camera, std::pow(10.0f, share(dice) * 3 - 2), {share(dice), share(dice)});
            camera.orthographic = i % 2;
            const QVector3D inFront = camera.pointAt({0, 0});
            QMatrix4x4 toEye;
            toEye.rotate(camera.rotation().inverted());
            toEye.translate(-camera.eye());
            const float atTarget = (camera.projection(1) * toEye).map(inFront).z();
            QVERIFY2(atTarget > -1 && atTarget < 1, "what the camera looks at is cut away");
            const QVector3D farthest = -camera.back() * kStageRadius;
            QVERIFY((camera.projection(1) * toEye).map(farthest).z() < 1 ||
                    QVector3D::dotProduct(farthest - camera.eye(), camera.back()) > 0);
        }
    }

    void aNewTargetDepthChangesNothingInThePicture()
    {
        for (const bool orthographic : {false, true}) {
            OrbitCamera camera;
            camera.orthographic = orthographic;
            const OrbitCamera other = retargeted(camera, orthographic ? 430 : 250);
            QVERIFY(other.target != camera.target);
            for (const Vec3f &p : kPoints)
                QVERIFY(near(seenAt(other, {p.x, p.y, p.z}, 1), seenAt(camera, {p.x, p.y, p.z}, 1)));
        }
    }

    void movesTakeTheShorterWayAndEndExactly()
    {
        OrbitCamera from, to;
        from.azimuthDegrees = 170;
        to.azimuthDegrees = -170;
        to.halfHeight = 50;
        QCOMPARE(std::abs(between(from, to, 0.5f).azimuthDegrees), 180.0f);
        QVERIFY(between(from, to, 1) == to);
        OrbitCamera start = between(from, to, 0);
        QCOMPARE(start.azimuthDegrees, from.azimuthDegrees);
        QCOMPARE(start.halfHeight, from.halfHeight);
    }
};

QTEST_APPLESS_MAIN(TestOrbitCamera)
#include "tst_orbit_camera.moc"
