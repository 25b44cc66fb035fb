// turnaround library and turnaround jobs, and what generate leaves in a data folder.
#include "app/drawn_views.h"
#include "app/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <unistd.h>

using namespace turnaround;
using namespace turnaround::app;

namespace {

const QString kSample = PROJECT_DIR "/resources/sample/knight";

} // namespace

class TestLibraryJobs : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkdir("views"));
        drawViews(m_folder->filePath("views"), {View::Front, View::Left});
    }

    void whatIsGeneratedIsFiled()
    {
        QCOMPARE(runProgram(quick("Red egg")).exitCode, 0);
        const QJsonObject listed = run({"library", "list"}).json();
        QCOMPARE(listed["total"].toInt(), 1);
        const QJsonObject asset = listed["assets"].toArray()[0].toObject();
        QCOMPARE(asset["name"].toString(), QString("Red egg"));
        QCOMPARE(asset["provider"].toString(), QString("blockout"));
        QFile filed(asset["folder"].toString() + "/model.glb"), out(m_folder->filePath("Red egg.glb"));
        QVERIFY(filed.open(QFile::ReadOnly) && out.open(QFile::ReadOnly));
        QVERIFY(filed.readAll() == out.readAll());

        const QJsonArray jobs = run({"jobs", "list"}).json()["jobs"].toArray();
        QCOMPARE(jobs.size(), 1);
        QCOMPARE(jobs[0].toObject()["state"].toString(), QString("ready"));
        QCOMPARE(jobs[0].toObject()["asset"], asset["id"]);
        const QJsonObject shown = run({"jobs", "show", jobs[0].toObject()["id"].toString().left(9)}).json();
        QCOMPARE(shown["request"].toObject()["settings"].toObject()["faces"].toInt(), 3000);
    }
    void withoutTheLibraryNothingIsKept()
    {
        const Run made = runProgram(quick("egg") + QStringList{"--no-library"});
        QVERIFY2(made.exitCode == 0, made.out);
        QCOMPARE(made.json().keys(),
                 QStringList({"cost", "error", "faces", "files", "job", "model", "out", "provider", "report", "seconds",
                              "stages", "state"}));
        QVERIFY(!QFile::exists(data()));
        QCOMPARE(run({"library", "list"}).json()["total"].toInt(), 0);
        QCOMPARE(run({"jobs", "list"}).json()["jobs"].toArray().size(), 0);
        QVERIFY(!QFile::exists(data())); // looking makes nothing either
    }
    void anInterruptedJobIsCancelledAndCanBeTriedAgain()
    {
        const Run stopped = interruptProgram({"--data-dir", data(), "generate", "--views", kSample, "--faces", "3000",
                                              "--texture", "1024", "--out", m_folder->filePath("k.glb")},
                                             " %  ", SIGINT);
        QCOMPARE(stopped.exitCode, 130);
        const QJsonArray jobs = run({"jobs", "list"}).json()["jobs"].toArray();
        QCOMPARE(jobs.size(), 1);
        QCOMPARE(jobs[0].toObject()["state"].toString(), QString("cancelled"));
        const QString id = jobs[0].toObject()["id"].toString();
        QCOMPARE(run({"jobs", "cancel", id}).exitCode, 2); // it has ended
        const Run again = run({"jobs", "retry", id});
        QVERIFY2(again.exitCode == 0, again.out);
        QCOMPARE(again.json()["state"].toString(), QString("ready"));
        QCOMPARE(again.json()["attempt"].toInt(), 2);
        QCOMPARE(run({"library", "list"}).json()["total"].toInt(), 1);
        QCOMPARE(run({"jobs", "retry", id}).exitCode, 2);
    }
    void anImportIsFiledAndAWrongFileIsNot()
    {
        QCOMPARE(runProgram(quick("egg") + QStringList{"--no-library"}).exitCode, 0);
        const Run imported = run({"library", "import", m_folder->filePath("egg.glb")});
        QVERIFY2(imported.exitCode == 0, imported.out);
        QVERIFY(imported.json()["triangles"].toInt() > 2900);
        QCOMPARE(imported.json()["provider"].toString(), QString("import"));
        const Run wrong = run({"library", "import", m_folder->filePath("views/front.png")});
        QCOMPARE(wrong.exitCode, 2);
        QCOMPARE(wrong.errorKind(), QString("bad_input"));
        QVERIFY2(wrong.errorMessage().contains("front.png"), wrong.out);
        QCOMPARE(run({"library", "list", "--search", "EG"}).json()["assets"].toArray().size(), 1);
        QCOMPARE(run({"library", "list", "--search", "axe"}).json()["assets"].toArray().size(), 0);
    }
    void aRebuildFindsTheFoldersAgainAndTellsOfOthers()
    {
        QCOMPARE(runProgram(quick("egg")).exitCode, 0);
        QVERIFY(QDir(data()).mkpath("library/holiday"));
        const Run rebuilt = run({"library", "rebuild"});
        QCOMPARE(rebuilt.exitCode, 0);
        QCOMPARE(rebuilt.json()["total"].toInt(), 1);
        QCOMPARE(rebuilt.json()["problems"].toArray().size(), 1);
        QVERIFY(rebuilt.err.contains("holiday"));
    }
    void anUnknownJobIsNamed()
    {
        const Run unknown = run({"jobs", "show", "4f1c"});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.errorMessage().contains("4f1c"));
    }
    void aDataFolderThatCannotBeWrittenNamesTheWaysRound()
    {
        QVERIFY(QDir().mkpath(data()));
        if (mount("tmpfs", data().toUtf8(), "tmpfs", MS_RDONLY, "size=64k") != 0)
            QSKIP("a read-only disk needs the right to mount one");
        const Run readOnly = runProgram(quick("egg"));
        const Run without = runProgram(quick("egg") + QStringList{"--no-library"});
        umount(data().toUtf8());
        QCOMPARE(readOnly.exitCode, 5);
        QVERIFY2(readOnly.errorMessage().contains("--no-library"), readOnly.out);
        QVERIFY2(readOnly.errorMessage().contains("--data-dir"), readOnly.out);
        QCOMPARE(without.exitCode, 0);
    }
    void aFullDataFolderFailsTheJobAndItsModelWaits()
    {
        QVERIFY(QDir().mkpath(data()));
        // Room for the store, the view (147 kB) and one model (577 kB), but not for both in the library too.
        if (mount("tmpfs", data().toUtf8(), "tmpfs", 0, "size=1200k") != 0)
            QSKIP("a small disk needs the right to mount one");
        const QStringList arguments = {
            "--data-dir", data(),      "generate", "--front", kSample + "/front.png",      "--faces",
            "3000",       "--texture", "1024",     "--out",   m_folder->filePath("k.glb"), "--json"};
        const Run full = runProgram(arguments);
        const Run freed = [&] {
            if (mount("tmpfs", data().toUtf8(), "tmpfs", MS_REMOUNT, "size=20m") != 0)
                return Run();
            const QJsonArray jobs = run({"jobs", "list"}).json()["jobs"].toArray();
            return jobs.isEmpty() ? Run() : run({"jobs", "retry", jobs[0].toObject()["id"].toString()});
        }();
        const QJsonObject listed = run({"library", "list"}).json();
        umount2(data().toUtf8(), MNT_DETACH);
        QCOMPARE(full.exitCode, 5);
        QCOMPARE(full.errorKind(), QString("disk"));
        QVERIFY2(full.errorMessage().contains("--no-library"), full.out);
        QVERIFY2(freed.exitCode == 0, freed.out + freed.err);
        QCOMPARE(listed["total"].toInt(), 1);
    }

private:
    QString data() const { return m_folder->filePath("data"); }
    QStringList quick(const QString &name) const
    {
        return {"--data-dir", data(),      "generate", "--views", m_folder->filePath("views"),       "--faces",
                "3000",       "--texture", "1024",     "--out",   m_folder->filePath(name + ".glb"), "--json"};
    }
    Run run(const QStringList &arguments) const
    {
        return runProgram(QStringList{"--data-dir", data()} + arguments + QStringList{"--json"});
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLibraryJobs)
#include "tst_library_jobs.moc"
