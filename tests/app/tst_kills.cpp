// Kill -9 at random instants: the executable, all services of the sandbox, one data folder. TURNAROUND_KILLS=200 for
// more than the few that every run of the suite has time for.
#include "app/program.h"
#include "sandbox/sandbox.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace turnaround;
using namespace turnaround::app;

namespace {

const QString kFront = QStringLiteral(PROJECT_DIR "/resources/sample/knight/front.png");
constexpr int kMostMilliseconds = 1500; ///< a killed program's life

} // namespace

class TestKills : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsLostAndNothingPaidTwice()
    {
        sandbox::SandboxSetup setup;
        setup.jobTime = std::chrono::milliseconds(800);
        sandbox::Sandbox services(setup);
        QVERIFY(services.start());
        for (const std::string &provider : sandbox::providerNames()) {
            const QByteArray name = "TURNAROUND_" + QByteArray::fromStdString(provider).toUpper();
            qputenv(name + "_URL", QByteArray::fromStdString(services.address(provider)));
            qputenv(name + "_KEY", "practice");
        }
        qputenv("TURNAROUND_SCENARIO_SECRET", "practice");
        qputenv("TURNAROUND_TENCENT_ID", "AKIDpractice");

        const int asked = qEnvironmentVariableIntValue("TURNAROUND_KILLS");
        const int kills = asked > 0 ? asked : 16;
        QRandomGenerator chance(20261121);
        const std::vector<std::string> &names = sandbox::providerNames();
        int killed = 0, started = 0;
        while (killed < kills) {
            const bool begins = started < int(2 * names.size()) && chance.bounded(2) == 0;
            const QStringList what =
                begins ? generateAt(QString::fromStdString(names[std::size_t(started++) % names.size()])) : kResume;
            killed += runAndKill(what, chance.bounded(kMostMilliseconds)) ? 1 : 0;
        }
        const Run last = runProgram(QStringList{"--data-dir", m_folder.path()} + kResume);
        QVERIFY2(last.exitCode == 0 || last.exitCode == 6, last.err);

        const QJsonArray jobs =
            runProgram({"--data-dir", m_folder.path(), "jobs", "list", "--json"}).json()["jobs"].toArray();
        std::map<QString, int> known, charged;
        int ready = 0;
        for (const auto &each : jobs) {
            const QJsonObject job = each.toObject();
            const QString state = job["state"].toString();
            QVERIFY2(state == "ready" || state == "unconfirmed", qPrintable(state));
            ++known[job["provider"].toString()];
            ready += state == "ready" ? 1 : 0;
        }
        for (const sandbox::Charge &charge : services.charges())
            ++charged[QString::fromStdString(charge.provider)];
        for (const auto &[provider, count] : charged)
            QVERIFY2(count <= known[provider], qPrintable(provider)); // none is lost, none was paid twice
        const QJsonObject library = runProgram({"--data-dir", m_folder.path(), "library", "list", "--json"}).json();
        QCOMPARE(library["assets"].toArray().size(), ready);
        QVERIFY(library["problems"].toArray().isEmpty());
        qInfo("%d kills, %d jobs, %d ready, %d charges", killed, int(jobs.size()), ready,
              int(services.charges().size()));
    }

private:
    const QStringList kResume = {"jobs", "resume", "--json"};

    QStringList generateAt(const QString &provider) const
    {
        QStringList arguments = {"generate", "--provider", provider, "--out", m_folder.filePath("out"), "--json"};
        if (provider == "pixazo")
            return arguments + QStringList{"--prompt", "an owl"};
        if (provider == "selfhosted")
            arguments += {"--option", "texture=true"};
        return arguments + QStringList{"--front", kFront};
    }
    /// False where it ended by itself before.
    bool runAndKill(const QStringList &arguments, int milliseconds) const
    {
        QProcess program;
        program.start(TURNAROUND_PROGRAM, QStringList{"--data-dir", m_folder.path()} + arguments);
        if (!program.waitForStarted() || program.waitForFinished(milliseconds))
            return false;
        program.kill();
        program.waitForFinished();
        return true;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
