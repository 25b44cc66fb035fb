#include "ui/picture_intake.h"

#include "domain/view_words.h"

#include <QUrl>

namespace turnaround::ui {

namespace {

/// What the name at the end of an address says, read like a file's.
std::optional<View> viewSaidBy(const QString &link)
{
    const std::filesystem::path name = QUrl(link).fileName(QUrl::FullyDecoded).toStdString();
    return readView(wordsOfName(name.stem().string())).view;
}

} // namespace

PictureIntake::PictureIntake(std::filesystem::path folder, SortingList &questions, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_questions(questions)
    , m_fetch(m_folder)
{
    connect(&m_fetch, &PictureFetch::fetched, this, &PictureIntake::fetched);
    connect(&m_fetch, &PictureFetch::progressed, this, &PictureIntake::fetching);
    connect(&m_fetch, &PictureFetch::failed, this, [this](View view, const QString &why, bool mayRetry) {
        emit missed(view, why, mayRetry);
        emit refused(why);
    });
}

void PictureIntake::take(const Offer &offer, std::optional<View> slot, std::optional<View> empty)
{
    using Files = std::vector<std::filesystem::path>;
    if (offer.linkOnly) {
        const std::optional<View> said = slot ? slot : viewSaidBy(offer.link);
        if (const std::optional<View> place = said ? said : empty)
            m_fetch.fetch(*place, offer.link);
        else
            emit refused(tr("No view is empty: drop the link on the view whose picture it should replace."));
        return;
    }
    if (offer.empty()) {
        emit refused(tr("There is no picture in that: PNG, JPEG and WebP are taken."));
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
