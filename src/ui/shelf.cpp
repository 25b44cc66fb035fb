#include "ui/shelf.h"

#include "ui/asset_words.h"

#include <QDesktopServices>

#include <algorithm>

namespace turnaround::ui {

namespace {

constexpr int kMostProblems = 3; ///< told one by one

QUrl fileUrl(const std::filesystem::path &file)
{
    return QUrl::fromLocalFile(QString::fromStdString(file.string()));
}

bool isModel(const QUrl &file)
{
    return file.isLocalFile() && file.toLocalFile().endsWith(QLatin1String(".glb"), Qt::CaseInsensitive);
}

} // namespace

Shelf::Shelf(JobDesk &desk, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_facts(desk)
{
    connect(&desk, &JobDesk::told, this, &Shelf::hear);
}

int Shelf::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> Shelf::roleNames() const
{
    return {{AssetIdRole, "assetId"},     {NameRole, "name"},        {ServiceRole, "service"}, {PictureRole, "picture"},
            {ModelRole, "model"},         {MadeRole, "made"},        {MapsRole, "maps"},       {SizeRole, "size"},
            {TrianglesRole, "triangles"}, {VerticesRole, "vertices"}};
}

QVariant Shelf::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const AssetSummary &asset = m_assets[static_cast<size_t>(index.row())];
    switch (role) {
    case AssetIdRole:
        return QString::fromStdString(asset.id.text);
    case NameRole:
        return QString::fromStdString(asset.name);
    case ServiceRole:
        return makerWords(asset.provider);
    case PictureRole:
        return asset.hasThumbnail ? fileUrl(asset.thumbnail()) : QUrl();
    case ModelRole:
        return fileUrl(asset.model());
    case TrianglesRole:
        return countWords(asset.counts.triangles);
    case VerticesRole:
        return countWords(asset.counts.vertices);
    case MapsRole:
        return countWords(asset.counts.maps);
    case SizeRole:
        return sizeWords(asset.bytes);
    case MadeRole:
        return dateWords(asset.made);
    default:
        return {};
    }
}

QString Shelf::summary() const
{
    const QString all = m_total == 1 ? tr("1 model") : tr("%1 models").arg(countWords(std::uint64_t(m_total)));
    return count() == m_total ? all : tr("%1 of %2").arg(countWords(std::uint64_t(count())), all);
}

void Shelf::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    emit searchChanged();
    list();
}

void Shelf::list()
{
    m_latestList = newTicket();
    m_desk.post(jobs::ListAssets{.ticket = m_latestList, .text = m_search.toStdString()});
}

void Shelf::refresh()
{
    m_desk.post(jobs::RefreshLibrary{.ticket = newTicket()});
    list();
}

void Shelf::open(const QString &asset)
{
    if (const AssetSummary *found = find(asset))
        emit openRequested(fileUrl(found->model()), QString::fromStdString(found->name));
}

void Shelf::rename(const QString &asset, const QString &name)
{
    const AssetSummary *found = find(asset);
    const QString clean = name.simplified();
    if (found && !clean.isEmpty() && clean.toStdString() != found->name)
        m_desk.post(jobs::RenameAsset{.ticket = newTicket(), .id = found->id, .name = clean.toStdString()});
}

void Shelf::remove(const QString &asset)
{
    if (const AssetSummary *found = find(asset))
        m_desk.post(jobs::DeleteAsset{.ticket = newTicket(), .id = found->id});
}

void Shelf::restore()
{
    if (m_trashed.empty())
        return;
    m_desk.post(jobs::RestoreAsset{.ticket = newTicket(), .id = m_trashed.back().id});
    m_trashed.pop_back();
    emit changed();
}

void Shelf::reveal(const QString &asset)
{
    if (const AssetSummary *found = find(asset))
        QDesktopServices::openUrl(fileUrl(found->folder));
}

void Shelf::saveCopy(const QString &asset, const QUrl &file)
{
    const AssetSummary *found = find(asset);
    if (!found || !file.isLocalFile())
        return;
    QString path = file.toLocalFile();
    if (!isModel(file))
        path += QLatin1String(".glb");
    m_desk.post(jobs::SaveCopy{.ticket = newTicket(), .id = found->id, .file = path.toStdString()});
}

bool Shelf::takes(const QList<QUrl> &files) const
{
    return std::ranges::any_of(files, isModel);
}

void Shelf::importModels(const QList<QUrl> &files)
{
    for (const QUrl &file : files) {
        if (isModel(file))
            m_desk.post(jobs::ImportModel{.ticket = newTicket(), .file = file.toLocalFile().toStdString()});
        else
            emit said(tr("%1 is no GLB file: the library takes GLB models.").arg(file.fileName()), false);
    }
}

void Shelf::hear(const jobs::WorkerEvent &event)
{
    if (std::holds_alternative<jobs::WorkerOpened>(event)) {
        list();
    } else if (const auto *closed = std::get_if<jobs::WorkerNotOpened>(&event)) {
        m_problems = {QString::fromStdString(closed->error.message)};
        emit changed();
    } else if (const auto *listed = std::get_if<jobs::AssetsListed>(&event)) {
        show(*listed);
    } else if (const auto *filed = std::get_if<jobs::AssetFiled>(&event)) {
        put(filed->asset);
    } else if (const auto *trashed = std::get_if<jobs::AssetTrashed>(&event)) {
        take(trashed->id);
    } else if (const auto *saved = std::get_if<jobs::CopySaved>(&event)) {
        m_asked.erase(saved->ticket);
        emit said(tr("Saved as %1.").arg(QString::fromStdString(saved->file.filename().string())), false);
    } else if (const auto *refused = std::get_if<jobs::LibraryRefused>(&event)) {
        if (m_asked.erase(refused->ticket) > 0)
            emit said(QString::fromStdString(refused->error.message), false);
    }
}

void Shelf::show(const jobs::AssetsListed &listed)
{
    m_asked.erase(listed.ticket);
    if (listed.ticket != m_latestList)
        return;
    beginResetModel();
    m_assets = listed.listing.assets;
    endResetModel();
    m_total = static_cast<int>(listed.listing.total);
    m_problems.clear();
    for (const library::FolderProblem &problem : listed.listing.problems) {
        if (m_problems.size() == kMostProblems) {
            const auto more = listed.listing.problems.size() - kMostProblems;
            m_problems += more == 1 ? tr("One more folder is not shown.")
                                    : tr("%1 more folders are not shown.").arg(countWords(more));
            break;
        }
        m_problems += QString::fromStdString(problem.message);
    }
    m_listed = true;
    emit changed();
}

void Shelf::put(const AssetSummary &asset)
{
    const auto same = std::ranges::find(m_assets, asset.id, &AssetSummary::id);
    if (same == m_assets.end()) {
        list(); // where it belongs depends on what is searched for
        return;
    }
    *same = asset;
    const QModelIndex row = index(static_cast<int>(same - m_assets.begin()));
    emit dataChanged(row, row);
}

void Shelf::take(const AssetId &id)
{
    const auto gone = std::ranges::find(m_assets, id, &AssetSummary::id);
    if (gone == m_assets.end()) {
        list();
        return;
    }
    const int row = static_cast<int>(gone - m_assets.begin());
    const QString name = QString::fromStdString(gone->name);
    beginRemoveRows({}, row, row);
    m_assets.erase(gone);
    endRemoveRows();
    --m_total;
    m_trashed.push_back({id, name});
    emit changed();
    emit said(tr("%1 is in the trash.").arg(name), true);
}

const AssetSummary *Shelf::find(const QString &id) const
{
    const auto found = std::ranges::find(m_assets, AssetId{id.toStdString()}, &AssetSummary::id);
    return found == m_assets.end() ? nullptr : &*found;
}

jobs::Ticket Shelf::newTicket()
{
    m_asked.insert(++m_lastTicket);
    return m_lastTicket;
}

} // namespace turnaround::ui
