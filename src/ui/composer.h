// The composer: what the artist puts together, and what may be done with it. GUI thread, thin: pictures are read,
// drafts saved and blockouts built elsewhere. Owns the models of its panel.
#pragma once

#include "domain/generation_request.h"
#include "ui/blockout_options.h"
#include "ui/draft_history.h"
#include "ui/draft_store.h"
#include "ui/live_blockout.h"
#include "ui/mask_editor.h"
#include "ui/option_list.h"
#include "ui/picture_intake.h"
#include "ui/price_question.h"
#include "ui/report_note.h"
#include "ui/service_menu.h"
#include "ui/sorting_list.h"
#include "ui/terms.h"
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
    /// Blockout's.
    Q_PROPERTY(BlockoutOptions *options READ options CONSTANT)
    Q_PROPERTY(ServiceMenu *services READ services CONSTANT)
    /// The chosen service's.
    Q_PROPERTY(OptionList *serviceOptions READ serviceOptions CONSTANT)
    Q_PROPERTY(QString prompt READ prompt WRITE setPrompt NOTIFY promptChanged)
    /// Characters that may still be typed; negative: too many.
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
    /// All that pressing it means.
    Q_PROPERTY(turnaround::ui::Terms terms READ terms NOTIFY stateChanged)
    /// Why a job was not taken: it exceeds the budget; empty: none. "Pay anyway" sends it all the same.
    Q_PROPERTY(QString overBudget READ overBudget NOTIFY overBudgetChanged)

public:
    static constexpr int kPromptLimit = 1024; ///< UTF-8 characters, where no service says otherwise

    /// The desk knows the services' accounts, and asks for prices.
    Composer(const std::filesystem::path &dataFolder, JobDesk &desk, QObject *parent = nullptr);

    ViewBoard *board() { return &m_board; }
    LiveBlockout *blockout() { return &m_blockout; }
    SortingList *sorting() { return &m_sorting; }
    ReportNote *note() { return &m_note; }
    MaskEditor *outline() { return &m_outline; }
    BlockoutOptions *options() { return &m_options; }
    ServiceMenu *services() { return &m_services; }
    OptionList *serviceOptions() { return &m_serviceOptions; }
    const Draft &draft() const { return m_history.now(); }

    QString prompt() const { return QString::fromStdString(draft().prompt); }
    void setPrompt(const QString &prompt);
    int promptLeft() const;
    bool canUndo() const { return m_history.canUndo(); }
    bool canRedo() const { return m_history.canRedo(); }
    bool restored() const { return m_restored; }
    QString viewsText() const;
    QString subject() const;
    bool ready() const { return m_terms.ready; }
    QString readyText() const { return m_terms.readyText; }
    const Terms &terms() const { return m_terms; }
    QString overBudget() const { return m_overBudget; }
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
    /// Fetches once more what could not be fetched, or does without it.
    Q_INVOKABLE void retry(int view);
    Q_INVOKABLE void forgetMissed(int view);
    Q_INVOKABLE void clear(int view);
    Q_INVOKABLE void clearAll();
    Q_INVOKABLE void reveal(int view);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    /// What the note under the board offers.
    Q_INVOKABLE void mend();
    Q_INVOKABLE void ignoreFinding();
    Q_INVOKABLE void loadSample();
    /// The sample, and its model as soon as the pictures are read.
    Q_INVOKABLE void buildSample();
    Q_INVOKABLE void submit();
    /// Asks the service what it would cost; only then may pictures be uploaded before Generate.
    Q_INVOKABLE void askPrice();
    /// Lets a service put the pictures at a public address, for the next job alone.
    Q_INVOKABLE void letHost(const QString &service, bool allowed);
    /// The job that was refused because of the budget, once more.
    Q_INVOKABLE void payAnyway();
    Q_INVOKABLE void keepToBudget();
    /// A job was not taken because of the budget; asks the artist.
    void askOverBudget(const turnaround::GenerationRequest &request, const QString &why);

signals:
    void promptChanged();
    void draftChanged();
    void stateChanged();
    /// One sentence that passes: what could not be done.
    void said(const QString &sentence);
    void submitRequested(const turnaround::GenerationRequest &request, bool overBudget);
    void overBudgetChanged();
    /// The artist wants to enter a service's key.
    void settingsRequested(const QString &service);
    /// The artist wants to change the budget.
    void budgetRequested();

private:
    void change(Draft next, const std::string &what = {});
    void apply();
    void place(const ViewFiles &views);
    /// Nothing that is fetched, or could not be, is meant for that slot any more.
    void stopFetching(View view);
    void placeFetched(View view, const std::filesystem::path &file, const QString &address);
    void rebuild();
    void tell();
    /// Of a service that did not change, options that were chosen.
    void takeOptions(const QString &key);
    Terms termsNow() const;

    DraftStore m_store;
    DraftHistory m_history;
    ViewBoard m_board;
    LiveBlockout m_blockout;
    SortingList m_sorting;
    PictureIntake m_intake;
    ReportNote m_note;
    MaskEditor m_outline;
    BlockoutOptions m_options;
    ServiceMenu m_services;
    OptionList m_serviceOptions;
    PriceQuestion m_price;
    Terms m_terms;
    std::string m_hostWith; ///< for the next job alone
    GenerationRequest m_refused; ///< because of the budget
    QString m_overBudget;
    blockout::Report m_report;
    bool m_restored = false;
    bool m_submitsWhenReady = false;
};

} // namespace turnaround::ui
