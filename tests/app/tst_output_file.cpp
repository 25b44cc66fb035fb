#include "app/drawn_views.h"
#include "app/output_file.h"

#include <QFile>
#include <QTest>

#include <limits>
#include <sys/stat.h>

using namespace turnaround;
using namespace turnaround::app;

namespace {

std::filesystem::path in(const QTemporaryDir &folder, const char *name)
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

QByteArray contentOf(const std::filesystem::path &file)
{
    QFile read(QString::fromStdString(file.string()));
    return read.open(QFile::ReadOnly) ? read.readAll() : QByteArray();
}

void put(const std::filesystem::path &file, const QByteArray &content)
{
    QFile write(QString::fromStdString(file.string()));
    QVERIFY(write.open(QFile::WriteOnly));
    write.write(content);
}

bool refused(const Result<void> &result, ErrorKind kind, const char *part)
{
    return !result && result.error().kind == kind && result.error().message.find(part) != std::string::npos;
}

} // namespace

class TestOutputFile : public QObject
{
    Q_OBJECT
private slots:
    void aGoodPlaceIsAcceptedAndLeftUntouched()
    {
        const QTemporaryDir folder;
        QVERIFY(checkOutput(in(folder, "model.glb"), ".glb", {}).ok());
        QVERIFY(checkOutput(in(folder, "MODEL.GLB"), ".glb", {}).ok());
        QVERIFY(namesIn(folder.path()).isEmpty());
    }
    void anOlderFileIsKeptByTheCheck()
    {
        const QTemporaryDir folder;
        put(in(folder, "model.glb"), "older");
        QVERIFY(checkOutput(in(folder, "model.glb"), ".glb", {}).ok());
        QCOMPARE(contentOf(in(folder, "model.glb")), QByteArray("older"));
    }
    void theEndingMustTellTheKindOfFile()
    {
        const QTemporaryDir folder;
        for (const char *name : {"model", "model.obj", "model.glb.txt", ".glb"})
            QVERIFY2(refused(checkOutput(in(folder, name), ".glb", {}), ErrorKind::BadUsage, "must end in .glb"), name);
        QVERIFY(refused(checkOutput("", ".glb", {}), ErrorKind::BadUsage, "must end in .glb"));
    }
    void aMissingFolderIsNamed()
    {
        const QTemporaryDir folder;
        QVERIFY(refused(checkOutput(in(folder, "no/model.glb"), ".glb", {}), ErrorKind::Disk, "does not exist"));
        put(in(folder, "file"), "");
        QVERIFY(refused(checkOutput(in(folder, "file/model.glb"), ".glb", {}), ErrorKind::Disk, "file"));
    }
    void aFolderOrADeviceInItsPlaceIsNotReplaced()
    {
        const QTemporaryDir folder;
        std::filesystem::create_directory(in(folder, "model.glb"));
        QVERIFY(refused(checkOutput(in(folder, "model.glb"), ".glb", {}), ErrorKind::Disk, "is a folder"));
        QCOMPARE(::mkfifo(in(folder, "pipe.glb").c_str(), 0600), 0);
        QVERIFY(refused(checkOutput(in(folder, "pipe.glb"), ".glb", {}), ErrorKind::Disk, "no ordinary file"));
    }
    void anInputIsNotOverwritten()
    {
        const QTemporaryDir folder;
        put(in(folder, "front.glb"), "x");
        std::filesystem::create_symlink("front.glb", in(folder, "link.glb"));
        for (const char *name : {"front.glb", "link.glb"})
            QVERIFY(refused(checkOutput(in(folder, name), ".glb", {in(folder, "front.glb")}), ErrorKind::BadUsage,
                            "also read"));
    }
    void aNameTooLongForTheDiskIsFoundBeforeTheWork()
    {
        const QTemporaryDir folder;
        const std::string name = std::string(252, 'm') + ".glb";
        QVERIFY(refused(checkOutput(in(folder, name.c_str()), ".glb", {}), ErrorKind::Disk, "can't be written"));
    }
    void aDiskThatIsTooSmallIsFoundBeforeTheWork()
    {
        const QTemporaryDir folder;
        QVERIFY(refused(checkOutput(in(folder, "model.glb"), ".glb", {}, std::numeric_limits<std::int64_t>::max()),
                        ErrorKind::Disk, "the disk is full"));
    }
    void writingReplacesAnOlderFile()
    {
        const QTemporaryDir folder;
        put(in(folder, "picture.png"), "older and longer");
        const QByteArray content = "new";
        QVERIFY(writeOutput(in(folder, "picture.png"), std::as_bytes(std::span(content.constData(), 3)), {}).ok());
        QCOMPARE(contentOf(in(folder, "picture.png")), content);
        QCOMPARE(namesIn(folder.path()), QStringList{"picture.png"});
    }
    void aCancelLeavesTheOlderFile()
    {
        const QTemporaryDir folder;
        put(in(folder, "picture.png"), "older");
        const CancelToken cancel;
        cancel.request();
        const std::vector<std::byte> content(10'000'000);
        QVERIFY(refused(writeOutput(in(folder, "picture.png"), content, cancel), ErrorKind::Cancelled, "nothing"));
        QCOMPARE(contentOf(in(folder, "picture.png")), QByteArray("older"));
        QCOMPARE(namesIn(folder.path()), QStringList{"picture.png"});
    }
};

QTEST_GUILESS_MAIN(TestOutputFile)
#include "tst_output_file.moc"
