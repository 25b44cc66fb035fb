#include "library/index.h"

#include "core/display_text.h"
#include "library/asset_json.h"
#include "library/folder_name.h"

#include <QVariant>

#include <algorithm>
#include <set>
#include <sys/stat.h>

namespace turnaround::library {

namespace {

namespace fs = std::filesystem;

constexpr int kVersion = 1;
constexpr const char *kColumns = "id, folder, name, provider, made, triangles, vertices, maps, bytes, thumbnail";

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

qlonglong number(std::uint64_t value)
{
    return static_cast<qlonglong>(value);
}

/// Changes whenever one of the files that the index tells of does; empty where there is no asset.json.
std::string stampOf(const fs::path &folder)
{
    std::string stamp;
    for (const char *name : {kAssetFile, "model.glb", "thumbnail.png"}) {
        struct stat status = {};
        if (::stat((folder / name).c_str(), &status) == 0)
            stamp += std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec) + ':' +
                std::to_string(status.st_size) + ' ';
        else if (stamp.empty())
            return {};
        else
            stamp += "- ";
    }
    return stamp;
}

/// Names of the folders in the root that may be assets, in order.
Result<std::set<std::string>> foldersIn(const fs::path &root)
{
    std::set<std::string> names;
    std::error_code problem;
    for (fs::directory_iterator entry(root, problem), end; !problem && entry != end; entry.increment(problem)) {
        const std::string name = entry->path().filename().string();
        std::error_code unknown;
        if (!name.starts_with('.') && entry->is_directory(unknown))
            names.insert(name);
    }
    if (problem)
        return Error{ErrorKind::Disk,
                     "The library " + quotedPath(root) + " can't be read: " + problem.message() +
                         ". Check that its disk is there and the folder's permissions."};
    return names;
}

AssetSummary summaryOf(const QSqlQuery &row, const fs::path &root)
{
    AssetSummary asset;
    asset.id.text = row.value(0).toString().toStdString();
    asset.folder = root / row.value(1).toByteArray().toStdString();
    asset.name = row.value(2).toString().toStdString();
    asset.provider = row.value(3).toString().toStdString();
    asset.made = UtcTime(std::chrono::milliseconds(row.value(4).toLongLong()));
    asset.counts = {row.value(5).toULongLong(), row.value(6).toULongLong(), row.value(7).toULongLong()};
    asset.bytes = row.value(8).toULongLong();
    asset.hasThumbnail = row.value(9).toBool();
    return asset;
}

Result<Database> openFresh(const fs::path &file)
{
    Result<Database> database = Database::open(file, Durability::Cache);
    if (!database)
        return database;
    if (database->schemaVersion() == kVersion)
        return database;
    for (const char *statement :
         {"DROP TABLE IF EXISTS assets",
          "CREATE TABLE assets (id TEXT PRIMARY KEY, folder BLOB UNIQUE, name TEXT, folded TEXT, provider TEXT, "
          "made INTEGER, triangles INTEGER, vertices INTEGER, maps INTEGER, bytes INTEGER, thumbnail INTEGER, "
          "stamp TEXT) WITHOUT ROWID",
          "CREATE INDEX by_time ON assets (made DESC)"}) {
        if (const auto done = database->run(QString::fromLatin1(statement)); !done)
            return done.error();
    }
    if (const Result<void> done = database->setSchemaVersion(kVersion); !done)
        return done.error();
    return database;
}

void removeFiles(const fs::path &file)
{
    for (const char *ending : {"", "-wal", "-shm"}) {
        std::error_code ignored;
        fs::remove(fs::path(file.string() + ending), ignored);
    }
}

} // namespace

Result<Index> Index::open(const fs::path &root)
{
    const fs::path file = root / ".index.sqlite";
    Result<Database> database = openFresh(file);
    if (!database) {
        if (database.error().kind == ErrorKind::BadInput)
            removeFiles(file);
        database = database.error().kind == ErrorKind::BadInput ? openFresh(file) : openFresh({});
    }
    if (!database)
        database = openFresh({});
    if (!database)
        return database.error();
    return Index(std::move(*database), root);
}

Index::Index(Database database, fs::path root)
    : m_database(std::move(database))
    , m_root(std::move(root))
{
}

Result<std::map<std::string, std::pair<std::string, AssetId>>> Index::known() const
{
    Result<QSqlQuery> rows = m_database.run(QStringLiteral("SELECT folder, stamp, id FROM assets"));
    if (!rows)
        return rows.error();
    std::map<std::string, std::pair<std::string, AssetId>> known;
    while (rows->next())
        known[rows->value(0).toByteArray().toStdString()] = {rows->value(1).toString().toStdString(),
                                                             AssetId{rows->value(2).toString().toStdString()}};
    return known;
}

Result<std::vector<FolderProblem>> Index::update(const fs::path &root)
{
    const Result<std::set<std::string>> folders = foldersIn(root);
    if (!folders)
        return folders.error();
    auto indexed = known();
    if (!indexed)
        return indexed.error();
    m_database.transaction();
    std::map<AssetId, std::string> ids;
    for (auto entry = indexed->begin(); entry != indexed->end();) {
        const auto &[stamp, id] = entry->second;
        if (folders->contains(entry->first) && stampOf(root / entry->first) == stamp) {
            ids[id] = entry->first;
            ++entry;
            continue;
        }
        if (const Result<void> removed = remove(id); !removed) {
            m_database.rollback();
            return removed.error();
        }
        entry = indexed->erase(entry);
    }
    std::vector<FolderProblem> problems;
    for (const std::string &name : *folders) {
        if (indexed->contains(name))
            continue;
        const std::string stamp = stampOf(root / name);
        const Result<Asset> asset = readAsset(root / name);
        if (!asset) {
            problems.push_back({root / name, asset.error().message});
            continue;
        }
        const auto [twin, isNew] = ids.emplace(asset->summary.id, name);
        if (!isNew) {
            problems.push_back(
                {root / name,
                 "The folder " + quotedPath(name) + " is not shown: it is a copy of " + quotedPath(twin->second) +
                     ". To have it twice, import its model.glb. Then move the folder out of the library."});
            continue;
        }
        if (const Result<void> kept = putStamped(asset->summary, stamp); !kept) {
            m_database.rollback();
            return kept.error();
        }
    }
    m_database.commit();
    return problems;
}

Result<void> Index::clear()
{
    const auto done = m_database.run(QStringLiteral("DELETE FROM assets"));
    return done ? Result<void>() : Result<void>(done.error());
}

Result<void> Index::put(const AssetSummary &asset)
{
    return putStamped(asset, stampOf(asset.folder));
}

Result<void> Index::putStamped(const AssetSummary &asset, const std::string &stamp)
{
    const auto done = m_database.run(
        QStringLiteral("INSERT OR REPLACE INTO assets (%1, folded, stamp) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")
            .arg(QString::fromLatin1(kColumns)),
        {text(asset.id.text), QByteArray::fromStdString(asset.folder.filename().string()), text(asset.name),
         text(asset.provider), qlonglong(asset.made.time_since_epoch().count()), number(asset.counts.triangles),
         number(asset.counts.vertices), number(asset.counts.maps), number(asset.bytes), asset.hasThumbnail,
         foldedForSearch(text(asset.name)), text(stamp)});
    return done ? Result<void>() : Result<void>(done.error());
}

Result<void> Index::remove(const AssetId &id)
{
    const auto done = m_database.run(QStringLiteral("DELETE FROM assets WHERE id=?"), {text(id.text)});
    return done ? Result<void>() : Result<void>(done.error());
}

Result<std::optional<AssetSummary>> Index::find(const AssetId &id) const
{
    Result<QSqlQuery> row = m_database.run(
        QStringLiteral("SELECT %1 FROM assets WHERE id=?").arg(QString::fromLatin1(kColumns)), {text(id.text)});
    if (!row)
        return row.error();
    if (!row->next())
        return std::optional<AssetSummary>();
    return std::optional(summaryOf(*row, m_root));
}

Result<std::vector<AssetSummary>> Index::search(const std::string &sought, bool withoutThumbnail) const
{
    QString statement = QStringLiteral("SELECT %1 FROM assets WHERE 1").arg(QString::fromLatin1(kColumns));
    QVariantList values;
    for (const QString &word : foldedForSearch(text(sought).left(1000)).split(' ', Qt::SkipEmptyParts).mid(0, 20)) {
        statement += QStringLiteral(" AND instr(folded, ?)");
        values << word;
    }
    if (withoutThumbnail)
        statement += QStringLiteral(" AND NOT thumbnail");
    Result<QSqlQuery> rows = m_database.run(statement + QStringLiteral(" ORDER BY made DESC, folder"), values);
    if (!rows)
        return rows.error();
    std::vector<AssetSummary> found;
    while (rows->next())
        found.push_back(summaryOf(*rows, m_root));
    return found;
}

Result<std::uint64_t> Index::count() const
{
    Result<QSqlQuery> row = m_database.run(QStringLiteral("SELECT count(*) FROM assets"));
    if (!row)
        return row.error();
    return row->next() ? row->value(0).toULongLong() : 0;
}

} // namespace turnaround::library
