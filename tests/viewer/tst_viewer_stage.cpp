#include "bare_viewer.h"
#include "display_main.h"
#include "scenes.h"
#include "stall_watch.h"
#include "viewer/view_picture.h"

#include <QDir>
#include <QQuickItem>
#include <QSGRendererInterface>
#include <QTemporaryDir>

#include <array>
#include <cmath>
#include <memory>

using namespace turnaround;
using namespace turnaround::viewer;

namespace {

constexpr QRgb kGround = qRgb(0x33, 0x37, 0x3e); ///< of BareViewer.qml

/// A ball with a picture of four colours round it, on a plinth.
std::shared_ptr<const gltf::Scene> ball(int rings = 24)
{
    auto scene = std::make_shared<gltf::Scene>();
    scene->images.push_back(test::encoded(test::quarters(Qt::red, Qt::green, Qt::blue, Qt::yellow, 512), "png"));
    scene->materials = {test::plain({1, 1, 1, 1}, false), test::plain({0.2f, 0.2f, 0.2f, 1}, false)};
    scene->materials[0].baseColorTexture.image = 0;
    gltf::Primitive sphere;
    sphere.material = 0;
    const int sectors = 2 * rings;
    for (int j = 0; j <= rings; ++j) {
        for (int i = 0; i <= sectors; ++i) {
            const float down = float(M_PI) * j / rings, round = 2 * float(M_PI) * i / sectors;
            const Vec3f normal{std::sin(down) * std::sin(round), std::cos(down), std::sin(down) * std::cos(round)};
            sphere.positions.push_back(normal + Vec3f{0, 1, 0});
            sphere.normals.push_back(normal);
            sphere.uv0.push_back({float(i) / sectors, float(j) / rings});
        }
    }
    for (int j = 0; j < rings; ++j) {
        for (int i = 0; i < sectors; ++i) {
            const auto a = static_cast<std::uint32_t>(j * (sectors + 1) + i), b = a + sectors + 1;
            for (const std::uint32_t index : {a, b, b + 1, a, b + 1, a + 1})
                sphere.indices.push_back(index);
        }
    }
    test::place(*scene, sphere);
    test::place(*scene, test::box({-0.8f, -0.3f, -0.8f}, {0.8f, 0, 0.8f}, 1));
    return scene;
}

double brightness(const QImage &picture)
{
    double sum = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            sum += qGray(picture.pixel(x, y));
    }
    return sum / (double(picture.width()) * picture.height());
}

QImage empty(const QImage &like)
{
    QImage out(like.size(), QImage::Format_RGB32);
    out.fill(kGround);
    return out;
}

/// The share of the picture that neither the model nor its shadow covers.
double bareGround(const QImage &picture)
{
    qint64 bare = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            bare += picture.pixel(x, y) == kGround;
    }
    return double(bare) / (double(picture.width()) * picture.height());
}

/// The greys that cover more than a hundredth of the picture, from dark to light.
QList<int> greys(const QImage &picture)
{
    std::array<int, 256> counts{};
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb p = picture.pixel(x, y);
            if (qRed(p) == qGreen(p) && qGreen(p) == qBlue(p))
                ++counts[static_cast<std::size_t>(qRed(p))];
        }
    }
    QList<int> common;
    for (int value = 0; value < 256; ++value) {
        if (counts[static_cast<std::size_t>(value)] > picture.width() * picture.height() / 100)
            common << value;
    }
    return common;
}

} // namespace

class TestViewerStage : public QObject
{
    Q_OBJECT

private slots:
    void theWindowIsDrawnByOpenGl()
    {
        test::BareViewer window;
        QVERIFY(window.isUp());
        QVERIFY(window.viewer.available3d());
        QCOMPARE(window.view.rendererInterface()->graphicsApi(), QSGRendererInterface::OpenGL);
    }

    void everyShadingDrawsItsOwnPictureAndNoneIsBlank()
    {
        test::BareViewer window;
        QVERIFY(window.isUp());
        window.viewer.show(ball(), {QStringLiteral("ball")});
        QVERIFY(window.settle());
        std::vector<QImage> pictures;
        for (const Shading shading : {Shading::Lit, Shading::LitWire, Shading::Wire, Shading::Clay, Shading::BaseColor,
                                      Shading::Normals, Shading::Roughness, Shading::Metallic, Shading::Occlusion}) {
            window.viewer.setShading(shading);
            pictures.push_back(window.picture());
            QVERIFY2(test::difference(pictures.back(), empty(pictures.back())) > 0.03, "blank");
        }
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            for (std::size_t j = i + 1; j < pictures.size(); ++j)
                QVERIFY2(test::difference(pictures[i], pictures[j]) > 0.01,
                         qPrintable(QStringLiteral("%1 and %2 look alike").arg(i).arg(j)));
        }
    }

    void baseColourShowsThePicturesOwnColours()
    {
        test::BareViewer window;
        QVERIFY(window.isUp());
        window.viewer.show(ball(), {QStringLiteral("ball")});
        QVERIFY(window.settle());
        window.viewer.setShading(Shading::BaseColor);
        window.viewer.camera()->snap(4); // the back: the picture's middle, upper left red at the right hand
        QTRY_COMPARE(window.viewer.camera()->snapNumber(), 4);
        const QImage picture = window.picture();
        int red = 0, green = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                red += picture.pixel(x, y) == qRgb(255, 0, 0);
                green += picture.pixel(x, y) == qRgb(0, 255, 0);
            }
        }
        QVERIFY2(red > 500 && green > 500, qPrintable(QStringLiteral("%1 %2").arg(red).arg(green)));
    }

    void roughMetalAndOcclusionShowTheMapTimesItsFactor()
    {
        auto scene = std::make_shared<gltf::Scene>();
        const QColor left(64, 128, 255), right(255, 255, 51); // occlusion, roughness, metal
        scene->images.push_back(test::encoded(test::quarters(left, right, left, right), "png"));
        scene->materials = {test::plain({1, 1, 1, 1}, false)};
        gltf::Material &material = scene->materials[0];
        material.metallic = 0.6f;
        material.roughness = 0.5f;
        material.metallicRoughnessTexture.image = 0;
        material.occlusionTexture.image = 0;
        material.occlusionStrength = 0.4f;
        test::place(*scene, test::square(0));
        test::BareViewer window;
        QVERIFY(window.isUp());
        QVERIFY(window.showFromTheFront(scene));
        window.viewer.setShading(Shading::Roughness);
        QCOMPARE(greys(window.picture()), QList<int>({64, 128}));
        window.viewer.setShading(Shading::Metallic);
        QCOMPARE(greys(window.picture()), QList<int>({31, 153}));
        window.viewer.setShading(Shading::Occlusion);
        QCOMPARE(greys(window.picture()), QList<int>({179, 255}));
    }

    void roughMetalAndOcclusionShowTheFactorWhereThereIsNoMap()
    {
        auto scene = std::make_shared<gltf::Scene>();
        scene->materials = {test::plain({1, 0, 0, 1}, false), test::plain({0, 1, 0, 1}, false)};
        scene->materials[0].roughness = 0.2f;
        scene->materials[0].metallic = 1;
        scene->materials[1].roughness = 0.6f;
        scene->materials[1].metallic = 0.4f;
        test::place(*scene, test::square(0));
        test::place(*scene, test::box({2, -1, 0}, {4, 1, 0.1f}, 1)); // has no place for maps at all
        test::BareViewer window;
        QVERIFY(window.isUp());
        QVERIFY(window.showFromTheFront(scene));
        window.viewer.setShading(Shading::Roughness);
        QCOMPARE(greys(window.picture()), QList<int>({51, 153}));
        window.viewer.setShading(Shading::Metallic);
        QCOMPARE(greys(window.picture()), QList<int>({102, 255}));
        window.viewer.setShading(Shading::Occlusion);
        QCOMPARE(greys(window.picture()), QList<int>({255}));
    }

    void theLightTurnsAndBrightens()
    {
        test::BareViewer window;
        QVERIFY(window.isUp());
        window.viewer.show(ball(), {QStringLiteral("ball")});
        QVERIFY(window.settle());
        const QImage before = window.picture();
        window.viewer.setLightTurnDegrees(150);
        QVERIFY(test::difference(before, window.picture()) > 0.01);
        window.viewer.resetLight();
        QVERIFY(test::difference(before, window.picture()) < 0.001);
        window.viewer.setExposureStops(1);
        QVERIFY(brightness(window.picture()) > brightness(before) + 2);
    }

    void thePreviousModelStaysUntilTheNextIsReady()
    {
        test::BareViewer window;
        QVERIFY(window.isUp());
        window.viewer.show(ball(), {QStringLiteral("ball")});
        QVERIFY(window.settle());
        const QImage before = window.picture();
        window.viewer.open(QUrl::fromLocalFile(QStringLiteral("/nowhere/at/all.glb")));
        QTRY_VERIFY_WITH_TIMEOUT(!window.viewer.error().isEmpty(), test::kPatience);
        QVERIFY(test::difference(before, window.picture()) < 0.001);
        auto box = std::make_shared<gltf::Scene>();
        test::place(*box, test::box({-1, -1, -1}, {1, 1, 1}, -1));
        window.viewer.show(box, {QStringLiteral("box")});
        QVERIFY(window.settle());
        QVERIFY(test::difference(before, window.picture()) > 0.05);
        window.viewer.clear();
        const QImage nothing = window.picture();
        QVERIFY(test::difference(nothing, empty(nothing)) < 0.001);
    }

    void modelsThatFollowQuicklyAreAllLetGo()
    {
        test::BareViewer window;
        QVERIFY(window.isUp());
        std::vector<std::weak_ptr<const LoadedModel>> shown;
        for (int i = 0; i < 6; ++i) {
            QSignalSpy changed(&window.viewer, &ModelViewer::modelChanged);
            window.viewer.show(ball(8 + i), {QStringLiteral("ball")}); // the next comes while this one is drawn
            QVERIFY(changed.wait(test::kPatience));
            shown.push_back(window.viewer.model());
        }
        window.viewer.clear();
        for (const auto &model : shown)
            QTRY_VERIFY_WITH_TIMEOUT(model.expired(), test::kPatience);
    }

    void aWindowThatGoesWhileTheCameraMovesLeavesTheViewerWhole()
    {
        for (int round = 0; round < 5; ++round) {
            auto window = std::make_unique<test::BareViewer>();
            QVERIFY(window->isUp());
            window->viewer.show(ball(), {QStringLiteral("ball")});
            QVERIFY(window->settle());
            window->viewer.camera()->setMoveMilliseconds(400);
            window->viewer.camera()->snap(2 + round);
            QTRY_VERIFY(window->viewer.camera()->property("moving").toBool());
            window.reset();
        }
    }

    void theGroundIsSeenFromAboveAndNotFromBelow()
    {
        test::BareViewer window;
        QVERIFY(window.isUp());
        window.viewer.show(ball(), {QStringLiteral("ball")});
        QVERIFY(window.settle());
        window.viewer.camera()->snap(5);
        QTRY_COMPARE(window.viewer.camera()->snapNumber(), 5);
        const double darkened = 1 - bareGround(window.picture());
        window.viewer.camera()->snap(6);
        QTRY_COMPARE(window.viewer.camera()->snapNumber(), 6);
        const double covered = 1 - bareGround(window.picture());
        QVERIFY2(darkened > 1.3 * covered, qPrintable(QStringLiteral("%1 %2").arg(darkened).arg(covered)));
    }

    void thePictureIsAPngWithTransparency()
    {
        test::BareViewer window;
        QVERIFY(window.isUp());
        window.viewer.show(ball(), {QStringLiteral("ball")});
        QVERIFY(window.settle());
        auto *drawn = window.view.rootObject()->findChild<QQuickItem *>(QStringLiteral("stage"));
        const QTemporaryDir folder;
        ViewPicture picture;
        QSignalSpy saved(&picture, &ViewPicture::saved);
        picture.save(drawn, QUrl::fromLocalFile(folder.filePath("view")));
        QVERIFY(picture.isSaving());
        QVERIFY(saved.wait(test::kPatience));
        QCOMPARE(saved[0][0].toString(), folder.filePath("view.png"));
        const QImage file(folder.filePath("view.png"));
        QCOMPARE(file.size(), window.view.size());
        QCOMPARE(qAlpha(file.pixel(2, 2)), 0);
        QCOMPARE(qAlpha(file.pixel(file.width() / 2, file.height() / 2)), 255);

        QSignalSpy failed(&picture, &ViewPicture::failed);
        picture.save(drawn, QUrl::fromLocalFile(folder.filePath("no/such/folder/view.png")));
        QVERIFY(failed.wait(test::kPatience));
        QVERIFY(failed[0][0].toString().contains("view.png"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    /// Prints; a machine without a graphics card, shared with others, promises nothing.
    void stallsOfTheGuiThreadAreMeasured()
    {
        test::BareViewer window;
        QVERIFY(window.isUp());
        window.viewer.show(ball(4), {QStringLiteral("small")}); // compiles the shaders
        QVERIFY(window.settle());
        const auto large = ball(320);
        test::StallWatch watch;
        QTest::qWait(50);
        watch.takeLongest();
        QSignalSpy changed(&window.viewer, &ModelViewer::modelChanged);
        window.viewer.show(large, {QStringLiteral("large")});
        QVERIFY(changed.wait(test::kPatience));
        const qint64 loading = watch.takeLongest();
        QVERIFY(window.settle());
        const qint64 firstFrames = watch.takeLongest();
        for (int i = 0; i < 60; ++i) {
            window.viewer.camera()->orbit(4, 1);
            QTest::qWait(10);
        }
        qInfo("GUI thread, longest stall with %s triangles: loading %lld ms, first frames %lld ms, orbiting %lld ms%s",
              qPrintable(window.viewer.facts().trianglesText()), static_cast<long long>(loading),
              static_cast<long long>(firstFrames), static_cast<long long>(watch.takeLongest()),
              window.viewer.softwareDriver() ? " (drawn by the processor)" : "");
    }
};

int main(int argc, char **argv)
{
    return test::runOnPrivateDisplay<TestViewerStage>(argc, argv);
}
#include "tst_viewer_stage.moc"
