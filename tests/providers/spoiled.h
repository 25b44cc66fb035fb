// Answers spoiled in every way that a broken or hostile server could spoil them, out of the recorded ones. The same
// each time.
#pragma once

#include "outcome.h"

#include <QTest>

#include <functional>
#include <string>

namespace turnaround::testing {

/// Gives the reader nonsense under statuses good and bad, and each recorded answer of the service with bytes cut off
/// and changed, and with each of its values replaced by values of other kinds, numbers out of all bounds, and nesting
/// that never ends; under its own status and under others. What the reader throws fails the test, and so do fewer than
/// 500 answers.
void feedSpoiled(const std::string &service, const std::function<void(const HttpResponse &)> &read);

/// Whatever was read must be fit to store and show: valid UTF-8, no control characters, of a sane length; and files
/// must have addresses that can be fetched.
void checkShown(const ordered_json &outcome);

/// Both for all that a service reads.
void checkWithSpoiledAnswers(const providers::Provider &provider, const GenerationRequest &request,
                             const RemoteTask &task);

} // namespace turnaround::testing
