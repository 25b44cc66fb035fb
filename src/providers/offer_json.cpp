#include "providers/offer_json.h"

#include "providers/chosen_options.h"

#include <cmath>

namespace turnaround::providers {

namespace {

const char *kindName(OptionKind kind)
{
    switch (kind) {
    case OptionKind::Whole:
        return "whole";
    case OptionKind::Number:
        return "number";
    case OptionKind::Switch:
        return "switch";
    case OptionKind::Choice:
        return "choice";
    case OptionKind::Text:
        return "text";
    case OptionKind::Address:
        return "address";
    }
    return "text";
}

const char *inputsName(Inputs inputs)
{
    switch (inputs) {
    case Inputs::PromptOnly:
        return "prompt";
    case Inputs::ViewsOnly:
        return "views";
    case Inputs::PromptOrViews:
        return "prompt or views";
    case Inputs::PromptAndFront:
        return "prompt and front";
    case Inputs::ViewsAndMaybePrompt:
        return "views, prompt optional";
    }
    return "views";
}

const char *wayName(PictureWay way)
{
    switch (way) {
    case PictureWay::Inline:
        return "inline";
    case PictureWay::Uploaded:
        return "uploaded";
    case PictureWay::AddressOnly:
        return "address only";
    }
    return "inline";
}

/// A whole number without a point: 100000, not 100000.0.
ordered_json boundJson(const std::optional<double> &bound)
{
    if (!bound)
        return nullptr;
    const bool whole = *bound == std::floor(*bound) && std::abs(*bound) < 9e15;
    return whole ? ordered_json(std::int64_t(*bound)) : ordered_json(*bound);
}

ordered_json conditionJson(const OptionCondition &condition)
{
    return {{"option", condition.key}, {"is", condition.words}};
}

ordered_json optionOfferJson(const OptionOffer &option)
{
    ordered_json json = {{"key", option.key}, {"label", option.label}, {"kind", kindName(option.kind)}};
    json["default"] = option.standard ? optionJson(*option.standard) : ordered_json(nullptr);
    json["least"] = boundJson(option.least);
    json["most"] = boundJson(option.most);
    json["choices"] = ordered_json::array();
    for (const OptionChoice &choice : option.choices)
        json["choices"].push_back(choice.word);
    json["only_where"] = option.onlyWhere ? conditionJson(*option.onlyWhere) : ordered_json(nullptr);
    json["advanced"] = option.advanced;
    json["help"] = option.help;
    return json;
}

ordered_json inputsJson(const InputRule &rule)
{
    ordered_json json = {{"modes", rule.modes}, {"takes", inputsName(rule.inputs)}};
    json["views"] = ordered_json::array();
    for (const View view : rule.views)
        json["views"].push_back(viewName(view));
    json["front_or_all_eight"] = rule.frontOrAllEight;
    return json;
}

ordered_json priceJson(const ListedPrice &price)
{
    ordered_json json = {{"amount", price.money.amount()}, {"unit", price.money.unit}};
    json["date"] = price.date;
    json["from"] = price.from;
    json["only_where"] = ordered_json::array();
    for (const OptionCondition &condition : price.onlyWhere)
        json["only_where"].push_back(conditionJson(condition));
    return json;
}

} // namespace

ordered_json modelJson(const ModelOffer &model)
{
    ordered_json json = {{"id", model.id}, {"name", model.name}};
    json["makes"] = model.output == OutputKind::Picture ? "pictures" : "model";
    json["inputs"] = ordered_json::array();
    for (const InputRule &rule : model.inputs)
        json["inputs"].push_back(inputsJson(rule));
    json["prompt_characters"] = {{"least", model.leastPromptCharacters}, {"most", model.mostPromptCharacters}};
    json["pictures"] = {{"way", wayName(model.pictureWay)},
                        {"takes_addresses", model.takesAddresses},
                        {"least_side", model.pictures.leastSide},
                        {"most_side", model.pictures.mostSide},
                        {"most_bytes", model.pictures.mostBytes},
                        {"most_bytes_together", model.pictures.mostBytesTogether},
                        {"keeps_transparency", model.pictures.keepsTransparency}};
    json["options"] = ordered_json::array();
    for (const OptionOffer &option : model.options)
        json["options"].push_back(optionOfferJson(option));
    json["prices"] = ordered_json::array();
    for (const ListedPrice &price : model.prices)
        json["prices"].push_back(priceJson(price));
    json["free"] = model.free;
    json["tells_price"] = model.canQuote;
    json["note"] = model.note;
    return json;
}

ordered_json providerJson(const Provider &provider)
{
    const ServiceInfo &info = provider.info;
    ordered_json json = {{"id", info.id}, {"name", info.name}};
    json["credentials"] = ordered_json::array();
    for (const CredentialField &field : info.credentials)
        json["credentials"].push_back({{"label", field.label}, {"variables", field.variables}});
    json["address"] = {{"variable", info.addressVariable}, {"default", info.address}};
    json["settings"] = ordered_json::array();
    for (const OptionOffer &setting : info.settings)
        json["settings"].push_back(optionOfferJson(setting));
    json["can_cancel"] = provider.cancel != nullptr;
    json["tells_balance"] = provider.balance != nullptr;
    json["checks_key"] = provider.checkKey != nullptr;
    json["hosts_pictures"] = bool(provider.host);
    json["recognises_submits"] = info.recognisesTaskId;
    json["limits"] = {{"calls_per_minute", info.pace.callsPerMinute}, {"jobs_at_once", info.pace.jobsAtOnce}};
    json["help"] = info.help;
    json["models"] = ordered_json::array();
    for (const ModelOffer &model : info.models)
        json["models"].push_back(modelJson(model));
    return json;
}

} // namespace turnaround::providers
