#include "ui/service_menu.h"

#include <QCoreApplication>

#include <algorithm>

namespace turnaround::ui {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("ServiceMenu", text, nullptr, n);
}

QString ruleText(const InputRule &rule)
{
    const QString views =
        rule.views.size() == 1 ? tr("the front view") : tr("up to %1 views").arg(static_cast<int>(rule.views.size()));
    switch (rule.inputs) {
    case Inputs::PromptOnly:
        return tr("words");
    case Inputs::ViewsOnly:
        return views;
    case Inputs::PromptOrViews:
        return tr("%1, or words").arg(rule.frontOrAllEight ? tr("the front view, all 8 views") : views);
    case Inputs::PromptAndFront:
        return tr("the front view and words");
    case Inputs::ViewsAndMaybePrompt:
        return tr("%1, words too").arg(views);
    }
    return {};
}

} // namespace

QString takesText(const ModelOffer &model)
{
    const auto richest =
        std::ranges::max_element(model.inputs, {}, [](const InputRule &rule) { return rule.views.size(); });
    const QString takes = richest == model.inputs.end() ? QString() : ruleText(*richest);
    return model.output == OutputKind::Picture ? tr("Pictures from %1").arg(takes) : tr("From %1").arg(takes);
}

QString priceText(const ModelOffer &model)
{
    if (model.free)
        return tr("Free");
    if (model.prices.empty())
        return model.canQuote ? tr("on request") : tr("not published");
    const auto least =
        std::ranges::min_element(model.prices, {}, [](const ListedPrice &each) { return each.money.millionths; });
    const QString text = QString::fromStdString(moneyText(least->money));
    return least->from || model.prices.size() > 1 ? tr("from %1").arg(text) : text;
}

ServiceMenu::ServiceMenu(QObject *parent)
    : QAbstractListModel(parent)
{
    for (const providers::Provider *provider : providers::allProviders()) {
        for (const ModelOffer &model : provider->info.models)
            m_rows.push_back({provider, &model});
    }
}

int ServiceMenu::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QHash<int, QByteArray> ServiceMenu::roleNames() const
{
    return {{ServiceIdRole, "serviceId"},
            {ServiceNameRole, "serviceName"},
            {FirstRole, "first"},
            {NameRole, "name"},
            {TakesRole, "takes"},
            {PriceRole, "price"},
            {NeedsKeyRole, "needsKey"},
            {PracticeRole, "practice"},
            {RowRole, "row"}};
}

QVariant ServiceMenu::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const bool isService = row.provider;
    switch (role) {
    case ServiceIdRole:
        return isService ? QString::fromStdString(row.provider->info.id) : QString();
    case ServiceNameRole:
        return isService ? QString::fromStdString(row.provider->info.name) : tr("On this computer");
    case FirstRole:
        return index.row() == 0 || m_rows[static_cast<size_t>(index.row()) - 1].provider != row.provider;
    case NameRole:
        return isService ? QString::fromStdString(row.model->name) : tr("Blockout");
    case TakesRole:
        return isService ? takesText(*row.model) : tr("From up to %1 views; no account, no upload").arg(kViewCount);
    case PriceRole:
        return isService ? priceText(*row.model) : tr("Free");
    case NeedsKeyRole:
        return isService && !m_accounts.contains(row.provider->info.id);
    case PracticeRole: {
        const auto account = isService ? m_accounts.find(row.provider->info.id) : m_accounts.end();
        return account != m_accounts.end() && account->second;
    }
    case RowRole:
        return index.row();
    default:
        return {};
    }
}

void ServiceMenu::show(const ServiceModel &maker)
{
    int row = 0;
    for (int i = 1; i < rowCount(); ++i) {
        const Row &each = m_rows[static_cast<size_t>(i)];
        if (each.provider->info.id == maker.provider && each.model->id == maker.model)
            row = i;
    }
    if (row == m_row)
        return;
    m_row = row;
    emit changed();
}

void ServiceMenu::setAccounts(const std::map<std::string, bool> &accounts)
{
    m_accounts = accounts;
    emit dataChanged(index(0), index(rowCount() - 1), {NeedsKeyRole, PracticeRole});
    emit changed();
}

ServiceModel ServiceMenu::maker() const
{
    return provider() ? ServiceModel{provider()->info.id, model()->id} : ServiceModel{};
}

bool ServiceMenu::hasAccount() const
{
    return provider() && m_accounts.contains(provider()->info.id);
}

bool ServiceMenu::practice() const
{
    return hasAccount() && m_accounts.at(provider()->info.id);
}

QString ServiceMenu::title() const
{
    return provider() ? QString::fromStdString(provider()->info.name + " · " + model()->name) : tr("Blockout");
}

QString ServiceMenu::serviceId() const
{
    return provider() ? QString::fromStdString(provider()->info.id) : QString();
}

QString ServiceMenu::serviceName() const
{
    return provider() ? QString::fromStdString(provider()->info.name) : QString();
}

QString ServiceMenu::modelName() const
{
    return provider() ? QString::fromStdString(model()->name) : QString();
}

QString ServiceMenu::note() const
{
    return provider() ? QString::fromStdString(model()->note) : QString();
}

void ServiceMenu::choose(int row)
{
    if (row < 0 || row >= rowCount() || row == m_row)
        return;
    m_row = row;
    emit changed();
    emit picked();
}

} // namespace turnaround::ui
