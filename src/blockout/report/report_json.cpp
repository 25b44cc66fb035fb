#include "blockout/report/report_json.h"

#include <cmath>

namespace turnaround::blockout {

namespace {

std::optional<FindingKind> findingKindFromName(std::string_view name)
{
    for (const FindingKind kind : {FindingKind::Ok, FindingKind::Swapped, FindingKind::Mirrored, FindingKind::Turned,
                                   FindingKind::Scaled, FindingKind::Foreign}) {
        if (findingKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

} // namespace

nlohmann::ordered_json reportJson(const Report &report)
{
    nlohmann::ordered_json views = nlohmann::ordered_json::array();
    for (const ViewFinding &finding : report.views) {
        nlohmann::ordered_json view;
        view["view"] = viewName(finding.view);
        view["kind"] = findingKindName(finding.kind);
        view["iou"] = nullptr;
        if (finding.iou && std::isfinite(*finding.iou))
            view["iou"] = std::round(*finding.iou * 1e4) / 1e4;
        view["flagged"] = finding.flagged;
        view["certainty"] = certaintyName(finding.certainty);
        view["reason"] = finding.reason;
        view["suggestion"] = finding.suggestion;
        views.push_back(std::move(view));
    }
    nlohmann::ordered_json json;
    json["views"] = std::move(views);
    json["consistent"] = report.consistent();
    json["notes"] = report.notes;
    return json;
}

Result<Report> reportFromJson(const nlohmann::ordered_json &json)
{
    const Error wrong{ErrorKind::BadInput, "This is no report about views: something in it is missing or wrong."};
    try {
        Report report;
        for (const auto &each : json.at("views")) {
            ViewFinding finding;
            const auto view = viewFromName(each.at("view").get<std::string>());
            const auto kind = findingKindFromName(each.at("kind").get<std::string>());
            if (!view || !kind)
                return wrong;
            finding.view = *view;
            finding.kind = *kind;
            if (!each.at("iou").is_null())
                finding.iou = each.at("iou").get<double>();
            finding.flagged = each.at("flagged").get<bool>();
            finding.certainty = each.at("certainty").get<std::string>() == certaintyName(Certainty::Maybe)
                ? Certainty::Maybe
                : Certainty::Probably;
            finding.reason = each.at("reason").get<std::string>();
            finding.suggestion = each.at("suggestion").get<std::string>();
            report.views.push_back(std::move(finding));
        }
        report.notes = json.at("notes").get<std::vector<std::string>>();
        return report;
    } catch (const nlohmann::json::exception &problem) {
        return Error{wrong.kind, wrong.message, problem.what()};
    }
}

} // namespace turnaround::blockout
