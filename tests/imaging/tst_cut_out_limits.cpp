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
class TestCutOutLimits : public QObject
{
    Q_OBJECT

private slots:
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

QTEST_GUILESS_MAIN(TestCutOutLimits)
#include "tst_cut_out_limits.moc"
