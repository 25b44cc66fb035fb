#include "ui/option_list.h"

#include "providers/chosen_options.h"
#include "providers/fitting.h"
#include "providers/option_check.h"
#include "ui/option_face.h"

#include <algorithm>
#include <cmath>

namespace turnaround::ui {

namespace {

using OptionFace::Face;

constexpr double kManyTimes = 100; ///< a range over so much is shown by its logarithm
constexpr int kMostOfSummary = 3;

Face faceOf(const OptionOffer &option)
{
    if (const auto choices = choicesOf(option); !choices.empty())
        return fitSideBySide(choices) ? Face::Segments : Face::Menu;
    if (option.kind == OptionKind::Switch)
        return Face::Toggle;
    return isBetweenEnds(option) ? Face::Value : Face::Line;
}

double asNumber(const std::optional<OptionValue> &value)
{
    if (!value)
        return 0;
    if (const auto *whole = std::get_if<std::int64_t>(&*value))
        return static_cast<double>(*whole);
    const auto *number = std::get_if<double>(&*value);
    return number ? *number : 0;
}

QString asText(const std::optional<OptionValue> &value)
{
    return value ? QString::fromStdString(optionText(*value)) : QString();
}

} // namespace

int OptionList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> OptionList::roleNames() const
{
    return {{LabelRole, "label"},
            {FaceRole, "face"},
            {ValueRole, "value"},
            {CurrentRole, "current"},
            {ChoicesRole, "choices"},
            {LeastRole, "least"},
            {MostRole, "most"},
            {StepRole, "step"},
            {DecimalsRole, "decimals"},
            {LogarithmicRole, "logarithmic"},
            {PlaceholderRole, "placeholder"},
            {HelpRole, "help"},
            {AdvancedRole, "advanced"},
            {WhyNotRole, "whyNot"},
            {ProblemRole, "problem"},
            {WideRole, "wide"},
            {IndexRole, "row"}};
}

QVariant OptionList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const OptionOffer &option = m_offer->options[static_cast<size_t>(index.row())];
    const auto wrong = m_wrong.find(option.key);
    switch (role) {
    case LabelRole:
        return QString::fromStdString(option.label);
    case FaceRole:
        return static_cast<int>(faceOf(option));
    case ValueRole:
        if (faceOf(option) == Face::Value)
            return asNumber(valueOf(option));
        if (faceOf(option) == Face::Toggle)
            return valueOf(option) == OptionValue(true);
        return wrong != m_wrong.end() ? wrong->second.text : asText(valueOf(option));
    case CurrentRole: {
        const auto choices = choicesOf(option);
        return static_cast<int>(std::ranges::find(choices, valueOf(option), &FaceChoice::value) - choices.begin());
    }
    case ChoicesRole: {
        QStringList labels;
        for (const FaceChoice &choice : choicesOf(option))
            labels << choice.label;
        return labels;
    }
    case LeastRole:
        return option.least.value_or(0);
    case MostRole:
        return option.most.value_or(0);
    case StepRole:
        return stepOf(option);
    case DecimalsRole:
        return decimalsOf(option);
    case LogarithmicRole:
        return option.least.value_or(0) > 0 && option.most.value_or(0) / *option.least > kManyTimes;
    case PlaceholderRole:
        return placeholderOf(option);
    case HelpRole:
        return QString::fromStdString(option.help);
    case AdvancedRole:
        return option.advanced;
    case WhyNotRole:
        return whyNot(option);
    case ProblemRole:
        return wrong == m_wrong.end() ? QString() : wrong->second.sentence;
    case WideRole:
        return faceOf(option) == Face::Segments && needsRoom(choicesOf(option));
    case IndexRole:
        return index.row();
    default:
        return {};
    }
}

void OptionList::set(const ModelOffer *offer, const OptionValues &values)
{
    OptionValues chosen = values;
    std::erase_if(chosen, [&](const auto &each) { // of a draft that anybody may have changed
        const OptionOffer *option = offer ? findOption(*offer, each.first) : nullptr;
        return !option || !providers::checkedOption(*option, each.second);
    });
    if (offer == m_offer && chosen == m_chosen)
        return;
    if (offer != m_offer) {
        beginResetModel();
        m_offer = offer;
        m_chosen = chosen;
        m_wrong.clear();
        endResetModel();
        emit changed();
        return;
    }
    m_chosen = chosen;
    tell();
}

OptionValues OptionList::counting() const
{
    GenerationRequest request;
    request.options = m_chosen;
    std::erase_if(request.options, [&](const auto &each) {
        return !providers::counts(request, *m_offer, *findOption(*m_offer, each.first));
    });
    return request.options;
}

QString OptionList::problem() const
{
    for (const auto &[key, wrong] : m_wrong) {
        const OptionOffer *option = findOption(*m_offer, key);
        if (option && whyNot(*option).isEmpty())
            return wrong.sentence;
    }
    return {};
}

int OptionList::advanced() const
{
    return m_offer ? static_cast<int>(std::ranges::count(m_offer->options, true, &OptionOffer::advanced)) : 0;
}

QString OptionList::shown(const OptionOffer &option) const
{
    const std::optional<OptionValue> value = valueOf(option);
    if (!value)
        return {};
    if (const auto *yes = std::get_if<bool>(&*value))
        return *yes ? QString::fromStdString(option.label) : QString();
    if (option.kind != OptionKind::Choice && std::holds_alternative<std::string>(*value))
        return asText(value);
    if (option.kind != OptionKind::Choice)
        return asNumber(value) == 1 ? QString() // one of a thing goes without saying
                                    : tr("%1 %2").arg(QString::fromStdString(providers::groupedNumber(asNumber(value))),
                                                      QString::fromStdString(option.label).toLower());
    const auto choice = std::ranges::find(option.choices, std::get<std::string>(*value), &OptionChoice::word);
    return choice == option.choices.end() ? QString() : QString::fromStdString(choice->label);
}

QString OptionList::summary() const
{
    QStringList parts; // figures first: what is left over is cut
    for (int row = 0; row < count() && parts.size() < kMostOfSummary; ++row) {
        const OptionOffer &option = m_offer->options[static_cast<size_t>(row)];
        if (option.advanced || !whyNot(option).isEmpty())
            continue;
        if (const QString text = shown(option); !text.isEmpty())
            parts.insert(option.kind == OptionKind::Whole ? 0 : parts.size(), text);
    }
    return parts.join(QStringLiteral(" · "));
}

std::optional<OptionValue> OptionList::valueOf(const OptionOffer &option) const
{
    const auto chosen = m_chosen.find(option.key);
    return chosen == m_chosen.end() ? option.standard : std::optional(chosen->second);
}

QString OptionList::whyNot(const OptionOffer &option) const
{
    GenerationRequest request;
    request.options = m_chosen;
    return providers::counts(request, *m_offer, option) ? QString() : conditionText(*m_offer, *option.onlyWhere);
}

void OptionList::choose(int row, const QVariant &value)
{
    if (row < 0 || row >= count())
        return;
    const OptionOffer &option = m_offer->options[static_cast<size_t>(row)];
    switch (faceOf(option)) {
    case Face::Value:
        if (option.kind == OptionKind::Whole)
            put(option, OptionValue(static_cast<std::int64_t>(std::llround(value.toDouble()))));
        else
            put(option, OptionValue(value.toDouble()));
        return;
    case Face::Toggle:
        put(option, OptionValue(value.toBool()));
        return;
    case Face::Line:
        type(option, value.toString());
        return;
    default: {
        const auto choices = choicesOf(option);
        const int at = value.toInt();
        if (at >= 0 && at < static_cast<int>(choices.size()))
            put(option, choices[static_cast<size_t>(at)].value);
    }
    }
}

void OptionList::type(const OptionOffer &option, const QString &text)
{
    if (text.trimmed().isEmpty()) {
        put(option, {});
        return;
    }
    QString clean = text;
    if (option.kind == OptionKind::Whole)
        clean.remove(QLatin1Char(',')).remove(QLatin1Char(' '));
    const Result<OptionValue> value = providers::parseOption(option, clean.toStdString());
    if (value) {
        put(option, *value);
        return;
    }
    m_wrong[option.key] = {text, QString::fromStdString(value.error().message)};
    tell();
    emit edited(QString::fromStdString(option.key));
}

void OptionList::put(const OptionOffer &option, std::optional<OptionValue> value)
{
    if (value && !providers::checkedOption(option, *value))
        return;
    const bool mended = m_wrong.erase(option.key) > 0;
    const OptionValues before = m_chosen;
    m_chosen.erase(option.key);
    if (value && value != option.standard)
        m_chosen[option.key] = *value;
    if (!mended && before == m_chosen)
        return;
    tell();
    emit edited(QString::fromStdString(option.key));
}

void OptionList::reset()
{
    if (!touched())
        return;
    m_chosen.clear();
    m_wrong.clear();
    tell();
    emit edited({});
}

void OptionList::tell()
{
    if (count() > 0)
        emit dataChanged(index(0), index(count() - 1));
    emit changed();
}

} // namespace turnaround::ui
