#include "jobs/charge_json.h"

#include "jobs/remote_json.h"

namespace turnaround::jobs {

nlohmann::ordered_json chargeJson(const Charge &charge)
{
    nlohmann::ordered_json json;
    json["job"] = charge.job.text;
    json["attempt"] = charge.attempt;
    json["provider"] = charge.provider;
    json["model"] = charge.model;
    json["name"] = charge.name;
    json["when"] = utcText(charge.when);
    json["cost"] = moneyJson(charge.money);
    json["reported"] = charge.reported;
    json["charged"] = chargedName(charge.charged);
    json["practice"] = charge.practice;
    return json;
}

std::optional<Charge> chargeFromJson(const nlohmann::ordered_json &json)
{
    try {
        Charge charge;
        charge.job.text = json.at("job").get<std::string>();
        charge.attempt = json.at("attempt").get<int>();
        charge.provider = json.at("provider").get<std::string>();
        charge.model = json.at("model").get<std::string>();
        charge.name = json.at("name").get<std::string>();
        const std::optional<UtcTime> when = utcFromText(json.at("when").get<std::string>());
        if (!when)
            return {};
        charge.when = *when;
        charge.money = moneyFromJson(json.at("cost"));
        charge.reported = json.at("reported").get<bool>();
        charge.charged = chargedFromName(json.at("charged").get<std::string>()).value_or(Charged::Unknown);
        charge.practice = json.at("practice").get<bool>();
        return charge;
    } catch (const nlohmann::json::exception &) {
        return {};
    }
}

} // namespace turnaround::jobs
