// Pictures from outside: what is read, what is refused, and in which words.
#include "imaging/picture_file.h"

#include "imaging/picture_fixtures.h"
#include "imaging/refusal.h"

#include <QColorSpace>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace turnaround;
using namespace turnaround::imaging;
using namespace fixtures;

class TestPictureLimits : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path file(const QString &name, const QByteArray &bytes)
    {
        return written(m_folder.path(), name, bytes);
    }

private slots:
    void testOtherFormatsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("what");
        QTest::newRow("gif") << QByteArray("GIF89a\x10\0\x10\0\x80\0\0", 13) << "a GIF picture";
        QTest::newRow("bmp") << encoded(markedPicture(), "bmp") << "a BMP picture";
        QTest::newRow("tiff") << QByteArray("II*\0\x08\0\0\0", 8) << "a TIFF picture";
        QTest::newRow("svg") << QByteArray("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
                             << "an SVG drawing";
        QTest::newRow("pdf") << QByteArray("%PDF-1.7\n\x80\x81") << "a PDF document";
        QTest::newRow("text") << QByteArray("Dear diary,\nno picture today.\n") << "a text file";
        QTest::newRow("photoshop") << QByteArray("8BPS\0\x01", 6) << "a Photoshop document";
        QTest::newRow("zip") << QByteArray("PK\x03\x04\0", 5) << "a ZIP archive";
        QTest::newRow("glb") << QByteArray("glTF\x02\0\0\0", 8) << "a 3D model";
        QTest::newRow("heic") << QByteArray("\0\0\0\x18"
                                            "ftypheic",
                                            12)
                              << "a HEIC picture";
        QTest::newRow("avif") << QByteArray("\0\0\0\x18"
                                            "ftypavif",
                                            12)
                              << "an AVIF picture";
        QTest::newRow("wav") << QByteArray("RIFF\x24\0\0\0WAVEfmt ", 16) << "no picture";
        QTest::newRow("noise") << QByteArray("\x01\x02\x93\xF7\x00\x11", 6) << "no picture";
    }
    void testOtherFormatsAreNamed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, what);
        const QString message = refusal(file("front.png", bytes));
        QVERIFY2(message.startsWith("front.png is " + what), qPrintable(message));
        QVERIFY2(message.contains("PNG, JPEG or WebP"), qPrintable(message));
    }

    void testSidesOf128And5000PixelsAreAccepted()
    {
        QVERIFY(readPicture(file("small.png", encoded(markedPicture(128, 128), "png"))).ok());
        QVERIFY(readPicture(file("wide.png", encoded(markedPicture(5000, 128), "png"))).ok());
        QVERIFY(readPicture(file("tall.jpg", encoded(markedPicture(128, 5000), "jpg"))).ok());
    }
    void testSmallerAndLargerSidesAreRefusedWithTheirFigures_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("127 wide") << 127 << 128;
        QTest::newRow("127 high") << 128 << 127;
        QTest::newRow("5001 wide") << 5001 << 128;
        QTest::newRow("5001 high") << 128 << 5001;
        QTest::newRow("one pixel") << 1 << 1;
    }
    void testSmallerAndLargerSidesAreRefusedWithTheirFigures()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        for (const char *format : {"png", "jpg", "webp"}) {
            const QString message = refusal(file("side.img", encoded(markedPicture(width, height), format)));
            QVERIFY2(message.contains(QString("%1 x %2 pixels").arg(width).arg(height)), qPrintable(message));
            QVERIFY2(message.contains("128 to 5000"), qPrintable(message));
        }
    }

    void testEightMillionBytesAreAcceptedAndOneMoreIsNot()
    {
        const QByteArray png = encoded(markedPicture(), "png");
        const QByteArray exact =
            pngWith(png, pngChunk("tEXt", QByteArray(int(kMaxPictureBytes) - png.size() - 12, 'x')));
        QCOMPARE(exact.size(), kMaxPictureBytes);
        QVERIFY(checkPictureFile(file("full.png", exact)).ok());
        const QString message = refusal(
            file("over.png", pngWith(png, pngChunk("tEXt", QByteArray(int(kMaxPictureBytes) - png.size() - 11, 'x')))));
        QVERIFY2(message.contains("8,000,001 bytes") && message.contains("8,000,000"), qPrintable(message));
    }

    void testADecompressionBombIsRefusedByItsHeader()
    {
        const QString message = refusal(file("bomb.png", pngBomb(60'000, 60'000)));
        QVERIFY2(message.contains("60000 x 60000 pixels"), qPrintable(message));
        QVERIFY(refusal(file("negative.png", pngBomb(-1, 200))).contains("damaged"));
    }
    void testTextsInAPictureAreNotUnpacked()
    {
        QByteArray png = encoded(markedPicture(), "png");
        const QByteArray text = qCompress(QByteArray(1'000'000, 'x')).mid(4); // without Qt's own length
        for (int i = 0; i < 20; ++i) {
            const QByteArray key = "k" + QByteArray::number(i);
            png = pngWith(png, pngChunk("zTXt", key + QByteArray("\0\0", 2) + text));
            png = pngWith(png, pngChunk("iTXt", key + QByteArray("\0\1\0\0\0", 5) + text));
            png = pngWith(png, pngChunk("tEXt", key + QByteArray("\0", 1) + "plain"));
        }
        QImage asQtReadsIt;
        QVERIFY(asQtReadsIt.loadFromData(png) && asQtReadsIt.textKeys().size() == 20);
        const Result<Picture> picture = readPicture(file("talkative.png", png));
        QVERIFY(picture.ok());
        QCOMPARE(picture->image.textKeys(), QStringList());
        QImage pixels = picture->image.convertToFormat(QImage::Format_RGB32);
        pixels.setColorSpace({});
        QCOMPARE(pixels, markedPicture());
    }
    void testAPictureWithoutTheDataItPromisesIsDamaged()
    {
        const auto path = file("hollow.png", pngBomb(400, 300));
        QVERIFY(checkPictureFile(path).ok());
        const Result<Picture> picture = readPicture(path);
        QVERIFY(!picture);
        QVERIFY2(QString::fromStdString(picture.error().message).startsWith("hollow.png is a damaged PNG picture"),
                 picture.error().message.c_str());
    }
    void testAJpegOfThousandsOfScansIsRefused()
    {
        const QByteArray jpeg = encoded(markedPicture(), "jpg");
        const auto scan = jpeg.indexOf(QByteArray("\xFF\xDA", 2));
        const QByteArray empty("\xFF\xDA\0\x08\x01\x01\0\0\x3F\0", 10);
        QVERIFY(
            refusal(file("scans.jpg", jpeg.left(scan) + empty.repeated(5000) + jpeg.mid(scan))).contains("damaged"));
    }

    void testATruncatedPictureIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("jpeg") << encoded(markedPicture(), "jpg");
        QTest::newRow("png") << encoded(markedPicture(), "png");
        QTest::newRow("webp") << encoded(markedPicture(), "webp");
        QTest::newRow("lossless webp") << encoded(markedPicture(), "webp", 100);
    }
    void testATruncatedPictureIsRefused()
    {
        QFETCH(QByteArray, bytes);
        for (const double share : {0.999, 0.9, 0.5}) {
            const QString message = refusal(file("cut.img", bytes.left(qsizetype(double(bytes.size()) * share) - 1)));
            QVERIFY2(message.contains("is cut short or damaged") || message.contains("is a damaged"),
                     qPrintable(message));
        }
        QVERIFY(refusal(file("stub.img", bytes.left(13))) != "not refused");
        QVERIFY(refusal(file("stub.img", bytes.left(3))) != "not refused");
    }
    void testAPngWithAWrongChecksumIsRefused()
    {
        QByteArray png = encoded(markedPicture(), "png");
        const auto data = png.indexOf("IDAT");
        png[data + 40] = char(png[data + 40] ^ 0x55);
        const Result<Picture> picture = readPicture(file("flipped.png", png));
        QVERIFY(!picture);
        QVERIFY(picture.error().kind == ErrorKind::BadInput);
    }

    void testAnEmptyFileIsRefused()
    {
        QCOMPARE(refusal(file("void.png", {})), QString("void.png is empty (0 bytes): save it again."));
    }
    void testAMissingFileIsRefused()
    {
        QVERIFY(refusal(m_folder.filePath("nowhere.png").toStdString()).startsWith("There is no file nowhere.png"));
    }
    void testAFolderIsRefused()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("views.png"));
        QVERIFY(refusal(m_folder.filePath("views.png").toStdString()).startsWith("views.png is a folder"));
    }
    void testAPipeOrADeviceIsRefusedWithoutWaiting()
    {
#ifdef Q_OS_UNIX
        const std::string pipe = m_folder.filePath("pipe.png").toStdString();
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        QVERIFY(refusal(pipe).startsWith("pipe.png is a device or a pipe"));
        QVERIFY(refusal("/dev/zero").startsWith("zero is a device or a pipe"));
#else
        QSKIP("pipes are made otherwise here");
#endif
    }
    void testAnUnreadableFileIsRefused()
    {
#ifdef Q_OS_UNIX
        const auto path = file("secret.png", encoded(markedPicture(), "png"));
        QVERIFY(QFile::setPermissions(m_folder.path(),
                                      QFile::permissions(m_folder.path()) | QFile::ReadOther | QFile::ExeOther));
        QVERIFY(QFile::setPermissions(QString::fromStdString(path.string()), {}));
        const uid_t self = geteuid();
        if (self == 0 && seteuid(65534) != 0) // root reads everything
            QSKIP("cannot step down from root");
        const QString message = refusal(path);
        if (self == 0)
            QCOMPARE(seteuid(0), 0);
        QVERIFY2(message.contains("may not be read"), qPrintable(message));
#else
        QSKIP("permissions work otherwise here");
#endif
    }
    /// Whatever the bytes: a picture within the limits or a sentence, never a crash.
    void testMutatedFilesNeverCrash_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QImage image = markedPicture(128, 128);
        QTest::newRow("png") << encoded(image, "png");
        QTest::newRow("jpeg") << encoded(image, "jpg", 60);
        QTest::newRow("jpeg with exif") << jpegWithExif(encoded(image, "jpg", 60), exif(6));
        QTest::newRow("webp") << encoded(image, "webp", 60);
        QTest::newRow("lossless webp") << encoded(image, "webp", 100);
        QTest::newRow("webp with exif") << webpWithExif(encoded(image, "webp", 60), image.size(), exif(3));
        QTest::newRow("animated webp") << animatedWebp(encoded(image, "webp", 60), encoded(image, "webp", 60),
                                                       image.size());
    }
    void testMutatedFilesNeverCrash()
    {
        QFETCH(QByteArray, bytes);
        std::mt19937 random(7);
        const auto below = [&](qsizetype limit) { return qsizetype(random() % std::uint32_t(limit)); };
        int read = 0, refused = 0;
        for (int i = 0; i < 300; ++i) {
            QByteArray mutated = bytes;
            if (i % 3 == 0)
                mutated.truncate(below(mutated.size()));
            for (auto flips = below(4) + (i % 3 ? 1 : 0); flips > 0 && !mutated.isEmpty(); --flips) {
                // Half of the flips go to the headers, where they matter most.
                const auto at = below(random() % 2 ? mutated.size() : std::min<qsizetype>(mutated.size(), 64));
                mutated[at] = char(random());
            }
            const Result<Picture> picture = readPicture(file("mutated.img", mutated));
            if (picture) {
                QVERIFY(picture->image.width() <= kMaxPictureSide && picture->image.height() <= kMaxPictureSide);
                ++read;
            } else {
                QVERIFY(!picture.error().message.empty());
                ++refused;
            }
        }
        QVERIFY(refused > 0);
        QCOMPARE(read + refused, 300);
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

QTEST_GUILESS_MAIN(TestPictureLimits)
#include "tst_picture_limits.moc"
