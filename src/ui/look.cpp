#include "ui/look.h"

#include <QFile>
#include <QSaveFile>

#include <nlohmann/json.hpp>

namespace turnaround::ui {

Look::Look(std::filesystem::path dataFolder, QObject *parent)
    : QObject(parent)
    , m_file(std::move(dataFolder) / "look.json")
{
}

void Look::restore()
{
    m_reading.start(
        [file = m_file](const CancelToken &) {
            constexpr qint64 kMostBytes = 10'000;
            QFile in(QString::fromStdString(file.string()));
            Choice choice;
            if (!in.open(QFile::ReadOnly))
                return choice;
            const auto json = nlohmann::json::parse(in.read(kMostBytes).toStdString(), nullptr, false);
            if (json.is_object()) {
                choice.dark = json.value("dark", nlohmann::json(true)) != nlohmann::json(false);
                choice.reducedMotion = json.value("reducedMotion", nlohmann::json(false)) == nlohmann::json(true);
            }
            return choice;
        },
        [this](Choice choice) {
            m_dark = choice.dark;
            m_reducedMotion = choice.reducedMotion;
            emit changed();
        });
}

void Look::setDark(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    save();
    emit changed();
}

void Look::setReducedMotion(bool reduced)
{
    if (reduced == m_reducedMotion)
        return;
    m_reducedMotion = reduced;
    save();
    emit changed();
}

void Look::save()
{
    m_reading.cancel();
    m_writing.start(
        [file = m_file, dark = m_dark, reduced = m_reducedMotion](const CancelToken &) {
            const nlohmann::json json{{"dark", dark}, {"reducedMotion", reduced}};
            const std::string text = json.dump(1);
            std::error_code ignored;
            std::filesystem::create_directories(file.parent_path(), ignored);
            QSaveFile out(QString::fromStdString(file.string()));
            return out.open(QFile::WriteOnly) && out.write(text.data(), static_cast<qint64>(text.size())) > 0 &&
                out.commit();
        },
        [](bool) {});
}

} // namespace turnaround::ui
