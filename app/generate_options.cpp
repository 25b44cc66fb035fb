#include "app/generate_options.h"

#include "app/option_values.h"
#include "core/display_text.h"
#include "domain/blockout_words.h"
#include "domain/view_naming.h"
#include "providers/provider.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace turnaround::app {

namespace {

bool isAddress(const std::string &text)
{
    return text.starts_with("https://") || text.starts_with("http://");
}

void declareViews(CLI::App &verb, GenerateOptions &options)
{
    const std::string group = "Views";
    verb.add_option("--views", options.folder, "folder whose pictures are sorted into views by name")
        ->type_name("DIR")
        ->group(group);
    for (const View view : kAllViews) {
        std::string names = "--" + std::string(viewName(view));
        if (const std::size_t gap = names.find('_'); gap != std::string::npos)
            names += ',' + std::string(names).replace(gap, 1, "-");
        verb.add_option(names, options.files[view], "the " + std::string(viewWords(view)) + " view")
            ->type_name("FILE")
            ->group(group);
    }
}

template <class T>
CLI::Option *add(CLI::App &verb, const char *group, const char *name, T &value, const char *type,
                 const std::string &description)
{
    return verb.add_option(name, value, description)->type_name(type)->group(group);
}

void declareModel(CLI::App &verb, GenerateOptions &options)
{
    const char *group = "Model";
    std::vector<std::string> makers = {kBlockoutProvider};
    for (const providers::Provider *provider : providers::allProviders())
        makers.push_back(provider->info.id);
    allowWords(add(verb, group, "--provider", options.provider, "NAME",
                   "who makes it: blockout, the engine inside this program (default),\nor a service; 'turnaround "
                   "providers' lists them"),
               makers);
    add(verb, group, "--faces", options.faces, "N", "triangles; Blockout: 3000 to 1500000 (default 200000)")
        ->check([](const std::string &value) {
            const std::optional<int> number = parseWholeNumber(value);
            return number && *number > 0 ? std::string()
                                         : quotedPath(value) + " is not a whole number from 3000 to 1500000";
        });
}

void declareBlockout(CLI::App &verb, GenerateOptions &options)
{
    const char *group = "Blockout";
    allowWords(add(verb, group, "--texture", options.textureSize, "PIXELS",
                   "the texture's width and height: 1024, 2048 (default) or 4096"),
               {"1024", "2048", "4096"});
    allowWords(add(verb, group, "--detail", options.detail, "STEPS",
                   "steps along the longest side: 128, 256, 512 or 768 (default: what the faces need)"),
               {"128", "256", "512", "768"});
    allowWords(add(verb, group, "--shape", options.shape, "SHAPE",
                   "auto (default), round: parts as deep as wide, boxy: the bare outlines"),
               {"auto", "round", "boxy"});
    allowBackground(add(verb, group, "--background", options.background, "KIND",
                        "auto (default), alpha: transparency only, or a colour: '#rrggbb', in quotes"));
}

void declareService(CLI::App &verb, GenerateOptions &options)
{
    const char *group = "Services";
    add(verb, group, "--model", options.model, "ID", "which of the service's models (default: the first that fits)");
    add(verb, group, "--prompt", options.prompt, "TEXT", "what to make, in words");
    allowWords(add(verb, group, "--mode", options.mode, "MODE", "normal, lowpoly, geometry or sketch"),
               {"normal", "lowpoly", "geometry", "sketch"});
    verb.add_flag("--pbr", options.pbr, "roughness and metallic maps too")->group(group);
    allowRange(add(verb, group, "--results", options.results, "N", "how many models of one request"), 1, 16);
    add(verb, group, "--option", options.more, "KEY=VALUE", "any other option of the model; may be repeated")
        ->allow_extra_args(false)
        ->take_all();
    add(verb, group, "--host-with", options.hostWith, "NAME",
        "the service that may host the pictures, for one that takes\npublic addresses only: they go to that company "
        "too");
    verb.add_flag("--drop-unused", options.dropUnused, "leave out what the model does not use, instead of refusing")
        ->group(group);
    verb.add_flag("--over-budget", options.overBudget, "pay although it exceeds the budget, or its price is not known")
        ->group(group);
    verb.add_flag("--detach", options.detach, "return once the service has the job; 'turnaround jobs resume' goes on")
        ->group(group);
}

} // namespace

void declareGenerateOptions(CLI::App &verb, GenerateOptions &options)
{
    declareViews(verb, options);
    declareModel(verb, options);
    declareBlockout(verb, options);
    declareService(verb, options);
}

BlockoutSettings GenerateOptions::blockoutSettings() const
{
    BlockoutSettings settings;
    if (faces > 0)
        settings.faces = faces;
    if (textureSize > 0)
        settings.textureSize = textureSize;
    if (detail > 0)
        settings.detail = detail;
    settings.shape = shapeFromName(shape).value_or(ShapePrior::Auto);
    settings.background = backgroundFromName(background).value_or(Background{});
    return settings;
}

Result<void> checkFitsMaker(const GenerateOptions &options)
{
    const auto refuse = [&](const char *option) {
        return Error{ErrorKind::BadUsage,
                     std::string(option) +
                         (options.atService() ? " is for Blockout only: leave it out with a service."
                                              : " is for services only: Blockout has no use for it. Choose one with "
                                                "--provider.")};
    };
    if (options.atService()) {
        if (options.textureSize > 0)
            return refuse("--texture");
        if (options.detail > 0)
            return refuse("--detail");
        if (!options.shape.empty())
            return refuse("--shape");
        if (!options.background.empty())
            return refuse("--background");
        if (options.noLibrary)
            return refuse("--no-library");
        return {};
    }
    if (options.faces > 0 &&
        (options.faces < BlockoutSettings::kMinFaces || options.faces > BlockoutSettings::kMaxFaces))
        return Error{ErrorKind::BadUsage,
                     "--faces: '" + std::to_string(options.faces) +
                         "' is not a whole number from 3000 to 1500000. See 'turnaround generate --help'."};
    if (!options.model.empty())
        return refuse("--model");
    if (!options.prompt.empty())
        return refuse("--prompt");
    if (!options.mode.empty())
        return refuse("--mode");
    if (options.pbr)
        return refuse("--pbr");
    if (options.results > 0)
        return refuse("--results");
    if (!options.more.empty())
        return refuse("--option");
    if (!options.hostWith.empty())
        return refuse("--host-with");
    if (options.detach)
        return refuse("--detach");
    for (const auto &[view, file] : options.files) {
        if (isAddress(file))
            return Error{ErrorKind::BadUsage,
                         "The " + std::string(viewWords(view)) +
                             " view is an address: Blockout needs a file. Save the picture first."};
    }
    return {};
}

Result<std::vector<ViewPicture>> chosenViews(const GenerateOptions &options)
{
    ViewFiles given;
    std::vector<ViewPicture> views;
    for (const auto &[view, file] : options.files) {
        if (isAddress(file))
            views.push_back({view, {}, file});
        else if (!file.empty())
            given.emplace(view, file);
    }
    if (!options.folder.empty()) {
        Result<ViewFiles> sorted = viewsInFolder(options.folder, given);
        if (!sorted) {
            Error error = sorted.error();
            error.message += " Or say which is which: --front FILE, --left FILE and so on.";
            return error;
        }
        given = std::move(*sorted);
    }
    for (const auto &[view, file] : given) {
        const auto taken = std::ranges::find(views, view, &ViewPicture::view);
        if (taken == views.end())
            views.push_back({view, file, {}});
    }
    if (views.empty() && !options.atService())
        return Error{ErrorKind::BadUsage,
                     "No views are given: use --views DIR, or --front FILE, --left FILE and so on."};
    return views;
}

} // namespace turnaround::app
