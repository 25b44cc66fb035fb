#include "jobs/inbox.h"

#include "domain/request_json.h"
#include "jobs/job_json.h"
#include "library/durable_files.h"

#include <QFile>

#include <algorithm>
#include <chrono>

namespace turnaround::jobs {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr std::uint64_t kMostBytes = 1'000'000;
constexpr const char *kCommand = ".command", *kTaken = ".taken", *kAnswer = ".answer";

/// Paths may hold any bytes, JSON may not.
std::string hexOf(const fs::path &path)
{
    return QByteArray::fromStdString(path.string()).toHex().toStdString();
}
fs::path pathFromHex(const std::string &hex)
{
    return QByteArray::fromHex(QByteArray::fromStdString(hex)).toStdString();
}

ordered_json jobCommand(const char *word, const JobId &id)
{
    return {{"command", word}, {"job", id.text}};
}

ordered_json jsonOf(const Command &command)
{
    if (const auto *submit = std::get_if<SubmitJob>(&command)) {
        GenerationRequest request = submit->request;
        for (ViewPicture &picture : request.views)
            picture.file = picture.file.filename();
        ordered_json json = jobCommand("submit", submit->id);
        json["request"] = requestJson(request);
        json["over_budget"] = submit->overBudget;
        return json;
    }
    if (const auto *cancel = std::get_if<CancelJob>(&command))
        return jobCommand("cancel", cancel->id);
    if (const auto *retry = std::get_if<RetryJob>(&command)) {
        ordered_json json = jobCommand("retry", retry->id);
        json["over_budget"] = retry->overBudget;
        return json;
    }
    if (const auto *resume = std::get_if<ResumeJob>(&command)) {
        ordered_json json = jobCommand("resume", resume->id);
        json["service_job"] = resume->serviceJob;
        json["link"] = resume->link;
        return json;
    }
    if (const auto *remove = std::get_if<RemoveJob>(&command))
        return jobCommand("remove", remove->id);
    if (const auto *import = std::get_if<ImportModel>(&command))
        return {{"command", "import"}, {"file", hexOf(import->file)}};
    if (const auto *refresh = std::get_if<RefreshLibrary>(&command))
        return {{"command", "refresh"}, {"from_scratch", refresh->fromScratch}};
    return nullptr;
}

/// Throws nlohmann's exceptions where a value is missing or of another kind.
std::optional<Command> commandOf(const ordered_json &json, const fs::path &jobs)
{
    const auto word = json.at("command").get<std::string>();
    if (word == "import")
        return ImportModel{0, pathFromHex(json.at("file").get<std::string>())};
    if (word == "refresh")
        return RefreshLibrary{0, json.at("from_scratch").get<bool>()};
    const JobId id{json.at("job").get<std::string>()};
    if (!isIdText(id.text))
        return std::nullopt;
    if (word == "submit") {
        Result<GenerationRequest> request = requestFromJson(json.at("request"));
        if (request)
            return SubmitJob{id, withViewsIn(std::move(*request), jobs / id.text), json.value("over_budget", false)};
    }
    if (word == "cancel")
        return CancelJob{id};
    if (word == "retry")
        return RetryJob{id, json.value("over_budget", false)};
    if (word == "resume")
        return ResumeJob{id, json.at("service_job").get<std::string>(), json.at("link").get<std::string>()};
    if (word == "remove")
        return RemoveJob{id};
    return std::nullopt;
}

Result<Command> readCommand(const fs::path &file, const fs::path &jobs)
{
    const Error unknown{
        ErrorKind::BadInput,
        "The Turnaround that has this data folder open does not know what it was asked for: it may be older. "
        "Nothing was sent or charged. Close it, then try again."};
    const Result<std::string> text = library::readWhole(file, kMostBytes);
    if (!text)
        return text.error();
    try {
        std::optional<Command> command = commandOf(ordered_json::parse(*text), jobs);
        if (!command)
            return unknown;
        return std::move(*command);
    } catch (const nlohmann::json::exception &problem) {
        return Error{unknown.kind, unknown.message, problem.what()};
    }
}

/// Names in the folder with this ending, in order.
std::vector<fs::path> filesIn(const fs::path &folder, const char *ending)
{
    std::vector<fs::path> files;
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with('.') && name.ends_with(ending))
            files.push_back(entry->path());
    }
    std::ranges::sort(files);
    return files;
}

fs::path withEnding(const fs::path &file, const char *ending)
{
    fs::path other = file;
    return other.replace_extension(ending);
}

} // namespace

Inbox::Inbox(fs::path folder, fs::path jobs)
    : m_folder(std::move(folder))
    , m_jobs(std::move(jobs))
{
}

void Inbox::reopen()
{
    std::error_code ignored;
    const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1);
    for (const fs::path &file : filesIn(m_folder, kAnswer)) {
        if (fs::last_write_time(file, ignored) < old) // whoever asked is gone
            fs::remove(file, ignored);
    }
    for (const fs::path &file : filesIn(m_folder, kTaken))
        fs::rename(file, withEnding(file, kCommand), ignored);
}

std::vector<HandedCommand> Inbox::take()
{
    std::vector<HandedCommand> taken;
    for (const fs::path &file : filesIn(m_folder, kCommand)) {
        const fs::path ours = withEnding(file, kTaken);
        std::error_code gone; // taken back in this moment
        fs::rename(file, ours, gone);
        if (!gone)
            taken.push_back({file.stem().string(), readCommand(ours, m_jobs)});
    }
    return taken;
}

void Inbox::answer(const std::string &id, const Answer &answer)
{
    ordered_json json;
    json["error"] = answer.error ? errorJson(*answer.error) : ordered_json(nullptr);
    json["asset"] = answer.asset ? ordered_json(answer.asset->text) : ordered_json(nullptr);
    const std::string text = json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    const Result<void> written = library::writeDurably(m_folder / (id + kAnswer), text);
    static_cast<void>(written); // who asked then finds out by the job itself
    std::error_code ignored;
    fs::remove(m_folder / (id + kTaken), ignored);
}

Result<std::string> Inbox::hand(const Command &command)
{
    if (const Result<void> made = library::makeFolder(m_folder); !made)
        return made.error();
    const auto moment = std::chrono::system_clock::now().time_since_epoch();
    // A number of always the same length first, so that names sort by time.
    const std::string id =
        std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(moment).count()) + '-' + newJobId().text;
    if (const Result<void> written = library::writeDurably(m_folder / (id + kCommand), jsonOf(command).dump());
        !written)
        return written.error();
    return id;
}

std::optional<Answer> Inbox::answerTo(const std::string &id)
{
    const fs::path file = m_folder / (id + kAnswer);
    std::error_code unknown;
    if (!fs::exists(file, unknown))
        return std::nullopt;
    Answer answer;
    const Result<std::string> text = library::readWhole(file, kMostBytes);
    fs::remove(file, unknown);
    try {
        const ordered_json json = ordered_json::parse(text ? *text : std::string());
        if (!json.at("error").is_null())
            answer.error = errorFromJson(json.at("error"));
        if (!json.at("asset").is_null())
            answer.asset = AssetId{json.at("asset").get<std::string>()};
    } catch (const nlohmann::json::exception &) {
        answer.error =
            Error{ErrorKind::Unavailable,
                  "The Turnaround that has this data folder open gave an answer that can't be read. Look at the list "
                  "of jobs before you try again: the job may have begun."};
    }
    return answer;
}

bool Inbox::takeBack(const std::string &id)
{
    std::error_code problem;
    return fs::remove(m_folder / (id + kCommand), problem);
}

} // namespace turnaround::jobs
