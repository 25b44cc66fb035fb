// An SQLite file, through QtSql. Belongs to the thread that opened it.
#pragma once

#include "core/result.h"

#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <filesystem>

namespace turnaround::library {

enum class Durability {
    Full, ///< what was committed survives a power cut
    Cache, ///< the file can be made again
};

class Database
{
public:
    /// Makes the file where it is missing; an empty path is a database in memory. Waits up to five seconds
    /// for other processes. Disk: can't be opened or written; BadInput: damaged, or no database.
    static Result<Database> open(const std::filesystem::path &file, Durability durability);
    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;
    ~Database();

    /// One statement with its values for the '?'s; the query holds the first row's predecessor. Disk.
    Result<QSqlQuery> run(const QString &statement, const QVariantList &values = {}) const;

    /// `PRAGMA user_version`.
    int schemaVersion() const;
    Result<void> setSchemaVersion(int version) const;
    bool transaction() const;
    bool commit() const;
    void rollback() const;

private:
    explicit Database(QString connection, QString file);
    Error error(const class QSqlError &problem) const;
    QString m_connection; ///< QtSql's name for it; empty: moved away
    QString m_file;
};

} // namespace turnaround::library
