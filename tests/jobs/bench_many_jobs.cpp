// How the worker bears many paid jobs at once, in made-up time, against the sandbox: bench_many_jobs [COUNT]. Prints
// the most calls that a service got in any minute beside its limit, the longest round of the worker, and memory.
#include "jobs/made_up_engine.h"
#include "net/curl_transport.h"
#include "sandbox/sandbox.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>

using namespace turnaround;
using namespace turnaround::jobs;

namespace {

long peakMegabytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stol(line.substr(6)) / 1024;
    }
    return 0;
}

/// The most in any sixty seconds.
int mostInAMinute(std::vector<UtcTime> times)
{
    std::ranges::sort(times);
    std::size_t first = 0, most = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        while (times[i] - times[first] >= std::chrono::minutes(1))
            ++first;
        most = std::max(most, i - first + 1);
    }
    return static_cast<int>(most);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int count = argc > 1 ? std::atoi(argv[1]) : 1000;
    const QTemporaryDir data;
    WorkshopDriver driver(library::pathOf(data.filePath("data")));
    driver.stepMilliseconds = 100; // so that answers, which take real time, arrive at about their made-up one
    sandbox::SandboxSetup setup;
    setup.jobTime = std::chrono::seconds(60);
    setup.now = [&] { return driver.now(); };
    sandbox::Sandbox services(setup);
    if (!services.start())
        return 1;
    std::vector<const providers::Provider *> used;
    for (const providers::Provider *provider : providers::allProviders()) {
        if (provider->info.models.front().inputs.front().inputs != Inputs::ViewsOnly &&
            !provider->info.credentials.empty())
            used.push_back(provider);
    }
    driver.prepare = [&](WorkerSetup &worker) {
        worker.transport = std::make_shared<net::CurlTransport>();
        for (const providers::Provider *provider : used) {
            providers::Account account{services.address(provider->info.id), "AKIDpractice", "practice", {}, false};
            for (const OptionOffer &setting : provider->info.settings) {
                if (setting.standard)
                    account.settings[setting.key] = optionText(*setting.standard);
            }
            worker.accounts.emplace(provider->info.id, account);
        }
    };
    if (!driver.open())
        return 1;
    std::vector<JobId> ids;
    for (int i = 0; i < count; ++i) {
        GenerationRequest request;
        request.provider = used[std::size_t(i) % used.size()]->info.id;
        request.name = "Owl " + std::to_string(i);
        request.prompt = "a brass owl";
        ids.push_back(newJobId());
        driver.post(SubmitJob{ids.back(), request, false});
    }
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    double longest = 0;
    std::size_t ended = 0;
    int rounds = 0;
    while (ended < ids.size() && Clock::now() - begin < std::chrono::minutes(20)) {
        const auto before = Clock::now();
        driver.stepAndWait();
        longest = std::max(longest, std::chrono::duration<double>(Clock::now() - before).count());
        if (++rounds % 50 == 0)
            ended = driver.endedJobs();
    }
    std::map<std::string, std::vector<UtcTime>> calls;
    for (const sandbox::LoggedRequest &request : services.requests()) {
        if (request.call == "download")
            continue;
        if (const std::optional<UtcTime> time = utcFromText(request.time))
            calls[request.provider].push_back(*time);
    }
    std::printf("%zu of %d jobs ended, %zu charges, %.0f s, %d rounds, longest %.3f s, peak %ld MB with the sandbox\n",
                ended, count, services.charges().size(), std::chrono::duration<double>(Clock::now() - begin).count(),
                rounds, longest, peakMegabytes());
    for (const auto &[provider, times] : calls)
        std::printf("%-10s %5zu calls, at most %d in a minute; allowed %d\n", provider.c_str(), times.size(),
                    mostInAMinute(times), providers::findProvider(provider)->info.pace.callsPerMinute);
    return 0;
}
