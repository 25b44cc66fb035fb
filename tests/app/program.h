// The real executable, run as an artist's script would run it.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

namespace turnaround::app {

struct Run {
    int exitCode = -1; ///< -1: crashed or hung
    QByteArray out;
    QByteArray err;

    /// Standard output as one JSON object; empty where it is anything else.
    QJsonObject json() const;
    /// "kind" of {"error":{"kind","message"}}.
    QString errorKind() const;
    QString errorMessage() const;
};

/// Runs to the end; a minute is taken for a hang. `inChild` runs in the child before the program starts.
Run runProgram(const QStringList &arguments, const std::function<void()> &inChild = {},
               const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

/// Runs with a terminal as standard error, and sends the signal as soon as `awaited` appears on it.
/// What the terminal got is Run::err.
Run interruptProgram(const QStringList &arguments, const QByteArray &awaited, int signal);

} // namespace turnaround::app
