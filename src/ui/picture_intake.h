// Takes what is dropped, pasted or chosen, and says which view gets which file. GUI thread; folders are read and
// pictures written down on the pool.
#pragma once

#include "domain/view_naming.h"
#include "ui/intake.h"
#include "ui/latest.h"
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

    /// `slot`: where a single picture goes, whatever its name; none: names decide.
    void take(const Offer &offer, std::optional<View> slot);

signals:
    void sorted(const turnaround::ViewFiles &views);
    /// One sentence about what can't be taken.
    void refused(const QString &why);

private:
    void place(const std::vector<std::filesystem::path> &files, std::optional<View> slot);

    std::filesystem::path m_folder;
    SortingList &m_questions;
    Latest<Result<std::vector<std::filesystem::path>>> m_reading;
};

} // namespace turnaround::ui
