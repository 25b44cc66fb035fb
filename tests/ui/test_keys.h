// Keychains for tests: one in memory, and none at all. The machine's own is never touched.
#pragma once

#include "accounts/key_store.h"

#include <QMetaObject>

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace turnaround::test {

/// Answers later, as the real one does.
class MemoryKeys : public accounts::KeyStore
{
public:
    using Kept = std::map<std::string, accounts::Keys>; ///< by ServiceInfo::id
    explicit MemoryKeys(std::shared_ptr<Kept> kept = std::make_shared<Kept>())
        : m_kept(std::move(kept))
    {
    }
    void read(const providers::ServiceInfo &service, std::function<void(Result<accounts::Keys>)> answer) override
    {
        later([answer = std::move(answer), keys = (*m_kept)[service.id]] { answer(keys); });
    }
    void write(const providers::ServiceInfo &service, const accounts::Keys &keys,
               std::function<void(Result<void>)> answer) override
    {
        (*m_kept)[service.id] = keys;
        later([answer = std::move(answer)] { answer({}); });
    }
    void remove(const providers::ServiceInfo &service, std::function<void(Result<void>)> answer) override
    {
        m_kept->erase(service.id);
        later([answer = std::move(answer)] { answer({}); });
    }

private:
    void later(std::function<void()> work) { QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection); }

    std::shared_ptr<Kept> m_kept;
};

class NoKeychain : public accounts::KeyStore
{
public:
    static Error error(const providers::ServiceInfo &service)
    {
        return {ErrorKind::Unavailable,
                "The system's keychain can't be used here (is one running, and unlocked?). Set " +
                    (service.credentials.empty() ? std::string() : service.credentials.front().variables.front()) +
                    " in the environment instead."};
    }
    void read(const providers::ServiceInfo &service, std::function<void(Result<accounts::Keys>)> answer) override
    {
        answer(error(service));
    }
    void write(const providers::ServiceInfo &service, const accounts::Keys &,
               std::function<void(Result<void>)> answer) override
    {
        answer(error(service));
    }
    void remove(const providers::ServiceInfo &service, std::function<void(Result<void>)> answer) override
    {
        answer(error(service));
    }
};

} // namespace turnaround::test
