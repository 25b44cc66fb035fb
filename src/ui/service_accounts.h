// The services as the settings show them: keys, addresses, what a service says about a key. It hands the worker the
// accounts. GUI thread; the keychain answers when it does, the file is ServiceChoices' business.
#pragma once

#include "accounts/key_store.h"
#include "ui/job_desk.h"
#include "ui/service_choices.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace turnaround::ui {

namespace KeyState {
Q_NAMESPACE
QML_ELEMENT
enum class State {
    Looking, ///< the keychain has not answered yet
    Missing,
    Kept, ///< in the keychain
    Environment, ///< in variables, which count before the keychain
    NotNeeded, ///< the service has no keys
    NoKeychain, ///< there is none here, or it is locked
    Practice, ///< every service is played on this machine
};
Q_ENUM_NS(State)
} // namespace KeyState

namespace Verdict {
Q_NAMESPACE
QML_ELEMENT
enum class Kind { Nothing, Asking, Good, Bad };
Q_ENUM_NS(Kind)
} // namespace Verdict

class ServiceAccounts : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made where the window is composed")
    Q_PROPERTY(int count READ count CONSTANT)
    /// Every service is played on this machine.
    Q_PROPERTY(bool practice READ practice CONSTANT)
    /// Why the settings can't be read or written; empty: they can.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    using Accounts = std::map<std::string, providers::Account>; ///< by ServiceInfo::id
    enum Role {
        ServiceRole = Qt::UserRole, ///< QString: the id
        NameRole, ///< QString
        ModelsRole, ///< QString: "Hunyuan 3D 3.1 Pro"
        HelpRole, ///< QString: how to get a key
        KeyStateRole, ///< KeyState::State
        KeyTextRole, ///< QString: "Key kept in the keychain"
        FieldsRole, ///< list of { label, variable }: what a key consists of
        ChecksRole, ///< bool: the service tells for free whether a key is good
        ReadyRole, ///< bool: it can be asked
        VerdictRole, ///< Verdict::Kind
        SaidRole, ///< QString: what came of the last wish
        BalanceRole, ///< QString: "$12.40 left"; empty: not told
        AddressRole, ///< QString: the one that counts; empty: the service chooses
        AddressLabelRole, ///< QString
        StandardAddressRole, ///< QString
        AddressFromRole, ///< QString: the variable that sets it; empty: none
        SettingsRole, ///< list of { key, label, help, value, words, labels, chosen }
    };

    /// `practice`: the sandbox's accounts; empty: the artist's own.
    ServiceAccounts(JobDesk &desk, ServiceChoices &choices, std::unique_ptr<accounts::KeyStore> keys, Accounts practice,
                    QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_rows.size()); }
    bool practice() const { return m_practice; }
    QString problem() const { return m_choices.problem(); }
    /// Whether the worker was given an account for it.
    bool isReady(const std::string &service) const;

    /// Looks at the file, the environment and the keychain again. After the desk's start.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE int rowOf(const QString &service) const;
    /// Into the keychain, and nowhere else. `keysSaved` follows where it took them.
    Q_INVOKABLE void saveKeys(const QString &service, const QString &key, const QString &secret);
    Q_INVOKABLE void removeKeys(const QString &service);
    /// Asks the service; costs nothing. Its balance too, where it tells one.
    Q_INVOKABLE void check(const QString &service);
    /// Empty: the standard one. What is wrong with it, in words; empty: it is kept.
    Q_INVOKABLE QString setAddress(const QString &service, const QString &address);
    /// One of ServiceInfo::settings; empty: the standard. What is wrong, in words; empty: it is kept.
    Q_INVOKABLE QString choose(const QString &service, const QString &key, const QString &value);

signals:
    void changed();
    void keysSaved(const QString &service);
    /// The services that can be asked are others than before.
    void readyChanged();

private:
    struct Row {
        const providers::Provider *provider = nullptr;
        KeyState::State state = KeyState::State::Looking;
        accounts::Keys kept;
        std::optional<providers::Account> account; ///< as the worker has it
        Verdict::Kind verdict = Verdict::Kind::Nothing;
        QString said, balance;
        jobs::Ticket asked = 0; ///< whose answer counts
    };

    void hear(const jobs::WorkerEvent &event);
    void hearKeys(std::size_t row, const Result<accounts::Keys> &keys);
    void hand(std::size_t row);
    void say(std::size_t row, Verdict::Kind verdict, const QString &words);
    void tell(std::size_t row);
    QString keyText(const Row &row) const;
    QVariantList settingsOf(const Row &row) const;
    std::optional<std::size_t> find(const QString &service) const;

    JobDesk &m_desk;
    ServiceChoices &m_choices;
    std::unique_ptr<accounts::KeyStore> m_keys;
    Accounts m_practiceAccounts;
    bool m_practice = false;
    std::vector<Row> m_rows;
    jobs::Ticket m_lastTicket;
};

} // namespace turnaround::ui
