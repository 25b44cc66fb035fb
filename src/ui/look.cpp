#include "ui/look.h"

#include <QFile>
#include <QSaveFile>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace turnaround::ui {

namespace {

constexpr std::array kColourNames{"system", "light", "dark"}; ///< in Look::Colours' order

int nearestTextSize(int percent)
{
    const QList<int> sizes = Look::textSizes();
    return *std::ranges::min_element(
        sizes, {}, [&](int size) { return std::abs(size - std::clamp(percent, sizes.first(), sizes.last())); });
}

} // namespace

Look::Look(std::filesystem::path dataFolder, QObject *parent)
    : QObject(parent)
    , m_file(std::move(dataFolder) / "look.json")
{
    connect(&m_desktop, &DesktopColours::changed, this, &Look::changed);
}

bool Look::dark() const
{
    return m_choice.colours == Colours::System ? m_desktop.dark() : m_choice.colours == Colours::Dark;
}

Look::Choice Look::readFrom(const std::filesystem::path &file)
{
    constexpr qint64 kMostBytes = 10'000;
    Choice choice;
    QFile in(QString::fromStdString(file.string()));
    if (!in.open(QFile::ReadOnly))
        return choice;
    const auto json = nlohmann::json::parse(in.read(kMostBytes).toStdString(), nullptr, false);
    if (!json.is_object())
        return choice;
    const nlohmann::json colours = json.value("colours", nlohmann::json());
    const auto *named = std::ranges::find_if(kColourNames, [&](const char *name) { return colours == name; });
    if (named != kColourNames.end())
        choice.colours = static_cast<Colours>(named - kColourNames.begin());
    if (const nlohmann::json percent = json.value("textPercent", nlohmann::json()); percent.is_number_integer())
        choice.textPercent = nearestTextSize(static_cast<int>(std::clamp<std::int64_t>(percent, 0, 1000)));
    choice.reducedMotion = json.value("reducedMotion", nlohmann::json()) == nlohmann::json(true);
    return choice;
}

void Look::restore()
{
    m_desktop.listen();
    m_reading.start([file = m_file](const CancelToken &) { return readFrom(file); },
                    [this](Choice choice) {
                        m_choice = choice;
                        emit changed();
                    });
}

void Look::setColours(Colours colours)
{
    Choice choice = m_choice;
    choice.colours = colours;
    choose(choice);
}

void Look::setTextPercent(int percent)
{
    Choice choice = m_choice;
    choice.textPercent = nearestTextSize(percent);
    choose(choice);
}

void Look::stepTextSize(int by)
{
    const QList<int> sizes = textSizes();
    setTextPercent(sizes[std::clamp<qsizetype>(sizes.indexOf(m_choice.textPercent) + by, 0, sizes.size() - 1)]);
}

void Look::setReducedMotion(bool reduced)
{
    Choice choice = m_choice;
    choice.reducedMotion = reduced;
    choose(choice);
}

void Look::choose(const Choice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_reading.cancel();
    m_writing.start(
        [file = m_file, choice](const CancelToken &superseded) {
            const nlohmann::json json{{"colours", kColourNames[static_cast<std::size_t>(choice.colours)]},
                                      {"textPercent", choice.textPercent},
                                      {"reducedMotion", choice.reducedMotion}};
            const std::string text = json.dump(1);
            std::error_code ignored;
            std::filesystem::create_directories(file.parent_path(), ignored);
            QSaveFile out(QString::fromStdString(file.string()));
            return out.open(QFile::WriteOnly) && out.write(text.data(), static_cast<qint64>(text.size())) > 0 &&
                !superseded.requested() && out.commit();
        },
        [](bool) {});
    emit changed();
}

} // namespace turnaround::ui
