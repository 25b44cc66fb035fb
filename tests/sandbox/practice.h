// A sandbox with a made-up clock, and a plain HTTP client for it. The tests' main thread.
#pragma once

#include "sandbox/sandbox.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace turnaround::sandbox {

using Json = nlohmann::ordered_json;

/// QCOMPARE for JSON, which converts itself to too many types for that.
#define COMPARE_JSON(actual, expected)                                                                                 \
    do {                                                                                                               \
        const Json isJson = (actual);                                                                                  \
        const Json wantedJson = (expected);                                                                            \
        QVERIFY2(isJson == wantedJson, (isJson.dump() + " is not " + wantedJson.dump()).c_str());                      \
    } while (false)

using Headers = std::map<std::string, std::string>;

struct Reply {
    int status = 0; ///< 0: the connection broke
    std::string body; ///< as far as it came
    Headers headers;
    Json json() const { return Json::parse(body, nullptr, false); }
};

/// The keys of each service.
Headers bearer(const std::string &key = "practice");
Headers basic(const std::string &keyAndSecret = "key:secret");
Headers subscription(const std::string &key = "practice");

/// A red ellipse on white, encoded; "png" or "jpeg".
std::string picture(int width = 256, int height = 256, const char *format = "png");
std::string base64(const std::string &bytes);
std::string newTaskUuid();

class Practice
{
public:
    /// With those faults: "runware:submit-reset-after" …
    explicit Practice(const std::vector<std::string> &faults = {}, int selfHostedVersion = 21);

    Reply call(const std::string &method, const std::string &url, const Headers &headers = {},
               const std::string &body = {}, const std::string &type = "application/json");
    Reply get(const std::string &url, const Headers &headers = {}) { return call("GET", url, headers); }
    Reply post(const std::string &url, const Json &body, const Headers &headers)
    {
        return call("POST", url, headers, body.dump());
    }
    /// Tencent's action, signed for `host`; empty: the sandbox's.
    Reply tencent(const std::string &action, const Json &body, const std::string &secretKey = "practice",
                  const std::string &secretId = "AKIDpractice", int clockOffSeconds = 0);
    Reply runware(const Json &task) { return post(at("runware"), Json::array({task}), bearer()); }

    std::string at(const std::string &provider, const std::string &path = {}) const
    {
        return m_sandbox.address(provider) + path;
    }
    /// "http://127.0.0.1:PORT".
    std::string origin() const;
    /// Lets the clock go on.
    void passTime(std::chrono::milliseconds time) { m_time += time.count(); }
    /// Passes the jobs' time, then asks until `done` says so; false: it took too long to make the model.
    bool finish(const std::function<bool()> &done);

    Sandbox &sandbox() { return m_sandbox; }
    std::vector<Charge> charges() const { return m_sandbox.charges(); }
    std::string lastRefusal() const;
    std::string chargeLog() const { return m_folder.filePath("charges.jsonl").toStdString(); }
    std::chrono::system_clock::time_point now() const;

private:
    SandboxSetup setup(const std::vector<std::string> &faults, int selfHostedVersion);

    QTemporaryDir m_folder;
    std::atomic<std::int64_t> m_time{1'795'196'830'000}; ///< milliseconds since 1970
    Sandbox m_sandbox;
};

} // namespace turnaround::sandbox
