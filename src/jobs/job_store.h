// The jobs on disk: an SQLite file (WAL, synchronous=FULL), written before anything is done about a job.
// One thread.
#pragma once

#include "core/result.h"
#include "domain/job.h"
#include "jobs/charge.h"
#include "jobs/data_folder.h"
#include "library/database.h"
#include "library/library.h"

#include <optional>
#include <string>
#include <vector>

namespace turnaround::jobs {

class JobStore
{
public:
    /// The owner makes a missing file, and sets a damaged one aside, saying so in notes(). BadInput: damaged (for a
    /// reader), or written by a newer program; Disk.
    static Result<JobStore> open(const DataFolder &folder, library::Access access);

    /// In the order they were submitted; one that is damaged is left out, with a note.
    Result<std::vector<Job>> all();
    Result<std::optional<Job>> find(const JobId &id) const;
    /// On the disk when it returns. Disk.
    Result<void> save(const Job &job);
    /// For progress: on the disk sometime, and no reason to wait.
    Result<void> saveSoon(const Job &job);
    Result<void> remove(const JobId &id);

    /// The spending ledger: a line is written with each save() of a job that may have cost something, and stays when
    /// the job is forgotten. Newest first; those since a moment. Disk.
    Result<std::vector<Charge>> charges(UtcTime since = {}) const;

    /// What was mended or left out, one sentence each.
    const std::vector<std::string> &notes() const { return m_notes; }

private:
    JobStore(library::Database database, DataFolder folder);
    Result<Job> jobOf(const QSqlQuery &row) const;
    Result<void> saveCharge(const Job &job);
    library::Database m_database;
    DataFolder m_folder;
    std::vector<std::string> m_notes;
};

} // namespace turnaround::jobs
