// Several processes and one data folder: handing over, taking over, killing.
#include "app/drawn_views.h"
#include "app/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace turnaround;
using namespace turnaround::app;

namespace {

const QString kSample = PROJECT_DIR "/resources/sample/knight";

/// Holds the folder as an owner would that does not answer.
class DeafOwner
{
public:
    explicit DeafOwner(const QString &data)
    {
        QDir().mkpath(data);
        m_file = open((data + "/owner.lock").toUtf8(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        m_holds = m_file >= 0 && flock(m_file, LOCK_EX | LOCK_NB) == 0 &&
            write(m_file, "process 4711 on 'elsewhere'", 27) == 27;
    }
    ~DeafOwner() { close(m_file); }
    bool holds() const { return m_holds; }

private:
    int m_file = -1;
    bool m_holds = false;
};

} // namespace

class TestTwoProcesses : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkdir("views"));
        drawViews(m_folder->filePath("views"), {View::Front, View::Left});
    }

    void severalAtOnceAllEndWell()
    {
        std::vector<std::unique_ptr<QProcess>> runs;
        for (int i = 0; i < 4; ++i)
            runs.push_back(begin("egg" + QString::number(i)));
        for (int i = 0; i < 4; ++i) {
            QVERIFY(runs[i]->waitForFinished(60'000));
            QVERIFY2(runs[i]->exitCode() == 0, runs[i]->readAllStandardOutput() + runs[i]->readAllStandardError());
            QVERIFY(QFile::exists(m_folder->filePath("egg" + QString::number(i) + ".glb")));
        }
        QCOMPARE(run({"library", "list"}).json()["total"].toInt(), 4);
        QCOMPARE(QDir(data() + "/inbox").entryList(QDir::Files), QStringList());
    }
    void whoGetsNoAnswerIsToldWhoHoldsTheFolder()
    {
        const DeafOwner owner(data());
        QVERIFY(owner.holds());
        const Run refused = runProgram(quick("egg"));
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.errorMessage().contains("process 4711 on 'elsewhere'"), refused.out);
        QCOMPARE(QDir(data() + "/inbox").entryList(QDir::Files), QStringList());
        QCOMPARE(QDir(data() + "/jobs").entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
    }
    void aSecondWindowSaysWhoHoldsTheFolder()
    {
        const DeafOwner owner(data());
        QVERIFY(owner.holds());
        QProcessEnvironment anywhere = QProcessEnvironment::systemEnvironment();
        anywhere.insert("QT_QPA_PLATFORM", "offscreen");
        const Run refused = runProgram({"--data-dir", data()}, {}, anywhere);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("process 4711 on 'elsewhere'"), refused.err);
    }
    void theNextTakesOverFromAnOwnerThatWasKilled()
    {
        const auto owner = begin("knight", kSample);
        QVERIFY(QTest::qWaitFor([&] { return stateOf("knight") == "generating"; }, 20'000));
        const auto visitor = begin("egg");
        QVERIFY(QTest::qWaitFor([&] { return !stateOf("egg").isEmpty(); }, 20'000));
        owner->kill();
        QVERIFY(owner->waitForFinished());
        QVERIFY(visitor->waitForFinished(60'000));
        QVERIFY2(visitor->exitCode() == 0, visitor->readAllStandardOutput() + visitor->readAllStandardError());
        QCOMPARE(stateOf("knight"), QString("ready")); // it was first in line
        QCOMPARE(stateOf("egg"), QString("ready"));
        QCOMPARE(run({"library", "list"}).json()["total"].toInt(), 2);
    }
    void whatWasLeftUndoneComesFirstAndThatIsSaid()
    {
        const auto owner = begin("knight", kSample);
        QVERIFY(QTest::qWaitFor([&] { return stateOf("knight") == "generating"; }, 20'000));
        const auto visitor = begin("egg");
        QVERIFY(QTest::qWaitFor([&] { return stateOf("egg") == "queued"; }, 20'000));
        for (const auto &process : {owner.get(), visitor.get()}) {
            process->kill();
            QVERIFY(process->waitForFinished());
        }
        const Run last = runProgram(quick("last"));
        QVERIFY2(last.exitCode == 0, last.out + last.err);
        QCOMPARE(last.err, QByteArray("Finishing 2 earlier jobs first.\n"));
        QCOMPARE(last.json()["state"].toString(), QString("ready"));
        QCOMPARE(stateOf("knight"), QString("ready"));
        QCOMPARE(stateOf("egg"), QString("ready"));
        QCOMPARE(runProgram(quick("later")).err, QByteArray());
    }
    void anotherProcessCancelsTheRunningJob()
    {
        const auto owner = begin("knight", kSample);
        QVERIFY(QTest::qWaitFor([&] { return stateOf("knight") == "generating"; }, 20'000));
        const QString id = run({"jobs", "list"}).json()["jobs"].toArray()[0].toObject()["id"].toString();
        QCOMPARE(run({"jobs", "cancel", id}).exitCode, 0);
        QVERIFY(owner->waitForFinished(20'000));
        QCOMPARE(owner->exitCode(), 130);
        QCOMPARE(stateOf("knight"), QString("cancelled"));
    }
    void killedAtAnyMomentEveryJobEndsExactlyOnce()
    {
        const int seed = qEnvironmentVariableIntValue("TURNAROUND_SEED");
        QRandomGenerator random(seed == 0 ? 2026 : quint32(seed));
        for (int round = 0; round < 10; ++round) {
            const auto doomed = begin("egg" + QString::number(round));
            QVERIFY(!doomed->waitForFinished(random.bounded(20, 700)) || doomed->exitCode() == 0);
            doomed->kill();
            doomed->waitForFinished();
        }
        // Orderly at last: all that was accepted comes first.
        QCOMPARE(runProgram(quick("last")).exitCode, 0);
        QStringList ready, filed;
        for (const auto job : run({"jobs", "list"}).json()["jobs"].toArray()) {
            const QString state = job.toObject()["state"].toString();
            QVERIFY2(state == "ready" || state == "failed", qPrintable(state)); // failed: killed too often
            if (state == "ready")
                ready << job.toObject()["asset"].toString();
        }
        const QJsonObject listed = run({"library", "list"}).json();
        for (const auto asset : listed["assets"].toArray()) {
            filed << asset.toObject()["id"].toString();
            QVERIFY(QFile::exists(asset.toObject()["folder"].toString() + "/model.glb"));
        }
        ready.sort();
        filed.sort();
        QCOMPARE(filed, ready);
        QVERIFY(listed["problems"].toArray().isEmpty());
        for (const QString &name :
             QDir(data() + "/library").entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot))
            QVERIFY2(!name.startsWith('.'), qPrintable(name));
    }

private:
    QString data() const { return m_folder->filePath("data"); }
    QStringList quick(const QString &name, const QString &views = {}) const
    {
        return {"--data-dir",
                data(),
                "generate",
                "--views",
                views.isEmpty() ? m_folder->filePath("views") : views,
                "--faces",
                "3000",
                "--texture",
                "1024",
                "--out",
                m_folder->filePath(name + ".glb"),
                "--json"};
    }
    std::unique_ptr<QProcess> begin(const QString &name, const QString &views = {}) const
    {
        auto process = std::make_unique<QProcess>();
        process->start(TURNAROUND_PROGRAM, quick(name, views));
        process->waitForStarted();
        return process;
    }
    Run run(const QStringList &arguments) const
    {
        return runProgram(QStringList{"--data-dir", data()} + arguments + QStringList{"--json"});
    }
    QString stateOf(const QString &name) const
    {
        for (const auto job : run({"jobs", "list"}).json()["jobs"].toArray()) {
            if (job.toObject()["name"].toString() == name)
                return job.toObject()["state"].toString();
        }
        return {};
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTwoProcesses)
#include "tst_two_processes.moc"
