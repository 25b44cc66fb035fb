#include "ui/spending_book.h"

#include "ui/asset_words.h"
#include "ui/service_words.h"

#include <QLocale>

#include <algorithm>

namespace turnaround::ui {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostShown = 50;
constexpr auto kBetweenQuestions = 300ms; // many jobs have news at once; the answer is the whole ledger

QString moneyWords(std::int64_t millionths, const std::string &unit)
{
    return QString::fromStdString(moneyText({millionths, unit}));
}

std::int64_t spentOf(const jobs::Spending &spent, const std::string &unit)
{
    const auto found = spent.sums.find(unit);
    return found == spent.sums.end() ? 0 : found->second;
}

/// "5", "12.50": as it may be typed again.
QString amountText(const Sums &limits, const std::string &unit)
{
    const auto found = limits.find(unit);
    if (found == limits.end())
        return {};
    const double amount = Money{found->second, unit}.amount();
    const bool whole = found->second % 1'000'000 == 0;
    const bool cents = found->second % 10'000 == 0;
    return QLocale::c().toString(amount, 'f', whole ? 0 : cents ? 2 : 6).remove(QLatin1Char(','));
}

} // namespace

SpendingBook::SpendingBook(JobDesk &desk, ServiceChoices &choices, Clock clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_choices(choices)
    , m_clock(std::move(clock))
{
    connect(&desk, &JobDesk::told, this, &SpendingBook::hear);
    connect(&choices, &ServiceChoices::changed, this, [this] {
        const jobs::Budget wanted = budget();
        if (m_choices.known() && (!m_budgetGiven || wanted.day != m_given.day || wanted.month != m_given.month)) {
            m_budgetGiven = true;
            m_given = wanted;
            m_desk.post(jobs::UseBudget{wanted});
        }
        emit changed();
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(kBetweenQuestions);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (m_asksAgain)
            ask();
    });
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, &SpendingBook::changed);
    m_minute.start();
}

int SpendingBook::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> SpendingBook::roleNames() const
{
    return {{NameRole, "name"}, {ServiceRole, "service"}, {WhenRole, "when"}, {CostRole, "cost"}, {NoteRole, "note"}};
}

QVariant SpendingBook::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const jobs::Charge &charge = m_shownCharges[static_cast<std::size_t>(index.row())];
    switch (role) {
    case NameRole:
        return QString::fromStdString(charge.name);
    case ServiceRole:
        return serviceName(charge.provider);
    case WhenRole:
        return dateWords(charge.when);
    case CostRole:
        if (!charge.money)
            return tr("not known");
        return charge.reported ? moneyWords(charge.money->millionths, charge.money->unit)
                               : tr("about %1").arg(moneyWords(charge.money->millionths, charge.money->unit));
    case NoteRole:
        return charge.charged == Charged::Unknown ? tr("not confirmed") : QString();
    default:
        return {};
    }
}

jobs::Budget SpendingBook::budget() const
{
    return {m_choices.now().dayBudget, m_choices.now().monthBudget};
}

bool SpendingBook::shown() const
{
    return !m_shownCharges.empty() || budget().isSet();
}

QString SpendingBook::sums(const jobs::Spending &spent, const Sums &limits) const
{
    std::set<std::string> all;
    for (const auto &[unit, millionths] : spent.sums)
        all.insert(unit);
    for (const auto &[unit, millionths] : limits)
        all.insert(unit);
    QStringList parts;
    for (const std::string &unit : all) {
        const QString sum = moneyWords(spentOf(spent, unit), unit);
        const auto limit = limits.find(unit);
        parts << (limit == limits.end() ? sum : tr("%1 of %2").arg(sum, moneyWords(limit->second, unit)));
    }
    QString text = parts.join(QStringLiteral(", "));
    if (spent.unknown > 0)
        text += (text.isEmpty() ? tr("%1 unknown") : tr(" + %1 unknown")).arg(spent.unknown);
    return text.isEmpty() ? tr("nothing") : text;
}

QString SpendingBook::today() const
{
    return sums(jobs::spendingSince(m_charges, jobs::dayBegin(m_clock())), budget().day);
}

QString SpendingBook::spentToday() const
{
    return sums(jobs::spendingSince(m_charges, jobs::dayBegin(m_clock())), {});
}

QString SpendingBook::spentThisMonth() const
{
    return sums(jobs::spendingSince(m_charges, jobs::monthBegin(m_clock())), {});
}

bool SpendingBook::exhausted() const
{
    return std::ranges::any_of(bars(), [](const QVariant &bar) { return bar.toMap().value("over").toBool(); });
}

QVariantList SpendingBook::bars() const
{
    QVariantList all;
    const auto add = [&](const Sums &limits, UtcTime since, const QString &words) {
        const jobs::Spending spent = jobs::spendingSince(m_charges, since);
        for (const auto &[unit, most] : limits) {
            const std::int64_t sum = spentOf(spent, unit);
            all << QVariantMap{
                {"words", limits.size() > 1 ? tr("%1, %2").arg(words, QString::fromStdString(unit)) : words},
                {"figures", tr("%1 of %2").arg(moneyWords(sum, unit), moneyWords(most, unit))},
                {"share", most > 0 ? std::min(1.0, double(sum) / double(most)) : 1.0},
                {"over", sum >= most}};
        }
    };
    add(budget().day, jobs::dayBegin(m_clock()), tr("Today"));
    add(budget().month, jobs::monthBegin(m_clock()), tr("This month"));
    return all;
}

std::set<std::string> SpendingBook::units() const
{
    std::set<std::string> all;
    for (const jobs::Charge &charge : m_charges) {
        if (charge.money)
            all.insert(charge.money->unit);
    }
    const jobs::Budget set = budget();
    for (const Sums *limits : {&set.day, &set.month}) {
        for (const auto &[unit, millionths] : *limits)
            all.insert(unit);
    }
    all.erase("USD");
    return all;
}

QVariantList SpendingBook::limits() const
{
    QVariantList all;
    const jobs::Budget set = budget();
    const auto add = [&](const std::string &unit) {
        all << QVariantMap{{"unit", QString::fromStdString(unit)},
                           {"day", amountText(set.day, unit)},
                           {"month", amountText(set.month, unit)}};
    };
    add("USD");
    for (const std::string &unit : units())
        add(unit);
    return all;
}

QString SpendingBook::practiceNote() const
{
    const auto practice = std::ranges::count(m_charges, true, &jobs::Charge::practice);
    if (practice == 0)
        return {};
    return practice == 1 ? tr("1 practice job is left out: nothing is paid for it.")
                         : tr("%1 practice jobs are left out: nothing is paid for them.").arg(practice);
}

QString SpendingBook::limit(const QString &unit, bool month, const QString &amount)
{
    QString text = amount.trimmed();
    if (text.startsWith(QLatin1Char('$')))
        text = text.mid(1).trimmed();
    std::optional<Money> money;
    if (!text.isEmpty()) {
        bool isNumber = false;
        const double value = QLocale::c().toDouble(text, &isNumber);
        money = isNumber && value >= 0 ? Money::of(value, unit.toStdString()) : std::nullopt;
        if (!money)
            return tr("A budget is an amount such as 5 or 12.50. Empty: no limit.");
    }
    m_choices.change([unit = unit.toStdString(), month, money](accounts::ServiceSettings &settings) {
        Sums &limits = month ? settings.monthBudget : settings.dayBudget;
        if (money)
            limits[unit] = money->millionths;
        else
            limits.erase(unit);
    });
    return {};
}

void SpendingBook::ask()
{
    m_asksAgain = m_soon.isActive();
    if (m_asksAgain)
        return;
    m_desk.post(jobs::ListSpending{});
    m_soon.start();
}

void SpendingBook::hear(const jobs::WorkerEvent &event)
{
    if (const auto *opened = std::get_if<jobs::WorkerOpened>(&event)) {
        for (const Job &job : opened->jobs)
            hasNews(job);
        ask();
    } else if (const auto *listed = std::get_if<jobs::SpendingListed>(&event)) {
        take(listed->charges); // whoever asked: it is the whole ledger
    } else if (const auto *changed = std::get_if<jobs::JobChanged>(&event)) {
        if (hasNews(changed->job))
            ask();
    }
}

/// Whether what it costs may have changed since it was seen last.
bool SpendingBook::hasNews(const Job &job)
{
    if (!job.remote)
        return false;
    const RemoteWork &remote = *job.remote;
    const std::optional<Money> money = remote.cost ? remote.cost : remote.quoted;
    const Signature now{static_cast<int>(job.state), job.attempt, remote.charged,
                        money ? std::optional(money->millionths) : std::nullopt};
    const auto [known, isNew] = m_known.try_emplace(job.id, now);
    const bool differs = isNew || known->second != now;
    known->second = now;
    return differs;
}

void SpendingBook::take(const std::vector<jobs::Charge> &charges)
{
    m_charges = charges;
    std::vector<jobs::Charge> shown;
    for (const jobs::Charge &charge : m_charges) {
        if (!charge.practice && shown.size() < kMostShown)
            shown.push_back(charge);
    }
    if (shown != m_shownCharges) {
        beginResetModel();
        m_shownCharges = std::move(shown);
        endResetModel();
    }
    emit changed();
}

} // namespace turnaround::ui
