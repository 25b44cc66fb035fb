#include "domain/view_naming.h"

#include "core/display_text.h"
#include "domain/view_words.h"

#include <algorithm>
#include <string>

namespace turnaround {

namespace {

constexpr std::size_t kListedFiles = 24;

struct Reading {
    std::filesystem::path file;
    std::vector<std::string> words;
    NameReading name;
};

/// How many leading words all names share, ending with a word that can only be the subject's.
/// "left shoe" of left_shoe_front, left_shoe_back; but nothing of left_front, left_back.
std::size_t sharedSubjectWords(const std::vector<Reading> &readings)
{
    const std::vector<std::string> &first = readings.front().words;
    std::size_t shared = first.size();
    for (const Reading &reading : readings) {
        const auto [end, ignored] = std::ranges::mismatch(first, reading.words);
        shared = std::min<std::size_t>(shared, end - first.begin());
    }
    while (shared > 0 && isViewWord(first[shared - 1]))
        --shared;
    return shared;
}

void dropSharedSubject(std::vector<Reading> &readings)
{
    for (int end = 0; end < 2; ++end) {
        const std::size_t shared = sharedSubjectWords(readings);
        for (Reading &reading : readings) {
            reading.words.erase(reading.words.begin(), reading.words.begin() + static_cast<std::ptrdiff_t>(shared));
            std::ranges::reverse(reading.words);
        }
    }
}

void readNames(std::vector<Reading> &readings)
{
    for (Reading &reading : readings)
        reading.name = readView(reading.words);
}

/// Marks what is wrong between the files; true when every file has a view of its own.
bool eachHasItsOwnView(std::vector<Reading> &readings)
{
    std::map<View, int> claims;
    for (const Reading &reading : readings) {
        if (reading.name.view)
            ++claims[*reading.name.view];
    }
    bool good = true;
    for (Reading &reading : readings) {
        if (reading.name.view && claims[*reading.name.view] > 1)
            reading.name.problem = "several files for one view";
        good = good && reading.name.problem.empty();
    }
    return good;
}

Error cannotSort(const std::vector<Reading> &readings)
{
    std::string message = "These pictures can't be sorted into views by their names:\n";
    for (std::size_t i = 0; i < std::min(readings.size(), kListedFiles); ++i) {
        const NameReading &name = readings[i].name;
        message += "  " + displayName(readings[i].file) + " -> " +
            (name.view ? std::string(viewName(*name.view)) : "not understood") +
            (name.problem.empty() ? "" : " (" + name.problem + ")") + '\n';
    }
    if (readings.size() > kListedFiles)
        message += "  and " + std::to_string(readings.size() - kListedFiles) + " more\n";
    message += "Name each file after its view: front, left, right, back, top, bottom, left_front or right_front, "
               "one file for each, and keep other pictures in another folder.";
    return {ErrorKind::BadInput, message};
}

bool sameFile(const std::filesystem::path &a, const std::filesystem::path &b)
{
    std::error_code ignored;
    return a == b || std::filesystem::equivalent(a, b, ignored);
}

} // namespace

Result<ViewFiles> sortIntoViews(std::vector<std::filesystem::path> files, const ViewFiles &given)
{
    std::ranges::sort(files);
    std::vector<Reading> readings;
    for (std::filesystem::path &file : files) {
        const auto named = [&](const auto &view) { return sameFile(view.second, file); };
        if (std::ranges::none_of(given, named))
            readings.push_back({file, wordsOfName(file.stem().string()), {}});
    }
    const auto alreadyGiven = [&](const Reading &r) { return r.name.view && given.contains(*r.name.view); };

    std::vector<Reading> asWritten = readings;
    readNames(asWritten);
    std::erase_if(asWritten, alreadyGiven);
    if (!eachHasItsOwnView(asWritten)) {
        std::vector<Reading> withoutSubject = readings;
        if (readings.size() > 1)
            dropSharedSubject(withoutSubject);
        readNames(withoutSubject);
        std::erase_if(withoutSubject, alreadyGiven);
        if (!eachHasItsOwnView(withoutSubject))
            return cannotSort(asWritten);
        asWritten = std::move(withoutSubject);
    }

    ViewFiles views = given;
    for (const Reading &reading : asWritten)
        views.emplace(*reading.name.view, reading.file);
    return views;
}

} // namespace turnaround
