#include "app/output_file.h"

#include "app/number_text.h"
#include "core/display_text.h"

#include <QFile>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>
#include <string>

namespace turnaround::app {

namespace {

namespace fs = std::filesystem;

QString qtPath(const fs::path &file)
{
    return QFile::decodeName(QByteArray::fromStdString(file.string()));
}

Error cannotWrite(const fs::path &file, const std::string &why)
{
    return {ErrorKind::Disk, quotedPath(file) + " can't be written: " + why + '.'};
}

std::string reason(const QSaveFile &file)
{
    if (file.error() == QFileDevice::ResourceError)
        return "the disk is full";
    std::string text = displayText(file.errorString().toStdString());
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

bool endsWith(const fs::path &file, std::string_view ending)
{
    std::string extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension == ending;
}

} // namespace

Result<void> checkOutput(const fs::path &file, std::string_view ending, const std::vector<fs::path> &inputs,
                         std::int64_t leastBytes)
{
    if (!endsWith(file, ending))
        return Error{ErrorKind::BadUsage,
                     "--out: " + quotedPath(file) + " must end in " + std::string(ending) +
                         ", the kind of file it becomes."};
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code error;
    const fs::file_type folderType = fs::status(folder, error).type();
    if (folderType == fs::file_type::not_found)
        return cannotWrite(file, "the folder " + quotedPath(folder) + " does not exist; make it first");
    if (folderType != fs::file_type::directory)
        return cannotWrite(file, quotedPath(folder) + " is not a folder that can be used");

    const fs::file_type type = fs::status(file, error).type();
    if (type == fs::file_type::directory)
        return cannotWrite(file, "it is a folder");
    if (type != fs::file_type::not_found && type != fs::file_type::regular)
        return cannotWrite(file, "it is no ordinary file");
    for (const fs::path &input : inputs) {
        if (fs::equivalent(file, input, error))
            return Error{ErrorKind::BadUsage, "--out: " + quotedPath(file) + " is also read; choose another name."};
    }

    QSaveFile probe(qtPath(file));
    if (!probe.open(QIODevice::WriteOnly))
        return cannotWrite(file, reason(probe));
    const QStorageInfo disk(qtPath(folder));
    if (disk.isValid() && disk.bytesAvailable() >= 0 && disk.bytesAvailable() < leastBytes)
        return cannotWrite(file,
                           "the disk is full: " + sizeText(disk.bytesAvailable()) + " are free, at least " +
                               sizeText(leastBytes) + " are needed");
    return {};
}

Result<void> writeOutput(const fs::path &file, std::span<const std::byte> bytes, const CancelToken &cancel)
{
    constexpr std::size_t kPiece = std::size_t(4) << 20;
    const Error cancelled{ErrorKind::Cancelled, "Stopped; nothing was written."};
    QSaveFile out(qtPath(file));
    if (!out.open(QIODevice::WriteOnly))
        return cannotWrite(file, reason(out));
    for (std::size_t at = 0; at < bytes.size(); at += kPiece) {
        if (cancel.requested())
            return cancelled;
        const auto piece = bytes.subspan(at, std::min(kPiece, bytes.size() - at));
        if (out.write(reinterpret_cast<const char *>(piece.data()), static_cast<qint64>(piece.size())) !=
            static_cast<qint64>(piece.size()))
            return cannotWrite(
                file, reason(out) + " (the file has " + sizeText(static_cast<std::int64_t>(bytes.size())) + ")");
    }
    if (cancel.requested())
        return cancelled;
    if (!out.commit())
        return cannotWrite(file, reason(out));
    return {};
}

} // namespace turnaround::app
