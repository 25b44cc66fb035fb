// Where memory runs out, no picture is blamed for it.
#include "imaging/cut_out.h"
#include "imaging/fit_picture.h"
#include "imaging/picture_file.h"

#include "imaging/drawn_pictures.h"
#include "imaging/picture_fixtures.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

using namespace turnaround;
using namespace turnaround::imaging;
using namespace fixtures;
using namespace drawn_pictures;

namespace {

/// While it lives, this process may have only so much more address space.
class LittleMemory
{
public:
    explicit LittleMemory(rlim_t moreBytes)
    {
        std::ifstream file("/proc/self/statm");
        rlim_t pages = 0;
        file >> pages;
        ::getrlimit(RLIMIT_AS, &m_old);
        const rlimit less{pages * rlim_t(::sysconf(_SC_PAGESIZE)) + moreBytes, m_old.rlim_max};
        ::setrlimit(RLIMIT_AS, &less);
    }
    ~LittleMemory() { ::setrlimit(RLIMIT_AS, &m_old); }

private:
    rlimit m_old{};
};

constexpr rlim_t kMegabyte = 1 << 20;

QString blame(const Error &error)
{
    const QString message = QString::fromStdString(error.message);
    const bool rightly = error.kind == ErrorKind::Unavailable && message.contains("not enough memory") &&
        message.contains("Close other programs");
    return rightly ? QString() : message;
}

} // namespace

class TestPictureMemory : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer needs all the address space there is");
#endif
    }
    void aPictureThatCanNotBeDecodedForWantOfMemoryIsNotCalledDamaged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *format : {"png", "jpg", "webp"})
            QTest::newRow(format) << encoded(markedPicture(4000, 4000), format);
    }
    void aPictureThatCanNotBeDecodedForWantOfMemoryIsNotCalledDamaged()
    {
        QFETCH(QByteArray, bytes);
        const auto picture = written(m_folder.path(), "large.img", bytes);
        QVERIFY(readPicture(picture).ok()); // with all of it
        for (const rlim_t more : {1, 8, 20, 40, 60, 80, 100}) {
            const Result<Picture> read = [&] {
                const LittleMemory little(more * kMegabyte);
                return readPicture(picture);
            }();
            QVERIFY2(read || blame(read.error()).isEmpty(), read ? "" : qPrintable(blame(read.error())));
            QVERIFY2(!read || more > 60, "64 million bytes of pixels were read into less");
        }
    }
    void aDamagedPictureIsCalledDamagedAllTheSame()
    {
        QByteArray png = encoded(markedPicture(500, 500), "png");
        for (int i = 200; i < 260; ++i)
            png[i] = char(~png[i]);
        const Result<Picture> read = readPicture(written(m_folder.path(), "damaged.png", png));
        QVERIFY(!read && read.error().kind == ErrorKind::BadInput);
        QVERIFY(read.error().message.find("damaged") != std::string::npos);
    }
    void aPictureThatCanNotBeCutOutForWantOfMemoryIsNotBlamed()
    {
        const Picture picture = asPicture(drawn(Qt::white, disc, 1500));
        QVERIFY(cutOut(picture, {}, CancelToken()).ok()); // with all of it
        int refused = 0;
        for (const rlim_t more : {1, 20, 40, 80, 160}) {
            const auto cut = [&] {
                const LittleMemory little(more * kMegabyte);
                return cutOut(picture, {}, CancelToken());
            }();
            QVERIFY2(cut || blame(cut.error()).isEmpty(), cut ? "" : qPrintable(blame(cut.error())));
            refused += cut ? 0 : 1;
        }
        QVERIFY(refused > 0);
    }
    void aPictureThatCanNotBeFittedForWantOfMemoryIsNotBlamed()
    {
        const auto file = written(m_folder.path(), "view.png", encoded(markedPicture(3000, 3000), "png"));
        PictureRules rules;
        rules.mostSide = 1500;
        rules.keepsTransparency = false;
        int refused = 0;
        for (const rlim_t more : {1, 20, 40, 60, 80, 100, 120}) {
            const PictureToFit view{View::Front, file};
            const auto fitted = [&] {
                const LittleMemory little(more * kMegabyte);
                return fitPictures({&view, 1}, rules, CancelToken());
            }();
            QVERIFY2(fitted || blame(fitted.error()).isEmpty(), fitted ? "" : qPrintable(blame(fitted.error())));
            refused += fitted ? 0 : 1;
        }
        QVERIFY(refused > 0);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPictureMemory)
#include "tst_picture_memory.moc"
