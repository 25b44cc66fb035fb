// A service as a table of pure functions: it builds requests and reads answers, and does nothing else. No socket, no
// clock, no file; so every answer that a service can give is a test case. Any thread.
//
// Adding a service: one file here that defines `const Provider &name()`, one line in CMakeLists.txt, one test.
#pragma once

#include "core/http_message.h"
#include "core/result.h"
#include "domain/generation_request.h"
#include "domain/model_offer.h"
#include "domain/remote_work.h"
#include "domain/utc_time.h"

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace turnaround::providers {

/// Whom to talk to, and as whom. Never stored, never printed.
struct Account {
    std::string address; ///< without a slash at its end
    std::string key; ///< empty where the service needs none
    std::string secret; ///< only where Credential fields ask for two
    std::map<std::string, std::string> settings; ///< ServiceInfo::settings, chosen or standard: "region", "project"
    bool practice = false; ///< the address is the sandbox's
};

/// What a builder may not find out by itself.
struct CallContext {
    UtcTime now{};
    std::string taskId; ///< RemoteWork::taskId; for calls without a job any fresh UUID v4
};

/// One field of a key: "Key", "Secret".
struct CredentialField {
    std::string label;
    std::vector<std::string> variables; ///< of the environment, the first that is set counts: "TURNAROUND_RUNWARE_KEY"
};

struct Pace {
    std::chrono::milliseconds firstPoll{1500};
    std::chrono::milliseconds leastBetweenPolls{2000}; ///< of one job
    std::chrono::milliseconds mostBetweenPolls{10'000};
    int callsPerMinute = 60; ///< of all jobs together: submits, polls, uploads
    int jobsAtOnce = 20; ///< accepted and not yet ended
    std::chrono::minutes deadline{60 * 24}; ///< after which a job that only ever runs is given up
};

struct ServiceInfo {
    std::string id; ///< "runware"
    std::string name; ///< "Runware"
    std::vector<CredentialField> credentials; ///< key, then secret; empty: needs none
    std::string addressVariable; ///< "TURNAROUND_RUNWARE_URL"
    std::string address; ///< the standard one
    std::string addressLabel; ///< what the address is: "Address", "Submit address"
    std::vector<OptionOffer> settings; ///< of the account: region, project
    std::vector<ModelOffer> models; ///< the first that takes what is given is the standard one
    Pace pace;
    bool recognisesTaskId = false; ///< a submit sent again under the same task id is not a second job
    std::string cancelWords; ///< where it can't cancel: what "stop waiting" means for the money
    std::string help; ///< how to get a key, what a refusal may mean, licences; a few sentences
};

/// A picture made ready for the service. Either bytes or an address.
struct Picture {
    View view = View::Front;
    std::string mime; ///< "image/png", "image/jpeg", "image/webp"
    std::string bytes;
    std::string name; ///< "front.png"
    std::string reference; ///< after an upload: the id or address; or the public address that the artist gave
};

/// Something went wrong at the service, as an artist should read it.
struct Trouble {
    ErrorKind kind = ErrorKind::Refused;
    std::string message; ///< what happened; whether money was spent is said by `charged`, what to do by `advice`
    std::string advice; ///< what the artist should do about it, where there is more to say than "try again"
    std::string refund; ///< where the service gives the money back: a sentence that says so; `charged` is No then
    std::string detail; ///< the service's own code and words, cut to a sane length
    Charged charged = Charged::No;
    bool passing = false; ///< worth asking again after a while
    std::optional<std::chrono::seconds> wait; ///< as the service wishes
};

struct UploadNext {
    HttpRequest request;
    std::map<std::string, std::string> state; ///< handed to the next readUpload
    std::chrono::milliseconds wait{0}; ///< before it is sent
};
struct UploadDone {
    std::string reference;
};
using UploadAnswer = std::variant<UploadNext, UploadDone, Trouble>;

/// A way to get one picture to a service.
struct UploadCalls {
    Result<UploadNext> (*begin)(const Picture &, const Account &, const CallContext &) = nullptr;
    UploadAnswer (*read)(const std::map<std::string, std::string> &state, const Picture &, const HttpResponse &,
                         const Account &, const CallContext &) = nullptr;
    explicit operator bool() const { return begin; }
};

struct ResultFile {
    RemoteFile file;
    std::string bytes; ///< where it came inside the answer, decoded
};
struct Finished {
    std::vector<ResultFile> files; ///< empty: the service says that it is done, and names none that can be fetched
    std::optional<Money> cost;
    nlohmann::ordered_json facts = nlohmann::ordered_json::object();
    std::vector<std::string> notes;
};
struct Accepted {
    RemoteTask task;
    std::optional<Money> cost;
    nlohmann::ordered_json facts = nlohmann::ordered_json::object();
};
/// The service has had this task id before: our first try arrived.
struct KnownAlready {
    RemoteTask task;
};
/// Certainly not accepted, and nothing charged unless it says so. `passing`: it may be sent again.
struct NotAccepted {
    Trouble trouble;
};
/// It may have been accepted. What is known, in the trouble.
struct Unclear {
    Trouble trouble;
};
using SubmitAnswer = std::variant<Accepted, KnownAlready, Finished, NotAccepted, Unclear>;

struct GoOn {
    RemoteTask task; ///< with the values that the next poll needs
    std::optional<double> progress; ///< 0..1
    bool waiting = false; ///< in the service's line, not yet worked on
    bool atOnce = false; ///< the next poll is a further step (the files are listed elsewhere), not a repetition
    std::optional<Money> cost; ///< where it is known by now
    nlohmann::ordered_json facts = nlohmann::ordered_json::object(); ///< merged into what is known
};
struct Ended { ///< by the service, without a result
    Trouble trouble;
    bool cancelled = false;
    std::optional<Money> cost;
};
/// No such task there.
struct NotKnown {
    Trouble trouble;
};
/// A poll that told nothing about the job: `passing` ones are repeated; the others need the artist (a wrong key).
using PollAnswer = std::variant<GoOn, Finished, Ended, NotKnown, Trouble>;

struct Balance {
    Money money;
};
struct Quote {
    Money money;
};

struct Provider {
    ServiceInfo info;

    /// Null where pictures go inline or by address.
    UploadCalls upload;
    /// Puts a picture at a public address, for services that take addresses only; null where it does not.
    UploadCalls host;

    /// The request's model and options are known to be good (fitting.h), its pictures ready. BadInput.
    Result<HttpRequest> (*submit)(const GenerationRequest &, std::span<const Picture>, const Account &,
                                  const CallContext &) = nullptr;
    /// Of any HTTP answer.
    SubmitAnswer (*readSubmit)(const GenerationRequest &, const HttpResponse &, const CallContext &) = nullptr;

    HttpRequest (*poll)(const RemoteTask &, const Account &, const CallContext &) = nullptr;
    PollAnswer (*readPoll)(const GenerationRequest &, const RemoteTask &, const HttpResponse &) = nullptr;
    /// Where recognisesTaskId: the task as it would be called had the lost submit arrived.
    RemoteTask (*taskOf)(const CallContext &) = nullptr;

    /// Null: cannot cancel. The next polls tell whether it worked.
    HttpRequest (*cancel)(const RemoteTask &, const Account &, const CallContext &) = nullptr;

    /// Null: the service does not tell prices when asked. Costs nothing.
    Result<HttpRequest> (*quote)(const GenerationRequest &, std::span<const Picture>, const Account &,
                                 const CallContext &) = nullptr;
    Result<Quote> (*readQuote)(const HttpResponse &) = nullptr;
    bool quoteNeedsUploads = false;

    /// Null: no balance.
    HttpRequest (*balance)(const Account &, const CallContext &) = nullptr;
    Result<Balance> (*readBalance)(const HttpResponse &) = nullptr;

    /// Costs nothing. Null: a key can only be tried.
    HttpRequest (*checkKey)(const Account &, const CallContext &) = nullptr;
    Result<void> (*readCheckKey)(const HttpResponse &) = nullptr;
};

/// All services, in the order in which they are offered. CMakeLists.txt.
std::span<const Provider *const> allProviders();
/// Null where there is none of that id.
const Provider *findProvider(const std::string &id);
/// Null where the service has none of that id.
const ModelOffer *findModel(const Provider &provider, const std::string &id);

} // namespace turnaround::providers
