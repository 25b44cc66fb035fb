#include "sandbox/request_log.h"

#include <nlohmann/json.hpp>

namespace turnaround::sandbox {

void RequestLog::add(LoggedRequest request)
{
    const std::lock_guard lock(m_mutex);
    m_requests.push_back(std::move(request));
}

std::vector<LoggedRequest> RequestLog::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

std::string RequestLog::json() const
{
    auto list = nlohmann::ordered_json::array();
    for (const LoggedRequest &request : all()) {
        nlohmann::ordered_json json;
        json["time"] = request.time;
        json["provider"] = request.provider;
        json["call"] = request.call;
        json["method"] = request.method;
        json["path"] = request.path;
        json["headers"] = request.headers;
        json["bodyBytes"] = request.bodyBytes;
        json["status"] = request.status;
        json["fault"] = request.fault;
        json["refusal"] = request.refusal;
        list.push_back(std::move(json));
    }
    return list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace turnaround::sandbox
