// The convention of the eight views: glTF axes, the front faces +Z, the subject's own left is +X.
#include "domain/view.h"

#include <QTest>

using namespace turnaround;

namespace {
bool close(Vec3f a, Vec3f b)
{
    return length(a - b) < 1e-6f;
}
} // namespace

class TestView : public QObject
{
    Q_OBJECT
private slots:
    void everyNameLeadsBackToItsView()
    {
        for (const View view : kAllViews)
            QVERIFY(viewFromName(viewName(view)) == view);
        QVERIFY(!viewFromName("Front") && !viewFromName("") && !viewFromName("side"));
    }
    void everyCameraIsARightHandedFrame()
    {
        for (const View view : kAllViews) {
            const ViewAxes &axes = viewAxes(view);
            QVERIFY(close(cross(axes.right, axes.up), axes.back));
            QVERIFY(std::abs(length(axes.right) - 1) < 1e-6f && std::abs(length(axes.up) - 1) < 1e-6f);
        }
    }
    void theSubjectsOwnLeftIsAtTheRightOfTheFrontPicture()
    {
        QVERIFY(close(viewAxes(View::Front).right, {1, 0, 0}));
        QVERIFY(close(viewAxes(View::Left).back, {1, 0, 0}));
    }
    void theSubjectFacesThePicturesLeftInTheLeftView()
    {
        const Vec3f facing{0, 0, 1};
        QVERIFY(dot(facing, viewAxes(View::Left).right) < 0);
        QVERIFY(dot(facing, viewAxes(View::LeftFront).right) < 0);
        QVERIFY(dot(facing, viewAxes(View::Right).right) > 0);
        QVERIFY(dot(facing, viewAxes(View::RightFront).right) > 0);
    }
    void theFrontIsAtTheBottomFromAboveAndAtTheTopFromBelow()
    {
        const Vec3f facing{0, 0, 1};
        QVERIFY(dot(facing, viewAxes(View::Top).up) < 0);
        QVERIFY(dot(facing, viewAxes(View::Bottom).up) > 0);
    }
    void oppositeViewsLookAtEachOther()
    {
        for (const View view : kAllViews) {
            if (const auto other = oppositeView(view)) {
                QVERIFY(close(viewAxes(*other).back, -viewAxes(view).back));
                QVERIFY(oppositeView(*other) == view);
            }
        }
        QVERIFY(!oppositeView(View::LeftFront) && !oppositeView(View::RightFront));
    }
};

QTEST_APPLESS_MAIN(TestView)
#include "tst_view.moc"
