#include "display_main.h"
#include "gltf/read.h"
#include "scenes.h"
#include "viewer/picture.h"
#include "viewer/prepare.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace turnaround;
using namespace turnaround::viewer;

namespace {

constexpr int kSize = 256;

QImage drawn(const gltf::Scene &scene, const CameraChoice &camera, int size = kSize)
{
    const Result<PreparedScene> prepared = prepare(scene, {});
    if (!prepared)
        return {};
    const Result<QImage> picture = renderPicture(*prepared, {camera, size});
    return picture ? *picture : QImage();
}

bool alike(QColor a, QColor b, int tolerance = 2)
{
    return std::abs(a.red() - b.red()) <= tolerance && std::abs(a.green() - b.green()) <= tolerance &&
        std::abs(a.blue() - b.blue()) <= tolerance;
}

/// Six sides of six colours around [-1, 1]^3, and a small box out on each positive axis.
gltf::Scene compass()
{
    gltf::Scene scene;
    const auto add = [&](Vec3f min, Vec3f max, Vec4f color) {
        scene.materials.push_back(test::plain(color));
        test::place(scene, test::box(min, max, static_cast<int>(scene.materials.size()) - 1));
    };
    const Vec4f colors[] = {{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {1, 1, 0, 1}, {0, 1, 1, 1}, {1, 0, 1, 1}};
    for (int side = 0; side < 6; ++side) { // front red, back green, left blue, right yellow, top cyan, bottom magenta
        scene.materials.push_back(test::plain(colors[side]));
        gltf::Primitive primitive = test::box({-1, -1, -1}, {1, 1, 1}, side);
        primitive.indices = {primitive.indices.begin() + 6 * side, primitive.indices.begin() + 6 * side + 6};
        test::place(scene, primitive);
    }
    add({1.6f, -.2f, -.2f}, {2, .2f, .2f}, {1, 1, 1, 1}); // on +X: white
    add({-.2f, 1.6f, -.2f}, {.2f, 2, .2f}, {0, 0, 0, 1}); // on +Y: black
    add({-.2f, -.2f, 1.6f}, {.2f, .2f, 2}, {.2140f, .2140f, .2140f, 1}); // on +Z: grey
    return scene;
}

double intersectionOverUnion(const QImage &a, const QImage &b)
{
    qint64 both = 0, either = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const bool inA = qAlpha(a.pixel(x, y)) > 127, inB = qAlpha(b.pixel(x, y)) > 127;
            both += inA && inB;
            either += inA || inB;
        }
    }
    return double(both) / double(either);
}

/// The part of a shared-framing picture that `half` of the picture's half extent covers.
QImage zoomed(const QImage &picture, double half)
{
    const double side = picture.width() * half, left = (picture.width() - side) / 2;
    return picture.copy(QRect(qRound(left), qRound(left), qRound(side), qRound(side)))
        .scaled(picture.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// Of the orthographic views of a model, from the data's own list; 0 where it is not listed.
double referenceHalfExtent(const QString &folder, const QString &name)
{
    QFile file(folder + "/views/cameras.jsonl");
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        if (line["model"].toString() == "models/" + name + ".glb" && line["fov"].toDouble() == 0 &&
            line["frame"].toString() == "shared")
            return line["half_extent"].toDouble();
    }
    return 0;
}

QRect opaqueBounds(const QImage &picture)
{
    QRect out;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (qAlpha(picture.pixel(x, y)) > 127)
                out |= QRect(x, y, 1, 1);
        }
    }
    return out;
}

} // namespace

class PictureTest : public QObject
{
    Q_OBJECT
private slots:
    void eachViewShowsItsSideTheRightWayAround_data()
    {
        // Places are (right, up) in the model's units from the compass' middle; "" is: see through.
        using Places = QList<std::pair<QPointF, QColor>>;
        QTest::addColumn<Places>("places");
        const QColor red(255, 0, 0), green(0, 255, 0), blue(0, 0, 255), yellow(255, 255, 0), cyan(0, 255, 255),
            magenta(255, 0, 255), white(255, 255, 255), black(0, 0, 0), grey(127, 127, 127);
        const QPointF aside(-.6, -.6), right(1.8, 0), left(-1.8, 0), up(0, 1.8), down(0, -1.8), middle(0, 0);
        QTest::newRow("front") << Places{{aside, red}, {right, white}, {up, black}, {middle, grey}};
        QTest::newRow("back") << Places{{aside, green}, {left, white}, {up, black}, {middle, green}};
        QTest::newRow("left") << Places{{aside, blue}, {middle, white}, {up, black}, {left, grey}};
        QTest::newRow("right") << Places{{aside, yellow}, {middle, yellow}, {up, black}, {right, grey}};
        QTest::newRow("top") << Places{{aside, cyan}, {right, white}, {middle, black}, {down, grey}};
        QTest::newRow("bottom") << Places{{aside, magenta}, {right, white}, {middle, magenta}, {up, grey}};
        const double turned = 1.8 * M_SQRT1_2;
        QTest::newRow("left_front") << Places{
            {{-.7, -.6}, red}, {{.7, -.6}, blue}, {up, black}, {{turned, 0}, white}, {{-turned, 0}, grey}};
        QTest::newRow("right_front") << Places{
            {{-.7, -.6}, yellow}, {{.7, -.6}, red}, {up, black}, {{turned, 0}, grey}};
    }
    void eachViewShowsItsSideTheRightWayAround()
    {
        using Places = QList<std::pair<QPointF, QColor>>;
        QFETCH(Places, places);
        const View view = *viewFromName(QTest::currentDataTag());
        const QImage picture = drawn(compass(), view);
        QVERIFY(!picture.isNull());
        // The bounds reach from -1 to 2; the widest view is right_front, with the edge at (-1, -1).
        const double half = 3 * M_SQRT1_2 * 1.06;
        const Vec3f c{.5f, .5f, .5f};
        const ViewAxes &axes = viewAxes(view);
        for (const auto &[place, expected] : places) {
            const double x = kSize * (.5 + (place.x() - dot(c, axes.right)) / (2 * half));
            const double y = kSize * (.5 - (place.y() - dot(c, axes.up)) / (2 * half));
            const QColor got = picture.pixelColor(int(x), int(y));
            QVERIFY2(got.alpha() == 255 && alike(got, expected),
                     qPrintable(QStringLiteral("at (%1, %2): %3 instead of %4")
                                    .arg(place.x())
                                    .arg(place.y())
                                    .arg(got.name(QColor::HexArgb), expected.name())));
        }
        QCOMPARE(picture.pixelColor(2, 2).alpha(), 0);
    }

    void theViewsLineUpWithEachOther()
    {
        const Result<PreparedScene> scene = prepare(compass(), {});
        const auto studio = PictureStudio::open(*scene);
        QVERIFY(studio.ok());
        QRect front, left, top;
        for (const auto &[view, bounds] : {std::pair(View::Front, &front), {View::Left, &left}, {View::Top, &top}})
            *bounds = opaqueBounds(*(*studio)->picture({view, kSize}));
        QVERIFY(qAbs(front.top() - left.top()) <= 1 && qAbs(front.bottom() - left.bottom()) <= 1);
        QVERIFY(qAbs(front.left() - top.left()) <= 1 && qAbs(front.right() - top.right()) <= 1);
    }

    void threeQuarterLooksFromTheSubjectsLeftAndAbove()
    {
        const QImage picture = drawn(compass(), ThreeQuarter{});
        const QRect bounds = opaqueBounds(picture);
        const int fit =
            std::max({128 - bounds.left(), bounds.right() - 127, 128 - bounds.top(), bounds.bottom() - 127});
        QVERIFY(qAbs(fit - 128 / 1.06) <= 1.5);
        int red = 0, blue = 0, cyan = 0, hidden = 0;
        for (int y = 0; y < kSize; ++y) {
            for (int x = 0; x < kSize; ++x) {
                const QColor color = picture.pixelColor(x, y);
                if (color.alpha() < 255)
                    continue;
                red += alike(color, Qt::red);
                blue += alike(color, Qt::blue);
                cyan += alike(color, Qt::cyan);
                hidden += alike(color, Qt::green) || alike(color, Qt::yellow) || alike(color, Qt::magenta);
            }
        }
        QCOMPARE(hidden, 0);
        QVERIFY(red > blue && blue > cyan && cyan > 500); // 35 degrees round, 20 up
    }

    void edgesAreSmoothAndKeepTheirColour()
    {
        gltf::Scene scene;
        scene.materials = {test::plain({1, .2140f, 0, 1})};
        test::place(scene, test::box({-1, -1, -1}, {1, 1, 1}, 0));
        const QImage picture = drawn(scene, ThreeQuarter{});
        int partial = 0;
        for (int y = 0; y < kSize; ++y) {
            for (int x = 0; x < kSize; ++x) {
                const QColor color = picture.pixelColor(x, y);
                partial += color.alpha() > 0 && color.alpha() < 255;
                if (color.alpha() > 40)
                    QVERIFY(alike(color, QColor(255, 127, 0), 6));
            }
        }
        QVERIFY(partial > 200);
    }

    void aPictureOfSeveralTilesIsOnePicture()
    {
        gltf::Scene scene;
        scene.materials = {test::plain({.5f, .5f, .5f, 1}, false), test::plain({1, .2f, .1f, 1}, false)};
        test::place(scene, test::box({-2, -1, -2}, {2, -.8f, 2}, 0));
        test::place(scene, test::box({-.5f, -.8f, -.5f}, {.6f, 1.5f, .5f}, 1));
        const Result<PreparedScene> prepared = prepare(scene, {});
        const auto studio = PictureStudio::open(*prepared);
        QVERIFY(studio.ok());
        const Result<QImage> small = (*studio)->picture({ThreeQuarter{}, 1100});
        const Result<QImage> large = (*studio)->picture({ThreeQuarter{}, 2200});
        QVERIFY(small.ok() && large.ok());
        QCOMPARE(large->size(), QSize(2200, 2200));
        const QImage reduced = large->scaled(small->size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        int different = 0;
        for (int y = 0; y < 1100; ++y) {
            for (int x = 0; x < 1100; ++x) {
                const QColor a = small->pixelColor(x, y), b = reduced.pixelColor(x, y);
                different += !alike(a, b, 12) || qAbs(a.alpha() - b.alpha()) > 12;
            }
        }
        QVERIFY2(different < 1100 * 1100 / 500, qPrintable(QString::number(different)));
    }

    void aPictureIsNeverBlank()
    {
        gltf::Scene edgeOn;
        test::place(edgeOn, test::square(-1));
        gltf::Scene behind = edgeOn;
        gltf::Scene clear;
        clear.materials = {test::plain({1, 1, 1, 0})};
        clear.materials[0].alphaMode = gltf::AlphaMode::Blend;
        test::place(clear, test::square(0));
        for (const auto &[scene, view] :
             {std::pair(&edgeOn, View::Left), {&behind, View::Back}, {&clear, View::Front}}) {
            const Result<QImage> picture = renderPicture(*prepare(*scene, {}), {view, kSize});
            QVERIFY(!picture.ok());
            QCOMPARE(picture.error().kind, ErrorKind::BadInput);
            QVERIFY(QByteArray(picture.error().message.c_str()).contains("visible"));
        }
        QVERIFY(renderPicture(*prepare(edgeOn, {}), {View::Front, kSize}).ok());
    }

    void sizesOutOfRangeAreRefused()
    {
        const Result<PreparedScene> scene = prepare(compass(), {});
        for (const int size : {-5, 0, kMinPictureSize - 1, kMaxPictureSize + 1})
            QCOMPARE(renderPicture(*scene, {View::Front, size}).error().kind, ErrorKind::BadUsage);
        QCOMPARE(drawn(compass(), View::Front, kMinPictureSize).size(), QSize(kMinPictureSize, kMinPictureSize));
    }

    void aBackendWithout3dIsRefused()
    {
        qputenv("QT_QUICK_BACKEND", "software");
        const Result<QImage> picture = renderPicture(*prepare(compass(), {}), {View::Front, kSize});
        qunsetenv("QT_QUICK_BACKEND");
        QVERIFY(!picture.ok());
        QCOMPARE(picture.error().kind, ErrorKind::Unavailable);
    }

    void realModelsHaveTheOutlinesOfTheirReferenceViews_data()
    {
        QTest::addColumn<bool>("unused");
        for (const char *name : {"knight", "retro_ufo", "motorcycle"})
            QTest::newRow(name) << true;
    }
    void realModelsHaveTheOutlinesOfTheirReferenceViews()
    {
        const QString folder = qEnvironmentVariable("TURNAROUND_DATA");
        if (folder.isEmpty())
            QSKIP("TURNAROUND_DATA names no folder of models and views: outlines are NOT compared");
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        const Result<gltf::Scene> model =
            gltf::read(std::filesystem::path((folder + "/models/" + name + ".glb").toStdString()));
        QVERIFY(model.ok());
        const Result<PreparedScene> scene = prepare(*model, {});
        QVERIFY(scene.ok());
        const auto studio = PictureStudio::open(*scene);
        QVERIFY(studio.ok());
        const double halfExtent = referenceHalfExtent(folder, name);
        QVERIFY(halfExtent > 0);
        const double ours = scene->framing.orthographicHalfExtent / scene->unitsPerMetre;
        for (const View view : kAllViews) {
            const QString path = folder + "/views/" + name + "/" + QString::fromLatin1(viewName(view).data()) + ".png";
            const QImage reference(path);
            QVERIFY2(!reference.isNull(), qPrintable(path));
            const Result<QImage> picture = (*studio)->picture({view, reference.width()});
            QVERIFY(picture.ok());
            const double iou = intersectionOverUnion(*picture, zoomed(reference, ours / halfExtent));
            QVERIFY2(iou > 0.97, qPrintable(QStringLiteral("%1: %2").arg(path).arg(iou)));
        }
    }
};

int main(int argc, char **argv)
{
    return test::runOnPrivateDisplay<PictureTest>(argc, argv);
}
#include "tst_picture.moc"
