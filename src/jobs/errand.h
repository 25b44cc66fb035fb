// One thing that is being done for one job at a service, and the answers that come back for it. Any thread (values).
#pragma once

#include "core/http_message.h"
#include "domain/job.h"
#include "jobs/result_folder.h"
#include "net/transport.h"
#include "providers/provider.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace turnaround::jobs {

enum class ErrandKind {
    Pictures, ///< fit, upload one after another, ask the price
    Quote, ///< the last step of Pictures
    Submit,
    SubmitLater, ///< fit the pictures again, then SubmitDue
    AskAfter,
    Poll,
    Cancel,
    Fetch,
    Assemble,
};

struct Errand {
    ErrandKind kind = ErrandKind::Poll;
    std::uint64_t number = 0; ///< answers to an older errand of the job are no news
    UtcTime set{}, due{};
    bool underWay = false;
    bool submitted = false; ///< its paid request has left: it never leaves again from this errand
    std::optional<net::Exchange> exchange;
    int troubles = 0; ///< in a row
    bool ready = false; ///< the pictures are fitted
    std::vector<providers::Picture> pictures;
    std::vector<std::string> notes; ///< about them
    std::size_t picture = 0; ///< which one goes up
    std::optional<providers::UploadNext> upload; ///< its next step
    std::optional<Money> quoted; ///< the price, once it was told
    int quotesRefused = 0;
    std::size_t file = 0; ///< which one comes down
};

/// From the transport.
struct ServiceCall {
    JobId job;
    std::uint64_t errand = 0;
    HttpAnswer answer;
};
struct ServiceFetch {
    JobId job;
    std::uint64_t errand = 0;
    net::FetchAnswer answer;
};
/// From the pool: the pictures as the service wants them.
struct ServicePictures {
    JobId job;
    std::uint64_t errand = 0;
    Result<ReadyPictures> pictures;
};
/// From the pool: what came down is a model, or pictures.
struct ServiceResult {
    JobId job;
    std::uint64_t errand = 0;
    Result<AssembledResult> result;
};
struct ServiceProgress {
    JobId job;
    std::uint64_t errand = 0;
    double done = 0;
};

} // namespace turnaround::jobs
