#include "ui/asset_words.h"

#include "domain/asset.h"
#include "providers/provider.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace turnaround::ui {

QString makerWords(const std::string &provider)
{
    if (provider == kImportProvider)
        return QCoreApplication::translate("asset", "Imported");
    if (provider == "blockout")
        return QStringLiteral("Blockout");
    const providers::Provider *known = providers::findProvider(provider);
    return QString::fromStdString(known ? known->info.name : provider);
}

QString countWords(std::uint64_t count)
{
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(count));
}

QString sizeWords(std::uint64_t bytes)
{
    return QLocale(QLocale::English)
        .formattedDataSize(static_cast<qint64>(bytes), bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString dateWords(UtcTime time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toLocalTime();
    return QLocale(QLocale::English).toString(local, QStringLiteral("d MMM yyyy, HH:mm"));
}

} // namespace turnaround::ui
