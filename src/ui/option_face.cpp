#include "ui/option_face.h"

#include "providers/option_check.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace turnaround::ui {

namespace {

constexpr int kMostSideBySide = 4;
constexpr int kMostLetters = 30; ///< of all the choices beside each other
constexpr int kMostLettersBesideName = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("OptionList", text);
}

qsizetype lettersOf(const std::vector<FaceChoice> &choices)
{
    return std::accumulate(choices.begin(), choices.end(), qsizetype(0),
                           [](qsizetype sum, const FaceChoice &each) { return sum + each.label.size(); });
}

QString number(double value)
{
    return QString::fromStdString(providers::groupedNumber(value));
}

QString labelOf(const OptionOffer *option, const std::string &word)
{
    if (option) {
        const auto choice = std::ranges::find(option->choices, word, &OptionChoice::word);
        if (choice != option->choices.end())
            return QString::fromStdString(choice->label);
    }
    return QString::fromStdString(word);
}

} // namespace

std::vector<FaceChoice> choicesOf(const OptionOffer &option)
{
    std::vector<FaceChoice> choices;
    const bool isSwitch = option.kind == OptionKind::Switch;
    if (!isSwitch && option.kind != OptionKind::Choice)
        return choices;
    if (isSwitch && option.standard)
        return choices;
    if (!option.standard)
        choices.push_back({tr("Service decides"), {}});
    for (const OptionChoice &choice : option.choices)
        choices.push_back({QString::fromStdString(choice.label), OptionValue(choice.word)});
    if (isSwitch) {
        choices.push_back({tr("On"), OptionValue(true)});
        choices.push_back({tr("Off"), OptionValue(false)});
    }
    return choices;
}

bool fitSideBySide(const std::vector<FaceChoice> &choices)
{
    return choices.size() <= kMostSideBySide && lettersOf(choices) <= kMostLetters;
}

bool needsRoom(const std::vector<FaceChoice> &choices)
{
    return lettersOf(choices) > kMostLettersBesideName;
}

bool isBetweenEnds(const OptionOffer &option)
{
    const bool isNumber = option.kind == OptionKind::Whole || option.kind == OptionKind::Number;
    return isNumber && option.standard && option.least && option.most && *option.least < *option.most;
}

double stepOf(const OptionOffer &option)
{
    const double range = option.most.value_or(0) - option.least.value_or(0);
    if (option.kind == OptionKind::Whole)
        return range > 20'000 ? 1'000 : range > 1'000 ? 10 : 1;
    return range > 10 ? 0.1 : 0.01;
}

int decimalsOf(const OptionOffer &option)
{
    return option.kind == OptionKind::Whole ? 0 : stepOf(option) < 0.1 ? 2 : 1;
}

QString placeholderOf(const OptionOffer &option)
{
    QString range;
    if (option.kind == OptionKind::Address)
        range = QStringLiteral("https://");
    else if (option.kind == OptionKind::Whole || option.kind == OptionKind::Number) {
        if (option.least && option.most)
            range = tr("%1 to %2").arg(number(*option.least), number(*option.most));
        else if (option.least)
            range = tr("%1 or more").arg(number(*option.least));
        else if (option.most)
            range = tr("up to %1").arg(number(*option.most));
    }
    if (option.standard && range.isEmpty())
        return range;
    return range.isEmpty() ? tr("not set") : option.standard ? range : tr("not set; %1").arg(range);
}

QString conditionText(const ModelOffer &offer, const OptionCondition &condition)
{
    const OptionOffer *other = findOption(offer, condition.key);
    std::vector<std::string> labels;
    for (const std::string &word : condition.words)
        labels.push_back(labelOf(other, word).toStdString());
    const QString values = QString::fromStdString(providers::listed(labels, "or"));
    if (condition.key == option_keys::kMode)
        return tr("only in %1 mode").arg(values);
    return tr("only where %1 is %2").arg(other ? QString::fromStdString(other->label) : QString(), values);
}

} // namespace turnaround::ui
