// A thousand jobs at a service at once, in made-up time: its limit is kept, nobody starves, and memory is bounded. The
// service is a transport that always says the same.
#include "jobs/job_store.h"
#include "jobs/made_up_engine.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <ranges>

using namespace turnaround;
using namespace turnaround::jobs;

namespace {

constexpr int kJobs = 1000;

/// Answers at once, on the caller's thread, that the job is in progress; remembers who was asked after, and when.
class AlwaysAtIt : public net::Transport
{
public:
    explicit AlwaysAtIt(std::function<UtcTime()> now)
        : m_now(std::move(now))
    {
    }
    net::Exchange send(HttpRequest request, std::function<void(HttpAnswer)> answer) override
    {
        times.push_back(m_now());
        ++asked[request.url];
        HttpResponse response;
        response.status = 200;
        response.body = R"({"id":"t","status":"in_progress","progress":0.42})";
        answer(response);
        return net::Exchange(times.size());
    }
    net::Exchange fetch(net::Download, std::function<void(net::FetchAnswer)>,
                        std::function<void(std::int64_t, std::int64_t)>) override
    {
        return net::Exchange(0);
    }
    void stop(net::Exchange) override { }

    std::vector<UtcTime> times;
    std::map<std::string, int> asked;

private:
    std::function<UtcTime()> m_now;
};

/// The most in any sixty seconds.
std::size_t mostInAMinute(const std::vector<UtcTime> &times)
{
    std::size_t first = 0, most = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        while (times[i] - times[first] >= std::chrono::minutes(1))
            ++first;
        most = std::max(most, i - first + 1);
    }
    return most;
}

} // namespace

class TestManyJobs : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_driver = std::make_unique<WorkshopDriver>(library::pathOf(m_data->filePath("data")));
        m_transport = std::make_shared<AlwaysAtIt>([this] { return m_driver->now(); });
        m_driver->prepare = [this](WorkerSetup &worker) {
            worker.transport = m_transport;
            worker.accounts = {{"vtrix", {"https://service.example/submit", "key", {}, {}, false}}};
        };
        QVERIFY(m_driver->open());
        m_driver->close();
        Result<JobStore> store = JobStore::open(m_driver->folder(), library::Access::Owner);
        QVERIFY(store.ok());
        for (int i = 0; i < kJobs; ++i)
            QVERIFY(store->saveSoon(jobOf(i, JobState::Generating)).ok());
    }
    void aServicesLimitIsKeptByAThousandJobsTogether()
    {
        const int limit = providers::findProvider("vtrix")->info.pace.callsPerMinute;
        QVERIFY(m_driver->open());
        const int minutes = 2 * kJobs / limit;
        for (int second = 0; second < 60 * minutes; ++second)
            m_driver->step();
        QVERIFY2(mostInAMinute(m_transport->times) <= std::size_t(limit),
                 std::to_string(mostInAMinute(m_transport->times)).c_str());
        QVERIFY(m_transport->times.size() >= std::size_t(minutes * limit / 2)); // and is made use of
    }
    void noJobStarvesBesideTheOthers()
    {
        QVERIFY(m_driver->open());
        for (int second = 0; second < 60 * 60; ++second)
            m_driver->step();
        QCOMPARE(m_transport->asked.size(), std::size_t(kJobs));
        const auto [least, most] = std::ranges::minmax(m_transport->asked | std::views::values);
        QVERIFY2(most - least <= 1, (std::to_string(least) + " to " + std::to_string(most)).c_str());
    }
    void pollsLeaveCallsToWhatTheArtistAsksFor()
    {
        CallBudget budget(10);
        const UtcTime now = m_driver->now();
        int polls = 0, others = 0;
        for (int i = 0; i < 20; ++i)
            polls += budget.take(now, CallBudget::Call::Poll) ? 1 : 0;
        for (int i = 0; i < 20; ++i)
            others += budget.take(now + std::chrono::seconds(59)) ? 1 : 0;
        QCOMPARE(polls, 8);
        QCOMPARE(others, 2);
        QVERIFY(CallBudget(1).take(now, CallBudget::Call::Poll));
    }
    void aPollThatBringsNothingNewIsNotTold()
    {
        QVERIFY(m_driver->open());
        for (int second = 0; second < 3000; ++second)
            m_driver->step();
        m_driver->forget();
        for (int second = 0; second < 300; ++second)
            m_driver->step();
        QVERIFY(!m_driver->last<JobChanged>());
    }

private:
    Job jobOf(int number, JobState state) const
    {
        Job job;
        job.id = newJobId();
        job.created = m_driver->now();
        job.state = state;
        job.stage = "running";
        job.request.provider = "vtrix";
        job.request.model = "tencent_hunyuan_3d_pro";
        job.request.name = "Owl " + std::to_string(number);
        job.request.prompt = "a brass owl";
        job.remote = RemoteWork{};
        job.remote->taskId = newTaskId();
        if (state == JobState::Generating)
            job.remote->task = RemoteTask{"task-" + std::to_string(number), {}};
        return job;
    }
    bool save(const Job &job) const
    {
        Result<JobStore> store = JobStore::open(m_driver->folder(), library::Access::Owner);
        return store && store->saveSoon(job);
    }

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<WorkshopDriver> m_driver;
    std::shared_ptr<AlwaysAtIt> m_transport;
};

QTEST_GUILESS_MAIN(TestManyJobs)
#include "tst_many_jobs.moc"
