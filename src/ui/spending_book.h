// What services have cost, and what may be spent: today, this month, the latest charges, the budget. GUI thread; the
// worker keeps the ledger.
#pragma once

#include "jobs/charge.h"
#include "ui/job_desk.h"
#include "ui/service_choices.h"

#include <QAbstractListModel>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace turnaround::ui {

class SpendingBook : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made where the window is composed")
    /// Something was spent, or there is a budget: worth a place in the top bar.
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    /// "$0.68 of $5.00, 120 CU + 1 unknown"; "nothing".
    Q_PROPERTY(QString today READ today NOTIFY changed)
    /// The same without what may be spent: "120 CU, $0.68 + 1 unknown".
    Q_PROPERTY(QString spentToday READ spentToday NOTIFY changed)
    Q_PROPERTY(QString spentThisMonth READ spentThisMonth NOTIFY changed)
    /// A budget is used up.
    Q_PROPERTY(bool exhausted READ exhausted NOTIFY changed)
    /// The limits, as list of { words, figures, share, over }.
    Q_PROPERTY(QVariantList bars READ bars NOTIFY changed)
    /// What may be limited, as list of { unit, day, month }; an empty text: no limit.
    Q_PROPERTY(QVariantList limits READ limits NOTIFY changed)
    /// "3 practice jobs are left out: nothing is paid for them."; empty: there are none.
    Q_PROPERTY(QString practiceNote READ practiceNote NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role {
        NameRole = Qt::UserRole, ///< QString
        ServiceRole, ///< QString
        WhenRole, ///< QString
        CostRole, ///< QString: "$0.34", "about $0.34", "not known"
        NoteRole, ///< QString: what is not sure about it; empty: nothing
    };
    using Clock = std::function<UtcTime()>;

    SpendingBook(JobDesk &desk, ServiceChoices &choices, Clock clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_shownCharges.size()); }
    bool shown() const;
    QString today() const;
    QString spentToday() const;
    QString spentThisMonth() const;
    bool exhausted() const;
    QVariantList bars() const;
    QVariantList limits() const;
    QString practiceNote() const;

    /// A day's or a month's limit; empty: none. What is wrong with it, in words; empty: it is kept.
    Q_INVOKABLE QString limit(const QString &unit, bool month, const QString &amount);

signals:
    void changed();

private:
    using Signature = std::tuple<int, int, Charged, std::optional<std::int64_t>>;

    void hear(const jobs::WorkerEvent &event);
    void take(const std::vector<jobs::Charge> &charges);
    void ask();
    bool hasNews(const Job &job);
    bool m_asksAgain = false; ///< after m_soon
    jobs::Budget budget() const;
    QString sums(const jobs::Spending &spent, const Sums &limits) const;
    std::set<std::string> units() const;

    JobDesk &m_desk;
    ServiceChoices &m_choices;
    Clock m_clock;
    std::vector<jobs::Charge> m_charges; ///< newest first
    std::vector<jobs::Charge> m_shownCharges; ///< those without practice, the latest
    std::map<JobId, Signature> m_known; ///< of what was charged, as last heard: progress alone asks for nothing
    bool m_budgetGiven = false;
    jobs::Budget m_given;
    QTimer m_minute, m_soon; ///< a day ends
};

} // namespace turnaround::ui
