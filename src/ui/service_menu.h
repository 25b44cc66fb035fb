// Who makes it: Blockout, or a service and one of its models. A list for the menu, made from the services' tables.
// GUI thread.
#pragma once

#include "providers/provider.h"
#include "ui/draft.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <string>
#include <vector>

namespace turnaround::ui {

/// "From up to 8 views, or words": what a model takes.
QString takesText(const ModelOffer &model);
/// The least that a result of it costs: "$0.225", "from $0.20"; "on request", "not published".
QString priceText(const ModelOffer &model);

class ServiceMenu : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the composer")
    /// "Runware · Hunyuan 3D 3.1 Pro".
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// Made on this computer.
    Q_PROPERTY(bool local READ local NOTIFY changed)
    Q_PROPERTY(int row READ row NOTIFY changed)
    /// The chosen service, as ServiceInfo names it; empty: none.
    Q_PROPERTY(QString serviceId READ serviceId NOTIFY changed)
    Q_PROPERTY(QString serviceName READ serviceName NOTIFY changed)
    /// The chosen model; empty: Blockout, which has one.
    Q_PROPERTY(QString modelName READ modelName NOTIFY changed)
    /// What an artist should know about the chosen model; may be empty.
    Q_PROPERTY(QString note READ note NOTIFY changed)

public:
    enum Role {
        ServiceIdRole = Qt::UserRole, ///< QString; empty: Blockout
        ServiceNameRole, ///< QString
        FirstRole, ///< bool: the first row of its service
        NameRole, ///< QString: the model's
        TakesRole, ///< QString
        PriceRole, ///< QString
        NeedsKeyRole, ///< bool
        PracticeRole, ///< bool
        RowRole, ///< int: for choose()
    };

    explicit ServiceMenu(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// What is not there (any more) is shown as Blockout.
    void show(const ServiceModel &maker);
    /// Which services there is an account for; true: for practice.
    void setAccounts(const std::map<std::string, bool> &accounts);

    /// Null: Blockout.
    const providers::Provider *provider() const { return chosen().provider; }
    const ModelOffer *model() const { return chosen().model; }
    ServiceModel maker() const;
    bool hasAccount() const;
    bool practice() const;
    const std::map<std::string, bool> &accounts() const { return m_accounts; }

    QString title() const;
    bool local() const { return !provider(); }
    int row() const { return m_row; }
    QString serviceId() const;
    QString serviceName() const;
    QString modelName() const;
    QString note() const;

    Q_INVOKABLE void choose(int row);

signals:
    void changed();
    /// The artist chose another one.
    void picked();

private:
    struct Row {
        const providers::Provider *provider = nullptr;
        const ModelOffer *model = nullptr;
    };
    const Row &chosen() const { return m_rows[static_cast<size_t>(m_row)]; }

    std::vector<Row> m_rows{Row{}};
    int m_row = 0;
    std::map<std::string, bool> m_accounts;
};

} // namespace turnaround::ui
