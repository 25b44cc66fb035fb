#include "sandbox/desk.h"

#include "sandbox/gzip.h"

namespace turnaround::sandbox {

namespace {

using namespace std::chrono_literals;

constexpr auto kTricklePause = 200ms;

Now clockOf(const SandboxSetup &setup)
{
    return setup.now ? setup.now : Now([] { return std::chrono::system_clock::now(); });
}

Answer html502()
{
    Answer answer;
    answer.status = 502;
    answer.type = "text/html";
    answer.body = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad "
                  "Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    return answer;
}

Answer moved(int status, const std::string &to)
{
    Answer answer;
    answer.status = status;
    answer.headers = {{"Location", to}};
    return answer;
}

bool beginsWithSegment(const std::string &path, const std::string &segment)
{
    return path == '/' + segment || path.starts_with('/' + segment + '/');
}

/// What is posted is JSON, and says so, or a form with a file.
bool saysItsType(const Request &request)
{
    return request.method != "POST" || request.is_multipart_form_data() ||
        request.get_header_value("Content-Type").starts_with("application/json");
}

void write(httplib::Response &response, const Answer &answer)
{
    response.status = answer.status;
    for (const auto &[name, value] : answer.headers)
        response.set_header(name, value);
    response.set_content(answer.body, answer.type);
}

} // namespace

Desk::Desk(const SandboxSetup &setup, const Origins &origins)
    : m_slowAtMost(setup.slowAtMost)
    , m_origins(origins)
    , m_ledger(setup.chargeLog)
    , m_maker(setup.sample)
    , m_world{clockOf(setup), setup.jobTime, m_ledger, m_faults, m_files, m_maker, origins.here}
{
    m_files.listenAt(origins);
    for (const Fault &fault : setup.faults)
        m_faults.add(fault);
    m_counters["runware"].service = makeRunware(m_world);
    m_counters["vtrix"].service = makeVtrix(m_world);
    m_counters["scenario"].service = makeScenario(m_world);
    m_counters["wavespeed"].service = makeWaveSpeed(m_world);
    m_counters["pixazo"].service = makePixazo(m_world);
    m_counters["tencent"].service = makeTencent(m_world);
    m_counters["selfhosted"].service = makeSelfHosted(m_world, setup.selfHostedVersion);
}

std::string Desk::timeText() const
{
    return utcText(std::chrono::time_point_cast<std::chrono::milliseconds>(m_world.now()));
}

Desk::Place Desk::placeOf(const Request &request) const
{
    if (request.path.starts_with("/files/"))
        return {m_files.providerOf(request.path), request.path, CallKind::Download};
    Place place;
    for (const auto &[name, counter] : m_counters) {
        if (beginsWithSegment(request.path, name))
            place = {name, request.path.substr(name.size() + 1), CallKind::Other};
    }
    if (place.provider.empty() && request.path == "/" && request.has_header("X-TC-Action"))
        place = {"tencent", "/", CallKind::Other}; // Tencent's clients know hosts, no paths
    if (!place.provider.empty())
        place.kind = m_counters.at(place.provider).service->kindOf(request, place.path);
    return place;
}

Answer Desk::ownAnswer(const Request &request)
{
    Answer answer;
    if (request.method == "GET" && request.path == "/sandbox/log") {
        answer.body = m_log.json();
        return answer;
    }
    if (request.method == "GET" && request.path == "/sandbox/charges") {
        for (const Charge &charge : m_ledger.all())
            answer.body += (answer.body.empty() ? "[" : ",\n ") + chargeLine(charge);
        answer.body += answer.body.empty() ? "[]" : "]";
        return answer;
    }
    if (request.method == "POST" && request.path == "/sandbox/faults") {
        const Result<Fault> fault = parseFault(request.body);
        if (!fault)
            return refusal({{"error", fault.error().message}}, 400, fault.error().message);
        m_faults.add(*fault);
        return jsonAnswer({{"added", request.body}});
    }
    return refusal({{"error", "There is nothing here."}}, 404, "no such path");
}

Answer Desk::answer(const Request &request, const Place &place, bool elsewhere)
{
    try {
        if (place.kind == CallKind::Download)
            return m_files.answer(request, place.path);
        if (elsewhere) {
            const bool key = request.has_header("Authorization") || request.has_header("Ocp-Apim-Subscription-Key");
            return refusal({{"error", "This is another host."}}, key ? 400 : 404,
                           key ? "a key was sent to another host" : "a call went to another host");
        }
        if (place.provider.empty())
            return ownAnswer(request);
        if (!saysItsType(request))
            return refusal({{"error", "Unsupported Media Type"}}, 415,
                           "the body's Content-Type is not application/json");
        Counter &counter = m_counters.at(place.provider);
        const std::lock_guard lock(counter.mutex);
        return counter.service->answer(request, place.path);
    } catch (const std::exception &problem) {
        return refusal({{"error", "The sandbox failed."}}, 500, std::string("the sandbox failed: ") + problem.what());
    }
}

Answer Desk::struck(const std::string &fault, const Request &request, const Place &place, bool elsewhere,
                    Connection &connection)
{
    const auto trouble = [&](int status) {
        return place.kind == CallKind::Download ? html502() : m_counters.at(place.provider).service->trouble(status);
    };
    if (fault == "reset-before") {
        connection.reset();
        return {};
    }
    if (fault == "html-502")
        return html502();
    if (fault == "redirect")
        return moved(307, m_files.elsewhere(request.path));
    if (fault == "download-redirect")
        return moved(302, m_files.elsewhere(request.path));
    if (fault == "download-expired")
        m_files.expire(request.path);
    if (fault == "rate-limit") {
        Answer limited = trouble(429);
        limited.status = 429;
        limited.headers.emplace_back("Retry-After", "1");
        return limited;
    }
    if (fault == "server-500") {
        Answer failed = trouble(500);
        failed.status = 500;
        return failed;
    }

    Answer processed = answer(request, place, elsewhere);
    if (fault == "reset-after")
        connection.reset();
    if (fault == "html-502-after") {
        const std::string why = processed.refusal;
        processed = html502();
        processed.refusal = why;
    }
    if (fault == "truncated-json")
        processed.body.resize(processed.body.size() / 2);
    if (fault == "slow")
        connection.trickle(kTricklePause, m_slowAtMost);
    if (fault == "gzip") {
        processed.body = gzipped(processed.body);
        processed.headers.emplace_back("Content-Encoding", "gzip");
    }
    if (fault == "download-cut")
        connection.cutAfter(processed.body.size() / 2);
    return processed;
}

void Desk::serve(const Request &request, httplib::Response &response, Connection &connection, bool elsewhere)
{
    const Place place = placeOf(request);
    std::optional<std::string> fault;
    if (!place.provider.empty() && !elsewhere)
        fault = m_faults.takeForCall(place.provider, place.kind);
    const Answer given =
        fault ? struck(*fault, request, place, elsewhere, connection) : answer(request, place, elsewhere);
    write(response, given);

    const bool own = request.path.starts_with("/sandbox/");
    if (own)
        return;
    LoggedRequest entry;
    entry.time = timeText();
    entry.provider = place.provider;
    entry.call = callName(place.kind);
    entry.method = request.method;
    entry.path = request.path;
    for (const auto &[name, value] : request.headers) {
        if (name != "REMOTE_ADDR" && name != "REMOTE_PORT" && name != "LOCAL_ADDR" && name != "LOCAL_PORT")
            entry.headers.push_back(name);
    }
    entry.bodyBytes = request.body.size();
    for (const auto &[name, part] : request.files)
        entry.bodyBytes += part.content.size();
    entry.status = connection.wasReset() ? 0 : given.status;
    entry.fault = fault.value_or("");
    entry.refusal = given.refusal;
    m_log.add(std::move(entry));
}

} // namespace turnaround::sandbox
