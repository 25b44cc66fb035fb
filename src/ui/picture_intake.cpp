#include "ui/picture_intake.h"

namespace turnaround::ui {

PictureIntake::PictureIntake(std::filesystem::path folder, SortingList &questions, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_questions(questions)
{
}

void PictureIntake::take(const Offer &offer, std::optional<View> slot)
{
    using Files = std::vector<std::filesystem::path>;
    if (offer.empty()) {
        emit refused(offer.linkOnly
                         ? tr("That is only a link, and nothing is fetched from the network: save the picture, then "
                              "drop the file.")
                         : tr("There is no picture in that: PNG, JPEG and WebP are taken."));
        return;
    }
    m_reading.start(
        [offer, folder = m_folder](const CancelToken &) -> Result<Files> {
            if (!offer.files.empty())
                return picturesOf(offer.files);
            Result<std::filesystem::path> written = writeDown(offer, folder);
            if (!written)
                return written.error();
            return Files{std::move(written).value()};
        },
        [this, slot](Result<Files> files) {
            if (files)
                place(*files, slot);
            else
                emit refused(QString::fromStdString(files.error().message));
        });
}

void PictureIntake::place(const std::vector<std::filesystem::path> &files, std::optional<View> slot)
{
    if (files.empty()) {
        emit refused(tr("There is no picture in that folder: PNG, JPEG and WebP are taken."));
        return;
    }
    if (files.size() == 1 && slot) {
        emit sorted({{*slot, files.front()}});
        return;
    }
    const Result<ViewFiles> views = sortIntoViews(files);
    if (views)
        emit sorted(*views);
    else
        m_questions.ask(files);
}

} // namespace turnaround::ui
