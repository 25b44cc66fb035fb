#include "domain/view_naming.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace turnaround;

namespace {

void touch(const QTemporaryDir &folder, const QString &name)
{
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QFile::WriteOnly));
}

std::filesystem::path path(const QTemporaryDir &folder)
{
    return folder.path().toStdString();
}

bool says(const Result<ViewFiles> &result, const char *part)
{
    return !result.ok() && result.error().kind == ErrorKind::BadInput &&
        result.error().message.find(part) != std::string::npos;
}

} // namespace

class TestViewFolder : public QObject
{
    Q_OBJECT
private slots:
    void picturesOfAllKindsAreFoundWhateverTheCaseOfTheirEnding()
    {
        const QTemporaryDir folder;
        for (const char *name : {"front.png", "left.JPG", "back.jpeg", "TOP.WebP"})
            touch(folder, name);
        const auto views = viewsInFolder(path(folder));
        QVERIFY(views.ok());
        QCOMPARE(views.value().size(), std::size_t(4));
        QCOMPARE(views.value().at(View::Top).filename(), std::filesystem::path("TOP.WebP"));
    }
    void filesThatAreNoPicturesAreIgnored()
    {
        const QTemporaryDir folder;
        for (const char *name : {"front.png", "notes.txt", "meta.json", "Thumbs.db", ".DS_Store", "._front.png",
                                 ".hidden.png", "hero.psd", "front"})
            touch(folder, name);
        std::filesystem::create_directory(path(folder) / "left.png");
        std::filesystem::create_directory(path(folder) / "old");
        const auto views = viewsInFolder(path(folder));
        QVERIFY(views.ok());
        QCOMPARE(views.value().size(), std::size_t(1));
    }
    void aFolderThatIsNotThereIsSaidToBe()
    {
        const QTemporaryDir folder;
        QVERIFY(says(viewsInFolder(path(folder) / "missing"), "does not exist"));
    }
    void aFileInsteadOfAFolderIsSaidToBe()
    {
        const QTemporaryDir folder;
        touch(folder, "front.png");
        QVERIFY(says(viewsInFolder(path(folder) / "front.png"), "is not a folder"));
    }
    void anEmptyFolderIsSaidToBe()
    {
        const QTemporaryDir folder;
        QVERIFY(says(viewsInFolder(path(folder)), "holds no picture"));
        touch(folder, "front.TIF");
        QVERIFY(says(viewsInFolder(path(folder)), "(found only .tif)"));
    }
    void aHugeFolderGivesAShortMessage()
    {
        const QTemporaryDir folder;
        for (int i = 0; i < 200; ++i)
            touch(folder, QString("shot_%1.png").arg(i));
        const auto views = viewsInFolder(path(folder));
        QVERIFY(says(views, "200 pictures"));
        QVERIFY(views.error().message.size() < 400);
    }
    void aPipeOrABrokenLinkIsNotWaitedFor()
    {
        const QTemporaryDir pipe;
        QCOMPARE(::mkfifo((path(pipe) / "front.png").c_str(), 0600), 0);
        QVERIFY(says(viewsInFolder(path(pipe)), "front.png"));
        const QTemporaryDir link;
        std::filesystem::create_symlink("nowhere.png", path(link) / "front.png");
        QVERIFY(says(viewsInFolder(path(link)), "broken link"));
    }
};

QTEST_APPLESS_MAIN(TestViewFolder)
#include "tst_view_folder.moc"
