// Paid jobs on a machine in trouble: a disk that is full or read-only, a clock that jumps, sleep, links that die.
#include "jobs/paid_work.h"
#include "jobs/remote_machine.h"
#include "library/mounted.h"

#include <QDir>
#include <QTest>

using namespace turnaround;
using namespace turnaround::jobs;

namespace fs = std::filesystem;

namespace {

/// Takes what is left of a disk.
class Ballast
{
public:
    explicit Ballast(const std::string &disk)
        : m_file(QString::fromStdString(disk + "/ballast"))
    {
        const QByteArray piece(4096, 'x');
        if (!m_file.open(QFile::WriteOnly | QFile::Unbuffered))
            return;
        while (m_file.write(piece) == piece.size()) { }
    }
    void remove() { m_file.remove(); }

private:
    QFile m_file;
};

/// A folder that nothing can be written to meanwhile; what is open stays so.
class ReadOnlyWhile
{
public:
    explicit ReadOnlyWhile(const fs::path &folder)
        : m_folder(folder)
        , m_bound(::mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr) == 0)
        , m_done(m_bound && ::mount(nullptr, folder.c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0)
    {
    }
    ~ReadOnlyWhile()
    {
        if (m_bound)
            ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    bool done() const { return m_done; }

private:
    fs::path m_folder;
    bool m_bound, m_done;
};

} // namespace

class TestPaidTrouble : public QObject
{
    Q_OBJECT
private slots:
    void aDiskThatFillsUpLosesNoPaidJob_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<JobState>("when");
        QTest::addColumn<bool>("cut");
        for (const char *provider : {"runware", "vtrix", "scenario"}) {
            for (const JobState state : {JobState::Uploading, JobState::Generating, JobState::Downloading}) {
                for (const bool cut : {false, true})
                    QTest::addRow("%s %s%s", provider, jobStateName(state).data(), cut ? ", power cut" : "")
                        << provider << state << cut;
            }
        }
    }
    void aDiskThatFillsUpLosesNoPaidJob()
    {
        QFETCH(QString, provider);
        QFETCH(JobState, when);
        QFETCH(bool, cut);
        const Mounted disk("size=12m");
        if (!disk.done())
            QSKIP("a small disk needs the right to mount one");
        PaidWork work(disk.path());
        QVERIFY(work.begin());
        const JobId id = work.submitTo(provider.toStdString());
        QVERIFY(work.driver().stepUntil([&] { return work.driver().stateOf(id) >= when; }));
        Ballast ballast(disk.path());
        work.steps(20);
        const std::optional<Job> during = work.driver().job(id);
        QVERIFY(during);
        if (during->state == JobState::Failed) {
            QVERIFY2(during->error->kind == ErrorKind::Disk, during->error->message.c_str());
            QVERIFY2(during->error->message.find("charged") != std::string::npos, during->error->message.c_str());
        }
        const int paid = work.charges();
        if (cut)
            work.driver().crash();
        ballast.remove();
        if (cut)
            QVERIFY(work.driver().open());
        QVERIFY(work.driver().job(id)); // it is still there
        work.steps(10);
        if (work.driver().stateOf(id) == JobState::Unconfirmed) { // its id could not be kept
            QVERIFY(cut && paid == 1);
            work.driver().post(ResumeJob{id, work.services().charges().front().task, {}});
        } else if (work.driver().stateOf(id) == JobState::Failed) {
            work.driver().post(RetryJob{id, false});
        }
        QVERIFY(work.untilState(id, JobState::Ready));
        QCOMPARE(work.charges(), 1);
        QVERIFY(work.cutPower());
        QVERIFY(work.driver().stateOf(id) == JobState::Ready);
    }
    void aFullDiskIsToldBeforeAnythingIsPaid()
    {
        const Mounted disk("size=12m");
        if (!disk.done())
            QSKIP("a small disk needs the right to mount one");
        PaidWork work(disk.path());
        QVERIFY(work.begin());
        const Ballast ballast(disk.path());
        const JobId id = work.submitTo("runware");
        work.steps(5);
        const auto *refused = work.driver().last<JobRefused>();
        QVERIFY(refused && refused->error.kind == ErrorKind::Disk);
        QVERIFY2(refused->error.message.find("full") != std::string::npos, refused->error.message.c_str());
        QVERIFY(!work.driver().job(id));
        QCOMPARE(work.charges(), 0);
    }
    void aReadOnlyLibraryKeepsThePaidModelUntilItCanBeStored()
    {
        PaidWork work;
        QVERIFY(work.begin());
        const JobId id = work.submitTo("vtrix");
        QVERIFY(work.untilState(id, JobState::Generating));
        {
            const ReadOnlyWhile library(work.driver().folder().library());
            if (!library.done())
                QSKIP("a read-only folder needs the right to mount one");
            QVERIFY(work.untilOver(id));
            const Job failed = *work.driver().job(id);
            QVERIFY(failed.state == JobState::Failed && failed.error->kind == ErrorKind::Disk);
            QVERIFY2(failed.error->message.find("read-only") != std::string::npos, failed.error->message.c_str());
            QVERIFY(work.cutPower());
            QVERIFY(work.driver().stateOf(id) == JobState::Failed);
        }
        const std::size_t asked = work.services().requests().size();
        work.driver().post(RetryJob{id, false});
        QVERIFY(work.untilState(id, JobState::Ready));
        QCOMPARE(work.services().requests().size(), asked); // what was fetched is here
        QCOMPARE(work.charges(), 1);
    }
    void aClockThatJumpsLosesNothingAndPaysOnce_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<JobState>("when");
        QTest::addColumn<int>("days");
        for (const Provider *provider : playedServices()) {
            for (const JobState state : {JobState::Submitting, JobState::Generating}) {
                for (const int days : {3, -3})
                    QTest::addRow("%s %s %+d days", provider->info.id.c_str(), jobStateName(state).data(), days)
                        << QString::fromStdString(provider->info.id) << state << days;
            }
        }
    }
    void aClockThatJumpsLosesNothingAndPaysOnce()
    {
        QFETCH(QString, provider);
        QFETCH(JobState, when);
        QFETCH(int, days);
        PaidWork work;
        QVERIFY(work.begin());
        const JobId id = work.submitTo(provider.toStdString());
        QVERIFY(work.driver().stepUntil([&] { return work.driver().stateOf(id) >= when; }));
        work.driver().jump(std::chrono::days(days));
        QVERIFY(work.untilOver(id));
        if (work.driver().stateOf(id) == JobState::Failed) { // signatures need a clock that is right
            const std::string told = work.driver().job(id)->error->message;
            QVERIFY2(told.find("Set the clock.") != std::string::npos, told.c_str());
            work.driver().jump(std::chrono::days(-days));
            work.driver().post(RetryJob{id, false});
        }
        QVERIFY(work.untilState(id, JobState::Ready));
        QCOMPARE(work.charges(), providers::findProvider(provider.toStdString())->info.credentials.empty() ? 0 : 1);
    }
    void aJobThatIsResumedIsWaitedForAnew()
    {
        PaidWork work;
        QVERIFY(work.begin());
        work.services().addFault({"vtrix", "job-endless", 1});
        const JobId id = work.submitTo("vtrix");
        QVERIFY(work.untilState(id, JobState::Generating));
        work.driver().post(CancelJob{id});
        work.steps(3);
        work.driver().jump(std::chrono::days(2));
        work.driver().post(ResumeJob{id, {}, {}});
        work.steps(30);
        QVERIFY(work.driver().stateOf(id) == JobState::Generating);
    }
    void aPriceThatIsNotToldSendsNoPictureTwice_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addRow("scenario") << "scenario";
        QTest::addRow("wavespeed") << "wavespeed";
    }
    void aPriceThatIsNotToldSendsNoPictureTwice()
    {
        QFETCH(QString, provider);
        int uploads[2] = {};
        for (const bool troubled : {false, true}) {
            PaidWork work;
            QVERIFY(work.begin());
            if (troubled)
                work.services().addFault({provider.toStdString(), "other-server-500", 4});
            const JobId id = work.submitTo(provider.toStdString());
            QVERIFY(work.untilState(id, JobState::Ready));
            uploads[troubled] = callsOf(work, "upload");
        }
        QCOMPARE(uploads[1], uploads[0]);
    }
    void aPriceThatIsNeverToldHoldsNoJobBack_data() { aPriceThatIsNotToldSendsNoPictureTwice_data(); }
    void aPriceThatIsNeverToldHoldsNoJobBack()
    {
        QFETCH(QString, provider);
        PaidWork work;
        QVERIFY(work.begin());
        work.services().addFault({provider.toStdString(), "other-html-502", 8});
        const JobId id = work.submitTo(provider.toStdString());
        QVERIFY(work.untilState(id, JobState::Ready));
        QCOMPARE(work.charges(), 1);
    }
    void whoIsTurnedAwayAgainAndAgainAsksLessOften()
    {
        PaidWork work;
        QVERIFY(work.begin());
        work.services().addFault({"vtrix", "submit-rate-limit", 7});
        const JobId id = work.submitTo("vtrix");
        QVERIFY(work.untilState(id, JobState::Ready));
        std::vector<UtcTime> submits;
        for (const sandbox::LoggedRequest &request : work.services().requests()) {
            if (request.call == "submit")
                submits.push_back(*utcFromText(request.time));
        }
        QCOMPARE(submits.size(), std::size_t(8));
        QVERIFY(submits[7] - submits[6] > 4 * (submits[1] - submits[0]));
        QCOMPARE(work.charges(), 1);
    }
    void aServiceThatAnswersNoSubmitIsLeftToTheArtist()
    {
        PaidWork work;
        QVERIFY(work.begin());
        work.services().addFault({"runware", "submit-html-502", 100});
        const JobId id = work.submitTo("runware");
        QVERIFY(work.untilOver(id));
        QVERIFY(work.driver().stateOf(id) == JobState::Unconfirmed);
        QCOMPARE(callsOf(work, "submit"), 4);
        QCOMPARE(work.charges(), 0);
    }
    void aModelThatIsFetchedLaterIsBookedOnce()
    {
        PaidWork work;
        QVERIFY(work.begin());
        work.services().addFault({"vtrix", "download-expired", 6});
        const JobId id = work.submitTo("vtrix");
        QVERIFY(work.untilOver(id));
        QVERIFY(work.driver().stateOf(id) == JobState::Failed);
        work.driver().post(RetryJob{id, false});
        QVERIFY(work.untilState(id, JobState::Ready));
        QCOMPARE(work.charges(), 1);
        work.driver().post(ListSpending{1});
        work.steps(1);
        const auto *listed = work.driver().last<SpendingListed>();
        QVERIFY(listed);
        QCOMPARE(listed->charges.size(), std::size_t(1));
    }
    void aLinkToSomethingElseProvesNoPayment()
    {
        PaidWork work;
        QVERIFY(work.begin());
        work.services().addFault({"vtrix", "submit-html-502", 1}); // not taken, and nobody can know
        const JobId id = work.submitTo("vtrix");
        QVERIFY(work.untilOver(id));
        QVERIFY(work.driver().stateOf(id) == JobState::Unconfirmed);
        work.driver().post(ResumeJob{id, {}, work.services().address("vtrix") + "/no-such-file"});
        work.steps(2);
        QVERIFY(work.untilOver(id));
        const Job job = *work.driver().job(id);
        QVERIFY(job.state == JobState::Unconfirmed && job.remote->charged == Charged::Unknown);
        QVERIFY2(job.error->message.find("link") != std::string::npos, job.error->message.c_str());
        QVERIFY(!canResume(job));
    }
    void aCancelThatTheServiceRefusesIsTold()
    {
        PaidWork work;
        QVERIFY(work.begin());
        const JobId id = work.submitTo("scenario");
        QVERIFY(work.untilState(id, JobState::Generating));
        work.services().addFault({"scenario", "other-server-500", 100});
        work.driver().post(CancelJob{id});
        QVERIFY(work.untilOver(id));
        const Job job = *work.driver().job(id);
        QVERIFY(job.state == JobState::Ready); // it went on there, and is paid for
        QVERIFY(!job.remote->notes.empty() && job.remote->notes.back().find("did not cancel") != std::string::npos);
        QCOMPARE(work.charges(), 1);
    }
    void linksThatDiedAreAskedForAnew_data()
    {
        QTest::addColumn<QString>("provider");
        for (const Provider *provider : playedServices()) {
            if (!provider->info.credentials.empty())
                QTest::addRow("%s", provider->info.id.c_str()) << QString::fromStdString(provider->info.id);
        }
    }
    void linksThatDiedAreAskedForAnew()
    {
        QFETCH(QString, provider);
        PaidWork work;
        QVERIFY(work.begin());
        work.services().addFault({provider.toStdString(), "download-expired", 1});
        const JobId id = work.submitTo(provider.toStdString());
        QVERIFY(work.untilOver(id));
        const Job job = *work.driver().job(id);
        QVERIFY2(job.state == JobState::Ready, job.error ? job.error->message.c_str() : "");
        QVERIFY(job.remote->freshLinks > 0);
        QCOMPARE(work.charges(), 1);
    }

private:
    static int callsOf(PaidWork &work, const char *call)
    {
        const auto requests = work.services().requests();
        return static_cast<int>(std::ranges::count(requests, call, &sandbox::LoggedRequest::call));
    }
};

QTEST_GUILESS_MAIN(TestPaidTrouble)
#include "tst_paid_trouble.moc"
