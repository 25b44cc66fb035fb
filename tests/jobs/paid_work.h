// What tests of paid jobs share: the worker in made-up time, the real transport, the sandbox's services on loopback.
// Its ledger tells what would have been charged.
#pragma once

#include "jobs/made_up_engine.h"
#include "net/curl_transport.h"
#include "providers/fitting.h"
#include "sandbox/sandbox.h"

#include <QFile>
#include <QStringList>

namespace turnaround::jobs {

using providers::Provider;

inline constexpr const char *kPracticeKey = "practice-key-that-must-not-be-found";

/// The services that the sandbox plays.
inline std::vector<const Provider *> playedServices()
{
    std::vector<const Provider *> played;
    for (const std::string &name : sandbox::providerNames())
        played.push_back(providers::findProvider(name));
    return played;
}

inline std::map<std::string, providers::Account> accountsOf(const sandbox::Sandbox &sandbox)
{
    std::map<std::string, providers::Account> accounts;
    for (const Provider *provider : playedServices()) {
        providers::Account account;
        account.address = sandbox.address(provider->info.id);
        account.key = provider->info.id == "tencent" ? "AKIDpractice" : kPracticeKey;
        account.secret = "practice";
        for (const OptionOffer &setting : provider->info.settings) {
            if (setting.standard)
                account.settings[setting.key] = optionText(*setting.standard);
        }
        accounts.emplace(provider->info.id, std::move(account));
    }
    return accounts;
}

/// What the model takes: the front where it takes views, else words.
inline GenerationRequest requestFor(const Provider &provider, const ModelOffer &model,
                                    const std::filesystem::path &front)
{
    GenerationRequest request;
    request.provider = provider.info.id;
    request.model = model.id;
    request.name = "Owl";
    if (model.inputs.front().inputs == Inputs::PromptOnly)
        request.prompt = "a brass owl";
    else
        request.views = {{View::Front, front}};
    if (model.pictureWay == PictureWay::AddressOnly)
        request.hostWith = "wavespeed";
    return request;
}

class PaidWork
{
public:
    /// Data in a temporary folder, or in `folder`.
    explicit PaidWork(std::filesystem::path folder = {})
        : m_front(library::pathOf(m_data.filePath("front.png")))
        , m_driver(folder.empty() ? library::pathOf(m_data.filePath("data")) : std::move(folder))
    {
        QFile::copy(SAMPLE_DIR "/front.png", QString::fromStdString(m_front.string()));
        m_driver.prepare = [this](WorkerSetup &worker) {
            worker.transport = std::make_shared<net::CurlTransport>();
            worker.accounts = accountsOf(*m_sandbox);
            worker.budget = budget;
            if (adjust)
                adjust(worker);
        };
    }
    ~PaidWork() { m_sandbox.reset(); } // before the clock that it goes by

    Budget budget;
    std::function<void(WorkerSetup &)> adjust; ///< a last word about each open()

    bool begin() { return startSandbox(0) && m_driver.open(); }
    /// It lives in made-up time, without the jumps of the client's clock. Port 0: any.
    bool startSandbox(int port)
    {
        sandbox::SandboxSetup setup;
        setup.port = port;
        setup.jobTime = std::chrono::milliseconds(3000);
        setup.selfHostedVersion = 0;
        setup.now = [this] { return m_driver.trueTime(); };
        m_sandbox = std::make_unique<sandbox::Sandbox>(setup);
        const Result<int> started = m_sandbox->start();
        m_port = started ? *started : 0;
        return started.ok();
    }
    void stopSandbox() { m_sandbox.reset(); }
    int port() const { return m_port; }
    sandbox::Sandbox &services() { return *m_sandbox; }
    WorkshopDriver &driver() { return m_driver; }
    std::string dataPath() const { return m_data.path().toStdString(); }
    const std::filesystem::path &front() const { return m_front; }

    /// Ends as if killed, and begins again.
    bool cutPower()
    {
        m_driver.crash();
        return m_driver.open();
    }
    GenerationRequest requestTo(const std::string &id) const
    {
        const Provider *service = providers::findProvider(id);
        return requestFor(*service, service->info.models.front(), m_front);
    }
    JobId post(const GenerationRequest &request)
    {
        const JobId id = newJobId();
        m_driver.post(SubmitJob{id, request, false});
        m_driver.step();
        return id;
    }
    JobId submitTo(const std::string &id) { return post(requestTo(id)); }
    bool over(const JobId &id) const
    {
        const std::optional<JobState> state = m_driver.stateOf(id);
        return state && (hasEnded(*state) || *state == JobState::Unconfirmed);
    }
    bool untilOver(const JobId &id)
    {
        return m_driver.stepUntil([&] { return over(id); });
    }
    bool untilState(const JobId &id, JobState state) { return m_driver.stepUntilState(id, state); }
    void steps(int count)
    {
        for (int i = 0; i < count; ++i)
            m_driver.stepAndWait();
    }
    int charges() const { return static_cast<int>(m_sandbox->charges().size()); }
    QStringList refusals() const
    {
        QStringList all;
        for (const sandbox::LoggedRequest &request : m_sandbox->requests()) {
            if (!request.refusal.empty())
                all += QString::fromStdString(request.path + ": " + request.refusal);
        }
        return all;
    }

private:
    QTemporaryDir m_data;
    std::filesystem::path m_front;
    WorkshopDriver m_driver;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    int m_port = 0;
};

} // namespace turnaround::jobs
