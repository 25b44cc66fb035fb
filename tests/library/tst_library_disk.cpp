// The library and the disk: an index that is lost or old, folders changed by hand, no room, no permission.
#include "library/mounted.h"
#include "library/sample_asset.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::library;

namespace fs = std::filesystem;

namespace {

Library opened(const fs::path &root, Access access = Access::Owner)
{
    return Library::open(root, access).value();
}

bool replaceText(const fs::path &file, const QByteArray &content)
{
    QFile opened(QString::fromStdString(file.string()));
    return opened.open(QFile::WriteOnly) && opened.write(content) == content.size();
}

} // namespace

class TestLibraryDisk : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QVERIFY(m_sample.ready());
    }
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        Library library = opened(root());
        for (int i = 1; i <= 3; ++i)
            QVERIFY(library.add(m_sample.asset(i, std::string("n").append(std::to_string(i)))).ok());
    }

    void aLostIndexIsRebuilt()
    {
        for (const QString &name : namesIn(root())) {
            if (name.startsWith(".index"))
                fs::remove(root() / name.toStdString());
        }
        QCOMPARE(opened(root()).list()->assets.size(), std::size_t(3));
    }
    void aDamagedIndexIsRebuilt()
    {
        QVERIFY(replaceText(root() / ".index.sqlite", QByteArray(5000, 'x')));
        QCOMPARE(opened(root()).list()->assets.size(), std::size_t(3));
    }
    void foldersThatCameWentOrChangedByHandAreNoticed()
    {
        Library library = opened(root());
        fs::remove_all(root() / "2026-11-21 n1");
        fs::rename(root() / "2026-11-21 n2", root() / "my favourite");
        QByteArray text = contentOf(root() / "2026-11-21 n3/asset.json");
        QVERIFY(replaceText(root() / "2026-11-21 n3/asset.json", text.replace("\"n3\"", "\"changed\"")));
        QVERIFY(library.refresh().ok());
        const Result<Listing> listing = library.list();
        QCOMPARE(listing->assets.size(), std::size_t(2));
        QCOMPARE(listing->assets[0].name, std::string("changed"));
        QVERIFY(listing->assets[1].folder == root() / "my favourite");
        QVERIFY(listing->problems.empty());
    }
    void damagedAndForeignFoldersAreToldAndSpoilNothing()
    {
        QVERIFY(replaceText(root() / "2026-11-21 n1/asset.json", "{\"format\":1,"));
        fs::remove(root() / "2026-11-21 n2/model.glb");
        fs::create_directory(root() / "holiday");
        fs::copy(root() / "2026-11-21 n3", root() / "copy of n3", fs::copy_options::recursive);
        QVERIFY(replaceText(root() / "notes.txt", "no folder"));
        const Result<Listing> listing = opened(root()).list();
        QCOMPARE(listing->assets.size(), std::size_t(1));
        QCOMPARE(listing->problems.size(), std::size_t(4));
        QStringList said;
        for (const FolderProblem &problem : listing->problems)
            said << QString::fromStdString(problem.message);
        const QString all = said.join('\n');
        for (const char *part : {"'2026-11-21 n1' is not shown: its asset.json is damaged", "its model.glb is gone",
                                 "'holiday' is not shown: it has no asset.json", "it is a copy of"})
            QVERIFY2(all.contains(part), qPrintable(all));
        for (const QString &sentences : said) { // and then what to do
            const QString advice = sentences.section(". ", 1);
            QVERIFY2(advice.contains("import") || advice.contains("Put that file back"), qPrintable(sentences));
            QVERIFY2(advice.contains("ove the folder out of the library"), qPrintable(sentences));
        }
    }
    void anythingInPlaceOfAnAssetsFileIsHarmless()
    {
        const QByteArray good = contentOf(root() / "2026-11-21 n1/asset.json");
        const std::vector<QByteArray> bad = {"",
                                             "[]",
                                             "null",
                                             "7",
                                             "{}",
                                             QByteArray(2'000'000, '['),
                                             QByteArray(good).replace("\"a1\"", "\"../x\""),
                                             QByteArray(good).replace("\"format\": 1", "\"format\": 2"),
                                             QByteArray(good).replace("views/front.png", "../../front.png"),
                                             good.left(good.size() / 2)};
        for (const QByteArray &text : bad) {
            QVERIFY(replaceText(root() / "2026-11-21 n1/asset.json", text));
            const Result<Listing> listing = opened(root()).list();
            QCOMPARE(listing->assets.size(), std::size_t(2));
            QCOMPARE(listing->problems.size(), std::size_t(1));
        }
    }
    void whatACrashLeftHalfWayIsClearedByTheOwnerAlone()
    {
        fs::create_directory(root() / ".adding-a9");
        QVERIFY(replaceText(root() / ".adding-a9/model.glb", "half"));
        opened(root(), Access::Reader);
        QVERIFY(fs::exists(root() / ".adding-a9"));
        opened(root(), Access::Owner);
        QVERIFY(!fs::exists(root() / ".adding-a9"));
    }
    void anyNameBecomesAFolder_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("folder");
        QTest::newRow("right to left") << "فارس أحمر"
                                       << "2026-11-21 فارس أحمر";
        QTest::newRow("slashes") << "a/b\\c:d"
                                 << "2026-11-21 a-b-c-d";
        QTest::newRow("dots") << ".."
                              << "2026-11-21 Untitled";
        QTest::newRow("ends with a dot") << "axe. ."
                                         << "2026-11-21 axe";
        QTest::newRow("nothing") << ""
                                 << "2026-11-21 Untitled";
        QTest::newRow("controls") << "a\nb\tc\x1b[31m"
                                  << "2026-11-21 a b c [31m";
        QTest::newRow("a turned direction") << QString::fromUtf8("gpj\u202Eexe") << "2026-11-21 gpjexe";
        QTest::newRow("reserved elsewhere") << "CON"
                                            << "2026-11-21 CON";
        QTest::newRow("300 letters") << QString(300, 'k') << "2026-11-21 " + QString(120, 'k');
        QTest::newRow("300 wide letters") << QString(300, QChar(0x4E00)) << "2026-11-21 " + QString(40, QChar(0x4E00));
        QTest::newRow("emoji") << QString::fromUtf8("🦊🦊") << QString::fromUtf8("2026-11-21 🦊🦊");
    }
    void anyNameBecomesAFolder()
    {
        QFETCH(QString, name);
        QFETCH(QString, folder);
        Library library = opened(root());
        const Result<AssetSummary> added = library.add(m_sample.asset(7, name.toStdString()));
        QVERIFY2(added.ok(), added ? "" : added.error().message.c_str());
        QCOMPARE(QString::fromStdString(added->folder.filename().string()), folder);
        QVERIFY(library.refresh(true).ok());
        QCOMPARE(library.list()->assets.size(), std::size_t(4));
        QVERIFY(library.moveToTrash({"a7"}).ok() && library.restore({"a7"}).ok());
    }
    void aFullDiskLeavesNoHalfFolder()
    {
        const Mounted disk("size=300k");
        if (!disk.done())
            QSKIP("a small disk needs the right to mount one");
        Library library = opened(disk.path());
        const NewAsset small = m_sample.asset(1);
        NewAsset large = m_sample.asset(2);
        large.model = m_sample.in("large.glb");
        QVERIFY(replaceText(large.model, QByteArray(400'000, 'x')));
        QVERIFY(library.add(small).ok());
        const Result<AssetSummary> added = library.add(large);
        QVERIFY(!added && added.error().kind == ErrorKind::Disk);
        QVERIFY2(added.error().message.find("the disk is full") != std::string::npos, added.error().message.c_str());
        QCOMPARE(foldersIn(disk.path()).size(), 1);
        QVERIFY(!namesIn(disk.path()).join(' ').contains("adding"));
        QCOMPARE(library.list()->assets.size(), std::size_t(1));
    }
    void aReadOnlyLibraryCanBeSeenButNotChanged()
    {
        const Mounted disk("size=1m");
        if (!disk.done())
            QSKIP("a read-only disk needs the right to mount one");
        QVERIFY(opened(disk.path()).add(m_sample.asset(1)).ok());
        QVERIFY(disk.makeReadOnly());
        Library library = opened(disk.path());
        QCOMPARE(library.list()->assets.size(), std::size_t(1));
        const Result<AssetSummary> added = library.add(m_sample.asset(2));
        QVERIFY(!added && added.error().kind == ErrorKind::Disk);
        QVERIFY(!library.rename({"a1"}, "x") && !library.moveToTrash({"a1"}));
        QCOMPARE(library.list()->assets.size(), std::size_t(1));
    }

private:
    fs::path root() const { return pathOf(m_root->path()); }
    SampleAsset m_sample;
    std::unique_ptr<QTemporaryDir> m_root;
};

QTEST_GUILESS_MAIN(TestLibraryDisk)
#include "tst_library_disk.moc"
