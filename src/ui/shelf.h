// The library's grid: what is in it, newest first, and what may be done with each model. GUI thread; the worker
// touches the files.
#pragma once

#include "domain/asset.h"
#include "ui/asset_facts.h"
#include "ui/job_desk.h"

#include <QAbstractListModel>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <set>
#include <vector>

namespace turnaround::ui {

class Shelf : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made where the window is composed")
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// How many models the library holds, whatever is searched for.
    Q_PROPERTY(int total READ total NOTIFY changed)
    /// The library was looked at.
    Q_PROPERTY(bool listed READ listed NOTIFY changed)
    /// Shown are the models whose names hold all its words.
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    /// "12 models", "3 of 12 models".
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// What is wrong with folders of the library, one sentence each; or why it can't be used.
    Q_PROPERTY(QStringList problems READ problems NOTIFY changed)
    /// A model is in the trash that restore() brings back.
    Q_PROPERTY(bool canRestore READ canRestore NOTIFY changed)
    /// What is known of one model beyond its figures.
    Q_PROPERTY(AssetFacts *facts READ facts CONSTANT)

public:
    enum Role {
        AssetIdRole = Qt::UserRole, ///< QString
        NameRole, ///< QString
        ServiceRole, ///< QString: "Blockout"
        PictureRole, ///< QUrl; empty: not drawn yet
        ModelRole, ///< QUrl: the GLB, to drag out
        TrianglesRole, ///< QString: "200,000"
        VerticesRole, ///< QString
        MapsRole, ///< QString
        SizeRole, ///< QString: "7.4 MB", all files together
        MadeRole, ///< QString: "20 Nov 2026, 14:02"
    };

    explicit Shelf(JobDesk &desk, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_assets.size()); }
    int total() const { return m_total; }
    bool listed() const { return m_listed; }
    QString search() const { return m_search; }
    void setSearch(const QString &text);
    QString summary() const;
    QStringList problems() const { return m_problems; }
    bool canRestore() const { return !m_trashed.empty(); }
    AssetFacts *facts() { return &m_facts; }

    /// Looks at the folders again: some may have come or gone by hand.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void open(const QString &asset);
    Q_INVOKABLE void rename(const QString &asset, const QString &name);
    /// Into the trash.
    Q_INVOKABLE void remove(const QString &asset);
    /// What was removed last comes back.
    Q_INVOKABLE void restore();
    Q_INVOKABLE void reveal(const QString &asset);
    Q_INVOKABLE void saveCopy(const QString &asset, const QUrl &file);
    /// True where one of these may be a model that can be imported.
    Q_INVOKABLE bool takes(const QList<QUrl> &files) const;
    Q_INVOKABLE void importModels(const QList<QUrl> &files);

signals:
    void changed();
    void searchChanged();
    /// One sentence that passes; `undoes`: restore() takes it back.
    void said(const QString &sentence, bool undoes);
    void openRequested(const QUrl &model, const QString &name);

private:
    struct Trashed {
        AssetId id;
        QString name;
    };

    void hear(const jobs::WorkerEvent &event);
    void show(const jobs::AssetsListed &listed);
    void put(const AssetSummary &asset);
    void take(const AssetId &id);
    void list();
    const AssetSummary *find(const QString &id) const;
    jobs::Ticket newTicket();

    JobDesk &m_desk;
    AssetFacts m_facts;
    std::vector<AssetSummary> m_assets; ///< as shown
    int m_total = 0;
    bool m_listed = false;
    QString m_search;
    QStringList m_problems;
    std::vector<Trashed> m_trashed; ///< the last one last
    jobs::Ticket m_lastTicket = 0;
    jobs::Ticket m_latestList = 0; ///< older answers are dropped
    std::set<jobs::Ticket> m_asked; ///< whose refusals are told here
};

} // namespace turnaround::ui
