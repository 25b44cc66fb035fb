// Pictures made ready for a service: what goes as it is, what is changed, and how that is said.
#include "imaging/encode_picture.h"
#include "imaging/fit_picture.h"
#include "imaging/picture_file.h"
#include "imaging/picture_fixtures.h"

#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace turnaround;
using namespace turnaround::imaging;
using namespace fixtures;

namespace {

/// As hard to pack as a picture can be.
QImage noise(int width, int height, bool transparent = false)
{
    QImage image(width, height, transparent ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    std::mt19937 numbers(7);
    for (int y = 0; y < height; ++y) {
        for (qsizetype i = 0; i < image.bytesPerLine(); ++i)
            image.scanLine(y)[i] = uchar(numbers());
    }
    return image;
}

/// Red, with a clear left half.
QImage halfClear(int width = 160, int height = 128)
{
    QImage image(width, height, QImage::Format_RGBA8888);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, x < width / 2 ? qRgba(0, 0, 0, 0) : qRgba(200, 10, 10, 255));
    }
    return image;
}

QImage decoded(const FittedPicture &picture)
{
    return QImage::fromData(QByteArray::fromStdString(picture.bytes));
}

} // namespace

class TestFitPicture : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_files = 0;

    PictureToFit picture(View view, const QByteArray &bytes)
    {
        return {view, written(m_folder.path(), QString::number(++m_files), bytes)};
    }
    FittedPictures fitted(const std::vector<PictureToFit> &pictures, const PictureRules &rules = {})
    {
        Result<FittedPictures> result = fitPictures(pictures, rules);
        if (!result)
            qFatal("%s", result.error().message.c_str());
        return std::move(*result);
    }

private slots:
    void whatFitsGoesAsItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("mime");
        QTest::addColumn<QString>("name");
        const QImage image = markedPicture();
        QTest::newRow("png") << encoded(image, "png") << "image/png"
                             << "front.png";
        QTest::newRow("jpeg") << encoded(image, "jpeg", 80) << "image/jpeg"
                              << "front.jpg";
        QTest::newRow("webp") << encoded(image, "webp", 80) << "image/webp"
                              << "front.webp";
        QTest::newRow("transparent png") << encoded(halfClear(), "png") << "image/png"
                                         << "front.png";
    }
    void whatFitsGoesAsItIs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, mime);
        QFETCH(QString, name);
        const FittedPictures result = fitted({picture(View::Front, bytes)});
        QCOMPARE(result.pictures.size(), std::size_t(1));
        QCOMPARE(result.pictures[0].bytes, bytes.toStdString());
        QCOMPARE(QString::fromStdString(result.pictures[0].mime), mime);
        QCOMPARE(QString::fromStdString(result.pictures[0].name), name);
        QCOMPARE(result.pictures[0].width, 160);
        QCOMPARE(result.pictures[0].height, 128);
        QVERIFY(result.changes.empty());
    }
    void webpIsSentAsPngWhereItIsNotTaken()
    {
        const QByteArray webp = encoded(halfClear(), "webp", 100);
        const FittedPictures result = fitted({picture(View::LeftFront, webp)});
        QCOMPARE(result.pictures[0].mime, std::string("image/png"));
        QCOMPARE(result.pictures[0].name, std::string("left_front.png"));
        QVERIFY(decoded(result.pictures[0]).hasAlphaChannel());
        QCOMPARE(result.changes, std::vector<std::string>{"Left front: WebP sent as PNG."});
        PictureRules rules;
        rules.frontTakesWebp = false;
        QCOMPARE(fitted({picture(View::Front, webp)}, rules).changes,
                 std::vector<std::string>{"Front: WebP sent as PNG."});
    }
    void aTurnedPhotoIsSentUpright()
    {
        const QByteArray turned = jpegWithExif(encoded(markedPicture(160, 128), "jpeg", 95), exif(6));
        const FittedPictures result = fitted({picture(View::Front, turned)});
        QCOMPARE(result.pictures[0].mime, std::string("image/jpeg"));
        QCOMPARE(decoded(result.pictures[0]).size(), QSize(128, 160));
        QVERIFY(qRed(decoded(result.pictures[0]).pixel(120, 8)) > 180); // the mark has gone to the upper right
        QCOMPARE(result.changes, std::vector<std::string>{"Front: turned upright, as the camera says."});
    }
    void deepPicturesBecomeOrdinary()
    {
        const QByteArray deep = encoded(markedPicture().convertToFormat(QImage::Format_RGBX64), "png");
        QCOMPARE(int(deep[24]), 16);
        const FittedPictures result = fitted({picture(View::Front, deep)});
        QCOMPARE(int(result.pictures[0].bytes[24]), 8);
        QCOMPARE(result.changes, std::vector<std::string>{"Front: 16 bits a channel sent as 8."});
    }
    void transparencyIsLaidOnWhiteWhereItIsNotKept()
    {
        PictureRules rules;
        rules.keepsTransparency = false;
        const FittedPictures result = fitted({picture(View::Front, encoded(halfClear(), "png"))}, rules);
        const QImage image = decoded(result.pictures[0]);
        QVERIFY(!image.hasAlphaChannel());
        QCOMPARE(image.pixel(5, 5), qRgb(255, 255, 255));
        QCOMPARE(image.pixel(150, 5), qRgb(200, 10, 10));
        QCOMPARE(result.changes, std::vector<std::string>{"Front: transparency laid on white."});
        const QByteArray opaque = encoded(markedPicture().convertToFormat(QImage::Format_RGBA8888), "png");
        QCOMPARE(fitted({picture(View::Front, opaque)}, rules).pictures[0].bytes, opaque.toStdString());
    }
    void aLargePictureIsScaledDown()
    {
        PictureRules rules;
        rules.mostSide = 300;
        const FittedPictures result = fitted({picture(View::Left, encoded(markedPicture(600, 450), "png"))}, rules);
        QCOMPARE(decoded(result.pictures[0]).size(), QSize(300, 225));
        QCOMPARE(result.pictures[0].width, 300);
        QCOMPARE(result.changes, std::vector<std::string>{"Left: scaled from 600 to 300 pixels."});
    }
    void scalingDoesNotDarkenTheEdgesOfTheSubject()
    {
        const QImage scaled = scaledDown(halfClear(600, 600), 299);
        for (int x = 0; x < scaled.width(); ++x) {
            if (qAlpha(scaled.pixel(x, 100)) > 16)
                QVERIFY(qRed(scaled.pixel(x, 100)) > 185);
        }
    }
    void aSmallPictureIsRefusedWithTheFigures()
    {
        PictureRules rules;
        rules.leastSide = 512;
        const std::vector<PictureToFit> small = {picture(View::Front, encoded(markedPicture(600, 300), "png"))};
        const auto result = fitPictures(small, rules);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::BadInput);
        for (const char *part : {"600 x 300", "512"})
            QVERIFY2(result.error().message.find(part) != std::string::npos, result.error().message.c_str());
        rules.leastSide = 128;
        rules.mostSide = 200; // 200 x 100 afterwards
        QCOMPARE(fitPictures(small, rules).error().kind, ErrorKind::BadInput);
    }
    void aPictureOfTooManyBytesBecomesJpeg()
    {
        PictureRules rules;
        rules.mostBytes = 400'000;
        const QByteArray png = encoded(noise(500, 400), "png");
        QVERIFY(png.size() > rules.mostBytes);
        const FittedPictures result = fitted({picture(View::Front, png)}, rules);
        QCOMPARE(result.pictures[0].mime, std::string("image/jpeg"));
        QVERIFY(std::int64_t(result.pictures[0].bytes.size()) <= rules.mostBytes);
        QCOMPARE(decoded(result.pictures[0]).size(), QSize(500, 400));
        QCOMPARE(result.changes, std::vector<std::string>{"Front: PNG sent as JPEG."});
    }
    void thenItIsScaledDown()
    {
        PictureRules rules;
        rules.mostBytes = 60'000;
        const FittedPictures result = fitted({picture(View::Front, encoded(noise(800, 600, true), "png"))}, rules);
        QVERIFY(std::int64_t(result.pictures[0].bytes.size()) <= rules.mostBytes);
        QVERIFY(std::int64_t(result.pictures[0].bytes.size()) > rules.mostBytes / 2);
        const QSize size = decoded(result.pictures[0]).size();
        QVERIFY(size.width() < 800 && size.height() >= 128);
        QVERIFY(result.changes.size() == 3);
        QVERIFY(result.changes[0].find("scaled from 800 x 600 to") != std::string::npos);
        QVERIFY(result.changes[1].find("transparency laid on white") != std::string::npos);
    }
    void whatCannotBeMadeSmallEnoughIsRefused()
    {
        PictureRules rules;
        rules.mostBytes = 2'000;
        const std::vector<PictureToFit> large = {picture(View::Front, encoded(noise(400, 400), "png"))};
        const auto result = fitPictures(large, rules);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::BadInput);
        QVERIFY(result.error().message.find("2.0 KB") != std::string::npos);
    }
    void theLargestGiveWayWhereAllAreTooMuch()
    {
        PictureRules rules;
        rules.mostBytesTogether = 500'000;
        const QByteArray small = encoded(halfClear(), "png");
        std::vector<PictureToFit> pictures = {picture(View::Front, small)};
        for (const View view : {View::Left, View::Back})
            pictures.push_back(picture(view, encoded(noise(500, 400), "png")));
        const FittedPictures result = fitted(pictures, rules);
        std::size_t sum = 0;
        for (const FittedPicture &each : result.pictures)
            sum += each.bytes.size();
        QVERIFY(sum <= 500'000);
        QVERIFY(sum > 250'000);
        QCOMPARE(result.pictures[0].bytes, small.toStdString());
        QCOMPARE(result.pictures[2].view, View::Back);
        QVERIFY(result.changes.back().starts_with("The three pictures together are 1.2 MB"));
        QVERIFY(result.changes.back().ends_with(" MB in all."));
    }
    void theSameFilesGiveTheSameBytes()
    {
        PictureRules rules;
        rules.mostBytes = 100'000;
        rules.mostBytesTogether = 150'000;
        const std::vector<PictureToFit> pictures = {picture(View::Front, encoded(noise(500, 400), "png")),
                                                    picture(View::Back, encoded(noise(400, 500, true), "png"))};
        const FittedPictures first = fitted(pictures, rules);
        const FittedPictures second = fitted(pictures, rules);
        QCOMPARE(first.pictures[0].bytes, second.pictures[0].bytes);
        QCOMPARE(first.pictures[1].bytes, second.pictures[1].bytes);
        QCOMPARE(first.changes, second.changes);
    }
    void aBrokenFileIsNotSent()
    {
        const std::vector<PictureToFit> broken = {picture(View::Front, pngBomb(3000, 3000))};
        const auto result = fitPictures(broken, {});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::BadInput);
    }
    void itCanBeStopped()
    {
        CancelToken cancel;
        cancel.request();
        const std::vector<PictureToFit> one = {picture(View::Front, encoded(markedPicture(), "png"))};
        QCOMPARE(fitPictures(one, {}, cancel).error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestFitPicture)
#include "tst_fit_picture.moc"
