// turnaround-sandbox: the practice server as a program.
#include "core/display_text.h"
#include "sandbox/sandbox.h"
#include "sandbox/tc3_signature.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <csignal>
#include <cstdio>

using namespace turnaround;
using namespace turnaround::sandbox;

namespace {

constexpr const char *kAbout =
    "turnaround-sandbox: a server on this machine that speaks the protocols of seven services,\n"
    "for practice and tests without an account and without money. Ctrl C ends it.";

struct Options {
    int port = 8090;
    int jobTime = 1'500; ///< milliseconds
    int slowAtMost = 60'000; ///< milliseconds
    int selfHosted = 21;
    std::string chargeLog;
    std::string sample;
    std::vector<std::string> faults;
};

/// "TURNAROUND_RUNWARE_URL=http://…", a line for each service, then the keys.
void printAddresses(const Sandbox &sandbox)
{
    for (const std::string &provider : providerNames()) {
        std::string name = "TURNAROUND_";
        for (const char c : provider)
            name += char(std::toupper(static_cast<unsigned char>(c)));
        std::printf("%s_URL=%s\n", name.c_str(), sandbox.address(provider).c_str());
    }
    std::printf(
        "\nKeys: any, such as 'practice' (Scenario: key and secret). One with 'wrong' in it is refused, one with\n"
        "'poor' has no money. Tencent: a secret id such as AKIDpractice, with the secret key '%s'.\n"
        "What came in: GET /sandbox/log. What would have been charged: GET /sandbox/charges.\n",
        kTencentPracticeKey);
    std::fflush(stdout);
}

Result<SandboxSetup> setupFrom(const Options &options)
{
    SandboxSetup setup;
    setup.port = options.port;
    setup.chargeLog = options.chargeLog;
    setup.jobTime = std::chrono::milliseconds(options.jobTime);
    setup.slowAtMost = std::chrono::milliseconds(options.slowAtMost);
    setup.sample = options.sample;
    setup.selfHostedVersion = options.selfHosted;
    for (const std::string &text : options.faults) {
        const Result<Fault> fault = parseFault(text);
        if (!fault)
            return fault.error();
        setup.faults.push_back(*fault);
    }
    return setup;
}

int run(const Options &options)
{
    sigset_t endings; // blocked before any thread starts, so that sigwait() alone gets them
    sigemptyset(&endings);
    sigaddset(&endings, SIGINT);
    sigaddset(&endings, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &endings, nullptr);

    const Result<SandboxSetup> setup = setupFrom(options);
    if (!setup) {
        std::fprintf(stderr, "%s\n", setup.error().message.c_str());
        return 2;
    }
    Sandbox sandbox(*setup);
    const Result<int> port = sandbox.start();
    if (!port) {
        std::fprintf(stderr, "%s\n", port.error().message.c_str());
        return 2;
    }
    printAddresses(sandbox);
    int signal = 0;
    sigwait(&endings, &signal);
    return 0;
}

} // namespace

int main(int argumentCount, char **arguments)
{
    const QCoreApplication application(argumentCount, arguments); // Qt finds its picture formats by it
    Options options;
    CLI::App commandLine(kAbout, "turnaround-sandbox");
    commandLine.add_option("--port", options.port, "where to listen on 127.0.0.1 (8090); 0: any free port")
        ->check(CLI::Range(0, 65'535));
    commandLine.add_option("--job-time", options.jobTime, "milliseconds that a job takes (1500)")
        ->check(CLI::Range(0, 86'400'000));
    commandLine.add_option("--charge-log", options.chargeLog, "file that each charge is appended to, as a JSON line")
        ->type_name("FILE");
    commandLine.add_option("--sample", options.sample, "folder of views that stand for prompts (the shipped knight)")
        ->type_name("DIR");
    commandLine
        .add_option("--slow-at-most", options.slowAtMost, "milliseconds after which a slow answer is cut (60000)")
        ->check(CLI::Range(0, 86'400'000));
    commandLine.add_option("--self-hosted", options.selfHosted, "2 or 21: api_server.py of Hunyuan3D-2 or 2.1 (21)")
        ->check(CLI::IsMember({2, 21}));
    commandLine.add_option("--fault", options.faults, "a fault to order, see below; may be repeated")
        ->type_name("SPEC")
        ->allow_extra_args(false);
    commandLine.footer(faultsHelp());
    CLI11_PARSE(commandLine, argumentCount, arguments);
    return run(options);
}
