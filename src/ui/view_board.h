// The eight slots as a camera plan: a list for the board, in its order. GUI thread; pictures are read on the pool.
#pragma once

#include "blockout/blockout.h"
#include "blockout/report/report.h"
#include "ui/draft.h"
#include "ui/file_watch.h"
#include "ui/latest.h"
#include "ui/slot_picture.h"

#include <QAbstractListModel>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <array>
#include <optional>

namespace turnaround::ui {

namespace SlotState {
Q_NAMESPACE
QML_ELEMENT
enum class State {
    Empty, ///< no picture
    Loading, ///< a picture is being read; an older one may still be shown
    Good, ///< shown, and taken by the engine
    Flagged, ///< good, but the report says that it does not fit the others
    Broken, ///< it can't be used: `note` says why
    Missed, ///< a picture at an address could not be fetched: `note` says why; an older one may still be shown
};
Q_ENUM_NS(State)
} // namespace SlotState

/// The board's order, rows from the top: top, back, bottom / right, (blockout), left / right front, front, left
/// front. Index 4 is the centre and belongs to no view.
inline constexpr std::array<View, kViewCount> kBoardOrder = {
    View::Top, View::Back, View::Bottom, View::Right, View::Left, View::RightFront, View::Front, View::LeftFront};

/// A view's name in the artist's language: "Left front".
QString viewTitle(View view);

class ViewBoard : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the composer")
    Q_PROPERTY(int filled READ filled NOTIFY changed)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)

public:
    enum Role {
        ViewRole = Qt::UserRole, ///< int, as domain/view.h
        NameRole, ///< QString: "Left front"
        GlyphRole, ///< QString: its sign's name
        StateRole, ///< SlotState::State
        FilledRole, ///< bool: there is a file
        RetryRole, ///< bool: what was missed may be tried again
        PictureRole, ///< QImage, may be null
        OutlineRole, ///< QImage, as large as the picture
        WidthShareRole, ///< qreal: of the tile's room, at the set's common scale
        HeightShareRole, ///< qreal
        SizeTextRole, ///< QString: "1024 × 1024"
        FileNameRole, ///< QString, without its folder
        NoteRole, ///< QString: a sentence that is worth reading; empty: none
        FetchingRole, ///< QString: what it says while its picture is fetched; empty: nothing is
        EditedRole, ///< bool: mirrored, turned or its outline corrected
        FindingRole, ///< QString: the sign of what is wrong with it; empty: none
    };
    Q_ENUM(Role)

    /// `folder`: for derived pictures; nothing is touched before the first show().
    explicit ViewBoard(std::filesystem::path folder, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Shows these views: what changed is read anew.
    void show(const std::map<View, DraftView> &views);
    /// What a slot says while its picture is fetched; empty: nothing more.
    void setFetching(View view, const QString &words);
    /// The slot's picture could not be fetched. What is there stays; the next file or fetch makes it forgotten.
    void setMissed(View view, const QString &why, bool mayRetry);
    void forgetMissed(View view);
    /// Which of the shown views the report complains about.
    void setFindings(const std::vector<blockout::ViewFinding> &findings);

    int filled() const;
    bool loading() const;
    /// Of the slots that are good: the files for the engine, or the small ones for the live blockout.
    std::vector<blockout::ViewFile> files(bool small) const;
    /// The first slot that can't be used; nothing when all is well.
    std::optional<View> broken() const;
    /// The first slot whose picture could not be fetched, or is being fetched.
    std::optional<View> missed() const;
    std::optional<View> fetching() const;
    /// The first that nothing is in and nothing was meant for, the front first.
    std::optional<View> firstEmpty() const;
    bool filled(View view) const { return slot(view).filled; }
    bool mayRetry(View view) const { return slot(view).missed && slot(view).missed->mayRetry; }
    QString noteOf(View view) const;

signals:
    void changed();
    /// Nothing is being read any more, after something was.
    void settled();

private:
    struct Missed {
        QString why;
        bool mayRetry = false;
    };
    struct Slot {
        DraftView wanted;
        bool filled = false;
        QString fetching; ///< words; empty: nothing is fetched for it
        std::optional<Missed> missed;
        std::optional<SlotPicture> picture;
        std::optional<Error> error;
        std::optional<blockout::ViewFinding> finding;
        Latest<Result<SlotPicture>> load;
    };
    Slot &slot(View view) { return m_slots[static_cast<size_t>(view)]; }
    const Slot &slot(View view) const { return m_slots[static_cast<size_t>(view)]; }
    SlotState::State stateOf(const Slot &slot) const;
    void load(View view);
    void loaded(View view, Result<SlotPicture> result);
    void refresh(View view);
    void reloadFile(const QString &file);

    std::filesystem::path m_folder;
    std::array<Slot, kViewCount> m_slots;
    FileWatch m_watch;
    double m_commonExtent = 1; ///< the largest share of a picture's longest side that a subject takes
};

} // namespace turnaround::ui
