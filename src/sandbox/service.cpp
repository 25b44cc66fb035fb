#include "sandbox/service.h"

#include "sandbox/ledger.h"

#include <QUuid>

namespace turnaround::sandbox {

Answer jsonAnswer(const Json &body, int status)
{
    Answer answer;
    answer.status = status;
    answer.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    return answer;
}

Answer refusal(const Json &body, int status, std::string why)
{
    Answer answer = jsonAnswer(body, status);
    answer.refusal = std::move(why);
    return answer;
}

std::string sentence(const Problem &problem)
{
    return problem.field + ' ' + problem.message;
}

bool charge(World &world, const std::string &provider, const std::string &model, const std::string &task, double amount,
            const std::string &unit)
{
    const auto time = std::chrono::time_point_cast<std::chrono::milliseconds>(world.now());
    return world.ledger.add({utcText(time), provider, model, task, amount, unit}).ok();
}

Key judgeKey(std::string_view key)
{
    if (key.empty())
        return Key::Missing;
    if (key.find("wrong") != std::string_view::npos)
        return Key::Wrong;
    return key.find("poor") != std::string_view::npos ? Key::Poor : Key::Good;
}

std::string bearerKey(const Request &request)
{
    const std::string value = request.get_header_value("Authorization");
    return value.starts_with("Bearer ") ? value.substr(7) : std::string();
}

std::optional<Json> parseBody(const std::string &body)
{
    Json json = Json::parse(body, nullptr, false);
    if (json.is_discarded())
        return {};
    return json;
}

std::string newId()
{
    return QUuid::createUuid().toString(QUuid::Id128).toStdString();
}

std::string newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

bool isUuid4(std::string_view text)
{
    if (text.size() != 36)
        return false;
    const QUuid uuid = QUuid::fromString(QString::fromUtf8(text.data(), qsizetype(text.size())));
    return !uuid.isNull() && uuid.variant() == QUuid::DCE && uuid.version() == QUuid::Random;
}

} // namespace turnaround::sandbox
