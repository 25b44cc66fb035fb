#include "app/command_line.h"

#include "app/data_folder.h"
#include "app/interrupt.h"
#include "app/printing.h"
#include "app/verb.h"
#include "app/window.h"
#include "core/display_text.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <clocale>
#include <memory>
#include <new>

namespace turnaround::app {

namespace {

constexpr const char *kHelp = "Turnaround: views of a subject in, a textured 3D model out.\n"
                              "Without a verb the window opens; "
                              "'turnaround VERB --help' tells all about a verb.";

constexpr const char *kExample =
    "Example:\n"
    "  turnaround knight.glb                                       look at a model\n"
    "  turnaround check knight/                                    do the views fit together?\n"
    "  turnaround generate --views knight/ --out knight.glb        make the model\n"
    "  turnaround inspect knight.glb                               what is in it?\n"
    "  turnaround render knight.glb --view three_quarter --out knight.png\n"
    "  turnaround library list                                     what was made before?\n"
    "\n"
    "Messages go to standard error; --json prints one JSON object on standard output, on failure\n"
    "{\"error\":{\"kind\",\"message\"}}.\n"
    "\n";

/// What is no verb must be a file or a folder that is there.
Result<void> checkModel(const std::string &model)
{
    std::error_code error;
    if (model.empty() || std::filesystem::is_regular_file(model, error) || std::filesystem::is_directory(model, error))
        return {};
    return Error{ErrorKind::BadUsage,
                 quotedPath(model) +
                     " is neither a verb nor a model's file nor a folder of views. See 'turnaround --help'."};
}

bool asksForJson(int argumentCount, char **arguments)
{
    for (int i = 1; i < argumentCount; ++i) {
        if (std::string_view(arguments[i]) == "--json")
            return true;
        if (std::string_view(arguments[i]) == "--")
            return false;
    }
    return false;
}

Error usageError(const CLI::App &commandLine, const std::string &what)
{
    const auto verbs = commandLine.get_subcommands();
    std::string message = displayText(what);
    if (!message.empty() && message.back() != '.')
        message += '.';
    message += " See 'turnaround ";
    if (!verbs.empty())
        message += verbs.front()->get_name() + ' ';
    message += "--help'.";
    return {ErrorKind::BadUsage, message};
}

/// CLI11 says "--out: 1 required FILE missing" or "--out: At Most 1 required but received 2".
std::string mismatchText(const std::string &said)
{
    const std::string option = said.substr(0, said.find(':'));
    if (said.find("missing") != std::string::npos)
        return option + " needs a value" +
            (option == "--background" ? " (put a colour in quotes: '#ffffff')" : std::string());
    return option + " is given more than once";
}

/// The verb, and what it is made of where it has verbs of its own.
std::vector<CLI::App *> commandsOf(const Verb &verb)
{
    std::vector<CLI::App *> all = verb.commandLine->get_subcommands([](const CLI::App *) { return true; });
    all.push_back(verb.commandLine);
    return all;
}

Result<Outcome> run(const Verb &verb, const Surroundings &surroundings)
{
    // Qt tells of damaged pictures by itself; the verb's own message says it once, and better.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false"));
    std::unique_ptr<QCoreApplication> qt;
    if (!verb.draws)
        qt = std::make_unique<QCoreApplication>(surroundings.argumentCount, surroundings.arguments);
    std::setlocale(LC_NUMERIC, "C"); // Qt takes the user's; numbers here are the same everywhere
    return verb.run(surroundings);
}

Result<Outcome> readAndRun(int &argumentCount, char **arguments, bool &helpPrinted)
{
    CLI::App commandLine(kHelp, "turnaround");
    commandLine.footer(std::string(kExample) + kExitCodesHelp);
    commandLine.set_version_flag("--version", "turnaround " TURNAROUND_VERSION);
    commandLine.require_subcommand(0, 1);
    commandLine.get_formatter()->label("SUBCOMMAND", "VERB");
    commandLine.get_formatter()->column_width(28);
    std::string dataFolder;
    const CLI::Option *dataOption =
        commandLine
            .add_option(
                "--data-dir", dataFolder,
                "where settings, jobs and the library go (default:\nturnaround in $XDG_DATA_HOME or ~/.local/share)")
            ->type_name("DIR");
    bool sandbox = false;
    commandLine.add_flag("--sandbox", sandbox,
                         "practice: every service is played on this machine,\nnothing is sent or paid; jobs and "
                         "models go to a\nfolder 'practice' beside the real ones");
    std::string model;
    commandLine.add_option("FILE", model, "what to open in the window: a model, .glb or .gltf,\nor a folder of views")
        ->type_name("");
    const std::vector<Verb> verbs = {
        declareGenerate(commandLine),  declareCheck(commandLine),    declareInspect(commandLine),
        declareRender(commandLine),    declareLibrary(commandLine),  declareJobs(commandLine),
        declareProviders(commandLine), declareSpending(commandLine), declareKeys(commandLine)};
    commandLine.add_flag("--json")->group(""); // as a verb's: so that its place does not matter
    for (const Verb &verb : verbs) {
        verb.commandLine->group("Verbs");
        for (CLI::App *each : commandsOf(verb))
            each->add_flag("--json")->description("print the result, or the error, as one JSON object");
    }
    try {
        commandLine.parse(argumentCount, arguments);
    } catch (const CLI::Success &help) {
        helpPrinted = true;
        commandLine.exit(help);
        return Outcome{};
    } catch (const CLI::ArgumentMismatch &error) {
        return usageError(commandLine, mismatchText(error.what()));
    } catch (const CLI::ParseError &error) {
        return usageError(commandLine, error.what());
    }
    const bool ownFolder = dataOption->count() > 0;
    const bool window = commandLine.get_subcommands().empty();
    if (!window && !model.empty())
        return usageError(commandLine, "A verb takes no model before it: " + model);
    if (const Result<void> file = checkModel(model); !file)
        return file.error();
    if (window && asksForJson(argumentCount, arguments))
        return usageError(
            commandLine,
            "No verb is given: generate, check, inspect, render, library, jobs, providers, spending or keys");
    if (ownFolder || window) {
        const Result<std::filesystem::path> folder = dataFolderFor(dataFolder, ownFolder);
        if (!folder)
            return folder.error();
        if (window) {
            const std::filesystem::path own = sandbox ? *folder / "practice" : *folder;
            const Result<void> shown = runWindow(argumentCount, arguments, own, model, sandbox);
            return shown ? Result<Outcome>(Outcome{}) : shown.error();
        }
    }
    ProgressLine progress;
    const Surroundings surroundings{cancelOnInterrupt(), progress, argumentCount, arguments, dataFolder, sandbox};
    for (const Verb &verb : verbs) {
        if (verb.commandLine->parsed())
            return run(verb, surroundings);
    }
    return Outcome{};
}

} // namespace

int runCommandLine(int &argumentCount, char **arguments)
{
    const bool json = asksForJson(argumentCount, arguments);
    bool helpPrinted = false;
    const auto outcome = [&]() -> Result<Outcome> {
        try {
            return readAndRun(argumentCount, arguments, helpPrinted);
        } catch (const std::bad_alloc &) {
            return Error{ErrorKind::Unavailable,
                         "There is not enough memory for this. Close other programs, or choose "
                         "fewer faces, less detail or a smaller texture."};
        } catch (const std::exception &error) {
            return Error{ErrorKind::Unavailable,
                         "Turnaround stopped because of a fault of its own: " + displayText(error.what()) + '.'};
        }
    }();
    if (helpPrinted)
        return Done;
    return outcome ? printOutcome(outcome.value(), json) : printError(outcome.error(), json);
}

} // namespace turnaround::app
