// Outlines of drawn shapes, of which every pixel's coverage is known.
#include "imaging/cut_out.h"

#include "imaging/picture_file.h"
#include "imaging/picture_fixtures.h"

#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <functional>
#include <random>

using namespace turnaround;
using namespace turnaround::imaging;

namespace {

constexpr int kSide = 256;
using Drawing = std::function<void(QPainter &)>;

/// Drawn four times as large and reduced, so that edges hold exact shares.
QImage drawn(const QColor &background, const Drawing &draw, int side = kSide)
{
    QImage large(4 * side, 4 * side, QImage::Format_ARGB32_Premultiplied);
    large.fill(background);
    QPainter painter(&large);
    painter.scale(4, 4);
    painter.setPen(Qt::NoPen);
    draw(painter);
    painter.end();
    QImage result(side, side, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            int sum[4] = {};
            for (int i = 0; i < 16; ++i) {
                const QRgb p = large.pixel(4 * x + i % 4, 4 * y + i / 4);
                const QRgb premultiplied = qPremultiply(p);
                sum[0] += qRed(premultiplied);
                sum[1] += qGreen(premultiplied);
                sum[2] += qBlue(premultiplied);
                sum[3] += qAlpha(premultiplied);
            }
            reinterpret_cast<QRgb *>(result.scanLine(y))[x] =
                qRgba((sum[0] + 8) / 16, (sum[1] + 8) / 16, (sum[2] + 8) / 16, (sum[3] + 8) / 16);
        }
    }
    return result;
}

QImage noisy(QImage image, double deviation)
{
    image.convertTo(QImage::Format_RGB32);
    std::mt19937 random(3);
    std::normal_distribution<double> noise(0, deviation);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb p = image.pixel(x, y);
            const auto level = [&](int value) { return std::clamp(int(std::lround(value + noise(random))), 0, 255); };
            image.setPixel(x, y, qRgb(level(qRed(p)), level(qGreen(p)), level(qBlue(p))));
        }
    }
    return image;
}

Picture asPicture(const QImage &image, bool lossy = false)
{
    return {image.convertToFormat(QImage::Format_RGBA8888), lossy, "view.png"};
}

Picture throughJpeg(const QImage &image, int quality)
{
    return asPicture(
        QImage::fromData(fixtures::encoded(image.convertToFormat(QImage::Format_RGB32), "jpg", quality), "jpg"), true);
}

CutoutWithNotes cut(const Picture &picture, const Background &background = {})
{
    Result<CutoutWithNotes> result = cutOut(picture, background, {});
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return std::move(*result);
}

double overlap(const cv::Mat1f &ours, const cv::Mat1f &truth)
{
    const cv::Mat a = ours >= 0.5f, b = truth >= 0.5f;
    return double(cv::countNonZero(a & b)) / double(cv::countNonZero(a | b));
}

cv::Mat1f truthOf(const Drawing &draw, int side = kSide)
{
    const QImage image = drawn(Qt::transparent, draw, side);
    cv::Mat1f truth(side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            truth(y, x) = float(qAlpha(image.pixel(x, y))) / 255;
    }
    return truth;
}

void disc(QPainter &painter)
{
    painter.setBrush(QColor(170, 40, 30));
    painter.drawEllipse(QPointF(128.3, 127.6), 80.2, 70.7);
}

void body(QPainter &painter) // a figure whose arms leave gaps
{
    painter.setBrush(QColor(60, 90, 150));
    QPainterPath path;
    path.addEllipse(QPointF(128, 60), 30, 32);
    path.addRect(100, 85, 56, 110);
    path.addRect(104, 190, 20, 50);
    path.addRect(132, 190, 20, 50);
    path.setFillRule(Qt::WindingFill);
    painter.drawPath(path);
    QPen arm(QColor(200, 150, 120), 16, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    painter.strokePath(
        [] {
            QPainterPath line;
            line.moveTo(102, 98);
            line.lineTo(60, 140);
            line.lineTo(102, 180);
            return line;
        }(),
        arm);
}

} // namespace

class TestCutOut : public QObject
{
    Q_OBJECT

private slots:
    void testShapesAreFoundOnManyBackgrounds_data()
    {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<int>("jpegQuality");
        QTest::addColumn<double>("least");
        QTest::newRow("white") << drawn(Qt::white, body) << 0 << 0.997;
        QTest::newRow("black") << drawn(Qt::black, body) << 0 << 0.995;
        QTest::newRow("green") << drawn(QColor(0, 177, 64), body) << 0 << 0.997;
        QTest::newRow("grey with noise 2") << noisy(drawn(QColor(190, 190, 190), body), 2) << 0 << 0.99;
        QTest::newRow("grey with noise 6") << noisy(drawn(QColor(190, 190, 190), body), 6) << 0 << 0.98;
        QTest::newRow("white jpeg 75") << drawn(Qt::white, body) << 75 << 0.98;
        QTest::newRow("white jpeg 50") << drawn(Qt::white, body) << 50 << 0.96;
        QTest::newRow("blue jpeg 85") << drawn(QColor(120, 170, 230), body) << 85 << 0.98;
        const Drawing onGradient = [](QPainter &painter) {
            QRadialGradient gradient(QPointF(128, 128), 190);
            gradient.setColorAt(0, QColor(220, 220, 225));
            gradient.setColorAt(1, QColor(150, 150, 160));
            painter.fillRect(QRect(0, 0, kSide, kSide), gradient);
            body(painter);
        };
        QTest::newRow("vignette") << drawn(Qt::white, onGradient) << 0 << 0.99;
        QTest::newRow("vignette with noise, jpeg 85") << noisy(drawn(Qt::white, onGradient), 1) << 85 << 0.93;
    }
    void testShapesAreFoundOnManyBackgrounds()
    {
        QFETCH(QImage, image);
        QFETCH(int, jpegQuality);
        QFETCH(double, least);
        const CutoutWithNotes result = cut(jpegQuality ? throughJpeg(image, jpegQuality) : asPicture(image));
        const double found = overlap(result.cutout.coverage, truthOf(body));
        QVERIFY2(found >= least, qPrintable(QString::number(found)));
        QCOMPARE(result.cutout.lossy, jpegQuality > 0);
        QVERIFY2(result.notes.empty(), result.notes.empty() ? "" : result.notes.front().c_str());
    }

    void testEdgePixelsHoldTheShareThatIsCovered()
    {
        for (const QColor &background : {QColor(Qt::white), QColor(30, 60, 40)}) {
            const CutoutWithNotes result = cut(asPicture(drawn(background, disc)));
            const cv::Mat1f truth = truthOf(disc);
            cv::Mat1f error;
            cv::absdiff(result.cutout.coverage, truth, error);
            double worst = 0;
            cv::minMaxLoc(error, nullptr, &worst);
            QVERIFY2(worst < 0.15, qPrintable(QString::number(worst)));
            QVERIFY(std::abs(cv::sum(result.cutout.coverage)[0] / cv::sum(truth)[0] - 1) < 0.003);
        }
    }
    void testCoverageIsZeroFarOutsideAndOneFarInside()
    {
        const CutoutWithNotes result = cut(throughJpeg(drawn(Qt::white, disc), 80));
        QCOMPARE(result.cutout.coverage(128, 128), 1.0f);
        QCOMPARE(result.cutout.coverage(10, 10), 0.0f);
        QCOMPARE(result.cutout.coverage(128, 30), 0.0f);
    }

    void testNoBackgroundBleedsIntoTheColours()
    {
        const CutoutWithNotes result = cut(asPicture(drawn(QColor(0, 255, 0), disc)));
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < kSide; ++x) {
                const bool near = std::hypot((x - 128.3) / 90.2, (y - 127.6) / 80.7) < 1;
                if (!near)
                    continue;
                const cv::Vec3b colour = result.cutout.colour(y, x);
                QVERIFY2(colour[1] < 60 && colour[0] > 150,
                         qPrintable(QString("%1 %2: %3 %4").arg(x).arg(y).arg(colour[0]).arg(colour[1])));
            }
        }
    }
    void testInsideTheColoursArePixelForPixelThePictures()
    {
        const QImage image = drawn(Qt::white, body);
        const CutoutWithNotes result = cut(asPicture(image));
        const cv::Vec3b colour = result.cutout.colour(120, 128);
        QCOMPARE(QColor(colour[0], colour[1], colour[2]), QColor(image.pixel(128, 120)));
    }

    void testAGapUnderAnArmIsOpen()
    {
        for (const QColor &background : {QColor(Qt::white), QColor(190, 190, 190)}) {
            const CutoutWithNotes result = cut(asPicture(drawn(background, body)));
            QCOMPARE(result.cutout.coverage(140, 88), 0.0f);
        }
    }
    void testTheWhiteOfAnEyeOnWhiteIsTheSubjects()
    {
        const Drawing face = [](QPainter &painter) {
            disc(painter);
            painter.setBrush(Qt::white);
            painter.drawEllipse(QPointF(105, 115), 11, 8);
            painter.drawEllipse(QPointF(150, 115), 11, 8);
            painter.setBrush(Qt::black);
            painter.drawEllipse(QPointF(105, 115), 4, 6);
            painter.drawEllipse(QPointF(150, 115), 4, 6);
        };
        const CutoutWithNotes result = cut(asPicture(drawn(Qt::white, face)));
        QCOMPARE(result.cutout.coverage(115, 98), 1.0f);
        QVERIFY(overlap(result.cutout.coverage, truthOf(disc)) > 0.995);
        const cv::Vec3b white = result.cutout.colour(115, 98);
        QCOMPARE(int(white[1]), 255);
    }
    void testTheGapsOfALatticeAreOpen()
    {
        const Drawing wheel = [](QPainter &painter) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(QColor(30, 30, 30), 10));
            painter.drawEllipse(QPointF(128, 128), 90, 90);
            painter.setPen(QPen(QColor(90, 90, 90), 2.5));
            for (int i = 0; i < 12; ++i)
                painter.drawLine(QPointF(128, 128),
                                 QPointF(128 + 88 * std::cos(i * M_PI / 6), 128 + 88 * std::sin(i * M_PI / 6)));
        };
        for (const QColor &background : {QColor(Qt::white), QColor(200, 205, 210)}) {
            const CutoutWithNotes result = cut(asPicture(drawn(background, wheel)));
            const double found = overlap(result.cutout.coverage, truthOf(wheel));
            QVERIFY2(found > 0.95, qPrintable(QString::number(found)));
        }
    }
    void testShadingThroughTheBackgroundsColourMakesNoHole()
    {
        const Drawing shaded = [](QPainter &painter) {
            QLinearGradient gradient(40, 0, 216, 0);
            gradient.setColorAt(0, QColor(90, 90, 90));
            gradient.setColorAt(1, QColor(250, 250, 250)); // passes 180 on the way
            painter.fillRect(QRectF(40, 60, 176, 130), gradient);
            painter.fillRect(QRectF(40, 52, 176, 10), QColor(40, 40, 40));
            painter.fillRect(QRectF(40, 188, 176, 10), QColor(40, 40, 40));
        };
        const CutoutWithNotes result = cut(asPicture(noisy(drawn(QColor(180, 180, 180), shaded), 1)));
        QVERIFY(overlap(result.cutout.coverage, truthOf(shaded)) > 0.98);
    }

    void testDustIsDroppedAndASeparatePartKept()
    {
        const Drawing parts = [](QPainter &painter) {
            painter.setBrush(QColor(170, 40, 30));
            painter.drawEllipse(QPointF(110, 128), 70, 70);
            painter.drawEllipse(QPointF(225, 60), 9, 9);
        };
        QImage image = drawn(Qt::white, parts);
        for (const QPoint p : {QPoint(20, 20), QPoint(21, 20), QPoint(20, 230), QPoint(240, 240)})
            image.setPixelColor(p, QColor(60, 60, 60));
        const CutoutWithNotes result = cut(asPicture(image));
        QCOMPARE(result.cutout.coverage(20, 20), 0.0f);
        QCOMPARE(result.cutout.coverage(240, 240), 0.0f);
        QCOMPARE(result.cutout.coverage(60, 225), 1.0f);
    }

    void testASoftShadowUnderTheSubjectIsLeftOutAndDarkFeetAreNot_data()
    {
        QTest::addColumn<int>("background");
        QTest::addColumn<int>("jpegQuality");
        QTest::newRow("white") << 255 << 0;
        QTest::newRow("grey") << 210 << 0;
        QTest::newRow("white jpeg") << 255 << 90;
    }
    void testASoftShadowUnderTheSubjectIsLeftOutAndDarkFeetAreNot()
    {
        QFETCH(int, background);
        QFETCH(int, jpegQuality);
        constexpr int kLarge = 512;
        const Drawing figure = [](QPainter &painter) {
            painter.fillRect(QRectF(180, 60, 150, 330), QColor(60, 90, 150));
            painter.fillRect(QRectF(180, 390, 50, 50), QColor(25, 25, 25));
            painter.fillRect(QRectF(280, 390, 50, 50), QColor(25, 25, 25));
        };
        const Drawing withShadow = [&](QPainter &painter) {
            painter.save();
            painter.translate(255, 432);
            painter.scale(170, 34);
            QRadialGradient gradient(QPointF(0, 0), 1);
            for (const double t : {0.0, 0.25, 0.5, 0.75, 1.0})
                gradient.setColorAt(t, QColor::fromRgbF(0, 0, 0, float(0.3 * (1 - t) * (1 - t) * (1 + 2 * t))));
            painter.setBrush(gradient);
            painter.drawEllipse(QPointF(0, 0), 1, 1);
            painter.restore();
            figure(painter);
        };
        const QImage image = drawn(QColor(background, background, background), withShadow, kLarge);
        const CutoutWithNotes result = cut(jpegQuality ? throughJpeg(image, jpegQuality) : asPicture(image));
        const double found = overlap(result.cutout.coverage, truthOf(figure, kLarge));
        QVERIFY2(found > 0.98, qPrintable(QString::number(found)));
        QCOMPARE(result.cutout.coverage(430, 205), 1.0f);
        QCOMPARE(result.cutout.coverage(432, 255), 0.0f);
    }

    void testTransparencyIsTakenAsItIs()
    {
        const CutoutWithNotes result = cut(asPicture(drawn(Qt::transparent, disc)));
        cv::Mat1f error;
        cv::absdiff(result.cutout.coverage, truthOf(disc), error);
        double worst = 0;
        cv::minMaxLoc(error, nullptr, &worst);
        QVERIFY(worst < 0.01);
    }
    void testColourUnderFullTransparencyIsReplaced()
    {
        const CutoutWithNotes result = cut(asPicture(drawn(Qt::transparent, disc))); // black where clear
        const cv::Vec3b beside = result.cutout.colour(128, 45);
        QCOMPARE(result.cutout.coverage(128, 45), 0.0f);
        QVERIFY(std::abs(beside[0] - 170) < 12 && std::abs(beside[1] - 40) < 12);
    }
    void testAFringeOfTheOldBackgroundInATransparentPictureIsCleaned()
    {
        QImage image = drawn(Qt::white, disc).convertToFormat(QImage::Format_ARGB32); // white edges ...
        const cv::Mat1f truth = truthOf(disc);
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < kSide; ++x) {
                const QRgb p = image.pixel(x, y);
                image.setPixel(
                    x, y,
                    qRgba(qRed(p), qGreen(p), qBlue(p), int(std::lround(255 * truth(y, x))))); // ... kept as they are
            }
        }
        const CutoutWithNotes result = cut(asPicture(image));
        for (int x = 30; x < 226; ++x)
            QVERIFY(result.cutout.colour(128, x)[1] < 60);
    }
    void testAnOpaquePictureHasNoTransparencyToGoBy()
    {
        const Result<CutoutWithNotes> result = cutOut(asPicture(drawn(Qt::white, disc)), {BackgroundKind::Alpha}, {});
        QVERIFY(!result);
        QVERIFY(result.error().kind == ErrorKind::BadInput);
        QVERIFY(QString::fromStdString(result.error().message).startsWith("view.png has no transparent pixels"));
    }
    void testAGivenColourIsUsed()
    {
        const Drawing framed = [](QPainter &painter) { // most of the border is not the background
            painter.fillRect(QRectF(0, 0, 256, 256), QColor(20, 40, 200));
            painter.fillRect(QRectF(0, 30, 256, 200), QColor(20, 160, 90));
            disc(painter);
        };
        const CutoutWithNotes result =
            cut(asPicture(drawn(Qt::white, framed)), {BackgroundKind::Colour, {20, 40, 200}});
        QCOMPARE(result.cutout.coverage(10, 128), 0.0f);
        QCOMPARE(result.cutout.coverage(60, 10), 1.0f);
        QCOMPARE(result.cutout.coverage(128, 128), 1.0f);
    }

    void testASubjectOverTheBorderIsCutOutAndNoted()
    {
        const Drawing bust = [](QPainter &painter) {
            painter.setBrush(QColor(60, 90, 150));
            painter.drawEllipse(QPointF(128, 100), 50, 60);
            painter.drawRect(QRectF(40, 150, 176, 106));
        };
        const CutoutWithNotes result = cut(asPicture(noisy(drawn(QColor(225, 220, 210), bust), 1)));
        QVERIFY(overlap(result.cutout.coverage, truthOf(bust)) > 0.99);
        QCOMPARE(result.notes.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(result.notes[0]),
                 QString("view.png: the subject is cut off at the picture's bottom; leave a margin all around it."));
    }
    void testASubjectOfTheBackgroundsColourIsNoted()
    {
        const Drawing pale = [](QPainter &painter) {
            painter.fillRect(QRectF(60, 60, 130, 130), QColor(247, 248, 249));
        };
        const CutoutWithNotes result = cut(asPicture(drawn(Qt::white, pale)));
        QVERIFY(overlap(result.cutout.coverage, truthOf(pale)) > 0.99);
        QCOMPARE(result.notes.size(), std::size_t(1));
        QVERIFY(QString::fromStdString(result.notes[0])
                    .startsWith("view.png: the subject is almost the colour of its background along 100 %"));
    }

    void testPicturesWithoutASubjectAreRefused_data()
    {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<QString>("words");
        const auto filled = [](const QColor &colour) {
            QImage image(kSide, kSide, QImage::Format_ARGB32);
            image.fill(colour);
            return image;
        };
        QTest::newRow("white") << filled(Qt::white) << "shows no subject";
        QTest::newRow("noise") << noisy(filled(QColor(120, 130, 140)), 3) << "shows no subject";
        QTest::newRow("fully transparent") << filled(Qt::transparent) << "shows no subject";
        QTest::newRow("a single dot") << drawn(Qt::white, [](QPainter &painter) {
            painter.fillRect(QRectF(100, 100, 2, 2), Qt::black);
        }) << "shows no subject";
    }
    void testPicturesWithoutASubjectAreRefused()
    {
        QFETCH(QImage, image);
        QFETCH(QString, words);
        const Result<CutoutWithNotes> result = cutOut(asPicture(image), {}, {});
        QVERIFY(!result);
        QVERIFY(result.error().kind == ErrorKind::BadInput);
        QVERIFY2(QString::fromStdString(result.error().message).contains(words), result.error().message.c_str());
    }
    void testAPictureThatIsAllSubjectIsRefused()
    {
        const Drawing full = [](QPainter &painter) { painter.fillRect(QRectF(0, 0, 256, 256), QColor(20, 160, 90)); };
        const Result<CutoutWithNotes> result =
            cutOut(asPicture(drawn(Qt::white, full)), {BackgroundKind::Colour, {255, 255, 255}}, {});
        QVERIFY(!result);
        QVERIFY2(QString::fromStdString(result.error().message).contains("is all subject"),
                 result.error().message.c_str());
    }
    void testPureNoiseNeverCrashes()
    {
        const QImage image = noisy(drawn(QColor(128, 128, 128), disc), 120);
        const Result<CutoutWithNotes> result = cutOut(asPicture(image), {}, {});
        QVERIFY(result.ok() || result.error().kind == ErrorKind::BadInput);
    }

    void testLargePicturesAreScaledDown_data()
    {
        QTest::addColumn<QColor>("background");
        QTest::newRow("opaque") << QColor(Qt::white);
        QTest::newRow("transparent") << QColor(Qt::transparent);
    }
    void testLargePicturesAreScaledDown()
    {
        QFETCH(QColor, background);
        const QImage image = drawn(background, disc).scaled(4096, 3000);
        const CutoutWithNotes result = cut(asPicture(image));
        QCOMPARE(result.cutout.coverage.size(), cv::Size(2048, 1500));
        QCOMPARE(result.cutout.colour.size(), cv::Size(2048, 1500));
        QCOMPARE(result.scale, 0.5f);
        const cv::Vec3b colour = result.cutout.colour(750, 1024);
        QVERIFY(std::abs(colour[0] - 170) < 3);
    }
    void testNarrowPicturesWork()
    {
        const QImage image = drawn(Qt::white, body).copy(64, 0, 128, 256);
        QCOMPARE(cut(asPicture(image)).cutout.coverage.size(), cv::Size(128, 256));
    }
    void testACancelledCallReturnsCancelled()
    {
        const CancelToken cancel;
        cancel.request();
        const Result<CutoutWithNotes> result = cutOut(asPicture(drawn(Qt::white, disc)), {}, cancel);
        QVERIFY(!result);
        QVERIFY(result.error().kind == ErrorKind::Cancelled);
    }

    void testAWhiteModelOnWhiteIsCutOutOrRefusedButNeverCrashes()
    {
        const char *data = std::getenv("TURNAROUND_DATA");
        if (!data)
            QSKIP("TURNAROUND_DATA is not set: the renders of a white model on white are not tried");
        for (const char *view : {"front", "left", "top"}) {
            const Result<Picture> picture =
                readPicture(std::string(data) + "/views/jet_fighter/white/" + view + ".png");
            QVERIFY(picture.ok());
            const Result<CutoutWithNotes> result = cutOut(*picture, {}, {});
            QVERIFY(result.ok() || result.error().kind == ErrorKind::BadInput);
        }
    }
};

QTEST_GUILESS_MAIN(TestCutOut)
#include "tst_cut_out.moc"
