// What of one of Runware's answers is about one task, and how far its results are. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace turnaround::providers::runware_answers {

using nlohmann::ordered_json;

inline constexpr const char *kUnit = "USD";

using Entries = std::vector<const ordered_json *>; ///< of an Envelope's json

/// Whether an item or an error names the task.
bool isOf(const ordered_json &entry, const std::string &taskId);

struct Envelope {
    ordered_json json;
    bool readable = false; ///< it has "data" or "errors"
    Entries items;
    int repeats = 0; ///< results left out of `items`: their files are another one's
    Entries errors; ///< of the task
    Entries strays; ///< errors that name no task

    Envelope(const HttpResponse &response, const std::string &taskId);
    Envelope(const Envelope &) = delete;
    Envelope &operator=(const Envelope &) = delete;

    /// The error that tells most about the task; null where there is none.
    const ordered_json *error() const;
};

enum class ItemState { Running, Done, Failed };
ItemState itemState(const ordered_json &item);

struct Tally {
    int asked = 1, done = 0, running = 0, repeats = 0;
    Entries failures; ///< the errors
    std::optional<double> progress;
    std::optional<Money> cost;
    bool eachPriced = true; ///< no item is without a cost

    bool complete() const { return running == 0 && done + repeats + int(failures.size()) >= asked; }
};
/// The envelope must live as long as the tally. Where it is complete, something is done or has failed.
Tally tally(const Envelope &envelope, int asked);

} // namespace turnaround::providers::runware_answers
