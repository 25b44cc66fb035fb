#include "accounts/key_store.h"

#include <QEventLoop>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <memory>

namespace turnaround::accounts {

namespace {

constexpr int kPatience = 10'000; // milliseconds

QString entryOf(const providers::ServiceInfo &service)
{
    return QString::fromStdString(service.id);
}

Error noKeychain(const providers::ServiceInfo &service, const QKeychain::Job &job)
{
    std::string variables;
    for (const providers::CredentialField &field : service.credentials) {
        if (!field.variables.empty())
            variables += (variables.empty() ? "" : " and ") + field.variables.front();
    }
    return {ErrorKind::Unavailable,
            "The system's keychain can't be used here (is one running, and unlocked?). Set " + variables +
                " in the environment instead.",
            job.errorString().toStdString()};
}

/// Key and secret are one entry: they belong together.
QByteArray joined(const Keys &keys)
{
    return QByteArray::fromStdString(keys.key + '\n' + keys.secret);
}

Keys parted(const QByteArray &entry)
{
    const qsizetype end = entry.indexOf('\n');
    return {entry.left(end < 0 ? entry.size() : end).toStdString(),
            end < 0 ? std::string() : entry.mid(end + 1).toStdString()};
}

template <class T, class Start>
Result<T> waitFor(Start start)
{
    auto answer = std::make_shared<std::optional<Result<T>>>();
    QEventLoop loop;
    const auto arrived = [answer, &loop](Result<T> said) {
        *answer = std::move(said);
        loop.quit();
    };
    KeyStore store;
    start(store, arrived);
    QTimer::singleShot(kPatience, &loop, &QEventLoop::quit);
    if (!*answer)
        loop.exec();
    if (*answer)
        return **answer;
    return Error{ErrorKind::Unavailable, "The system's keychain does not answer. Is it waiting to be unlocked?"};
}

} // namespace

KeyStore::KeyStore(QObject *parent)
    : QObject(parent)
{
}

void KeyStore::read(const providers::ServiceInfo &service, std::function<void(Result<Keys>)> answer)
{
    auto *job = new QKeychain::ReadPasswordJob(QStringLiteral("turnaround"), this);
    job->setKey(entryOf(service));
    connect(job, &QKeychain::Job::finished, this, [job, service, answer = std::move(answer)] {
        if (job->error() == QKeychain::NoError)
            answer(parted(job->binaryData()));
        else if (job->error() == QKeychain::EntryNotFound)
            answer(Keys{});
        else
            answer(noKeychain(service, *job));
    });
    job->start();
}

void KeyStore::write(const providers::ServiceInfo &service, const Keys &keys, std::function<void(Result<void>)> answer)
{
    auto *job = new QKeychain::WritePasswordJob(QStringLiteral("turnaround"), this);
    job->setKey(entryOf(service));
    job->setBinaryData(joined(keys));
    connect(job, &QKeychain::Job::finished, this, [job, service, answer = std::move(answer)] {
        answer(job->error() == QKeychain::NoError ? Result<void>() : noKeychain(service, *job));
    });
    job->start();
}

void KeyStore::remove(const providers::ServiceInfo &service, std::function<void(Result<void>)> answer)
{
    auto *job = new QKeychain::DeletePasswordJob(QStringLiteral("turnaround"), this);
    job->setKey(entryOf(service));
    connect(job, &QKeychain::Job::finished, this, [job, service, answer = std::move(answer)] {
        const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        answer(gone ? Result<void>() : noKeychain(service, *job));
    });
    job->start();
}

Result<Keys> KeyStore::readNow(const providers::ServiceInfo &service)
{
    return waitFor<Keys>([&](KeyStore &store, auto answer) { store.read(service, answer); });
}

Result<void> KeyStore::writeNow(const providers::ServiceInfo &service, const Keys &keys)
{
    return waitFor<void>([&](KeyStore &store, auto answer) { store.write(service, keys, answer); });
}

Result<void> KeyStore::removeNow(const providers::ServiceInfo &service)
{
    return waitFor<void>([&](KeyStore &store, auto answer) { store.remove(service, answer); });
}

} // namespace turnaround::accounts
