// Takes what is dropped, pasted or chosen, and says which view gets which file. GUI thread; folders are read and
// pictures written down on the pool.
#pragma once

#include "domain/view_naming.h"
#include "ui/intake.h"
#include "ui/latest.h"
#include "ui/picture_fetch.h"
#include "ui/sorting_list.h"

#include <QObject>

#include <optional>

namespace turnaround::ui {

class PictureIntake : public QObject
{
    Q_OBJECT
public:
    /// `folder`: where pictures without a file are kept.
    PictureIntake(std::filesystem::path folder, SortingList &questions, QObject *parent = nullptr);

    /// `slot`: where a single picture goes, whatever its name; none: names decide. A link is fetched for a slot:
    /// without one and without a name that says a view it goes to `empty`.
    void take(const Offer &offer, std::optional<View> slot, std::optional<View> empty = {});
    /// Fetches once more what could not be fetched for a slot.
    void retry(View view) { m_fetch.retry(view); }
    /// Gives up what is being fetched for a slot.
    void stop(View view) { m_fetch.stop(view); }

signals:
    /// A picture from a public address is here.
    void fetched(turnaround::View view, const std::filesystem::path &file, const QString &address);
    /// What a slot says while its picture is fetched; empty: nothing more.
    void fetching(turnaround::View view, const QString &words);
    /// A slot's picture could not be fetched: why; and whether it may help to try again.
    void missed(turnaround::View view, const QString &why, bool mayRetry);
    void sorted(const turnaround::ViewFiles &views);
    /// One sentence about what can't be taken.
    void refused(const QString &why);

private:
    void place(const std::vector<std::filesystem::path> &files, std::optional<View> slot);

    std::filesystem::path m_folder;
    SortingList &m_questions;
    PictureFetch m_fetch;
    Latest<Result<std::vector<std::filesystem::path>>> m_reading;
};

} // namespace turnaround::ui
