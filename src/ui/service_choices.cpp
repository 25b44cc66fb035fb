#include "ui/service_choices.h"

#include <utility>

namespace turnaround::ui {

namespace {

Result<accounts::ServiceSettings> changedFile(const std::filesystem::path &data, const ServiceChoices::Change &change)
{
    Result<accounts::ServiceSettings> settings = accounts::readServiceSettings(data);
    if (!settings || !change)
        return settings;
    change(*settings);
    const Result<void> written = accounts::writeServiceSettings(data, *settings);
    return written ? settings : Result<accounts::ServiceSettings>(written.error());
}

} // namespace

ServiceChoices::ServiceChoices(std::filesystem::path dataFolder, QObject *parent)
    : QObject(parent)
    , m_data(std::move(dataFolder))
{
    m_line.setMaxThreadCount(1);
}

ServiceChoices::~ServiceChoices()
{
    m_line.waitForDone();
}

void ServiceChoices::read()
{
    change({});
}

void ServiceChoices::change(Change change)
{
    m_line.start([this, change = std::move(change)] {
        // Ends before this object does; what is queued dies with it.
        const Result<accounts::ServiceSettings> settings = changedFile(m_data, change);
        QMetaObject::invokeMethod(
            this, [this, settings] { take(settings); }, Qt::QueuedConnection);
    });
}

void ServiceChoices::take(const Result<accounts::ServiceSettings> &settings)
{
    m_problem = settings ? QString() : QString::fromStdString(settings.error().message);
    if (settings) {
        m_now = *settings;
        m_known = true;
    }
    emit changed();
}

} // namespace turnaround::ui
