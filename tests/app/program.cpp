#include "app/program.h"

#include <QJsonDocument>
#include <QTemporaryDir>

#include <csignal>
#include <poll.h>
#include <pty.h>
#include <unistd.h>

namespace turnaround::app {

namespace {

constexpr int kPatienceMilliseconds = 60'000;

Run finished(QProcess &process)
{
    Run run;
    if (!process.waitForFinished(kPatienceMilliseconds)) {
        process.kill();
        process.waitForFinished();
        run.err = "the program did not end within a minute\n";
    } else if (process.exitStatus() == QProcess::NormalExit) {
        run.exitCode = process.exitCode();
    }
    run.out = process.readAllStandardOutput();
    run.err += process.readAllStandardError();
    return run;
}

/// Appends what the terminal has to say; false once the program has closed it, or says nothing for a minute.
bool readTerminal(int terminal, QByteArray &text)
{
    pollfd waiting{terminal, POLLIN, 0};
    char piece[4096];
    if (poll(&waiting, 1, kPatienceMilliseconds) <= 0)
        return false;
    const ssize_t length = read(terminal, piece, sizeof piece);
    if (length <= 0)
        return false;
    text.append(piece, static_cast<qsizetype>(length));
    return true;
}

/// The user's own jobs and library stay out of the tests.
QProcessEnvironment withOwnData(QProcessEnvironment environment)
{
    static const QTemporaryDir folder;
    environment.insert("XDG_DATA_HOME", folder.path());
    return environment;
}

} // namespace

QJsonObject Run::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QString Run::errorKind() const
{
    return json()["error"].toObject()["kind"].toString();
}

QString Run::errorMessage() const
{
    return json()["error"].toObject()["message"].toString();
}

Run runProgram(const QStringList &arguments, const std::function<void()> &inChild,
               const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(withOwnData(environment));
    if (inChild)
        process.setChildProcessModifier(inChild);
    process.start(TURNAROUND_PROGRAM, arguments);
    return finished(process);
}

Run interruptProgram(const QStringList &arguments, const QByteArray &awaited, int signal)
{
    int ours = -1;
    int theirs = -1;
    if (openpty(&ours, &theirs, nullptr, nullptr, nullptr) != 0)
        return {};
    QProcess process;
    process.setProcessEnvironment(withOwnData(QProcessEnvironment::systemEnvironment()));
    process.setChildProcessModifier([theirs] { dup2(theirs, STDERR_FILENO); });
    process.start(TURNAROUND_PROGRAM, arguments);
    process.waitForStarted();
    close(theirs);

    QByteArray terminal;
    while (!terminal.contains(awaited) && readTerminal(ours, terminal)) { }
    kill(static_cast<pid_t>(process.processId()), signal);
    while (readTerminal(ours, terminal)) { }
    Run run = finished(process);
    run.err += terminal;
    close(ours);
    return run;
}

} // namespace turnaround::app
