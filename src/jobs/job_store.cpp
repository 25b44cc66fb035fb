#include "jobs/job_store.h"

#include "core/display_text.h"
#include "jobs/charge_json.h"
#include "jobs/job_json.h"

#include <QVariant>

namespace turnaround::jobs {

namespace {

namespace fs = std::filesystem;
using library::Access;
using library::Database;

constexpr int kVersion = 2;

Result<Database> openCurrent(const fs::path &file)
{
    Result<Database> database = Database::open(file, library::Durability::Full);
    if (!database || database->schemaVersion() == kVersion)
        return database;
    if (database->schemaVersion() > kVersion)
        return Error{ErrorKind::Unavailable,
                     quotedPath(file) + " was written by a newer Turnaround: use that one, or another data folder."};
    const auto made = database->run(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS jobs (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, "
        "document TEXT NOT NULL)"));
    if (!made)
        return made.error();
    const auto ledger = database->run(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS charges (job TEXT NOT NULL, attempt INTEGER NOT NULL, moment TEXT NOT NULL, "
        "document TEXT NOT NULL, PRIMARY KEY (job, attempt))"));
    if (!ledger)
        return ledger.error();
    if (const Result<void> done = database->setSchemaVersion(kVersion); !done)
        return done.error();
    return database;
}

/// Where a damaged store goes: nothing of it is thrown away.
fs::path asideOf(const fs::path &file)
{
    for (int number = 1;; ++number) {
        fs::path aside = file.string() + ".damaged-" + std::to_string(number);
        std::error_code unknown;
        if (!fs::exists(aside, unknown))
            return aside;
    }
}

} // namespace

Result<JobStore> JobStore::open(const DataFolder &folder, Access access)
{
    const fs::path file = folder.jobStore();
    Result<Database> database = openCurrent(file);
    std::string note;
    if (!database && database.error().kind == ErrorKind::BadInput && access == Access::Owner) {
        const fs::path aside = asideOf(file);
        std::error_code problem;
        fs::rename(file, aside, problem);
        for (const char *ending : {"-wal", "-shm"})
            fs::remove(fs::path(file.string() + ending), problem);
        database = openCurrent(file);
        note = "The list of jobs was damaged. It was set aside as " + quotedPath(aside) +
            " and a new one begun; the library is untouched.";
    }
    if (!database)
        return database.error();
    JobStore store(std::move(*database), folder);
    if (!note.empty())
        store.m_notes.push_back(note);
    return store;
}

JobStore::JobStore(Database database, DataFolder folder)
    : m_database(std::move(database))
    , m_folder(std::move(folder))
{
}

Result<Job> JobStore::jobOf(const QSqlQuery &row) const
{
    const JobId id{row.value(0).toString().toStdString()};
    const auto json = nlohmann::ordered_json::parse(row.value(1).toString().toStdString(), nullptr, false);
    if (!isIdText(id.text) || json.is_discarded())
        return Error{
            ErrorKind::BadInput,
            "One job in the list is damaged and not shown. If a service had it, look into your account there."};
    Result<Job> job = jobFromJson(json, m_folder.job(id));
    if (!job || job->id != id)
        return Error{ErrorKind::BadInput,
                     "The job " + id.text +
                         " in the list is damaged and not shown. If a service had it, look into your account there."};
    return job;
}

Result<std::vector<Job>> JobStore::all()
{
    Result<QSqlQuery> rows = m_database.run(QStringLiteral("SELECT id, document FROM jobs ORDER BY sequence"));
    if (!rows)
        return rows.error();
    std::vector<Job> jobs;
    while (rows->next()) {
        Result<Job> job = jobOf(*rows);
        if (job)
            jobs.push_back(std::move(*job));
        else
            m_notes.push_back(job.error().message);
    }
    return jobs;
}

Result<std::optional<Job>> JobStore::find(const JobId &id) const
{
    Result<QSqlQuery> row =
        m_database.run(QStringLiteral("SELECT id, document FROM jobs WHERE id=?"), {QString::fromStdString(id.text)});
    if (!row)
        return row.error();
    if (!row->next())
        return std::optional<Job>();
    Result<Job> job = jobOf(*row);
    if (!job)
        return job.error();
    return std::optional(std::move(*job));
}

Result<void> JobStore::save(const Job &job)
{
    const std::string document = jobJson(job).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    const bool together = job.remote && m_database.transaction();
    const auto saved = m_database.run(QStringLiteral("INSERT INTO jobs (id, document) VALUES (?, ?) "
                                                     "ON CONFLICT (id) DO UPDATE SET document=excluded.document"),
                                      {QString::fromStdString(job.id.text), QString::fromStdString(document)});
    Result<void> done = saved ? Result<void>() : Result<void>(saved.error());
    if (done && job.remote)
        done = saveCharge(job);
    if (!together)
        return done;
    if (done && m_database.commit())
        return done;
    m_database.rollback();
    return done ? Error{ErrorKind::Disk, "The job could not be saved: the disk may be full. Make room there."} : done;
}

Result<void> JobStore::saveCharge(const Job &job)
{
    const QVariantList key = {QString::fromStdString(job.id.text), job.attempt};
    const std::optional<Charge> charge = chargeOf(job);
    if (!charge) {
        const auto removed = m_database.run(QStringLiteral("DELETE FROM charges WHERE job=? AND attempt=?"), key);
        return removed ? Result<void>() : Result<void>(removed.error());
    }
    const std::string document =
        chargeJson(*charge).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    const auto saved = m_database.run(
        QStringLiteral("INSERT OR REPLACE INTO charges (job, attempt, moment, document) VALUES (?, ?, ?, ?)"),
        {key[0], key[1], QString::fromStdString(utcText(charge->when)), QString::fromStdString(document)});
    return saved ? Result<void>() : Result<void>(saved.error());
}

Result<std::vector<Charge>> JobStore::charges(UtcTime since) const
{
    Result<QSqlQuery> rows =
        m_database.run(QStringLiteral("SELECT document FROM charges WHERE moment>=? ORDER BY moment DESC"),
                       {QString::fromStdString(utcText(since))});
    if (!rows)
        return rows.error();
    std::vector<Charge> charges;
    while (rows->next()) {
        const auto json = nlohmann::ordered_json::parse(rows->value(0).toString().toStdString(), nullptr, false);
        if (std::optional<Charge> charge = chargeFromJson(json))
            charges.push_back(std::move(*charge));
    }
    return charges;
}

Result<void> JobStore::saveSoon(const Job &job)
{
    static_cast<void>(m_database.run(QStringLiteral("PRAGMA synchronous=NORMAL")));
    Result<void> saved = save(job);
    const auto strict = m_database.run(QStringLiteral("PRAGMA synchronous=FULL"));
    return strict ? saved : Result<void>(strict.error());
}

Result<void> JobStore::remove(const JobId &id)
{
    const auto removed =
        m_database.run(QStringLiteral("DELETE FROM jobs WHERE id=?"), {QString::fromStdString(id.text)});
    return removed ? Result<void>() : Result<void>(removed.error());
}

} // namespace turnaround::jobs
