#include "scenes.h"
#include "viewer/framing.h"
#include "viewer/prepare.h"

#include <QtTest>

using namespace turnaround;
using namespace turnaround::viewer;

namespace {

PreparedScene preparedBox(Vec3f min, Vec3f max)
{
    gltf::Scene scene;
    test::place(scene, test::box(min, max, -1));
    return *prepare(scene, {});
}

/// The largest distance from the picture's middle at which a vertex appears, 1 being the edge.
float reach(const PreparedScene &scene, const CameraChoice &choice)
{
    const Camera camera = cameraFor(choice, scene.framing);
    QMatrix4x4 view;
    view.translate(camera.position);
    view.rotate(camera.rotation);
    QMatrix4x4 subject;
    subject.rotate(camera.subjectRotation);
    const QMatrix4x4 all = camera.projection * view.inverted() * subject;
    float furthest = 0;
    for (const PreparedPart &part : scene.parts) {
        const auto *floats = reinterpret_cast<const float *>(part.vertices.constData());
        const qsizetype count = part.vertices.size() / qsizetype(sizeof(float));
        for (qsizetype i = 0; i < count; i += part.strideFloats()) {
            const QVector3D p = all.map(QVector3D(floats[i], floats[i + 1], floats[i + 2]));
            furthest = std::max({furthest, std::abs(p.x()), std::abs(p.y())});
        }
    }
    return furthest;
}

} // namespace

class FramingTest : public QObject
{
    Q_OBJECT
private slots:
    void everyCameraIsFoundByItsName()
    {
        for (const View view : kAllViews)
            QVERIFY(cameraFromName(viewName(view)) == CameraChoice(view));
        QVERIFY(cameraFromName("three_quarter") == CameraChoice(ThreeQuarter{}));
        QVERIFY(!cameraFromName("Front"));
        QVERIFY(!cameraFromName(""));
    }

    void theWidestViewFillsThePictureButForTheMargin()
    {
        const PreparedScene scene = preparedBox({-3, 0, -1}, {3, 2, 1});
        float widest = 0;
        for (const View view : kAllViews) {
            QVERIFY(reach(scene, view) < 1);
            widest = std::max(widest, reach(scene, view));
        }
        QCOMPARE(widest, 1 / (1 + kMargin));
        QVERIFY(qAbs(reach(scene, View::Left) - widest / 3) < 1e-3f); // the same scale, not its own
    }

    void threeQuarterFitsPointsNotBoxes_data()
    {
        QTest::addColumn<float>("x");
        QTest::addColumn<float>("y");
        QTest::addColumn<float>("z");
        QTest::newRow("cube") << 1.f << 1.f << 1.f;
        QTest::newRow("tall") << .1f << 3.f << .1f;
        QTest::newRow("long, towards the camera") << .1f << .1f << 30.f;
        QTest::newRow("flat") << 5.f << 0.f << 5.f;
    }
    void threeQuarterFitsPointsNotBoxes()
    {
        QFETCH(float, x);
        QFETCH(float, y);
        QFETCH(float, z);
        const PreparedScene scene = preparedBox({-x, -y, -z}, {x, y, z});
        QVERIFY(qAbs(reach(scene, ThreeQuarter{}) - 1 / (1 + kMargin)) < 1e-3f);
    }

    void sizeAndPlaceInTheWorldMakeNoDifference()
    {
        const PreparedScene small = preparedBox({-1e-4f, 0, 0}, {1e-4f, 1e-4f, 2e-4f});
        const PreparedScene large = preparedBox({99'999, 5, 7}, {100'001, 6, 9});
        for (const CameraChoice choice : {CameraChoice(View::LeftFront), CameraChoice(ThreeQuarter{})})
            QVERIFY(qAbs(reach(small, choice) - reach(large, choice)) < 5e-3f);
    }
};

QTEST_GUILESS_MAIN(FramingTest)
#include "tst_framing.moc"
