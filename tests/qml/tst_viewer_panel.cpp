#include "ui/icon_provider.h"
#include "viewer/display_main.h"
#include "viewer/graphics.h"
#include "viewer/model_viewer.h"
#include "viewer/scenes.h"

#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSignalSpy>

using namespace turnaround;
using namespace turnaround::viewer;

namespace {

constexpr int kPatience = 60'000;

std::shared_ptr<const gltf::Scene> boxScene(int boxes = 1)
{
    auto scene = std::make_shared<gltf::Scene>();
    scene->materials.push_back(test::plain({1, 0.2f, 0.1f, 1}));
    for (int i = 0; i < boxes; ++i)
        test::place(*scene, test::box({-1, -0.5f, -1.5f}, {1, 0.5f, 1.5f}, 0), {3.0f * float(i), 0, 0});
    return scene;
}

class PanelWindow
{
public:
    explicit PanelWindow(const Graphics &graphics = chooseGraphics())
        : viewer(graphics)
    {
        view.engine()->addImportPath(QStringLiteral(":/qt/qml"));
        view.engine()->addImageProvider(QStringLiteral("icon"), new ui::IconProvider);
        view.setResizeMode(QQuickView::SizeRootObjectToView);
        view.setInitialProperties({{"viewer", QVariant::fromValue(&viewer)}});
        view.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Turnaround/ViewerPanel.qml")));
        view.resize(776, 700);
        view.show();
        view.requestActivate();
    }

    ~PanelWindow()
    {
        // Mesa's software driver writes on into a window that is destroyed in the middle of a frame.
        static_cast<void>(QTest::qWaitFor([this] { return !viewer.camera()->isMoving(); }, kPatience));
        view.hide();
        view.releaseResources();
    }

    bool isUp() { return view.status() == QQuickView::Ready && QTest::qWaitForWindowExposed(&view, kPatience); }
    bool showBox()
    {
        QSignalSpy settled(&viewer, &ModelViewer::settled);
        viewer.show(boxScene(), {QStringLiteral("crate")});
        return settled.wait(kPatience);
    }
    QQuickItem *item(const char *name) { return find(view.contentItem(), QLatin1String(name)); }
    QPoint middle(const char *name)
    {
        QQuickItem *found = item(name);
        return found ? found->mapToScene({found->width() / 2, found->height() / 2}).toPoint() : QPoint(-1, -1);
    }
    void click(const char *name) { QTest::mouseClick(&view, Qt::LeftButton, {}, middle(name)); }
    void focusStage() { QTest::mouseClick(&view, Qt::LeftButton, {}, {388, 300}); }

    ModelViewer viewer; // outlives the view that binds to it
    QQuickView view;

private:
    static QQuickItem *find(QQuickItem *item, QLatin1String name)
    {
        if (item->objectName() == name)
            return item;
        for (QQuickItem *child : item->childItems()) {
            if (QQuickItem *found = find(child, name))
                return found;
        }
        return nullptr;
    }
};

} // namespace

class TestViewerPanel : public QObject
{
    Q_OBJECT

private slots:
    void emptyItInvites()
    {
        PanelWindow window;
        QVERIFY(window.isUp());
        QCOMPARE(window.item("modelTitle")->property("text").toString(), QStringLiteral("No model yet"));
        QVERIFY(window.item("stageEmpty")->isVisible());
        QVERIFY(!window.item("viewerBar")->isVisible() && !window.item("snapPad")->isVisible());
        QVERIFY(!window.item("errorNote")->isVisible());
    }

    void aModelBringsItsNameFiguresAndControls()
    {
        PanelWindow window;
        QVERIFY(window.isUp() && window.showBox());
        QCOMPARE(window.item("modelTitle")->property("text").toString(), QStringLiteral("crate"));
        QCOMPARE(window.item("figures")->property("text").toString(), QStringLiteral("12 triangles · perspective"));
        QVERIFY(window.item("viewerBar")->isVisible() && window.item("snapPad")->isVisible());
        QVERIFY(!window.item("stageEmpty")->isVisible());
    }

    void theNumberKeysAndFAndOMoveTheCamera()
    {
        PanelWindow window;
        QVERIFY(window.isUp() && window.showBox());
        window.focusStage();
        for (int number = 1; number <= 8; ++number) {
            QTest::keyClick(&window.view, Qt::Key(Qt::Key_0 + number));
            QTRY_COMPARE(window.viewer.camera()->snapNumber(), number);
        }
        QTest::keyClick(&window.view, Qt::Key_O);
        QVERIFY(window.viewer.camera()->orthographic());
        window.viewer.camera()->zoom(100, 100, 12);
        const float close = window.viewer.camera()->wanted().halfHeight;
        QTest::keyClick(&window.view, Qt::Key_F);
        QVERIFY(window.viewer.camera()->wanted().halfHeight > 2 * close);
        QTest::keyClick(&window.view, Qt::Key_Home);
        QCOMPARE(window.viewer.camera()->wanted().azimuthDegrees, kThreeQuarterAzimuthDegrees);
    }

    void draggingOrbitsShiftPansAndTheWheelZooms()
    {
        PanelWindow window;
        QVERIFY(window.isUp() && window.showBox());
        const ViewCamera &camera = *window.viewer.camera();
        const auto drag = [&](Qt::MouseButton button, Qt::KeyboardModifiers keys) {
            QTest::mousePress(&window.view, button, keys, {300, 300});
            QTest::mouseMove(&window.view, {330, 320});
            QTest::mouseMove(&window.view, {360, 330});
            QTest::mouseRelease(&window.view, button, keys, {360, 330});
        };
        const OrbitCamera start = camera.wanted();
        drag(Qt::LeftButton, {});
        QVERIFY(camera.wanted().azimuthDegrees < start.azimuthDegrees);
        QVERIFY(camera.wanted().elevationDegrees > start.elevationDegrees);
        QCOMPARE(camera.wanted().target, start.target);
        drag(Qt::LeftButton, Qt::ShiftModifier);
        QVERIFY(camera.wanted().target != start.target);
        const QVector3D panned = camera.wanted().target;
        drag(Qt::MiddleButton, {});
        QVERIFY(camera.wanted().target != panned);
        const float before = camera.wanted().halfHeight;
        QWheelEvent wheel({300, 300}, window.view.mapToGlobal(QPointF(300, 300)), {}, {0, 120}, {}, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&window.view, &wheel);
        QVERIFY(camera.wanted().halfHeight < before);
    }

    void thePadSnapsAndFrames()
    {
        PanelWindow window;
        QVERIFY(window.isUp() && window.showBox());
        QQuickItem *pad = window.item("snapPad");
        const double third = pad->width() / 3;
        const auto press = [&](int column, int row) {
            const QPointF at = pad->mapToScene({third * (column + 0.5), third * (row + 0.5)});
            QTest::mouseClick(&window.view, Qt::LeftButton, {}, at.toPoint());
        };
        const int plan[3][3] = {{5, 4, 6}, {3, 0, 2}, {8, 1, 7}}; // the view board's
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column) {
                press(column, row);
                if (plan[row][column] > 0)
                    QTRY_COMPARE(window.viewer.camera()->snapNumber(), plan[row][column]);
            }
        }
    }

    void theBarOpensItsShadingsAndItsLight()
    {
        PanelWindow window;
        QVERIFY(window.isUp() && window.showBox());
        window.click("shadingButton");
        QTRY_VERIFY(window.item("shading3"));
        QTRY_VERIFY(window.item("shading3")->isVisible());
        window.click("shading3");
        QCOMPARE(window.viewer.shading(), Shading::Clay);
        QTest::keyClick(&window.view, Qt::Key_Escape);
        QTRY_VERIFY(!window.item("shading3") || !window.item("shading3")->isVisible());
        window.click("lightButton");
        QTRY_VERIFY(window.item("lightExposure"));
        QTRY_VERIFY(window.item("lightExposure")->isVisible());
        window.item("lightExposure")->forceActiveFocus();
        QTest::keyClick(&window.view, Qt::Key_Right);
        QVERIFY(window.viewer.exposureStops() > 0);
        window.item("lightTurn")->forceActiveFocus();
        QTest::keyClick(&window.view, Qt::Key_Right);
        QVERIFY(window.viewer.lightTurnDegrees() > 0);
        window.click("lightReset");
        QCOMPARE(window.viewer.exposureStops(), 0.0);
    }

    void anErrorIsSaidOverTheStageAndPutAway()
    {
        PanelWindow window;
        QVERIFY(window.isUp() && window.showBox());
        window.viewer.open(QUrl::fromLocalFile(QStringLiteral("/nowhere/at/all.glb")));
        QTRY_VERIFY_WITH_TIMEOUT(window.item("errorNote")->isVisible(), kPatience);
        QCOMPARE(window.item("errorNote")->property("sentence").toString(), window.viewer.error());
        QCOMPARE(window.item("modelTitle")->property("text").toString(), QStringLiteral("crate"));
        window.viewer.dismissError();
        QVERIFY(!window.item("errorNote")->isVisible());
        window.viewer.open(QUrl::fromLocalFile(QStringLiteral("/nowhere/at/all.glb")));
        QTRY_VERIFY_WITH_TIMEOUT(window.item("errorNote")->isVisible(), kPatience);
        window.click("closeMessage");
        QVERIFY(window.viewer.error().isEmpty());
    }

    void whatIsLoadingCanBeCancelled()
    {
        PanelWindow window;
        QVERIFY(window.isUp() && window.showBox());
        window.viewer.show(boxScene(60'000), {QStringLiteral("heap of crates")});
        QTRY_VERIFY(window.item("cancelLoading")->isVisible());
        window.click("cancelLoading");
        QVERIFY(!window.viewer.isLoading());
        QCOMPARE(window.viewer.title(), QStringLiteral("crate"));
    }

    void without3dThePanelSaysWhyAndGoesOn()
    {
        PanelWindow window(Graphics{false, "No 3D here; install a driver.", false});
        QVERIFY(window.isUp());
        QCOMPARE(window.item("stageEmpty")->property("text").toString(),
                 QStringLiteral("No 3D here; install a driver."));
        window.viewer.show(boxScene(), {QStringLiteral("crate")});
        QTRY_VERIFY_WITH_TIMEOUT(window.viewer.hasModel(), kPatience);
        QVERIFY(window.item("stageEmpty")->isVisible());
        QVERIFY(!window.item("viewerBar")->isVisible());
        QCOMPARE(window.item("figures")->property("text").toString(), QStringLiteral("12 triangles · perspective"));
    }

    void aDroppedModelIsOpenedAndOtherFilesAreNot()
    {
        PanelWindow window;
        QVERIFY(window.isUp());
        const auto drop = [&](const QString &path) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(path)});
            QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&window.view, &enter);
            QDropEvent dropped(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&window.view, &dropped);
        };
        drop(QStringLiteral("/somewhere/picture.png"));
        QVERIFY(!window.viewer.isLoading() && window.viewer.error().isEmpty());
        drop(QStringLiteral("/nowhere/Crate.GLB"));
        QTRY_VERIFY_WITH_TIMEOUT(!window.viewer.error().isEmpty(), kPatience);
    }
};

int main(int argc, char **argv)
{
    return test::runOnPrivateDisplay<TestViewerPanel>(argc, argv);
}
#include "tst_viewer_panel.moc"
