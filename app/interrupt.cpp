#include "app/interrupt.h"

#include "app/exit_code.h"

#include <csignal>
#include <unistd.h>

namespace turnaround::app {

namespace {

// A signal handler has no argument to carry these.
const CancelToken &interruptToken()
{
    static const CancelToken token;
    return token;
}
volatile std::sig_atomic_t interruptCount = 0;

extern "C" void onInterrupt(int /*signal*/)
{
    interruptToken().request();
    interruptCount = interruptCount + 1;
    if (interruptCount >= 3)
        _exit(Interrupted);
}

} // namespace

CancelToken cancelOnInterrupt()
{
    const CancelToken &token = interruptToken(); // made here, so that the handler only reads it
    struct sigaction action = {};
    action.sa_handler = onInterrupt;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return token;
}

} // namespace turnaround::app
