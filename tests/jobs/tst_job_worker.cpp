// The worker with its thread: events come by themselves, and its end is orderly.
#include "jobs/made_up_engine.h"

#include <QTest>

#include <algorithm>

using namespace turnaround;
using namespace turnaround::jobs;

namespace {

/// What the worker told, for the test's thread.
class Told
{
public:
    Listener listener()
    {
        return [this](const WorkerEvent &event) {
            const std::lock_guard lock(m_guard);
            m_events.push_back(event);
        };
    }
    std::optional<JobState> stateOf(const JobId &id)
    {
        const std::lock_guard lock(m_guard);
        std::optional<JobState> state;
        for (const WorkerEvent &event : m_events) {
            if (const auto *changed = std::get_if<JobChanged>(&event); changed && changed->job.id == id)
                state = changed->job.state;
        }
        return state;
    }
    template <class Event>
    int count()
    {
        const std::lock_guard lock(m_guard);
        return int(std::ranges::count_if(m_events, [](const auto &e) { return std::holds_alternative<Event>(e); }));
    }

private:
    std::mutex m_guard;
    std::vector<WorkerEvent> m_events;
};

} // namespace

class TestJobWorker : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_sample.ready()); }

    void whatWasPostedBeforeTheFolderIsOpenIsCarriedOut()
    {
        const QTemporaryDir data;
        EngineScript script;
        Told told;
        JobWorker worker({library::pathOf(data.path()), {scriptedEngine(script)}}, told.listener());
        const JobId id = submit(worker, "Knight");
        worker.post(ListAssets{1, {}, false});
        QTRY_COMPARE_WITH_TIMEOUT(told.stateOf(id), std::optional(JobState::Ready), 30'000);
        QCOMPARE(told.count<WorkerOpened>(), 1);
        QCOMPARE(told.count<AssetsListed>(), 1);
    }
    void theEndPutsARunningJobBackAndTheNextStartGoesOn()
    {
        const QTemporaryDir data;
        EngineScript script;
        JobId id;
        {
            Told told;
            JobWorker worker({library::pathOf(data.path()), {scriptedEngine(script)}}, told.listener());
            id = submit(worker, EngineScript::kWaits);
            script.awaitWaiting();
        }
        script.release();
        Told told;
        const JobWorker worker({library::pathOf(data.path()), {scriptedEngine(script)}}, told.listener());
        QTRY_COMPARE_WITH_TIMEOUT(told.stateOf(id), std::optional(JobState::Ready), 30'000);
    }
    void aFolderThatCannotBeIsTold()
    {
        Told told;
        const JobWorker worker({"/dev/null/data", {}}, told.listener());
        QTRY_COMPARE_WITH_TIMEOUT(told.count<WorkerNotOpened>(), 1, 30'000);
        QCOMPARE(told.count<WorkerOpened>(), 0);
    }
    void theEngineHearsOfACancelWhileTheWorkerIsBusy()
    {
        // Without a step of the worker in between: post() itself reaches the engine.
        Mailbox mailbox;
        const CancelToken cancel;
        mailbox.setRunning({"a1"}, cancel);
        mailbox.post(Command(CancelJob{{"b2"}}));
        QVERIFY(!cancel.requested());
        mailbox.post(Command(CancelJob{{"a1"}}));
        QVERIFY(cancel.requested());
    }

private:
    JobId submit(JobWorker &worker, const std::string &name) const
    {
        GenerationRequest request;
        request.name = name;
        request.views = {{View::Front, m_sample.in("a.PNG")}};
        JobId id = newJobId();
        worker.post(SubmitJob{id, request});
        return id;
    }
    library::SampleAsset m_sample;
};

QTEST_GUILESS_MAIN(TestJobWorker)
#include "tst_job_worker.moc"
