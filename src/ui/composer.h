// The composer: what the artist puts together, and what may be done with it. GUI thread, thin: pictures are read,
// drafts saved and blockouts built elsewhere. Owns the models of its panel.
#pragma once

#include "domain/generation_request.h"
#include "ui/blockout_options.h"
#include "ui/draft_history.h"
#include "ui/draft_store.h"
#include "ui/live_blockout.h"
#include "ui/mask_editor.h"
#include "ui/picture_intake.h"
#include "ui/report_note.h"
#include "ui/sorting_list.h"
#include "ui/view_board.h"

#include <QMimeData>
#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace turnaround::ui {

class Composer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made where the window is composed")
    Q_PROPERTY(ViewBoard *board READ board CONSTANT)
    Q_PROPERTY(LiveBlockout *blockout READ blockout CONSTANT)
    Q_PROPERTY(SortingList *sorting READ sorting CONSTANT)
    Q_PROPERTY(ReportNote *note READ note CONSTANT)
    Q_PROPERTY(MaskEditor *outline READ outline CONSTANT)
    Q_PROPERTY(BlockoutOptions *options READ options CONSTANT)
    Q_PROPERTY(QString prompt READ prompt WRITE setPrompt NOTIFY promptChanged)
    /// UTF-8 characters that may still be typed; negative: too many.
    Q_PROPERTY(int promptLeft READ promptLeft NOTIFY promptChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY draftChanged)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY draftChanged)
    /// The draft of the last time has been looked for.
    Q_PROPERTY(bool restored READ restored NOTIFY draftChanged)
    Q_PROPERTY(QString viewsText READ viewsText NOTIFY stateChanged)
    Q_PROPERTY(QString subject READ subject NOTIFY stateChanged)
    Q_PROPERTY(bool ready READ ready NOTIFY stateChanged)
    /// Why Generate can't be pressed, or what pressing it means.
    Q_PROPERTY(QString readyText READ readyText NOTIFY stateChanged)
    /// What is used, and what is not.
    Q_PROPERTY(QString usedText READ usedText NOTIFY stateChanged)
    Q_PROPERTY(QString unusedText READ unusedText NOTIFY stateChanged)

public:
    static constexpr int kPromptLimit = 1024; ///< UTF-8 characters, as services count

    explicit Composer(const std::filesystem::path &dataFolder, QObject *parent = nullptr);

    ViewBoard *board() { return &m_board; }
    LiveBlockout *blockout() { return &m_blockout; }
    SortingList *sorting() { return &m_sorting; }
    ReportNote *note() { return &m_note; }
    MaskEditor *outline() { return &m_outline; }
    BlockoutOptions *options() { return &m_options; }
    const Draft &draft() const { return m_history.now(); }

    QString prompt() const { return QString::fromStdString(draft().prompt); }
    void setPrompt(const QString &prompt);
    int promptLeft() const;
    bool canUndo() const { return m_history.canUndo(); }
    bool canRedo() const { return m_history.canRedo(); }
    bool restored() const { return m_restored; }
    QString viewsText() const;
    QString subject() const;
    bool ready() const;
    QString readyText() const;
    QString usedText() const;
    QString unusedText() const;
    /// As it would be submitted now.
    GenerationRequest request() const;

    /// Looks for the draft of the last time. Until then nothing is saved.
    Q_INVOKABLE void restore();
    /// `view` is a View's number; -1 leaves the choice to the names.
    Q_INVOKABLE void drop(int view, QMimeData *content);
    Q_INVOKABLE void paste(int view);
    Q_INVOKABLE void open(int view, const QList<QUrl> &files);
    Q_INVOKABLE void applySorting();
    Q_INVOKABLE void swap(int view, int other);
    Q_INVOKABLE void mirror(int view);
    Q_INVOKABLE void turn(int view, int times);
    /// Opens the outline's editor.
    Q_INVOKABLE void correct(int view);
    Q_INVOKABLE void clear(int view);
    Q_INVOKABLE void clearAll();
    Q_INVOKABLE void reveal(int view);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    Q_INVOKABLE void mend();
    Q_INVOKABLE void ignoreFinding();
    Q_INVOKABLE void loadSample();
    /// The sample, and its model as soon as the pictures are read.
    Q_INVOKABLE void buildSample();
    Q_INVOKABLE void submit();

signals:
    void promptChanged();
    void draftChanged();
    void stateChanged();
    /// One sentence that passes: what could not be done.
    void said(const QString &sentence);
    void submitRequested(const turnaround::GenerationRequest &request);

private:
    void change(Draft next, const std::string &what = {});
    void apply();
    void place(const ViewFiles &views);
    void placeFetched(View view, const std::filesystem::path &file, const QString &address);
    void rebuild();
    void tell();

    DraftStore m_store;
    DraftHistory m_history;
    ViewBoard m_board;
    LiveBlockout m_blockout;
    SortingList m_sorting;
    PictureIntake m_intake;
    ReportNote m_note;
    MaskEditor m_outline;
    BlockoutOptions m_options;
    blockout::Report m_report;
    bool m_restored = false;
    bool m_submitsWhenReady = false;
};

} // namespace turnaround::ui
