// What a practice service is to the sandbox: it takes a request and gives an answer.
#pragma once

#include "sandbox/fault.h"
#include "sandbox/fields.h"

#include <httplib.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace turnaround::sandbox {

class Files;
class Ledger;
class Maker;

using Request = httplib::Request;
using Moment = std::chrono::system_clock::time_point;
using Now = std::function<Moment()>;

struct Answer {
    int status = 200;
    std::string body;
    std::string type = "application/json";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string refusal; ///< for the log: why the request was refused; empty: it was not
};

Answer jsonAnswer(const Json &body, int status = 200);
/// `why` goes into the log.
Answer refusal(const Json &body, int status, std::string why);
/// "settings.faceCount must be 3000 to 1500000".
std::string sentence(const Problem &problem);

/// What all services share. Lives longer than they.
struct World {
    Now now;
    std::chrono::milliseconds jobTime;
    Ledger &ledger;
    FaultPlan &faults;
    Files &files;
    Maker &maker;
    std::string origin; ///< "http://127.0.0.1:8090"
};

/// Appends to the ledger; false: it could not be written, so the submit must fail.
bool charge(World &world, const std::string &provider, const std::string &model, const std::string &task, double amount,
            const std::string &unit);

enum class Key { Good, Missing, Wrong, Poor };
/// Any key is good but one that says "wrong", or "poor" for an empty purse.
Key judgeKey(std::string_view key);
/// The key of "Authorization: Bearer …"; empty where there is none.
std::string bearerKey(const Request &request);

/// One at a time: the sandbox calls answer() under a lock of the service's own.
class Service
{
public:
    virtual ~Service() = default;
    /// `path` is what follows the service's prefix.
    virtual CallKind kindOf(const Request &request, const std::string &path) const = 0;
    virtual Answer answer(const Request &request, const std::string &path) = 0;
    /// An error of the service's own making, in its shape: 429, 500.
    virtual Answer trouble(int status) const = 0;
};

std::unique_ptr<Service> makeRunware(World &world);
std::unique_ptr<Service> makeVtrix(World &world);
std::unique_ptr<Service> makeScenario(World &world);
std::unique_ptr<Service> makeWaveSpeed(World &world);
std::unique_ptr<Service> makePixazo(World &world);
std::unique_ptr<Service> makeTencent(World &world);
/// `version`: 2, or 21 for 2.1.
std::unique_ptr<Service> makeSelfHosted(World &world, int version);

/// The body as JSON; nothing where it is none.
std::optional<Json> parseBody(const std::string &body);
/// 32 hexadecimal digits.
std::string newId();
/// "f40c2aeb-…", version 4.
std::string newUuid();
bool isUuid4(std::string_view text);

} // namespace turnaround::sandbox
