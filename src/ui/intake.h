// What a drop or the clipboard brings: files, a picture as data, or only a link. Reading the offer is for the GUI
// thread; writing a picture down and looking into folders is not.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QImage>
#include <QMimeData>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <vector>

namespace turnaround::ui {

struct Offer {
    std::vector<std::filesystem::path> files; ///< pictures or folders on this computer
    QByteArray data; ///< an encoded picture
    QImage image; ///< a picture that came decoded; only without `data`
    bool linkOnly = false; ///< nothing but an address on the network
    QString link; ///< the address, byte for byte as it was given; only with linkOnly
    bool empty() const { return files.empty() && data.isEmpty() && image.isNull(); }
};

/// Whether there is anything to look at: files, a picture, or a link.
bool canTake(const QMimeData &content);

/// A picture's data comes before its address; files before both.
Offer readOffer(const QMimeData &content);

/// The picture of an offer as a file in `folder`, named after its content. Errors: Disk; BadInput where it can't
/// be encoded. Any thread.
Result<std::filesystem::path> writeDown(const Offer &offer, const std::filesystem::path &folder);

/// Folders give way to the pictures in them; sorted by name. Any thread.
std::vector<std::filesystem::path> picturesOf(const std::vector<std::filesystem::path> &filesAndFolders);

} // namespace turnaround::ui
