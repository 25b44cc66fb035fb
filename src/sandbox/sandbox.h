// A loopback server that speaks the protocols of seven services, for tests and for practice without money. It
// keeps a ledger of what would have been charged, makes real models, and fails when told to.
//
// It listens on 127.0.0.1 only, on two ports: the second is "another host", for links and redirects. Nothing is
// fetched from elsewhere. Its public functions may be called from any thread, start() once.
#pragma once

#include "core/result.h"
#include "sandbox/fault.h"
#include "sandbox/ledger.h"
#include "sandbox/request_log.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace turnaround::sandbox {

struct SandboxSetup {
    int port = 0; ///< 0: any free one
    std::filesystem::path chargeLog; ///< empty: the ledger is kept in memory only
    std::vector<Fault> faults;
    std::chrono::milliseconds jobTime{1'500}; ///< from the submit to the result, if the work is done by then
    std::chrono::milliseconds slowAtMost{60'000}; ///< after which a slow answer is cut off
    std::filesystem::path sample; ///< a folder of views; empty: those that the program ships
    int selfHostedVersion = 21; ///< 2 or 21: api_server.py of Hunyuan3D-2 or 2.1
    std::function<std::chrono::system_clock::time_point()> now; ///< empty: the machine's clock
};

/// The services, in the order of protocols: "runware", "vtrix" …
const std::vector<std::string> &providerNames();

class Sandbox
{
public:
    explicit Sandbox(SandboxSetup setup);
    /// Ends all connections and waits for its threads.
    ~Sandbox();
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    /// The port. Unavailable: it is taken.
    Result<int> start();

    /// What the client is to use instead of the service's own address; for Vtrix the submit URL.
    std::string address(std::string_view provider) const;
    std::vector<Charge> charges() const;
    std::vector<LoggedRequest> requests() const;
    void addFault(Fault fault);

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

} // namespace turnaround::sandbox
