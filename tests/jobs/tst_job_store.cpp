// Jobs and what is known of their models, on disk and back.
#include "jobs/job_json.h"
#include "jobs/job_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace turnaround;
using namespace turnaround::jobs;
using library::Access;
using nlohmann::ordered_json;

namespace {

UtcTime at(int seconds)
{
    return UtcTime(std::chrono::seconds(1'795'262'531 + seconds));
}

Job fullJob(const std::string &id, const DataFolder &folder)
{
    Job job;
    job.id = JobId{id};
    job.state = JobState::Failed;
    job.request.name = "فارس";
    job.request.views = {{View::Front, folder.job(job.id) / "front.png"}};
    job.stage = "mesh";
    job.progress = 0.25;
    job.created = at(0);
    job.started = at(1);
    job.ended = at(2);
    job.error = Error{ErrorKind::Disk, "The disk is full.", "ENOSPC"};
    job.asset = AssetId{"a1"};
    job.attempt = 3;
    job.interruptions = 2;
    return job;
}

} // namespace

class TestJobStore : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_data = std::make_unique<QTemporaryDir>(); }

    void jobsComeBackAsTheyWereAndInTheirOrder()
    {
        {
            Result<JobStore> store = JobStore::open(folder(), Access::Owner);
            for (const char *id : {"c", "a", "b"})
                QVERIFY(store->save(fullJob(id, folder())).ok());
            Job changed = fullJob("a", folder());
            changed.attempt = 4;
            QVERIFY(store->save(changed).ok() && store->remove({"b"}).ok());
        }
        Result<JobStore> store = JobStore::open(folder(), Access::Reader);
        const Result<std::vector<Job>> jobs = store->all();
        QCOMPARE(jobs->size(), std::size_t(2));
        QCOMPARE(jobs->front().id.text, std::string("c"));
        QCOMPARE(jobs->back().attempt, 4);
        QCOMPARE(jobJson(jobs->front()).dump(), jobJson(fullJob("c", folder())).dump());
        QVERIFY(jobs->front().request.views == fullJob("c", folder()).request.views);
        QVERIFY(store->find({"a"})->has_value() && !store->find({"b"})->has_value());
    }
    void aListOfANewerProgramIsLeftAlone()
    {
        {
            const auto newer = library::Database::open(folder().jobStore(), library::Durability::Full);
            QVERIFY(newer.ok() && newer->setSchemaVersion(99).ok());
        }
        const Result<JobStore> store = JobStore::open(folder(), Access::Owner);
        QVERIFY(!store && store.error().message.find("newer") != std::string::npos);
    }
    void aDamagedJobIsLeftOutAndSaid()
    {
        {
            Result<JobStore> store = JobStore::open(folder(), Access::Owner);
            QVERIFY(store->save(fullJob("a", folder())).ok() && store->save(fullJob("b", folder())).ok());
        }
        {
            const auto database = library::Database::open(folder().jobStore(), library::Durability::Full);
            QVERIFY(database->run(QStringLiteral("UPDATE jobs SET document='{' WHERE id='a'")).ok());
        }
        Result<JobStore> store = JobStore::open(folder(), Access::Owner);
        QCOMPARE(store->all()->size(), std::size_t(1));
        QCOMPARE(store->notes().size(), std::size_t(1));
    }
    void aReaderLeavesADamagedListWhereItIs()
    {
        QFile file(QString::fromStdString(folder().jobStore().string()));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(QByteArray(9000, 'x')) == 9000);
        file.close();
        QVERIFY(!JobStore::open(folder(), Access::Reader));
        QCOMPARE(file.size(), qint64(9000));
    }
    void whatIsKnownOfAModelComesBackAsItWas()
    {
        Made made;
        made.faces = 3000;
        made.stageSeconds = {{"masks", 0.25}, {"mesh", 1.5}};
        blockout::Report report;
        report.views = {
            {View::Front, blockout::FindingKind::Ok, 0.5, false, blockout::Certainty::Probably, 0, "", ""},
            {View::Top, blockout::FindingKind::Turned, {}, true, blockout::Certainty::Maybe, 0, "why", "do"}};
        report.notes = {"A note."};
        made.report = report;
        const ordered_json json = ordered_json::parse(madeJson(made).dump());
        const Result<Made> back = madeFromJson(json);
        QVERIFY(back.ok());
        QCOMPARE(madeJson(*back).dump(), json.dump());
        for (const auto &[key, value] : json.items()) {
            ordered_json without = json;
            without.erase(key);
            QVERIFY2(!madeFromJson(without), key.c_str());
        }
    }

private:
    DataFolder folder() const { return {m_data->path().toStdString()}; }
    std::unique_ptr<QTemporaryDir> m_data;
};

QTEST_GUILESS_MAIN(TestJobStore)
#include "tst_job_store.moc"
