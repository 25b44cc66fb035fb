// How a job's state is told to an artist. Any thread (pure).
#pragma once

#include "domain/job.h"

#include <QString>

namespace turnaround::ui {

/// What happens right now: "Carving the shape", "Waiting in line", "Ready".
QString phaseWords(const Job &job);

/// "0:48", "1:02:03".
QString durationText(std::chrono::seconds duration);

/// Time taken so far, or in all; empty before the start.
QString elapsedText(const Job &job, UtcTime now);

} // namespace turnaround::ui
