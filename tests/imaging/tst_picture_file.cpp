// Pictures from outside: what is read, what is refused, and in which words.
#include "imaging/picture_file.h"

#include "imaging/picture_fixtures.h"
#include "imaging/refusal.h"

#include <QColorSpace>
#include <QTemporaryDir>
#include <QtTest>

using namespace turnaround;
using namespace turnaround::imaging;
using namespace fixtures;

class TestPictureFile : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path file(const QString &name, const QByteArray &bytes)
    {
        return written(m_folder.path(), name, bytes);
    }

    static bool close(QRgb a, QRgb b, int by)
    {
        return qAbs(qRed(a) - qRed(b)) <= by && qAbs(qGreen(a) - qGreen(b)) <= by && qAbs(qBlue(a) - qBlue(b)) <= by;
    }

private slots:
    void testTheThreeFormatsAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("lossy");
        const QImage image = markedPicture();
        QTest::newRow("jpeg") << encoded(image, "jpg", 95) << true;
        QTest::newRow("png") << encoded(image, "png") << false;
        QTest::newRow("webp") << encoded(image, "webp", 95) << true;
        QTest::newRow("lossless webp") << encoded(image, "webp", 100) << false;
    }
    void testTheThreeFormatsAreRead()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, lossy);
        const Result<Picture> picture = readPicture(file("view.dat", bytes));
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.c_str());
        QCOMPARE(picture->image.size(), QSize(160, 128));
        QCOMPARE(picture->image.format(), QImage::Format_RGBA8888);
        QCOMPARE(picture->lossy, lossy);
        QCOMPARE(picture->name, std::string("view.dat"));
        QVERIFY(close(picture->image.pixel(10, 10), qRgb(230, 20, 20), 12));
        QVERIFY(close(picture->image.pixel(120, 100), markedPicture().pixel(120, 100), 12));
    }

    void testALyingExtensionDoesNotMatter()
    {
        QVERIFY(readPicture(file("front.jpg", encoded(markedPicture(), "png"))).ok());
    }

    void testASymbolicLinkToAPictureIsRead()
    {
        const auto path = file("real.png", encoded(markedPicture(), "png"));
        std::filesystem::create_symlink(path, path.parent_path() / "link.png");
        QVERIFY(readPicture(path.parent_path() / "link.png").ok());
    }
    void testANameThatIsNoUtf8StaysPrintable()
    {
        const std::filesystem::path path(m_folder.path().toStdString() + "/a\xFF\x01\nb.png");
        const QString message = refusal(path);
        QVERIFY(message.contains(QChar(0xFFFD)));
        QVERIFY(!message.contains('\n'));
    }

    void testAllEightOrientationsComeOutUpright_data()
    {
        QTest::addColumn<int>("orientation");
        for (int i = 1; i <= 8; ++i)
            QTest::addRow("%d", i) << i;
    }
    void testAllEightOrientationsComeOutUpright()
    {
        QFETCH(int, orientation);
        // The stored picture is made from the upright one by the change that the EXIF value tells to undo.
        const QImage upright = markedPicture();
        QImage stored = upright;
        switch (orientation) {
        case 2:
            stored = upright.mirrored(true, false);
            break;
        case 3:
            stored = upright.mirrored(true, true);
            break;
        case 4:
            stored = upright.mirrored(false, true);
            break;
        case 5:
            stored = transposed(upright);
            break;
        case 6:
            stored = transposed(upright).mirrored(false, true);
            break;
        case 7:
            stored = transposed(upright).mirrored(true, true);
            break;
        case 8:
            stored = transposed(upright).mirrored(true, false);
            break;
        }
        const QByteArray files[] = {
            jpegWithExif(encoded(stored, "jpg", 95), exif(orientation)),
            pngWith(encoded(stored, "png"), pngChunk("eXIf", exif(orientation))),
            webpWithExif(encoded(stored, "webp", 95), stored.size(), exif(orientation)),
        };
        for (const QByteArray &bytes : files) {
            const Result<Picture> picture = readPicture(file("turned.img", bytes));
            QVERIFY2(picture.ok(), picture ? "" : picture.error().message.c_str());
            QCOMPARE(picture->image.size(), upright.size());
            for (const QPoint p : {QPoint(8, 8), QPoint(150, 8), QPoint(8, 120), QPoint(150, 120)})
                QVERIFY(close(picture->image.pixel(p), upright.pixel(p), 16));
        }
    }
    void testBrokenExifCountsAsUpright()
    {
        const QByteArray jpeg = encoded(markedPicture(), "jpg");
        QByteArray endless = exif(6);
        endless[8] = endless[9] = char(0xFF); // entries beyond the end
        QByteArray nowhere = exif(6);
        nowhere[4] = char(0x7F); // a directory beyond the end
        for (const QByteArray &tiff : {exif(0), exif(9), exif(255), nowhere, QByteArray("MM"), QByteArray()}) {
            const Result<Picture> picture = readPicture(file("exif.jpg", jpegWithExif(jpeg, tiff)));
            QVERIFY(picture.ok());
            QCOMPARE(picture->image.size(), QSize(160, 128));
        }
        QVERIFY(readPicture(file("exif.jpg", jpegWithExif(jpeg, endless))).ok());
    }

    void testUnusualPixelFormatsBecomeRgba_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QImage image = markedPicture();
        QTest::newRow("16-bit png") << encoded(image.convertToFormat(QImage::Format_RGBA64), "png");
        QTest::newRow("16-bit grey png") << encoded(image.convertToFormat(QImage::Format_Grayscale16), "png");
        QTest::newRow("grey png") << encoded(image.convertToFormat(QImage::Format_Grayscale8), "png");
        QTest::newRow("grey jpeg") << encoded(image.convertToFormat(QImage::Format_Grayscale8), "jpg", 95);
        QTest::newRow("palette png") << encoded(image.convertToFormat(QImage::Format_Indexed8), "png");
        QTest::newRow("1-bit png") << encoded(image.convertToFormat(QImage::Format_Mono), "png");
    }
    void testUnusualPixelFormatsBecomeRgba()
    {
        QFETCH(QByteArray, bytes);
        const Result<Picture> picture = readPicture(file("unusual.img", bytes));
        QVERIFY(picture.ok());
        QCOMPARE(picture->image.format(), QImage::Format_RGBA8888);
        QCOMPARE(qAlpha(picture->image.pixel(5, 5)), 255);
    }
    void testACmykJpegIsRead()
    {
        const Result<Picture> picture = readPicture(std::filesystem::path(TEST_DATA_DIR) / "imaging/cmyk.jpg");
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.c_str());
        QVERIFY(close(picture->image.pixel(40, 64), qRgb(200, 40, 40), 40));
        QVERIFY(close(picture->image.pixel(120, 64), qRgb(40, 160, 80), 40));
    }
    void testTransparencySurvives()
    {
        QImage image = markedPicture().convertToFormat(QImage::Format_ARGB32);
        image.setPixelColor(100, 100, QColor(10, 200, 30, 128));
        const Result<Picture> picture = readPicture(file("clear.png", encoded(image, "png")));
        QVERIFY(picture.ok());
        QCOMPARE(picture->image.pixelColor(100, 100), QColor(10, 200, 30, 128));
    }
    void testAColourProfileIsConvertedToSrgb()
    {
        QImage image(160, 128, QImage::Format_RGB32);
        image.fill(QColor(0, 200, 0));
        image.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
        QImage expected = image;
        expected.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
        QVERIFY(expected.pixel(5, 5) != image.pixel(5, 5));
        const Result<Picture> picture = readPicture(file("p3.png", encoded(image, "png")));
        QVERIFY(picture.ok());
        QVERIFY(close(picture->image.pixel(5, 5), expected.pixel(5, 5), 2));
    }
    void testABrokenColourProfileIsLeftAside()
    {
        const QByteArray png =
            pngWith(encoded(markedPicture(), "png"), pngChunk("iCCP", QByteArray("bad\0\0garbage", 12)));
        const Result<Picture> picture = readPicture(file("icc.png", png));
        QVERIFY(picture.ok());
        QVERIFY(close(picture->image.pixel(10, 10), qRgb(230, 20, 20), 2));
    }
    void testOfAnAnimationTheFirstFrameIsTaken()
    {
        QImage red(160, 128, QImage::Format_RGB32), blue(160, 128, QImage::Format_RGB32);
        red.fill(Qt::red);
        blue.fill(Qt::blue);
        const Result<Picture> picture = readPicture(
            file("film.webp", animatedWebp(encoded(red, "webp", 90), encoded(blue, "webp", 90), red.size())));
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.c_str());
        QVERIFY(close(picture->image.pixel(80, 64), qRgb(255, 0, 0), 12));
        QVERIFY(picture->lossy);
    }

private:
    static QImage transposed(const QImage &image)
    {
        QImage result(image.height(), image.width(), image.format());
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                result.setPixel(y, x, image.pixel(x, y));
        }
        return result;
    }
};

QTEST_GUILESS_MAIN(TestPictureFile)
#include "tst_picture_file.moc"
