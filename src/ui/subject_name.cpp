#include "ui/subject_name.h"

#include "core/display_text.h"
#include "domain/view_words.h"

#include <QString>

namespace turnaround::ui {

namespace {

constexpr qsizetype kMostCharacters = 40;

QString titled(QString name)
{
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString fromPrompt(const std::string &prompt)
{
    QString name;
    for (const QString &word : QString::fromStdString(prompt).simplified().section(u',', 0, 0).split(u' ')) {
        if (!name.isEmpty() && name.size() + 1 + word.size() > kMostCharacters)
            break;
        name += (name.isEmpty() ? QString() : QStringLiteral(" ")) + word.left(kMostCharacters);
    }
    return titled(name);
}

QString fromFile(const std::filesystem::path &file)
{
    QStringList words;
    for (const std::string &word : wordsOfName(file.stem().string())) {
        if (!isViewWord(word))
            words << QString::fromStdString(displayText(word));
    }
    return titled(words.join(u' ').left(kMostCharacters));
}

} // namespace

std::string subjectName(const Draft &draft)
{
    QString name = fromPrompt(draft.prompt);
    const bool pasted =
        !draft.views.empty() && draft.views.begin()->second.file.filename().string().starts_with("pasted-");
    if (name.isEmpty() && !draft.views.empty() && !pasted) {
        const std::filesystem::path &file = draft.views.begin()->second.file;
        name = fromFile(file);
        if (name.isEmpty())
            name = titled(
                QString::fromStdString(displayText(file.parent_path().filename().string())).left(kMostCharacters));
    }
    return name.isEmpty() ? "Untitled" : name.toStdString();
}

} // namespace turnaround::ui
