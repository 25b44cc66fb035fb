// What an artist is told where a paid job does not end well, always in this order: what happened, whether money was
// spent, what to do next. The window and the command line show the same words, so they name deeds ("go on with this
// job", "try again"), no button and no option. Any thread (pure).
#pragma once

#include "domain/job.h"
#include "providers/provider.h"

#include <string>
#include <string_view>

namespace turnaround::jobs {

/// The server is the artist's own, and nobody charges for it.
bool isFree(const Job &job);

/// The service's name as artists know it: "Runware".
std::string serviceNameOf(const Job &job);

/// One sentence: that nothing was charged, how much was, or that it may have been and where to look, with the job's id
/// at the service where it is known. Of RemoteWork::charged.
std::string moneySentence(const Job &job);

/// The whole text for a job that ended: what happened is the trouble's message. What can be done follows from its
/// advice and from the job's state: go on with it, store it again, try again, paid anew or not.
std::string endingWords(const Job &job, const providers::Trouble &trouble);
/// For an error of this machine, whose message has its advice already.
std::string endingWords(const Job &job, const Error &error);

/// The same where it is not known whether the service took the job.
std::string unconfirmedWords(const Job &job, std::string_view what);

/// The same for a job that was cancelled, or is not waited for any more. Empty for a job that no service makes.
std::string cancelledWords(const Job &job);

} // namespace turnaround::jobs
