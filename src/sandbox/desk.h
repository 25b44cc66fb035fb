// Where every request arrives: finds its service, lets faults strike, writes the log. Any thread.
#pragma once

#include "sandbox/connection.h"
#include "sandbox/files.h"
#include "sandbox/maker.h"
#include "sandbox/sandbox.h"
#include "sandbox/service.h"

#include <map>
#include <memory>
#include <mutex>

namespace turnaround::sandbox {

class Desk
{
public:
    Desk(const SandboxSetup &setup, const Origins &origins);

    /// `elsewhere`: the request came to the other host, which has the files and nothing else.
    void serve(const Request &request, httplib::Response &response, Connection &connection, bool elsewhere);
    /// Lets go of those who wait for a model.
    void stop() { m_maker.stop(); }

    const Ledger &ledger() const { return m_ledger; }
    const RequestLog &log() const { return m_log; }
    void addFault(Fault fault) { m_faults.add(std::move(fault)); }

private:
    struct Counter {
        std::unique_ptr<Service> service;
        std::mutex mutex; ///< held while it answers
    };
    /// Where a request belongs.
    struct Place {
        std::string provider; ///< empty: none
        std::string path; ///< what follows the prefix
        CallKind kind = CallKind::Other;
    };

    Place placeOf(const Request &request) const;
    Answer answer(const Request &request, const Place &place, bool elsewhere);
    Answer ownAnswer(const Request &request);
    Answer struck(const std::string &fault, const Request &request, const Place &place, bool elsewhere,
                  Connection &connection);
    std::string timeText() const;

    const std::chrono::milliseconds m_slowAtMost;
    const Origins m_origins;
    Ledger m_ledger;
    RequestLog m_log;
    FaultPlan m_faults;
    Files m_files;
    Maker m_maker;
    World m_world;
    std::map<std::string, Counter> m_counters;
};

} // namespace turnaround::sandbox
