// ZIPs made on the spot: honest ones by libzip, and bytes bent in known ways.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <zip.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace turnaround::tests {

using ZipContent = std::vector<std::pair<std::string, std::string>>; ///< name, bytes

/// libzip writes names as they are, also those that nobody should follow.
inline std::filesystem::path madeZip(const QString &file, const ZipContent &content)
{
    zip_t *archive = zip_open(file.toUtf8().constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto &[name, bytes] : content)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    if (zip_close(archive) != 0)
        qFatal("the ZIP could not be written");
    return file.toStdString();
}

inline QByteArray bytesOf(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

inline void putBytes(const std::filesystem::path &path, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file could not be written");
}

} // namespace turnaround::tests
