#include "ui/intake.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace turnaround::ui {

namespace {

constexpr const char *kPictureTypes[] = {"image/png", "image/jpeg", "image/webp"};
constexpr std::size_t kMostPictures = 1'000;

bool isPicture(const std::filesystem::path &file)
{
    const QString ending = QString::fromStdString(file.extension().string()).toLower();
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg" || ending == ".webp";
}

QString endingFor(const QByteArray &data)
{
    if (data.startsWith("\xFF\xD8"))
        return QStringLiteral(".jpg");
    return data.mid(8, 4) == "WEBP" ? QStringLiteral(".webp") : QStringLiteral(".png");
}

} // namespace

bool canTake(const QMimeData &content)
{
    return content.hasUrls() || content.hasImage() ||
        std::ranges::any_of(kPictureTypes, [&](const char *type) { return content.hasFormat(QLatin1String(type)); });
}

Offer readOffer(const QMimeData &content)
{
    Offer offer;
    for (const QUrl &url : content.urls()) {
        if (url.isLocalFile())
            offer.files.emplace_back(url.toLocalFile().toStdString());
        else if (!std::exchange(offer.linkOnly, true))
            offer.link = QString::fromLatin1(url.toEncoded());
    }
    if (!offer.files.empty())
        return offer;
    for (const char *type : kPictureTypes) {
        if (offer.data.isEmpty())
            offer.data = content.data(QLatin1String(type));
    }
    if (offer.data.isEmpty() && content.hasImage())
        offer.image = qvariant_cast<QImage>(content.imageData());
    offer.linkOnly = offer.linkOnly && offer.empty();
    if (!offer.linkOnly)
        offer.link.clear();
    return offer;
}

Result<std::filesystem::path> writeDown(const Offer &offer, const std::filesystem::path &folder)
{
    QByteArray bytes = offer.data;
    if (bytes.isEmpty()) {
        QBuffer buffer(&bytes);
        buffer.open(QBuffer::WriteOnly);
        if (!offer.image.save(&buffer, "PNG"))
            return Error{
                ErrorKind::BadInput, "The picture could not be taken over: save it as a file and drop that.", {}};
    }
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex().left(12));
    const std::filesystem::path file = folder / ("pasted-" + hash + endingFor(bytes)).toStdString();
    QSaveFile out(QString::fromStdString(file.string()));
    if (out.open(QFile::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return file;
    return Error{ErrorKind::Disk, "The picture could not be saved beside the draft: make room on that disk.",
                 out.errorString().toStdString()};
}

std::vector<std::filesystem::path> picturesOf(const std::vector<std::filesystem::path> &filesAndFolders)
{
    namespace fs = std::filesystem;
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const fs::path &given : filesAndFolders) {
        if (!fs::is_directory(given, ignored)) {
            found.push_back(given);
            continue;
        }
        for (fs::directory_iterator entry(given, ignored), end; !ignored && entry != end; entry.increment(ignored)) {
            if (isPicture(entry->path()) && entry->path().filename().string().front() != '.')
                found.push_back(entry->path());
            if (found.size() >= kMostPictures)
                break;
        }
    }
    std::ranges::sort(found);
    return found;
}

} // namespace turnaround::ui
