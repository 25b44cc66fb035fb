#include "ui/job_words.h"

#include "ui/service_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace turnaround::ui {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Job", text);
}

constexpr std::array<std::pair<const char *, const char *>, 7> kStages = {{
    {"masks", QT_TRANSLATE_NOOP("Job", "Cutting out the views")},
    {"placement", QT_TRANSLATE_NOOP("Job", "Lining up the views")},
    {"report", QT_TRANSLATE_NOOP("Job", "Comparing the views")},
    {"shape", QT_TRANSLATE_NOOP("Job", "Carving the shape")},
    {"mesh", QT_TRANSLATE_NOOP("Job", "Building the surface")},
    {"texture", QT_TRANSLATE_NOOP("Job", "Painting the texture")},
    {"export", QT_TRANSLATE_NOOP("Job", "Writing the model")},
}};

constexpr std::array<std::pair<const char *, const char *>, 10> kRemoteStages = {{
    {"pictures", QT_TRANSLATE_NOOP("Job", "Sending the pictures")},
    {"submit", QT_TRANSLATE_NOOP("Job", "Asking %1")},
    {"asking", QT_TRANSLATE_NOOP("Job", "Asking %1 whether it has it")},
    {"waiting", QT_TRANSLATE_NOOP("Job", "In %1's line")},
    {"running", QT_TRANSLATE_NOOP("Job", "%1 makes it")},
    {"cancelling", QT_TRANSLATE_NOOP("Job", "Cancelling at %1")},
    {"offline", QT_TRANSLATE_NOOP("Job", "Offline, goes on by itself")},
    {"busy", QT_TRANSLATE_NOOP("Job", "%1 is busy, goes on by itself")},
    {"key", QT_TRANSLATE_NOOP("Job", "Waits for the key")},
    {"download", QT_TRANSLATE_NOOP("Job", "Fetching the result")},
}};

/// Empty where the state alone says it.
QString remoteWords(const Job &job)
{
    if (job.state == JobState::Cancelled && job.remote->stoppedWaiting)
        return say(QT_TRANSLATE_NOOP("Job", "Not waited for any more"));
    if (hasEnded(job.state) || job.state == JobState::Queued || job.state == JobState::Storing)
        return {};
    const auto *found = std::ranges::find_if(kRemoteStages, [&](const auto &each) { return job.stage == each.first; });
    return found == kRemoteStages.end() ? QString()
                                        : say(found->second).replace("%1", serviceName(job.request.provider));
}

} // namespace

QString phaseWords(const Job &job)
{
    if (job.remote) {
        if (const QString words = remoteWords(job); !words.isEmpty())
            return words;
    }
    switch (job.state) {
    case JobState::Queued:
        return say(QT_TRANSLATE_NOOP("Job", "Waiting in line"));
    case JobState::Uploading:
        return say(QT_TRANSLATE_NOOP("Job", "Sending the pictures"));
    case JobState::Submitting:
        return say(QT_TRANSLATE_NOOP("Job", "Asking the service"));
    case JobState::Downloading:
        return say(QT_TRANSLATE_NOOP("Job", "Fetching the model"));
    case JobState::Storing:
        return say(QT_TRANSLATE_NOOP("Job", "Putting it into the library"));
    case JobState::Ready:
        return say(QT_TRANSLATE_NOOP("Job", "Ready"));
    case JobState::Failed:
        return say(QT_TRANSLATE_NOOP("Job", "Failed"));
    case JobState::Cancelled:
        return say(QT_TRANSLATE_NOOP("Job", "Cancelled"));
    case JobState::Unconfirmed:
        return say(QT_TRANSLATE_NOOP("Job", "Not sure whether it was taken"));
    case JobState::Generating:
        break;
    }
    for (const auto &[stage, words] : kStages) {
        if (job.stage == stage)
            return say(words);
    }
    return say(QT_TRANSLATE_NOOP("Job", "Building"));
}

QString durationText(std::chrono::seconds duration)
{
    const auto total = std::max<long long>(0, duration.count());
    const QString seconds = QStringLiteral("%1").arg(total % 60, 2, 10, QLatin1Char('0'));
    if (total < 3600)
        return QStringLiteral("%1:%2").arg(total / 60).arg(seconds);
    return QStringLiteral("%1:%2:%3").arg(total / 3600).arg(total / 60 % 60, 2, 10, QLatin1Char('0')).arg(seconds);
}

QString elapsedText(const Job &job, UtcTime now)
{
    if (!job.started)
        return {};
    const auto taken = job.ended.value_or(now) - *job.started;
    return durationText(std::chrono::duration_cast<std::chrono::seconds>(taken));
}

} // namespace turnaround::ui
