#include "blockout/drawn_figure.h"
#include "blockout/placement/placement.h"

#include <QtTest>

#include <numbers>

using namespace turnaround;
using namespace turnaround::blockout;
using namespace turnaround::blockout::test;

class TestPlacement : public QObject
{
    Q_OBJECT

private:
    static std::vector<OutlinedView> draw(const std::function<Camera(View)> &cameraOf, std::span<const View> views,
                                          int size = 320)
    {
        std::vector<OutlinedView> drawn;
        for (const View view : views)
            drawn.push_back(outlined(lopsidedFigure(), cameraOf(view), size));
        return drawn;
    }

private slots:
    void testASharedFrameIsKept()
    {
        const Placement p = place(draw([](View v) { return frameCamera(v); }, kAllViews), {}, {});
        QVERIFY(p.sharedFraming);
        QCOMPARE(p.fieldOfViewDegrees, 0.0f);
        QVERIFY2(p.meanCoverage > 0.995, qPrintable(QString::number(p.meanCoverage)));
        for (const Camera &camera : p.cameras)
            QVERIFY(std::abs(camera.pixelsPerUnit / p.cameras[0].pixelsPerUnit - 1) < 0.01f);
    }

    void testTightCropsGetTheirOwnScaleAndPlace()
    {
        const auto crop = [](View v) {
            Camera camera = frameCamera(v);
            const float zoom = 0.8f + 0.06f * static_cast<float>(v);
            camera.pixelsPerUnit *= zoom;
            camera.centre.x += 9.0f * static_cast<float>(v) - 30;
            return camera;
        };
        const Placement whole = place(draw([](View v) { return frameCamera(v); }, kAllViews), {}, {});
        const Placement cropped = place(draw(crop, kAllViews), {}, {});
        QVERIFY(!cropped.sharedFraming);
        QVERIFY2(cropped.meanCoverage > 0.99, qPrintable(QString::number(cropped.meanCoverage)));
        for (int i = 0; i < kViewCount; ++i) {
            const float expected = whole.cameras[i].pixelsPerUnit * (0.8f + 0.06f * static_cast<float>(i));
            QVERIFY(std::abs(cropped.cameras[i].pixelsPerUnit / expected - 1) < 0.015f);
            const float moved = cropped.cameras[i].centre.x - crop(kAllViews[i]).centre.x;
            const float still = (whole.cameras[i].centre.x - frameCamera(kAllViews[i]).centre.x) *
                (0.8f + 0.06f * static_cast<float>(i));
            QVERIFY2(std::abs(moved - still) < 0.012f * expected,
                     qPrintable(QString("%1: %2 px").arg(i).arg(moved - still)));
        }
    }

    void testPerspectiveIsFoundFromTheOutlinesAlone()
    {
        const auto camera = [](View v) {
            Camera c = frameCamera(v, 640);
            c.distance = 320.0f / c.pixelsPerUnit / std::tan(20.0f * std::numbers::pi_v<float> / 360);
            return c;
        };
        const Placement p = place(draw(camera, kAllViews, 640), {}, {});
        QVERIFY2(std::abs(p.fieldOfViewDegrees - 20) <= 3, qPrintable(QString::number(p.fieldOfViewDegrees)));
        QVERIFY(p.meanCoverage > 0.995);
    }

    void testDrawingsThatDisagreeAreNotCalledPerspective_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("eight views") << 8;
        QTest::newRow("six views") << 6;
    }
    void testDrawingsThatDisagreeAreNotCalledPerspective()
    {
        QFETCH(int, count);
        std::vector<OutlinedView> views;
        for (int i = 0; i < count; ++i) {
            Figure figure = lopsidedFigure();
            for (size_t part = 1; part < figure.size(); ++part) { // each part slips a little in each view
                const float angle = 1.7f * float(i) + 2.3f * float(part);
                figure[part].middle =
                    figure[part].middle + Vec3f{std::cos(angle), std::sin(angle), std::cos(2 * angle)} * 0.02f;
            }
            views.push_back(outlined(figure, frameCamera(kAllViews[size_t(i)])));
        }
        QCOMPARE(place(views, {}, {}).fieldOfViewDegrees, 0.0f);
    }

    void testOneViewDrawnSmallerIsNamedAndCorrected()
    {
        const auto camera = [](View v) {
            Camera c = frameCamera(v);
            if (v == View::Right)
                c.pixelsPerUnit *= 0.8f;
            return c;
        };
        const Placement p = place(draw(camera, kAllViews), {}, {});
        for (int i = 0; i < kViewCount; ++i) {
            const double expected = kAllViews[i] == View::Right ? 0.8 : 1.0;
            QVERIFY(std::abs(p.scaleAgainstOthers[i] - expected) < 0.02);
        }
        QVERIFY(p.meanCoverage > 0.99);
    }

    void testASideThatNoViewShowsIsSaidToBeUnknown()
    {
        const std::array<View, 1> front = {View::Front};
        QVERIFY(!place(draw([](View v) { return frameCamera(v); }, front), {}, {}).depthKnown);
        const std::array<View, 2> both = {View::Front, View::Left};
        QVERIFY(place(draw([](View v) { return frameCamera(v); }, both), {}, {}).depthKnown);
    }

    void testAMirroredViewLowersTheCoverage()
    {
        std::vector<OutlinedView> views = draw([](View v) { return frameCamera(v); }, kAllViews);
        views[1].outline = std::make_shared<const Outline>(mirrored(*views[1].outline));
        QVERIFY(place(views, {}, {}).meanCoverage < 0.98);
    }
};

QTEST_GUILESS_MAIN(TestPlacement)
#include "tst_placement.moc"
