#include "providers/fitting.h"

#include "core/display_text.h"
#include "providers/answer.h"
#include "providers/chosen_options.h"
#include "providers/option_check.h"

#include <algorithm>
#include <charconv>

namespace turnaround::providers {

namespace {

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = char(text[0] - 'a' + 'A');
    return text;
}

bool isBlank(const std::string &text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// https; http only on this machine, where a server for trying things out may stand.
bool isPublicAddress(const std::string &url)
{
    const bool here = url.starts_with("http://127.0.0.1:") || url.starts_with("http://localhost:");
    return (url.starts_with("https://") || here) && isFileAddress(url);
}

std::string viewList(const std::vector<View> &views)
{
    std::vector<std::string> words;
    for (const View view : views)
        words.emplace_back(viewWords(view));
    return capital(listed(words)) + (words.size() == 1 ? " is" : " are");
}

/// "Polygons: used only in low-poly mode." or "… only where Delivery is sync."
std::string conditionWords(const ModelOffer &offer, const OptionOffer &option)
{
    const OptionOffer *other = findOption(offer, option.onlyWhere->key);
    std::vector<std::string> labels;
    for (const std::string &word : option.onlyWhere->words) {
        std::string label = word;
        if (other) {
            const auto choice = std::ranges::find(other->choices, word, &OptionChoice::word);
            label = choice == other->choices.end() ? word : choice->label;
        }
        labels.push_back(lowerCase(label));
    }
    const std::string values = listed(labels, "or");
    if (option.onlyWhere->key == option_keys::kMode)
        return option.label + ": used only in " + values + " mode.";
    return option.label + ": used only where " + (other ? other->label : option.onlyWhere->key) + " is " + values + ".";
}

/// One model's view of one request; filled step by step, until a refusal.
struct Fitter {
    const Provider &provider;
    const ModelOffer &offer;
    const GenerationRequest &given;
    Fitting fitting;

    const std::string &service() const { return provider.info.name; }
    void refuse(ErrorKind kind, std::string message)
    {
        if (!fitting.refusal)
            fitting.refusal = Error{kind, std::move(message)};
    }
    void unused(std::string sentence) { fitting.unused.push_back(std::move(sentence)); }

    void fitOptions()
    {
        OptionValues good;
        for (const auto &[key, value] : given.options) {
            const OptionOffer *option = findOption(offer, key);
            if (!option) {
                unused(service() + " has no option '" + displayText(key) + "' for " + offer.name + ": it is not sent.");
                continue;
            }
            const Result<OptionValue> checked = checkedOption(*option, value);
            if (!checked)
                return refuse(checked.error().kind, service() + ", " + offer.name + ": " + checked.error().message);
            good[key] = *checked;
        }
        fitting.request.options = good;
        for (const auto &[key, value] : good) {
            const OptionOffer *option = findOption(offer, key);
            if (counts(fitting.request, offer, *option))
                continue;
            unused(conditionWords(offer, *option));
            fitting.request.options.erase(key);
        }
    }

    void fitInputs()
    {
        const std::optional<OptionValue> mode = optionOf(fitting.request, offer, option_keys::kMode);
        const InputRule *rule = inputRule(offer, mode ? optionText(*mode) : std::string());
        if (!rule)
            return refuse(ErrorKind::BadUsage, offer.name + " has no such mode. Choose another mode.");
        fitViews(*rule);
        fitPrompt(*rule);
    }

    void fitViews(const InputRule &rule)
    {
        std::vector<ViewPicture> taken;
        std::vector<View> ignored;
        for (const View view : kAllViews) {
            const auto picture = std::ranges::find(given.views, view, &ViewPicture::view);
            if (picture == given.views.end())
                continue;
            if (std::ranges::find(rule.views, view) == rule.views.end())
                ignored.push_back(view);
            else
                taken.push_back(*picture);
        }
        fitting.request.views.clear();
        if (rule.inputs == Inputs::PromptOnly) {
            if (!given.views.empty())
                unused(service() + " makes this model from words alone: the pictures are not sent.");
            return;
        }
        const bool front = !taken.empty() && taken.front().view == View::Front;
        const bool needed = rule.inputs == Inputs::ViewsOnly || rule.inputs == Inputs::PromptAndFront ||
            rule.inputs == Inputs::ViewsAndMaybePrompt;
        if (!front && (needed || !given.views.empty()))
            return refuse(ErrorKind::BadInput, service() + " needs the front view. Add a picture of the front.");
        if (rule.inputs == Inputs::PromptAndFront && given.views.size() > 1) {
            unused("With words and a picture together, " + service() +
                   " takes only the front: the other views are not sent.");
            taken.resize(1);
        } else if (rule.frontOrAllEight && taken.size() > 1 && taken.size() < rule.views.size()) {
            unused(service() + " takes one view or all eight: only the front will be sent.");
            taken.resize(1);
        } else if (!ignored.empty()) {
            unused(viewList(ignored) + " not used by " + service() + ".");
        }
        fitting.request.views = std::move(taken);
        for (const ViewPicture &picture : fitting.request.views)
            fitPicture(picture);
    }

    void fitPicture(const ViewPicture &picture)
    {
        const std::string view(viewWords(picture.view));
        if (picture.file.empty() && picture.url.empty())
            return refuse(ErrorKind::BadInput, "The " + view + " view has no picture. Choose a file for it.");
        if (!picture.url.empty() && !isPublicAddress(picture.url))
            return refuse(ErrorKind::BadInput,
                          "The " + view + " view's address must start with https://. Give another address, or a file.");
        const bool takesAddresses = offer.takesAddresses || offer.pictureWay == PictureWay::AddressOnly;
        if (picture.file.empty() && !takesAddresses)
            return refuse(ErrorKind::BadInput,
                          service() + " takes no addresses of pictures. Give a file for the " + view + " view.");
        if (offer.pictureWay == PictureWay::AddressOnly && picture.url.empty())
            fitHost(view);
    }

    void fitHost(const std::string &view)
    {
        const Provider *host = findProvider(given.hostWith);
        if (given.hostWith.empty())
            return refuse(ErrorKind::BadInput,
                          service() + " takes pictures only from public addresses. Give the " + view +
                              " view's https address, or choose a service that may host the picture.");
        if (!host || !host->host)
            return refuse(ErrorKind::BadUsage,
                          "'" + displayText(given.hostWith) +
                              "' can't host pictures for another service. Choose one that can.");
        fitting.request.hostWith = given.hostWith;
    }

    void fitPrompt(const InputRule &rule)
    {
        fitting.request.prompt.clear();
        const bool words = !isBlank(given.prompt);
        const bool views = !fitting.request.views.empty();
        switch (rule.inputs) {
        case Inputs::ViewsOnly:
            if (words)
                unused(service() + " makes this model from pictures alone: the prompt is not sent.");
            return;
        case Inputs::PromptOrViews:
            if (words && !given.views.empty()) {
                unused(service() + " takes pictures or words, not both: the prompt is not sent.");
                return;
            }
            if (!words && !views)
                refuse(ErrorKind::BadInput, service() + " needs a front picture or a prompt. Add one of them.");
            break;
        case Inputs::PromptOnly:
            if (!words)
                refuse(ErrorKind::BadInput, service() + " needs a prompt. Describe the subject in a few words.");
            break;
        case Inputs::PromptAndFront:
            if (!words)
                refuse(ErrorKind::BadInput, service() + " needs a prompt beside the picture here. Add a few words.");
            break;
        case Inputs::ViewsAndMaybePrompt:
            break;
        }
        if (words)
            takePrompt();
    }

    void takePrompt()
    {
        const std::optional<int> length = characterCount(given.prompt);
        if (!length)
            return refuse(ErrorKind::BadInput, "The prompt holds bytes that are not text (UTF-8). Type it again.");
        if (*length < offer.leastPromptCharacters)
            return refuse(ErrorKind::BadInput,
                          "The prompt is too short for " + service() + ": it needs at least " +
                              groupedNumber(offer.leastPromptCharacters) + " characters.");
        if (*length > offer.mostPromptCharacters)
            return refuse(ErrorKind::BadInput,
                          "The prompt has " + groupedNumber(*length) + " characters; " + service() + " takes at most " +
                              groupedNumber(offer.mostPromptCharacters) + ". Shorten it.");
        fitting.request.prompt = given.prompt;
    }
};

Fitting fitModel(const Provider &provider, const ModelOffer &offer, const GenerationRequest &request)
{
    Fitter fitter{provider, offer, request, {request, {}, {}}};
    fitter.fitting.request.provider = provider.info.id;
    fitter.fitting.request.model = offer.id;
    fitter.fitting.request.hostWith.clear();
    fitter.fitOptions();
    if (!fitter.fitting.refusal)
        fitter.fitInputs();
    return std::move(fitter.fitting);
}

/// How well a model suits what is given: all of it is used, some of it is; or why not is worth telling.
int rankOf(const Fitting &fitting, const ModelOffer &offer, const GenerationRequest &request)
{
    if (!fitting.refusal)
        return fitting.unused.empty() ? 3 : 2;
    if (request.views.empty() && isBlank(request.prompt))
        return 0; // the first one's refusal is as good as any
    const bool takesViews =
        std::ranges::any_of(offer.inputs, [](const InputRule &rule) { return rule.inputs != Inputs::PromptOnly; });
    return takesViews == !request.views.empty() ? 1 : 0;
}

} // namespace

Fitting fit(const Provider &provider, const GenerationRequest &request)
{
    if (!request.model.empty()) {
        if (const ModelOffer *offer = findModel(provider, request.model))
            return fitModel(provider, *offer, request);
        std::vector<std::string> ids;
        for (const ModelOffer &offer : provider.info.models)
            ids.push_back(offer.id);
        return {request,
                {},
                Error{ErrorKind::BadUsage,
                      provider.info.name + " has no model '" + displayText(request.model) + "'. It has " + listed(ids) +
                          "."}};
    }
    std::optional<Fitting> best;
    int bestRank = 0;
    for (const ModelOffer &offer : provider.info.models) {
        Fitting fitting = fitModel(provider, offer, request);
        if (const int rank = rankOf(fitting, offer, request); !best || rank > bestRank) {
            best = std::move(fitting);
            bestRank = rank;
        }
    }
    return best ? *best : Fitting{request, {}, Error{ErrorKind::BadUsage, provider.info.name + " offers no models."}};
}

std::optional<PriceGuess> listedPrice(const ModelOffer &model, const GenerationRequest &request)
{
    const auto holds = [&](const OptionCondition &condition) {
        const std::optional<OptionValue> value = optionOf(request, model, condition.key);
        return value && std::ranges::find(condition.words, optionText(*value)) != condition.words.end();
    };
    if (model.free)
        return PriceGuess{Money{0, "USD"}, {}, false};
    const auto applies = [&](const ListedPrice &price) { return std::ranges::all_of(price.onlyWhere, holds); };
    const auto price = std::ranges::find_if(model.prices, applies);
    if (price == model.prices.end())
        return {};
    const std::optional<OptionValue> chosen = optionOf(request, model, option_keys::kResults);
    const auto *results = chosen ? std::get_if<std::int64_t>(&*chosen) : nullptr;
    PriceGuess guess{price->money, price->date, price->from};
    guess.money.millionths *= results ? std::clamp<std::int64_t>(*results, 1, 1000) : 1;
    return guess;
}

Result<OptionValue> parseOption(const OptionOffer &option, const std::string &text)
{
    const char *end = text.data() + text.size();
    if (option.kind == OptionKind::Whole || option.kind == OptionKind::Number) {
        std::int64_t whole = 0;
        if (const auto [stop, problem] = std::from_chars(text.data(), end, whole);
            problem == std::errc() && stop == end)
            return checkedOption(option, whole);
        double number = 0;
        if (const auto [stop, problem] = std::from_chars(text.data(), end, number);
            problem == std::errc() && stop == end)
            return checkedOption(option, number);
    } else if (option.kind == OptionKind::Switch) {
        const std::string word = lowerCase(text);
        if (word == "true" || word == "on" || word == "yes")
            return OptionValue(true);
        if (word == "false" || word == "off" || word == "no")
            return OptionValue(false);
    } else if (option.kind == OptionKind::Choice) {
        for (const OptionChoice &choice : option.choices) {
            if (lowerCase(choice.word) == lowerCase(text))
                return OptionValue(choice.word);
        }
    }
    return checkedOption(option, text);
}

} // namespace turnaround::providers
