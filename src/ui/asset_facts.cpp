#include "ui/asset_facts.h"

#include "core/display_text.h"
#include "providers/provider.h"
#include "ui/asset_words.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>
#include <utility>

namespace turnaround::ui {

namespace {

using nlohmann::ordered_json;

/// Apart from the tickets of those who ask the worker other things.
constexpr jobs::Ticket kFirstTicket = jobs::Ticket(3) << 32;
constexpr int kMostNotes = 20;

QString say(const char *text)
{
    return QCoreApplication::translate("Asset", text);
}

/// The folder may have come from elsewhere: anything may stand in it.
const ordered_json &part(const ordered_json &object, const char *key)
{
    static const ordered_json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

QString shown(const std::string &text)
{
    return QString::fromStdString(displayText(text)).left(300);
}

/// A number, a word, or several of them.
QString valueWords(const ordered_json &value)
{
    if (value.is_boolean())
        return value.get<bool>() ? say(QT_TRANSLATE_NOOP("Asset", "yes")) : say(QT_TRANSLATE_NOOP("Asset", "no"));
    if (value.is_string())
        return shown(value.get<std::string>());
    if (value.is_number())
        return QString::fromStdString(value.dump());
    QStringList words;
    if (value.is_array()) {
        for (const ordered_json &each : value) {
            const QString word = each.is_array() ? QString() : valueWords(each);
            if (!word.isEmpty() && words.size() < 8)
                words << word;
        }
    }
    return words.join(QStringLiteral(", "));
}

QString moneyWords(const ordered_json &money)
{
    const ordered_json &amount = part(money, "amount"), &unit = part(money, "unit");
    if (!amount.is_number() || !unit.is_string())
        return {};
    const std::optional<Money> sum = Money::of(amount.get<double>(), displayText(unit.get<std::string>()));
    return sum ? QString::fromStdString(moneyText(*sum)) : QString();
}

/// The services' names for the same things.
constexpr std::array<std::pair<const char *, const char *>, 8> kFacts = {{
    {"seed", QT_TRANSLATE_NOOP("Asset", "Seed")},
    {"Seed", QT_TRANSLATE_NOOP("Asset", "Seed")},
    {"contentFlags", QT_TRANSLATE_NOOP("Asset", "Content flagged")},
    {"NSFWContent", QT_TRANSLATE_NOOP("Asset", "Content flagged")},
    {"refundDisabled", QT_TRANSLATE_NOOP("Asset", "Refund excluded")},
    {"inferenceMs", QT_TRANSLATE_NOOP("Asset", "Computed for (ms)")},
    {"createdAt", QT_TRANSLATE_NOOP("Asset", "Begun there")},
    {"completedAt", QT_TRANSLATE_NOOP("Asset", "Ended there")},
}};

/// A moment as services write it, as the window writes it; what is none stays as it is.
QString momentWords(const QString &text)
{
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    return moment.isValid() && text.contains(u'T')
        ? dateWords(UtcTime(std::chrono::milliseconds(moment.toMSecsSinceEpoch())))
        : text;
}

/// Of one result, or of each of several.
QString factWords(const ordered_json &facts, const char *key)
{
    if (const QString one = valueWords(part(facts, key)); !one.isEmpty())
        return one;
    ordered_json all = ordered_json::array();
    const ordered_json &results = part(facts, "results");
    for (std::size_t i = 0; results.is_array() && i < results.size(); ++i)
        all.push_back(part(results[i], key));
    return valueWords(all);
}

QString costWords(const ordered_json &service)
{
    if (part(service, "practice") == ordered_json(true))
        return say(QT_TRANSLATE_NOOP("Asset", "nothing: practice"));
    if (const QString cost = moneyWords(part(service, "cost")); !cost.isEmpty())
        return cost;
    const QString quoted = moneyWords(part(service, "quoted"));
    return quoted.isEmpty() ? say(QT_TRANSLATE_NOOP("Asset", "not told"))
                            : say(QT_TRANSLATE_NOOP("Asset", "about %1")).arg(quoted);
}

QString modelName(const Asset &asset)
{
    if (!asset.request)
        return {};
    const providers::Provider *provider = providers::findProvider(asset.request->provider);
    const ModelOffer *model = provider ? providers::findModel(*provider, asset.request->model) : nullptr;
    return model ? QString::fromStdString(model->name) : shown(asset.request->model);
}

} // namespace

QVariantList factLines(const Asset &asset)
{
    QVariantList lines;
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines << QVariantMap{{"name", name}, {"value", value}};
    };
    if (!asset.service.is_object())
        return lines;
    add(say(QT_TRANSLATE_NOOP("Asset", "Model")), modelName(asset));
    add(say(QT_TRANSLATE_NOOP("Asset", "Cost")), costWords(asset.service));
    const ordered_json &facts = part(asset.service, "facts");
    for (const auto &[key, name] : kFacts)
        add(say(name), momentWords(factWords(facts, key)));
    add(say(QT_TRANSLATE_NOOP("Asset", "Job there")), valueWords(part(asset.service, "job")));
    return lines;
}

QStringList factNotes(const Asset &asset)
{
    QStringList notes;
    const ordered_json &all = part(asset.service, "notes");
    if (all.is_array()) {
        for (const ordered_json &note : all) {
            if (note.is_string() && notes.size() < kMostNotes)
                notes << shown(note.get<std::string>());
        }
    }
    return notes;
}

AssetFacts::AssetFacts(JobDesk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_asked(kFirstTicket)
{
    connect(&desk, &JobDesk::told, this, &AssetFacts::hear);
}

void AssetFacts::show(const QString &asset)
{
    ++m_asked;
    m_lines.clear();
    m_notes.clear();
    emit changed();
    if (!asset.isEmpty())
        m_desk.post(jobs::OpenAsset{.ticket = m_asked, .id = {asset.toStdString()}});
}

void AssetFacts::hear(const jobs::WorkerEvent &event)
{
    const auto *opened = std::get_if<jobs::AssetOpened>(&event);
    if (!opened || opened->ticket != m_asked)
        return;
    m_lines = factLines(opened->asset);
    m_notes = factNotes(opened->asset);
    emit changed();
}

} // namespace turnaround::ui
