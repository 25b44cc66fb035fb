#include "ui/picture_intake.h"

namespace turnaround::ui {

PictureIntake::PictureIntake(std::filesystem::path folder, SortingList &questions, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_questions(questions)
    , m_fetch(m_folder)
{
    connect(&m_fetch, &PictureFetch::fetched, this, &PictureIntake::fetched);
    connect(&m_fetch, &PictureFetch::progressed, this, &PictureIntake::fetching);
    connect(&m_fetch, &PictureFetch::failed, this, [this](View, const QString &why) { emit refused(why); });
}

void PictureIntake::take(const Offer &offer, std::optional<View> slot)
{
    using Files = std::vector<std::filesystem::path>;
    if (offer.linkOnly && slot) {
        m_fetch.fetch(*slot, offer.link);
        return;
    }
    if (offer.empty()) {
        emit refused(offer.linkOnly ? tr("That is only a link: drop it on the view that the picture shows.")
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
