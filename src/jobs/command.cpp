#include "jobs/command.h"

#include <QUuid>

namespace turnaround::jobs {

namespace {

std::string randomText()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

} // namespace

JobId newJobId()
{
    return {randomText()};
}

std::string newTaskId()
{
    return randomText();
}

AssetId newAssetId()
{
    return {randomText()};
}

} // namespace turnaround::jobs
