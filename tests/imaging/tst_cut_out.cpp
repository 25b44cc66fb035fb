// Outlines of drawn shapes, of which every pixel's coverage is known.
#include "imaging/cut_out.h"

#include "imaging/drawn_pictures.h"
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

using namespace drawn_pictures;
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
};

QTEST_GUILESS_MAIN(TestCutOut)
#include "tst_cut_out.moc"
