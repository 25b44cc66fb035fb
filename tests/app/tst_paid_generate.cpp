// The command line with services: the executable itself, against the sandbox's services in this process.
#include "app/drawn_views.h"
#include "app/program.h"
#include "sandbox/sandbox.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace turnaround;
using namespace turnaround::app;

namespace {

const QString kFront = QStringLiteral(PROJECT_DIR "/resources/sample/knight/front.png");
const QString kViews = QStringLiteral(PROJECT_DIR "/resources/sample/knight");

} // namespace

class TestPaidGenerate : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        sandbox::SandboxSetup setup;
        setup.jobTime = std::chrono::milliseconds(200);
        m_sandbox = std::make_unique<sandbox::Sandbox>(setup);
        QVERIFY(m_sandbox->start());
        for (const std::string &provider : sandbox::providerNames()) {
            const QByteArray name = "TURNAROUND_" + QByteArray::fromStdString(provider).toUpper();
            qputenv(name + "_URL", QByteArray::fromStdString(m_sandbox->address(provider)));
            if (provider != "selfhosted")
                qputenv(name + "_KEY", "practice");
        }
        qputenv("TURNAROUND_SCENARIO_SECRET", "practice");
        qputenv("TURNAROUND_TENCENT_ID", "AKIDpractice");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void aModelIsMadePaidAndFiled()
    {
        const Run run = generate({"--provider", "runware", "--front", kFront, "--results", "2", "--out", out("m.glb")});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = run.json();
        QCOMPARE(json["state"].toString(), QString("ready"));
        QCOMPARE(json["files"].toArray().size(), 2);
        QVERIFY(QFile::exists(out("m.glb")) && QFile::exists(out("m-2.glb")));
        QCOMPARE(json["files"][0].toObject()["sha256"].toString().size(), 64);
        QCOMPARE(json["cost"].toObject()["unit"].toString(), QString("USD"));
        QVERIFY(json["error"].isNull());
        QCOMPARE(m_sandbox->charges().size(), std::size_t(1));
        const QJsonObject spending = program({"spending", "--json"}).json();
        QVERIFY(spending["today"].toObject()["USD"].toDouble() > 0);
        QCOMPARE(program({"library", "list", "--json"}).json()["assets"].toArray().size(), 2);
    }
    void aFolderReceivesEverything()
    {
        const Run run = generate({"--provider", "tencent", "--prompt", "an owl", "--out", out("all")});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(namesIn(out("all")).contains("model.glb"));
        QCOMPARE(run.json()["files"].toArray().size(), namesIn(out("all")).size());
    }
    void aDetachedJobIsGoneOnWithByItsNumberAndWrittenOut()
    {
        const Run left = generate({"--provider", "scenario", "--front", kFront, "--detach", "--out", out("later.glb")});
        QCOMPARE(left.exitCode, 0);
        const QString id = left.json()["job"].toString();
        QVERIFY(id.size() > 8 && !QFile::exists(out("later.glb")));
        const Run resumed = program({"jobs", "resume", id.left(8), "--out", out("later.glb"), "--json"});
        QCOMPARE(resumed.exitCode, 0);
        QCOMPARE(resumed.json()["state"].toString(), QString("ready"));
        QCOMPARE(resumed.json()["files"].toArray().size(), 1);
        QVERIFY(QFile::exists(out("later.glb")));
        QCOMPARE(m_sandbox->charges().size(), std::size_t(1));
    }
    void aDetachedJobSaysHowToGoOn()
    {
        const Run left =
            program({"generate", "--provider", "vtrix", "--prompt", "an owl", "--detach", "--out", out("later.glb")});
        QCOMPARE(left.exitCode, 0);
        QVERIFY2(left.out.contains("turnaround jobs resume "), left.out.constData());
    }
    void aCancelThatIsRefusedSaysThatTheJobGoesOn()
    {
        m_sandbox->addFault({"scenario", "job-endless", 1});
        const Run left = generate({"--provider", "scenario", "--front", kFront, "--detach", "--out", out("m.glb")});
        QCOMPARE(left.exitCode, 0);
        m_sandbox->addFault({"scenario", "other-server-500", 100});
        const Run refused = program({"jobs", "cancel", left.json()["job"].toString()});
        QCOMPARE(refused.exitCode, 3);
        QVERIFY2(refused.err.contains("did not cancel"), refused.err.constData());
    }
    void aJobWhoseKeyIsGoneIsKeptAndSaysSo()
    {
        const Run left = generate({"--provider", "vtrix", "--prompt", "an owl", "--detach", "--out", out("m.glb")});
        QCOMPARE(left.exitCode, 0);
        qunsetenv("TURNAROUND_VTRIX_KEY");
        for (const QStringList &resume :
             {QStringList{"jobs", "resume"}, {"jobs", "resume", left.json()["job"].toString()}}) {
            const Run waiting = program(resume);
            QCOMPARE(waiting.exitCode, 2);
            QVERIFY2(waiting.err.contains("There is no key for Vtrix"), waiting.err.constData());
        }
        qputenv("TURNAROUND_VTRIX_KEY", "practice");
        QCOMPARE(program({"jobs", "resume"}).exitCode, 0);
        QCOMPARE(m_sandbox->charges().size(), std::size_t(1));
    }
    void aCancelReachesTheService()
    {
        const Run left = generate({"--provider", "scenario", "--front", kFront, "--detach", "--out", out("m.glb")});
        QCOMPARE(left.exitCode, 0);
        program({"jobs", "cancel", left.json()["job"].toString(), "--json"});
        const auto requests = m_sandbox->requests();
        QVERIFY(std::ranges::any_of(requests, [](const sandbox::LoggedRequest &request) {
            return request.path.ends_with("/action") && request.method == "POST";
        }));
    }
    void whatIsNotUsedIsRefusedBeforeAnythingIsSent()
    {
        const QStringList two = {"--provider",         "runware", "--front",   kFront, "--left",
                                 kViews + "/left.png", "--out",   out("m.glb")};
        const Run refused = generate(two);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.errorMessage().contains("only the front will be sent"));
        QVERIFY(m_sandbox->requests().empty());
        QCOMPARE(generate(two + QStringList{"--drop-unused"}).exitCode, 0);
    }
    void optionsAreCheckedByTheModelsOwnLimits()
    {
        const Run few =
            generate({"--provider", "scenario", "--front", kFront, "--faces", "3000", "--out", out("m.glb")});
        QCOMPARE(few.exitCode, 2);
        QVERIFY2(few.errorMessage().contains("40"), few.out);
        const Run unknown =
            generate({"--provider", "vtrix", "--prompt", "x", "--option", "colour=red", "--out", out("m.glb")});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.errorMessage().contains("colour"));
        QVERIFY(m_sandbox->requests().empty());
    }
    void aBudgetRefusesAndCanBeExceededKnowingly()
    {
        QCOMPARE(program({"spending", "budget", "--day", "0.1", "--json"}).exitCode, 0);
        const QStringList owl = {"--provider", "pixazo", "--prompt", "an owl", "--out", out("m.glb")};
        const Run refused = generate(owl);
        QCOMPARE(refused.exitCode, 3);
        QVERIFY2(refused.errorMessage().contains("$0.225"), refused.out);
        QVERIFY(m_sandbox->requests().empty());
        QCOMPARE(generate(owl + QStringList{"--over-budget"}).exitCode, 0);
    }
    void aLostAnswerEndsWithSixAndGoesOnByHand()
    {
        m_sandbox->addFault({"vtrix", "submit-reset-after", 1});
        const Run lost = generate({"--provider", "vtrix", "--prompt", "an owl", "--out", out("m.glb")});
        QCOMPARE(lost.exitCode, 6);
        QCOMPARE(lost.json()["state"].toString(), QString("unconfirmed"));
        QCOMPARE(lost.json()["error"].toObject()["charged"].toString(), QString("unknown"));
        const QString job = lost.json()["job"].toString();
        QVERIFY2(lost.err.contains("jobs resume " + job.left(8).toUtf8() + " --service-job"), lost.err);
        QVERIFY2(lost.err.contains("jobs retry " + job.left(8).toUtf8()), lost.err);
        const QString message = lost.json()["error"].toObject()["message"].toString();
        QVERIFY2(!message.contains("--") && message.contains("Vtrix may have charged"), qPrintable(message));
        QCOMPARE(program({"jobs", "resume", job, "--json"}).exitCode, 2); // nothing to go on with yet
        const QString there = QString::fromStdString(m_sandbox->charges().front().task);
        const Run found = program({"jobs", "resume", job, "--service-job", there, "--json"});
        QCOMPARE(found.exitCode, 0);
        QCOMPARE(found.json()["state"].toString(), QString("ready"));
        QCOMPARE(m_sandbox->charges().size(), std::size_t(1));
    }
    void aDetachedJobIsResumedLater()
    {
        const Run detached =
            generate({"--provider", "wavespeed", "--front", kFront, "--out", out("m.glb"), "--detach"});
        QCOMPARE(detached.exitCode, 0);
        QCOMPARE(detached.json()["state"].toString(), QString("generating"));
        const Run resumed = program({"jobs", "resume", "--json"});
        QCOMPARE(resumed.exitCode, 0);
        QCOMPARE(resumed.json()["jobs"][0].toObject()["state"].toString(), QString("ready"));
        QCOMPARE(m_sandbox->charges().size(), std::size_t(1));
    }
    void aServiceThatRefusesIsThree()
    {
        qputenv("TURNAROUND_VTRIX_KEY", "wrong");
        const Run run = generate({"--provider", "vtrix", "--prompt", "an owl", "--out", out("m.glb")});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.json()["error"].toObject()["charged"].toString(), QString("no"));
    }
    void withoutAKeyItIsSaidWhereOneGoes()
    {
        qunsetenv("TURNAROUND_VTRIX_KEY");
        const Run run = generate({"--provider", "vtrix", "--prompt", "an owl", "--out", out("m.glb")});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.errorMessage().contains("TURNAROUND_VTRIX_KEY"));
    }
    void keysAreCheckedWithoutCost()
    {
        const Run good = program({"keys", "check", "runware", "--json"});
        QCOMPARE(good.exitCode, 0);
        QVERIFY(good.json()["accepted"].toBool() && good.json()["balance"].isObject());
        qputenv("TURNAROUND_RUNWARE_KEY", "wrong");
        QCOMPARE(program({"keys", "check", "runware", "--json"}).exitCode, 3);
        QVERIFY(m_sandbox->charges().empty());
    }
    void theServicesAreListedWithoutTheirKeys()
    {
        qputenv("TURNAROUND_RUNWARE_KEY", "a-key-not-to-be-seen");
        const Run run = program({"providers", "--json"});
        QCOMPARE(run.json()["providers"].toArray().size(), 7);
        QVERIFY(!run.out.contains("a-key-not-to-be-seen"));
    }
    void practiceNeedsNoKeyAndSpendsNothing()
    {
        const Run run = runProgram({"--sandbox", "--data-dir", m_folder->filePath("data"), "generate", "--provider",
                                    "runware", "--prompt", "an owl", "--out", out("m.glb"), "--json"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.json()["practice"].toBool());
        QVERIFY(m_sandbox->requests().empty()); // it has a sandbox of its own
        QVERIFY(program({"spending", "--json"}).json()["today"].toObject().isEmpty());
    }

private:
    Run program(const QStringList &arguments) const
    {
        return runProgram(QStringList{"--data-dir", m_folder->filePath("data")} + arguments);
    }
    Run generate(const QStringList &arguments) const
    {
        return program(QStringList{"generate"} + arguments + QStringList{"--json"});
    }
    QString out(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPaidGenerate)
#include "tst_paid_generate.moc"
