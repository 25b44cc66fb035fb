#include "app/generate_service.h"

#include "app/data_folder.h"
#include "app/job_output.h"
#include "app/job_session.h"
#include "app/output_file.h"
#include "app/services.h"
#include "core/display_text.h"
#include "jobs/job_folder.h"
#include "library/durable_files.h"
#include "providers/fitting.h"

namespace turnaround::app {

namespace {

namespace fs = std::filesystem;

Error badOption(const std::string &what)
{
    return {ErrorKind::BadUsage, what + " 'turnaround providers' lists what there is."};
}

/// Which model's options count: the one named, else the one that would be chosen.
Result<const ModelOffer *> modelFor(const providers::Provider &provider, const GenerationRequest &request)
{
    if (!request.model.empty()) {
        if (const ModelOffer *model = providers::findModel(provider, request.model))
            return model;
        return badOption(provider.info.name + " has no model '" + displayText(request.model) + "'.");
    }
    const providers::Fitting fitting = providers::fit(provider, request);
    const ModelOffer *model = providers::findModel(provider, fitting.request.model);
    return model ? model : &provider.info.models.front();
}

Result<void> takeOption(GenerationRequest &request, const ModelOffer &model, const std::string &key,
                        const std::string &text)
{
    const OptionOffer *option = findOption(model, key);
    if (!option)
        return badOption(model.name + " has no option '" + displayText(key) + "'.");
    Result<OptionValue> value = providers::parseOption(*option, text);
    if (!value)
        return value.error();
    request.options[key] = std::move(*value);
    return {};
}

Result<void> takeOptions(GenerationRequest &request, const providers::Provider &provider,
                         const GenerateOptions &options)
{
    const Result<const ModelOffer *> model = modelFor(provider, request);
    if (!model)
        return model.error();
    std::vector<std::pair<std::string, std::string>> given;
    if (options.faces > 0)
        given.emplace_back(option_keys::kFaces, std::to_string(options.faces));
    if (!options.mode.empty())
        given.emplace_back(option_keys::kMode, options.mode);
    if (options.pbr)
        given.emplace_back(option_keys::kPbr, "true");
    if (options.results > 0)
        given.emplace_back(option_keys::kResults, std::to_string(options.results));
    for (const std::string &each : options.more) {
        const std::size_t equals = each.find('=');
        if (equals == std::string::npos || equals == 0)
            return Error{ErrorKind::BadUsage, "--option: '" + displayText(each) + "' is not KEY=VALUE."};
        given.emplace_back(each.substr(0, equals), each.substr(equals + 1));
    }
    for (const auto &[key, text] : given) {
        if (findOption(**model, key) || !options.dropUnused) {
            if (const Result<void> taken = takeOption(request, **model, key, text); !taken)
                return taken;
        }
    }
    return {};
}

Result<GenerationRequest> requestOf(const GenerateOptions &options, const providers::Provider &provider)
{
    Result<std::vector<ViewPicture>> views = chosenViews(options);
    if (!views)
        return views.error();
    GenerationRequest request;
    request.provider = options.provider;
    request.model = options.model;
    request.prompt = options.prompt;
    request.hostWith = options.hostWith;
    request.views = std::move(*views);
    const fs::path out = options.out;
    request.name = displayName(out.has_stem() ? out.stem() : out.parent_path().stem());
    if (const Result<void> taken = takeOptions(request, provider, options); !taken)
        return taken.error();
    const providers::Fitting fitting = providers::fit(provider, request);
    if (fitting.refusal)
        return *fitting.refusal;
    if (!fitting.unused.empty() && !options.dropUnused) {
        std::string all;
        for (const std::string &sentence : fitting.unused)
            all += sentence + ' ';
        return Error{ErrorKind::BadUsage, all + "Leave that out, or add --drop-unused. Nothing was sent."};
    }
    return fitting.request;
}

} // namespace

Result<Outcome> generateAtService(const GenerateOptions &options, const Surroundings &surroundings)
{
    const providers::Provider *provider = providers::findProvider(options.provider);
    if (!provider)
        return badOption("There is no service '" + displayText(options.provider) + "'.");
    const Result<GenerationRequest> request = requestOf(options, *provider);
    if (!request)
        return request.error();
    std::vector<fs::path> inputs;
    for (const ViewPicture &picture : request->views)
        inputs.push_back(picture.file);
    if (const Result<void> writable = checkJobOutput(options.out, inputs); !writable)
        return writable.error();
    const auto data = dataFolderFor(surroundings);
    if (!data)
        return data.error();
    const Result<jobs::WorkerSetup> setup = workerSetup(*data, surroundings, {options.provider, options.hostWith});
    if (!setup)
        return setup.error();
    if (!setup->accounts.contains(options.provider))
        return Error{ErrorKind::Unavailable, keyMissing(provider->info)};
    const jobs::DataFolder folder{*data};
    const JobId id = jobs::newJobId();
    const Result<GenerationRequest> taken = jobs::takeViews(*request, folder.job(id));
    if (!taken)
        return taken.error();
    const Result<Job> job = runJob(*setup, id, jobs::SubmitJob{id, *taken, options.overBudget},
                                   Follow{options.detach, false, false}, surroundings);
    if (!job && job.error().kind == ErrorKind::Refused && !options.overBudget) {
        Error held = job.error(); // nobody but the budget refuses before a job is taken
        held.message += " '--over-budget' pays it all the same.";
        return held;
    }
    if (!job)
        return job.error();
    if (job->state != JobState::Ready)
        return serviceOutcome(*job, {});
    const Result<std::vector<OutputFile>> files = copyResult(folder, *job, options.out, surroundings.cancel);
    if (files)
        return serviceOutcome(*job, *files);
    Error error = files.error();
    error.message += " The result itself is kept: 'turnaround library list' shows it.";
    return error;
}

} // namespace turnaround::app
