#include "ui/service_accounts.h"

#include "net/transport.h"
#include "providers/fitting.h"
#include "ui/service_words.h"

#include <algorithm>
#include <cstdlib>

namespace turnaround::ui {

namespace {

using State = KeyState::State;

/// Apart from the tickets of those who ask the worker other things.
constexpr jobs::Ticket kFirstTicket = jobs::Ticket(1) << 32;

bool isSame(const std::optional<providers::Account> &a, const std::optional<providers::Account> &b)
{
    if (!a || !b)
        return !a && !b;
    return a->address == b->address && a->key == b->key && a->secret == b->secret && a->settings == b->settings;
}

bool isWhole(const accounts::Keys &keys, const providers::ServiceInfo &service)
{
    const std::size_t fields = service.credentials.size();
    return (fields < 1 || !keys.key.empty()) && (fields < 2 || !keys.secret.empty());
}

QString addressVariable(const providers::ServiceInfo &service)
{
    const char *value = service.addressVariable.empty() ? nullptr : std::getenv(service.addressVariable.c_str());
    return value && *value ? QString::fromStdString(service.addressVariable) : QString();
}

} // namespace

ServiceAccounts::ServiceAccounts(JobDesk &desk, ServiceChoices &choices, std::unique_ptr<accounts::KeyStore> keys,
                                 Accounts practice, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_choices(choices)
    , m_keys(std::move(keys))
    , m_practiceAccounts(std::move(practice))
    , m_practice(!m_practiceAccounts.empty())
    , m_lastTicket(kFirstTicket)
{
    for (const providers::Provider *provider : providers::allProviders())
        m_rows.push_back({.provider = provider, .state = m_practice ? State::Practice : State::Looking});
    connect(&desk, &JobDesk::told, this, &ServiceAccounts::hear);
    connect(&choices, &ServiceChoices::changed, this, [this] {
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            hand(row);
        emit changed();
    });
}

int ServiceAccounts::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> ServiceAccounts::roleNames() const
{
    return {{ServiceRole, "service"},
            {NameRole, "name"},
            {ModelsRole, "models"},
            {HelpRole, "help"},
            {KeyStateRole, "keyState"},
            {KeyTextRole, "keyText"},
            {FieldsRole, "fields"},
            {ChecksRole, "checks"},
            {ReadyRole, "ready"},
            {VerdictRole, "verdict"},
            {SaidRole, "said"},
            {BalanceRole, "balance"},
            {AddressRole, "address"},
            {AddressLabelRole, "addressLabel"},
            {AddressFromRole, "addressFrom"},
            {StandardAddressRole, "standardAddress"},
            {SettingsRole, "settings"}};
}

QVariant ServiceAccounts::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const providers::ServiceInfo &service = row.provider->info;
    switch (role) {
    case ServiceRole:
        return QString::fromStdString(service.id);
    case NameRole:
        return QString::fromStdString(service.name);
    case ModelsRole: {
        QStringList names;
        for (const ModelOffer &model : service.models)
            names << QString::fromStdString(model.name);
        return names.join(QStringLiteral(", "));
    }
    case HelpRole:
        return QString::fromStdString(service.help);
    case KeyStateRole:
        return static_cast<int>(row.state);
    case KeyTextRole:
        return keyText(row);
    case FieldsRole: {
        QVariantList fields;
        for (const providers::CredentialField &field : service.credentials)
            fields << QVariantMap{{"label", QString::fromStdString(field.label)}};
        return fields;
    }
    case ChecksRole:
        return row.provider->checkKey != nullptr;
    case ReadyRole:
        return row.account.has_value();
    case VerdictRole:
        return static_cast<int>(row.verdict);
    case SaidRole:
        return row.said;
    case BalanceRole:
        return row.balance;
    case AddressRole: {
        const auto own = m_choices.now().services.find(service.id);
        if (m_practice || !addressVariable(service).isEmpty())
            return row.account ? QString::fromStdString(row.account->address) : QString();
        return own == m_choices.now().services.end() ? QString() : QString::fromStdString(own->second.address);
    }
    case AddressLabelRole:
        return QString::fromStdString(service.addressLabel);
    case StandardAddressRole:
        return service.address.empty() ? tr("chosen by region") : QString::fromStdString(service.address);
    case AddressFromRole:
        return addressVariable(service);
    case SettingsRole:
        return settingsOf(row);
    default:
        return {};
    }
}

QString ServiceAccounts::keyText(const Row &row) const
{
    const QString variables = variablesOf(row.provider->info);
    switch (row.state) {
    case State::Looking:
        return tr("Looking into the keychain");
    case State::Missing:
        return tr("No key");
    case State::Kept:
        return tr("Key kept in the keychain");
    case State::Environment:
        return tr("Key from %1").arg(variables);
    case State::NotNeeded:
        return tr("Needs no key");
    case State::NoKeychain:
        return tr("No key; there is no keychain here");
    case State::Practice:
        return tr("Practice");
    }
    return {};
}

QVariantList ServiceAccounts::settingsOf(const Row &row) const
{
    const auto own = m_choices.now().services.find(row.provider->info.id);
    QVariantList all;
    for (const OptionOffer &offer : row.provider->info.settings) {
        std::string value = offer.standard ? optionText(*offer.standard) : std::string();
        if (own != m_choices.now().services.end()) {
            if (const auto chosen = own->second.values.find(offer.key); chosen != own->second.values.end())
                value = chosen->second;
        }
        QStringList words, labels;
        for (const OptionChoice &choice : offer.choices) {
            words << QString::fromStdString(choice.word);
            labels << QString::fromStdString(choice.label);
        }
        all << QVariantMap{{"key", QString::fromStdString(offer.key)},
                           {"label", QString::fromStdString(offer.label)},
                           {"help", QString::fromStdString(offer.help)},
                           {"value", QString::fromStdString(value)},
                           {"words", words},
                           {"labels", labels},
                           {"chosen", std::max<int>(0, int(words.indexOf(QString::fromStdString(value))))}};
    }
    return all;
}

std::optional<std::size_t> ServiceAccounts::find(const QString &service) const
{
    const auto at =
        std::ranges::find(m_rows, service.toStdString(), [](const Row &row) { return row.provider->info.id; });
    return at == m_rows.end() ? std::nullopt : std::optional<std::size_t>(at - m_rows.begin());
}

int ServiceAccounts::rowOf(const QString &service) const
{
    const std::optional<std::size_t> row = find(service);
    return row ? static_cast<int>(*row) : -1;
}

bool ServiceAccounts::isReady(const std::string &service) const
{
    const std::optional<std::size_t> row = find(QString::fromStdString(service));
    return row && m_rows[*row].account;
}

void ServiceAccounts::refresh()
{
    m_choices.read();
    for (std::size_t i = 0; !m_practice && i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        const providers::ServiceInfo &service = row.provider->info;
        if (service.credentials.empty()) {
            row.state = State::NotNeeded;
        } else if (isWhole(accounts::keysFromEnvironment(service), service)) {
            row.state = State::Environment;
        } else {
            m_keys->read(service, [this, i](const Result<accounts::Keys> &keys) { hearKeys(i, keys); });
            continue;
        }
        hand(i);
        tell(i);
    }
}

void ServiceAccounts::hearKeys(std::size_t at, const Result<accounts::Keys> &keys)
{
    Row &row = m_rows[at];
    if (!keys) {
        row.state = State::NoKeychain;
        row.kept = {};
        if (row.verdict == Verdict::Kind::Nothing || row.verdict == Verdict::Kind::Bad)
            say(at, Verdict::Kind::Nothing, QString::fromStdString(keys.error().message));
    } else {
        row.state = keys->empty() ? State::Missing : State::Kept;
        row.kept = *keys;
    }
    hand(at);
    tell(at);
}

/// Gives the worker the account as it is now; not before the settings are known, which may say another address.
void ServiceAccounts::hand(std::size_t at)
{
    Row &row = m_rows[at];
    std::optional<providers::Account> account;
    if (m_practice)
        account = m_practiceAccounts.at(row.provider->info.id);
    else if (m_choices.known() && row.state != State::Looking)
        account = accounts::accountFor(row.provider->info, m_choices.now(), row.kept);
    if (!isSame(row.account, account)) {
        row.account = account;
        row.balance.clear();
        row.asked = 0;
        if (row.state != State::NoKeychain)
            say(at, Verdict::Kind::Nothing, {});
        m_desk.post(jobs::UseAccount{row.provider->info.id, account});
        emit readyChanged();
    }
    tell(at);
}

void ServiceAccounts::saveKeys(const QString &service, const QString &key, const QString &secret)
{
    const std::optional<std::size_t> at = find(service);
    if (!at || m_practice)
        return;
    const providers::ServiceInfo &info = m_rows[*at].provider->info;
    const accounts::Keys keys{key.trimmed().toStdString(), secret.trimmed().toStdString()};
    if (!isWhole(keys, info)) {
        QStringList labels;
        for (const providers::CredentialField &field : info.credentials)
            labels << QString::fromStdString(field.label).toLower();
        say(*at, Verdict::Kind::Bad, tr("Paste the %1 first.").arg(labels.join(tr(" and the "))));
        return;
    }
    m_keys->write(info, keys, [this, at = *at, keys, service](const Result<void> &kept) {
        if (!kept) {
            say(at, Verdict::Kind::Bad, QString::fromStdString(kept.error().message));
            return;
        }
        hearKeys(at, keys);
        emit keysSaved(service);
    });
}

void ServiceAccounts::removeKeys(const QString &service)
{
    const std::optional<std::size_t> at = find(service);
    if (!at || m_practice)
        return;
    m_keys->remove(m_rows[*at].provider->info, [this, at = *at](const Result<void> &gone) {
        if (gone)
            hearKeys(at, accounts::Keys{});
        else
            say(at, Verdict::Kind::Bad, QString::fromStdString(gone.error().message));
    });
}

void ServiceAccounts::check(const QString &service)
{
    const std::optional<std::size_t> at = find(service);
    if (!at || !m_rows[*at].account || !m_rows[*at].provider->checkKey)
        return;
    m_rows[*at].asked = ++m_lastTicket;
    m_rows[*at].balance.clear();
    say(*at, Verdict::Kind::Asking, tr("Asking %1").arg(QString::fromStdString(m_rows[*at].provider->info.name)));
    m_desk.post(jobs::CheckKey{m_lastTicket, service.toStdString()});
}

void ServiceAccounts::hear(const jobs::WorkerEvent &event)
{
    const auto *told = std::get_if<jobs::ServiceTold>(&event);
    if (!told || told->ticket <= kFirstTicket)
        return;
    const auto row = std::ranges::find(m_rows, told->ticket, &Row::asked);
    if (row == m_rows.end())
        return;
    const auto at = static_cast<std::size_t>(row - m_rows.begin());
    if (!told->said) {
        row->asked = 0;
        if (row->verdict == Verdict::Kind::Asking)
            say(at, Verdict::Kind::Bad, QString::fromStdString(told->said.error().message));
    } else if (told->said->has_value()) {
        row->asked = 0;
        row->balance = tr("%1 left").arg(QString::fromStdString(moneyText(**told->said)));
        tell(at);
    } else {
        row->asked = 0;
        if (row->provider->balance) {
            row->asked = ++m_lastTicket;
            m_desk.post(jobs::AskBalance{m_lastTicket, row->provider->info.id});
        }
        const bool keyless = row->provider->info.credentials.empty();
        say(at, Verdict::Kind::Good, keyless ? tr("It answers") : tr("Key works"));
    }
}

QString ServiceAccounts::setAddress(const QString &service, const QString &address)
{
    const std::string text = address.trimmed().toStdString();
    if (!find(service))
        return {};
    if (!text.empty() && !net::isAllowedAddress(text, true))
        return tr("An address begins with https://, or with http:// where it is on this computer.");
    m_choices.change([id = service.toStdString(), text](accounts::ServiceSettings &settings) {
        settings.services[id].address = text;
    });
    return {};
}

QString ServiceAccounts::choose(const QString &service, const QString &key, const QString &value)
{
    const std::optional<std::size_t> at = find(service);
    if (!at)
        return {};
    const auto &offers = m_rows[*at].provider->info.settings;
    const auto offer = std::ranges::find(offers, key.toStdString(), &OptionOffer::key);
    if (offer == offers.end())
        return {};
    const std::string text = value.trimmed().toStdString();
    if (!text.empty()) {
        if (const Result<OptionValue> good = providers::parseOption(*offer, text); !good)
            return QString::fromStdString(good.error().message);
    }
    m_choices.change([id = service.toStdString(), key = offer->key, text](accounts::ServiceSettings &settings) {
        if (text.empty())
            settings.services[id].values.erase(key);
        else
            settings.services[id].values[key] = text;
    });
    return {};
}

void ServiceAccounts::say(std::size_t at, Verdict::Kind verdict, const QString &words)
{
    m_rows[at].verdict = verdict;
    m_rows[at].said = words;
    tell(at);
}

void ServiceAccounts::tell(std::size_t at)
{
    const QModelIndex row = index(static_cast<int>(at));
    emit dataChanged(row, row);
}

} // namespace turnaround::ui
