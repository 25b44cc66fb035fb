// Questions to a service that wait for their answer: a price, a balance, whether a key is good. None of them costs
// anything. Any thread that may wait; never the GUI's or the worker's.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "net/transport.h"
#include "providers/provider.h"

#include <optional>

namespace turnaround::jobs {

/// Whom to ask, and how to stop asking.
struct Question {
    const providers::Provider &provider;
    const providers::Account &account;
    net::Transport &transport;
    CancelToken cancel;
};

/// Refused: the service does not take the key; Network; Unavailable: it has no call for that.
Result<void> checkKey(const Question &question);
Result<Money> askBalance(const Question &question);
/// The listed price where the service tells none. Pictures are uploaded where it needs them to tell. None: not known.
/// Errors also as providers::fit() and readyPictures().
Result<std::optional<Money>> askPrice(const Question &question, const GenerationRequest &request);

} // namespace turnaround::jobs
