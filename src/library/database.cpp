#include "library/database.h"

#include "core/display_text.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

#include <utility>

namespace turnaround::library {

namespace {

// SQLite's result codes, sqlite.org/rescode.html
constexpr int kReadOnly = 8, kCorrupt = 11, kFull = 13, kNotADatabase = 26;

int primaryCode(const QSqlError &problem)
{
    return problem.nativeErrorCode().toInt() & 0xFF;
}

} // namespace

Result<Database> Database::open(const std::filesystem::path &file, Durability durability)
{
    const QString name = file.empty() ? QStringLiteral(":memory:") : QFile::decodeName(file.c_str());
    const QString connection = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Database database(connection, name);
    {
        QSqlDatabase opened = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        if (!opened.isValid())
            return Error{ErrorKind::Unavailable,
                         "Qt's SQLite driver is missing: install the package libqt6sql6-sqlite."};
        opened.setDatabaseName(name);
        opened.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        if (!opened.open())
            return database.error(opened.lastError());
    }
    for (const char *pragma : {"PRAGMA journal_mode=WAL",
                               durability == Durability::Full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF"}) {
        if (const auto done = database.run(QString::fromLatin1(pragma)); !done)
            return done.error();
    }
    Result<QSqlQuery> check = database.run(QStringLiteral("PRAGMA quick_check(1)"));
    if (!check)
        return check.error();
    if (!check->next() || check->value(0).toString() != QStringLiteral("ok"))
        return Error{ErrorKind::BadInput, quotedPath(file) + " is damaged.", check->value(0).toString().toStdString()};
    return database;
}

Database::Database(QString connection, QString file)
    : m_connection(std::move(connection))
    , m_file(std::move(file))
{
}

Database::Database(Database &&other) noexcept
    : m_connection(std::exchange(other.m_connection, {}))
    , m_file(std::move(other.m_file))
{
}

Database &Database::operator=(Database &&other) noexcept
{
    std::swap(m_connection, other.m_connection);
    std::swap(m_file, other.m_file);
    return *this;
}

Database::~Database()
{
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(m_connection);
}

Error Database::error(const QSqlError &problem) const
{
    const std::string name = quotedPath(m_file.toStdString());
    const std::string detail = problem.text().toStdString();
    switch (primaryCode(problem)) {
    case kCorrupt:
    case kNotADatabase:
        return {ErrorKind::BadInput, name + " is damaged.", detail};
    case kFull:
        return {ErrorKind::Disk, name + " could not be written: the disk is full. Make room there.", detail};
    case kReadOnly:
        return {ErrorKind::Disk, name + " could not be written: the disk or the folder is read-only.", detail};
    default:
        return {ErrorKind::Disk,
                name + " could not be used: " + displayText(problem.databaseText().toStdString()) +
                    ". Check the disk and the folder's permissions.",
                detail};
    }
}

Result<QSqlQuery> Database::run(const QString &statement, const QVariantList &values) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return error(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return error(query.lastError());
    return query;
}

int Database::schemaVersion() const
{
    Result<QSqlQuery> query = run(QStringLiteral("PRAGMA user_version"));
    return query && query->next() ? query->value(0).toInt() : 0;
}

Result<void> Database::setSchemaVersion(int version) const
{
    const auto done = run(QStringLiteral("PRAGMA user_version=%1").arg(version));
    return done ? Result<void>() : Result<void>(done.error());
}

bool Database::transaction() const
{
    return QSqlDatabase::database(m_connection, false).transaction();
}

bool Database::commit() const
{
    return QSqlDatabase::database(m_connection, false).commit();
}

void Database::rollback() const
{
    QSqlDatabase::database(m_connection, false).rollback();
}

} // namespace turnaround::library
