// ZIPs from outside: what comes out, and what must not.
#include "formats/made_zip.h"
#include "formats/unpack_zip.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <sys/stat.h>

using namespace turnaround;
using namespace turnaround::formats;
using namespace turnaround::tests;
namespace fs = std::filesystem;

class TestUnpackZip : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        fs::create_directory(target());
    }

    void filesComeOutAsTheyWere()
    {
        const std::string large(3'000'000, 'x');
        const auto files = unpackZip(
            zip({{"model.obj", "v 0 0 0\n"}, {"maps/", ""}, {"./maps/base.png", large}, {"b\\c.txt", "c"}, {"e", ""}}),
            target());
        QVERIFY(files);
        QCOMPARE(*files,
                 (std::vector<fs::path>{target() / "model.obj", target() / "maps/base.png", target() / "b/c.txt",
                                        target() / "e"}));
        QCOMPARE(bytesOf(target() / "model.obj"), QByteArray("v 0 0 0\n"));
        QVERIFY(bytesOf(target() / "maps/base.png") == QByteArray::fromStdString(large));
        QCOMPARE(bytesOf(target() / "b/c.txt"), QByteArray("c"));
        QVERIFY(fs::exists(target() / "e"));
    }
    void aNameThatLeadsElsewhereIsRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"../evil", "a/../../evil", "a/..", "..\\evil", "/var/evil", "\\evil", "C:\\evil",
                                 "c:evil", ".", "./", "line\nbreak", "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q"})
            QTest::newRow(name) << QByteArray(name);
        QTest::newRow("long") << QByteArray(300, 'n');
    }
    void aNameThatLeadsElsewhereIsRefused()
    {
        QFETCH(QByteArray, name);
        const auto files = unpackZip(zip({{name.toStdString(), "evil"}}), target());
        QVERIFY(!files);
        QCOMPARE(files.error().kind, ErrorKind::BadInput);
        QVERIFY(!fs::exists(root() / "evil"));
        QVERIFY(fs::is_empty(target()));
    }
    void aLinkIsRefused()
    {
        const fs::path file = root() / "link.zip";
        zip_t *archive = zip_open(file.c_str(), ZIP_CREATE, nullptr);
        const std::string leadsTo = "/etc";
        const zip_int64_t at = zip_file_add(archive, "link", zip_source_buffer(archive, leadsTo.data(), 4, 0), 0);
        zip_file_set_external_attributes(archive, zip_uint64_t(at), 0, ZIP_OPSYS_UNIX,
                                         zip_uint32_t(S_IFLNK | 0777) << 16);
        QCOMPARE(zip_close(archive), 0);
        const auto files = unpackZip(file, target());
        QVERIFY(!files);
        QVERIFY(files.error().message.find("link") != std::string::npos);
        QVERIFY(fs::is_empty(target()));
    }
    void nothingIsNamedTwice()
    {
        // libzip makes no such ZIP: "bb" is renamed to "aa" afterwards, in both places.
        const fs::path file = zip({{"aa.txt", "1"}, {"bb.txt", "2"}});
        QByteArray bytes = bytesOf(file);
        bytes.replace("bb.txt", "aa.txt");
        putBytes(file, bytes);
        QVERIFY(!unpackZip(file, target()));
        QVERIFY(!unpackZip(zip({{"c", "1"}, {"./c", "2"}}), fresh("again")));
        QVERIFY(!unpackZip(zip({{"d", "1"}, {"d/e", "2"}}), fresh("third")));
        QVERIFY(!unpackZip(zip({{"d/e", "1"}, {"d", "2"}}), fresh("fourth")));
    }
    void tooManyFilesAreRefused()
    {
        ZipContent content;
        for (int i = 0; i < 10'000; ++i)
            content.emplace_back(std::to_string(i), "x");
        const auto files = unpackZip(zip(content), target());
        QVERIFY(!files);
        QVERIFY2(files.error().message.find("10000") != std::string::npos, files.error().message.c_str());
        QVERIFY(fs::is_empty(target()));
    }
    void aBombIsRefused()
    {
        const auto files = unpackZip(zip({{"zeros", std::string(64 << 20, '\0')}}), target());
        QVERIFY(!files);
        QCOMPARE(files.error().kind, ErrorKind::BadInput);
        QVERIFY(fs::is_empty(target()));
    }
    void allTogetherAreBounded()
    {
        ZipLimits limits;
        limits.bytes = 10'000;
        const std::string half(6'000, 'x');
        QVERIFY(unpackZip(zip({{"a", half}}), target(), limits));
        QVERIFY(!unpackZip(zip({{"a", half}, {"b", half}}), fresh("again"), limits));
    }
    void aSizeThatLiesIsRefused()
    {
        const fs::path file = zip({{"a", std::string(100'000, 'x')}});
        QByteArray bytes = bytesOf(file);
        const QByteArray honest("\xA0\x86\x01\x00", 4);
        QVERIFY(bytes.count(honest) >= 1);
        bytes.replace(honest, QByteArray("\x10\0\0\0", 4));
        putBytes(file, bytes);
        QVERIFY(!unpackZip(file, target()));
    }
    void whatIsNoWholeZipIsRefused()
    {
        const fs::path file = zip({{"a", "some text"}, {"b", "more text"}});
        const QByteArray whole = bytesOf(file);
        for (qsizetype length = 0; length < whole.size(); ++length) {
            putBytes(file, whole.left(length));
            QVERIFY(!unpackZip(file, fresh(QString::number(length))));
        }
        QCOMPARE(unpackZip(root() / "gone.zip", target()).error().kind, ErrorKind::BadInput);
        QCOMPARE(unpackZip(root(), target()).error().kind, ErrorKind::BadInput);
    }
    void bentBytesNeverCrash()
    {
        const fs::path file = zip({{"model.obj", "v 0 0 0\nv 1 0 0\n"}, {"maps/a.png", std::string(500, 'p')}});
        const QByteArray whole = bytesOf(file);
        std::mt19937 numbers(11);
        for (int i = 0; i < 200; ++i) {
            QByteArray bent = whole;
            for (int k = 0; k < 3; ++k)
                bent[qsizetype(numbers() % std::size_t(bent.size()))] = char(numbers());
            putBytes(file, bent);
            const fs::path folder = fresh("bent");
            const auto files = unpackZip(file, folder);
            for (std::size_t k = 0; files && k < files->size(); ++k)
                QVERIFY((*files)[k].string().starts_with(folder.string()));
            fs::remove_all(folder);
        }
    }
    void itCanBeStopped()
    {
        CancelToken cancel;
        cancel.request();
        QCOMPARE(unpackZip(zip({{"a", "x"}}), target(), {}, cancel).error().kind, ErrorKind::Cancelled);
    }

private:
    fs::path root() const { return m_folder->path().toStdString(); }
    fs::path target() const { return root() / "out"; }
    fs::path fresh(const QString &name) const
    {
        const fs::path folder = root() / ("out " + name.toStdString());
        fs::create_directory(folder);
        return folder;
    }
    fs::path zip(const ZipContent &content) const { return madeZip(m_folder->filePath("test.zip"), content); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestUnpackZip)
#include "tst_unpack_zip.moc"
