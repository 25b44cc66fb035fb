#include "gltf/write.h"
#include "scenes.h"
#include "viewer/model_viewer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace turnaround;
using namespace turnaround::viewer;

namespace {

constexpr int kPatience = 60'000;

std::shared_ptr<const gltf::Scene> boxes(int count)
{
    auto scene = std::make_shared<gltf::Scene>();
    scene->materials.push_back(test::plain({1, 0, 0, 1}));
    for (int i = 0; i < count; ++i)
        test::place(*scene, test::box({-1, -1, -1}, {1, 1, 1}, 0), {3.0f * float(i), 0, 0});
    return scene;
}

} // namespace

class TestModelViewer : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QUrl file(const char *name, int count)
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        if (!gltf::writeGlb(*boxes(count), path.toStdString()))
            return {};
        return QUrl::fromLocalFile(path);
    }

private slots:
    void aFileIsShownUnderItsName()
    {
        ModelViewer viewer(Graphics{});
        QSignalSpy progress(&viewer, &ModelViewer::progressChanged);
        viewer.open(file("old lamp.v2.glb", 2));
        QVERIFY(viewer.isLoading() && !viewer.hasModel());
        QCOMPARE(viewer.loadingTitle(), QStringLiteral("old lamp.v2"));
        QTRY_VERIFY_WITH_TIMEOUT(viewer.hasModel(), kPatience);
        QVERIFY(!viewer.isLoading());
        QCOMPARE(viewer.title(), QStringLiteral("old lamp.v2"));
        QCOMPARE(viewer.facts().triangles, 24.0);
        QVERIFY(viewer.facts().fileSizeBytes > 0);
        QVERIFY(progress.count() >= 2);
    }

    void aSecondFileDropsTheFirst()
    {
        ModelViewer viewer(Graphics{});
        QSignalSpy changed(&viewer, &ModelViewer::modelChanged);
        viewer.show(boxes(20'000), {QStringLiteral("slow")});
        viewer.show(boxes(3), {QStringLiteral("quick")});
        QTRY_VERIFY_WITH_TIMEOUT(viewer.hasModel(), kPatience);
        QCOMPARE(viewer.title(), QStringLiteral("quick"));
        viewer.show(boxes(1), {QStringLiteral("last")}); // what was dropped would arrive before this one
        QTRY_COMPARE_WITH_TIMEOUT(viewer.title(), QStringLiteral("last"), kPatience);
        QCOMPARE(changed.count(), 2);
    }

    void anErrorIsOneSentenceAndThePreviousModelStays()
    {
        ModelViewer viewer(Graphics{});
        viewer.show(boxes(1), {QStringLiteral("box")});
        QTRY_VERIFY_WITH_TIMEOUT(viewer.hasModel(), kPatience);
        viewer.open(QUrl::fromLocalFile(m_folder.filePath("missing.glb")));
        QVERIFY(viewer.error().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!viewer.error().isEmpty(), kPatience);
        QVERIFY(!viewer.isLoading());
        QCOMPARE(viewer.title(), QStringLiteral("box"));
        QCOMPARE(viewer.facts().triangles, 12.0);
        viewer.show(boxes(2), {QStringLiteral("next")});
        QVERIFY2(viewer.error().isEmpty(), "the next wish clears the sentence");
        QTRY_COMPARE_WITH_TIMEOUT(viewer.title(), QStringLiteral("next"), kPatience);
    }

    void aPlaceOnTheNetIsRefused()
    {
        ModelViewer viewer(Graphics{});
        viewer.open(QUrl(QStringLiteral("https://example.org/a.glb")));
        QVERIFY(!viewer.isLoading() && !viewer.error().isEmpty());
    }

    void cancellingLeavesWhatIsShown()
    {
        ModelViewer viewer(Graphics{});
        viewer.show(boxes(1), {QStringLiteral("box")});
        QTRY_VERIFY_WITH_TIMEOUT(viewer.hasModel(), kPatience);
        QSignalSpy changed(&viewer, &ModelViewer::modelChanged);
        viewer.show(boxes(20'000), {QStringLiteral("slow")});
        viewer.cancel();
        QVERIFY(!viewer.isLoading() && viewer.error().isEmpty());
        QCOMPARE(viewer.title(), QStringLiteral("box"));
        viewer.show(boxes(2), {QStringLiteral("next")});
        QTRY_COMPARE_WITH_TIMEOUT(viewer.title(), QStringLiteral("next"), kPatience);
        QCOMPARE(changed.count(), 1);
    }

    void clearingShowsNothing()
    {
        ModelViewer viewer(Graphics{});
        viewer.show(boxes(1), {QStringLiteral("box")});
        QTRY_VERIFY_WITH_TIMEOUT(viewer.hasModel(), kPatience);
        viewer.clear();
        QVERIFY(!viewer.hasModel() && viewer.title().isEmpty() && !viewer.facts().known);
    }

    void aFreshPreviewKeepsTheCameraAndAnotherModelDoesNot()
    {
        ModelViewer viewer(Graphics{});
        viewer.camera()->setSize({400, 300});
        viewer.show(boxes(1), {QStringLiteral("fox"), true});
        QTRY_VERIFY_WITH_TIMEOUT(viewer.hasModel(), kPatience);
        viewer.camera()->orbit(100, 50);
        const OrbitCamera turned = viewer.camera()->wanted();
        QSignalSpy changed(&viewer, &ModelViewer::modelChanged);
        viewer.show(boxes(1), {QStringLiteral("fox"), true});
        QVERIFY(changed.wait(kPatience));
        QVERIFY(viewer.camera()->wanted() == turned);
        viewer.open(file("other.glb", 1));
        QVERIFY(changed.wait(kPatience));
        QVERIFY(!(viewer.camera()->wanted() == turned));
    }

    void without3dTheModelIsStillMeasuredAndTheReasonIsSaid()
    {
        ModelViewer viewer(Graphics{false, "No 3D here.", false});
        QVERIFY(!viewer.available3d());
        QCOMPARE(viewer.unavailableReason(), QStringLiteral("No 3D here."));
        viewer.open(file("box.glb", 1));
        QTRY_VERIFY_WITH_TIMEOUT(viewer.hasModel(), kPatience);
        QCOMPARE(viewer.facts().triangles, 12.0);
    }

    void theLightStaysWithinItsRange()
    {
        ModelViewer viewer(Graphics{});
        viewer.setExposureStops(99);
        QCOMPARE(viewer.exposureStops(), ModelViewer::kMaxExposureStops);
        viewer.setLightTurnDegrees(-30);
        QCOMPARE(viewer.lightTurnDegrees(), 330.0);
        viewer.resetLight();
        QCOMPARE(viewer.exposureStops(), 0.0);
        QCOMPARE(viewer.lightTurnDegrees(), 0.0);
    }

    void zoomingGoesToTheSurfaceUnderThePointer()
    {
        ModelViewer viewer(Graphics{});
        viewer.camera()->setSize({400, 400});
        viewer.show(boxes(1), {QStringLiteral("box")});
        QTRY_VERIFY_WITH_TIMEOUT(viewer.hasModel(), kPatience);
        viewer.camera()->snap(1);
        const float before = viewer.camera()->wanted().target.z();
        viewer.camera()->zoom(200, 200, 1);
        QTRY_VERIFY_WITH_TIMEOUT(viewer.camera()->wanted().target.z() > before + 30, kPatience);
        for (int i = 0; i < 100; ++i)
            viewer.camera()->zoom(200, 200, 1);
        QVERIFY2(viewer.camera()->position().z() > viewer.model()->scene.parts[0].max.z, "the camera is inside");
    }
};

QTEST_GUILESS_MAIN(TestModelViewer)
#include "tst_model_viewer.moc"
