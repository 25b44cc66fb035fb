#include "sandbox/sandbox.h"

#include "sandbox/connection.h"
#include "sandbox/desk.h"

#include <thread>

namespace turnaround::sandbox {

namespace {

constexpr const char *kHost = "127.0.0.1";

std::string origin(int port)
{
    return std::string("http://") + kHost + ':' + std::to_string(port);
}

} // namespace

const std::vector<std::string> &providerNames()
{
    static const std::vector<std::string> names = {"runware", "vtrix",   "scenario",  "wavespeed",
                                                   "pixazo",  "tencent", "selfhosted"};
    return names;
}

/// The two listening threads and what they serve.
class Sandbox::Server
{
public:
    explicit Server(SandboxSetup setup)
        : m_setup(std::move(setup))
    {
    }
    ~Server()
    {
        if (m_desk)
            m_desk->stop();
        for (SpoilingServer *server : {&m_here, &m_elsewhere})
            server->stop();
        for (std::thread &thread : m_threads)
            thread.join();
    }

    Result<int> start()
    {
        if (m_setup.port > 0 ? !m_here.bind_to_port(kHost, m_setup.port)
                             : (m_port = m_here.bind_to_any_port(kHost)) < 0)
            return Error{ErrorKind::Unavailable,
                         "Port " + std::to_string(m_setup.port) + " is taken: choose another with --port."};
        if (m_setup.port > 0)
            m_port = m_setup.port;
        const int other = m_elsewhere.bind_to_any_port(kHost);
        if (other < 0)
            return Error{ErrorKind::Unavailable, "No port is free for the second host."};
        m_desk = std::make_unique<Desk>(m_setup, Origins{origin(m_port), origin(other)});
        m_here.serve([this](const Request &request, httplib::Response &response, Connection &connection) {
            m_desk->serve(request, response, connection, false);
        });
        m_elsewhere.serve([this](const Request &request, httplib::Response &response, Connection &connection) {
            m_desk->serve(request, response, connection, true);
        });
        for (SpoilingServer *server : {&m_here, &m_elsewhere}) {
            server->lengthenLine();
            m_threads.emplace_back([server] { server->listen_after_bind(); });
            while (!server->is_running())
                std::this_thread::yield();
        }
        return m_port;
    }
    int port() const { return m_port; }
    Desk *desk() const { return m_desk.get(); }

private:
    const SandboxSetup m_setup;
    int m_port = 0;
    std::unique_ptr<Desk> m_desk;
    SpoilingServer m_here;
    SpoilingServer m_elsewhere;
    std::vector<std::thread> m_threads;
};

Sandbox::Sandbox(SandboxSetup setup)
    : m_server(std::make_unique<Server>(std::move(setup)))
{
}

Sandbox::~Sandbox() = default;

Result<int> Sandbox::start()
{
    return m_server->start();
}

std::string Sandbox::address(std::string_view provider) const
{
    const std::string base = origin(m_server->port()) + '/' + std::string(provider);
    if (provider == "runware" || provider == "scenario")
        return base + "/v1";
    return provider == "vtrix" ? base + "/model/v1/generation" : base;
}

std::vector<Charge> Sandbox::charges() const
{
    return m_server->desk() ? m_server->desk()->ledger().all() : std::vector<Charge>();
}

std::vector<LoggedRequest> Sandbox::requests() const
{
    return m_server->desk() ? m_server->desk()->log().all() : std::vector<LoggedRequest>();
}

void Sandbox::addFault(Fault fault)
{
    if (m_server->desk())
        m_server->desk()->addFault(std::move(fault));
}

} // namespace turnaround::sandbox
