// The worker's body: jobs in line, restarts, cancels, what others hand over. Real files, made-up time.
#include "jobs/made_up_engine.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::jobs;

namespace fs = std::filesystem;

class TestWorkshop : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_driver = std::make_unique<WorkshopDriver>(library::pathOf(m_data->filePath("data")));
        QVERIFY(m_sample.ready() && m_driver->open());
    }
    void cleanup()
    {
        m_driver.reset();
        m_data.reset();
    }

    void aJobEndsInTheLibrary()
    {
        const JobId id = submit("Knight");
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        QCOMPARE(assets(), QStringList{"Knight"});
        const Job job = *m_driver->job(id);
        QVERIFY(job.started && job.ended && job.asset && job.attempt == 1);
        QVERIFY(m_driver->last<AssetFiled>() && m_driver->last<AssetFiled>()->asset.id == *job.asset);
        QCOMPARE(library::namesIn(m_driver->folder().job(id)), QStringList{"made.json"});
        QCOMPARE(readMade(m_driver->folder().job(id))->made.faces, std::int64_t(1));
    }
    void theViewsAreCopiedWhenTheJobIsTaken()
    {
        const QTemporaryDir sources;
        const fs::path front = library::pathOf(sources.filePath("f.png"));
        QVERIFY(library::writePicture(front));
        const QByteArray original = library::contentOf(front);
        GenerationRequest request;
        request.name = EngineScript::kWaits;
        request.views = {{View::Front, front}};
        const JobId id = newJobId();
        m_driver->post(SubmitJob{id, request});
        m_driver->step();
        fs::remove(front);
        m_driver->script().release();
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        QCOMPARE(library::contentOf(m_driver->last<AssetFiled>()->asset.folder / "views/front.png"), original);
    }
    void jobsWaitInLine()
    {
        const JobId first = submit(EngineScript::kWaits);
        const JobId second = submit("b");
        const JobId third = submit("c");
        m_driver->step();
        m_driver->script().awaitWaiting();
        m_driver->step();
        QVERIFY(m_driver->stateOf(first) == JobState::Generating);
        QCOMPARE(m_driver->job(first)->stage, std::string("mesh"));
        QVERIFY(m_driver->stateOf(second) == JobState::Queued && m_driver->stateOf(third) == JobState::Queued);
        m_driver->script().release();
        QVERIFY(m_driver->stepUntilState(third, JobState::Ready));
        QVERIFY(m_driver->stateOf(second) == JobState::Ready);
        QCOMPARE(assets(), QStringList({"b", "c", "waits"}));
    }
    void aFailureStopsNobodyElse()
    {
        const JobId failing = submit(EngineScript::kFails);
        const JobId throwing = submit(EngineScript::kThrows);
        const JobId good = submit("good");
        QVERIFY(m_driver->stepUntilState(good, JobState::Ready));
        QVERIFY(m_driver->stateOf(failing) == JobState::Failed);
        QCOMPARE(m_driver->job(failing)->error->message, std::string("The views show nothing."));
        QVERIFY(m_driver->job(throwing)->error->kind == ErrorKind::Unavailable);
    }
    void aRunningJobIsCancelledAndCanBeRetried()
    {
        const JobId id = submit(EngineScript::kWaits);
        m_driver->step();
        m_driver->script().awaitWaiting();
        m_driver->post(CancelJob{id}); // the engine hears of it without the worker
        QVERIFY(m_driver->stepUntilState(id, JobState::Cancelled));
        QCOMPARE(assets(), QStringList());
        m_driver->script().release();
        m_driver->post(RetryJob{id});
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        QCOMPARE(m_driver->job(id)->attempt, 2);
    }
    void aWaitingJobIsCancelledWithoutARun()
    {
        const JobId first = submit(EngineScript::kWaits);
        const JobId second = submit("b");
        m_driver->step();
        m_driver->post(CancelJob{second});
        m_driver->step();
        QVERIFY(m_driver->stateOf(second) == JobState::Cancelled);
        m_driver->script().release();
        QVERIFY(m_driver->stepUntilState(first, JobState::Ready));
        QCOMPARE(m_driver->script().runsOf("b"), 0);
    }
    void anEndedJobCanBeForgottenAndItsModelStays()
    {
        const JobId id = submit("Knight");
        m_driver->post(RemoveJob{id});
        m_driver->step();
        QVERIFY(m_driver->stateOf(id)); // it had not ended
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        m_driver->post(RemoveJob{id});
        m_driver->step();
        QVERIFY(!m_driver->stateOf(id) && !fs::exists(m_driver->folder().job(id)));
        QCOMPARE(assets(), QStringList{"Knight"});
        reopen();
        QVERIFY(!m_driver->stateOf(id));
    }
    void submittingTwiceIsSubmittingOnce()
    {
        const JobId id = submit("Knight");
        m_driver->post(SubmitJob{id, request("Knight")});
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        m_driver->post(SubmitJob{id, request("Knight")});
        m_driver->step();
        QCOMPARE(m_driver->script().runsOf("Knight"), 1);
        QCOMPARE(assets(), QStringList{"Knight"});
    }
    void aPictureThatCannotBeUsedIsRefusedAndNothingIsKept()
    {
        for (const auto &views : {std::vector<ViewPicture>{},
                                  {{View::Front, "/nowhere.png"}},
                                  {{View::Front, m_sample.in("m.glb")}},
                                  {{View::Front, m_sample.in("a.PNG")}, {View::Front, m_sample.in("b.jpg")}}}) {
            GenerationRequest bad = request("x");
            bad.views = views;
            const JobId id = newJobId();
            m_driver->post(SubmitJob{id, bad});
            m_driver->step();
            QVERIFY(m_driver->last<JobRefused>() && m_driver->last<JobRefused>()->id == id);
            QVERIFY(!m_driver->stateOf(id) && !fs::exists(m_driver->folder().job(id)));
        }
    }

    void waitingJobsGoOnAfterARestart()
    {
        const JobId first = submit(EngineScript::kWaits);
        const JobId second = submit("b");
        m_driver->step();
        m_driver->script().awaitWaiting();
        reopen();
        m_driver->script().release();
        QVERIFY(m_driver->stepUntilState(second, JobState::Ready));
        QVERIFY(m_driver->stateOf(first) == JobState::Ready);
        QCOMPARE(m_driver->job(first)->interruptions, 1);
    }
    void anOrderlyEndPutsTheRunningJobBackInLine()
    {
        const JobId id = submit(EngineScript::kWaits);
        m_driver->step();
        m_driver->script().awaitWaiting();
        m_driver->close();
        QVERIFY(m_driver->stateOf(id) == JobState::Queued);
        QVERIFY(m_driver->open());
        QCOMPARE(m_driver->job(id)->interruptions, 0);
    }
    void aFinishedJobNeverRunsAgain()
    {
        const JobId id = submit("Knight");
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        reopen();
        for (int i = 0; i < 5; ++i)
            m_driver->step();
        QCOMPARE(m_driver->script().runsOf("Knight"), 0);
        QCOMPARE(assets(), QStringList{"Knight"});
    }
    void aCrashBetweenStoringAndReadyMakesNoSecondAsset()
    {
        const JobId id = submit("Knight");
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        Job job = *m_driver->job(id);
        m_driver->crash();
        { // as the crash would have left it
            Result<JobStore> store = JobStore::open(m_driver->folder(), library::Access::Owner);
            job.state = JobState::Storing;
            job.ended.reset();
            QVERIFY(store.ok() && store->save(job).ok());
        }
        m_driver->forget();
        QVERIFY(m_driver->open());
        QVERIFY(m_driver->stateOf(id) == JobState::Ready);
        QCOMPARE(assets(), QStringList{"Knight"});
        QCOMPARE(m_driver->script().runsOf("Knight"), 0);
    }
    void aDamagedListOfJobsIsSetAsideAndSaid()
    {
        QVERIFY(m_driver->stepUntilState(submit("Knight"), JobState::Ready));
        m_driver->crash();
        QFile store(QString::fromStdString(m_driver->folder().jobStore().string()));
        QVERIFY(store.open(QFile::WriteOnly) && store.write(QByteArray(9000, 'x')) == 9000);
        store.close();
        m_driver->forget();
        QVERIFY(m_driver->open());
        QCOMPARE(m_driver->last<WorkerOpened>()->notes.size(), std::size_t(1));
        QVERIFY(m_driver->last<WorkerOpened>()->jobs.empty());
        QVERIFY(fs::exists(m_driver->folder().root / "jobs.sqlite.damaged-1"));
        QCOMPARE(assets(), QStringList{"Knight"});
    }
    void onlyOneOwnsAFolder()
    {
        WorkshopDriver second(m_driver->folder().root);
        QVERIFY(!second.open());
        const auto *refused = second.last<WorkerNotOpened>();
        QVERIFY(refused && refused->heldByAnother);
        const std::string holder = "process " + std::to_string(QCoreApplication::applicationPid());
        QVERIFY2(refused->error.message.find(holder) != std::string::npos, refused->error.message.c_str());
        m_driver->close();
        QVERIFY(second.open());
    }

    void anotherProcessHandsItsJobOver()
    {
        const JobId id = newJobId();
        Inbox inbox(m_driver->folder().inbox(), m_driver->folder().jobs());
        const Result<GenerationRequest> taken = takeViews(request("handed"), m_driver->folder().job(id));
        QVERIFY(taken.ok());
        const Result<std::string> handed = inbox.hand(SubmitJob{id, *taken});
        QVERIFY(handed.ok() && !inbox.answerTo(*handed));
        m_driver->step();
        const std::optional<Answer> answer = inbox.answerTo(*handed);
        QVERIFY(answer && !answer->error);
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        QCOMPARE(assets(), QStringList{"handed"});
        QVERIFY(library::namesIn(m_driver->folder().inbox()).isEmpty());
    }
    void aJobThatWasHandedOverWhileNobodyWasThereIsNotLost()
    {
        m_driver->close();
        const JobId id = newJobId(), stray = newJobId();
        Inbox inbox(m_driver->folder().inbox(), m_driver->folder().jobs());
        const Result<GenerationRequest> taken = takeViews(request("handed"), m_driver->folder().job(id));
        QVERIFY(taken.ok() && inbox.hand(SubmitJob{id, *taken}).ok());
        QVERIFY(takeViews(request("stray"), m_driver->folder().job(stray)).ok());
        const auto longAgo = fs::file_time_type::clock::now() - std::chrono::hours(5);
        for (const JobId &each : {id, stray})
            fs::last_write_time(m_driver->folder().job(each), longAgo);
        QVERIFY(m_driver->open());
        QVERIFY(!fs::exists(m_driver->folder().job(stray)));
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
    }
    void aCommandThatMakesNoSenseIsAnsweredSo()
    {
        Inbox inbox(m_driver->folder().inbox(), m_driver->folder().jobs());
        QFile rubbish(QString::fromStdString((m_driver->folder().inbox() / "1-x.command").string()));
        QVERIFY(rubbish.open(QFile::WriteOnly) && rubbish.write("{\"command\":\"fly\",\"job\":\"a\"}") > 0);
        rubbish.close();
        const Result<std::string> unknown = inbox.hand(CancelJob{{"abc"}});
        m_driver->step();
        QVERIFY(inbox.answerTo("1-x")->error);
        QVERIFY(inbox.answerTo(*unknown)->error->message.find("abc") != std::string::npos);
    }
    void aCommandCanBeTakenBackUntilItIsTaken()
    {
        Inbox inbox(m_driver->folder().inbox(), m_driver->folder().jobs());
        const Result<std::string> handed = inbox.hand(RefreshLibrary{});
        QVERIFY(inbox.takeBack(*handed));
        m_driver->step();
        QVERIFY(!inbox.answerTo(*handed) && !inbox.takeBack(*handed));
    }
    void anImportIsCheckedCopiedAndFiled()
    {
        m_driver->post(ImportModel{7, m_sample.in("m.glb")});
        QVERIFY(m_driver->stepUntil([&] { return m_driver->last<AssetFiled>() != nullptr; }));
        QCOMPARE(m_driver->last<AssetFiled>()->ticket, Ticket(7));
        QCOMPARE(m_driver->last<AssetFiled>()->asset.counts.triangles, std::uint64_t(1));
        QCOMPARE(assets(), QStringList{"m"});
        for (const char *bad : {"a.PNG", "missing.glb"}) {
            m_driver->forget();
            m_driver->post(ImportModel{8, m_sample.in(bad)});
            QVERIFY(m_driver->stepUntil([&] { return m_driver->last<LibraryRefused>() != nullptr; }));
            QVERIFY(m_driver->last<LibraryRefused>()->error.kind == ErrorKind::BadInput);
        }
        QVERIFY(library::namesIn(m_driver->folder().jobs()).isEmpty());
    }

private:
    GenerationRequest request(const std::string &name) const
    {
        GenerationRequest request;
        request.name = name;
        request.views = {{View::Front, m_sample.in("a.PNG")}, {View::Left, m_sample.in("b.jpg")}};
        return request;
    }
    JobId submit(const std::string &name)
    {
        JobId id = newJobId();
        m_driver->post(SubmitJob{id, request(name)});
        return id;
    }
    void reopen()
    {
        m_driver->crash();
        m_driver->forget();
        QVERIFY(m_driver->open());
    }
    /// Names of what the library holds, by a look of another process.
    QStringList assets() const
    {
        QStringList names;
        const Result<library::Library> library =
            library::Library::open(m_driver->folder().library(), library::Access::Reader);
        const Result<library::Listing> listing = library->list();
        for (const AssetSummary &asset : listing->assets)
            names << QString::fromStdString(asset.name);
        names.sort();
        return names;
    }

    library::SampleAsset m_sample;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<WorkshopDriver> m_driver;
};

QTEST_GUILESS_MAIN(TestWorkshop)
#include "tst_workshop.moc"
