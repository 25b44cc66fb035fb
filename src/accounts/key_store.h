// Keys in the system's keychain (QtKeychain: the Secret Service of GNOME and others, KWallet). They are nowhere else:
// in no file of ours, no log, no command line. The thread of an application object. Another keychain, for tests,
// overrides the three questions.
#pragma once

#include "accounts/account.h"
#include "core/result.h"

#include <QObject>

#include <functional>

namespace turnaround::accounts {

class KeyStore : public QObject
{
    Q_OBJECT
public:
    explicit KeyStore(QObject *parent = nullptr);

    /// The answer comes later, once. Empty keys: none are kept. Unavailable: this machine has no keychain, or it is
    /// locked; the sentence names the environment variables.
    virtual void read(const providers::ServiceInfo &service, std::function<void(Result<Keys>)> answer);
    virtual void write(const providers::ServiceInfo &service, const Keys &keys,
                       std::function<void(Result<void>)> answer);
    virtual void remove(const providers::ServiceInfo &service, std::function<void(Result<void>)> answer);

    /// The same, waiting for the answer at most ten seconds: for the command line.
    static Result<Keys> readNow(const providers::ServiceInfo &service);
    static Result<void> writeNow(const providers::ServiceInfo &service, const Keys &keys);
    static Result<void> removeNow(const providers::ServiceInfo &service);
};

} // namespace turnaround::accounts
