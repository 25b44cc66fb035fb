// The one thing under the board that is most worth saying, and the one click that mends it. GUI thread.
#pragma once

#include "ui/draft.h"
#include "ui/view_board.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace turnaround::ui {

namespace NoteKind {
Q_NAMESPACE
QML_ELEMENT
/// In the order of qml/Note.qml.
enum class Kind {
    Plain, ///< worth knowing
    Accent, ///< not used here
    Warn, ///< probably a mistake
    Bad, ///< a picture can't be used, or could not be fetched
};
Q_ENUM_NS(Kind)
} // namespace NoteKind

class ReportNote : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the composer")
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(int kind READ kind NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    /// The word on the button that mends it; empty: there is none.
    Q_PROPERTY(QString remedy READ remedy NOTIFY changed)
    Q_PROPERTY(QString remedyIcon READ remedyIcon NOTIFY changed)
    /// The word on the button that does without; empty: there is none.
    Q_PROPERTY(QString dismissal READ dismissal NOTIFY changed)
    /// How many more there are.
    Q_PROPERTY(int more READ more NOTIFY changed)

public:
    using QObject::QObject;

    /// Tells again, from what the board and the report say now.
    void update(const ViewBoard &board, const blockout::Report &report, const std::set<AcceptedFinding> &accepted);
    /// The slot whose picture could not be fetched, where the note tells of that.
    std::optional<View> missed() const { return m_missed; }
    /// Does the remedy to the draft; false: there is none.
    bool mend(Draft &draft) const;
    /// What to add to the draft's accepted findings.
    std::vector<AcceptedFinding> toAccept() const;
    /// Open findings: flagged and not accepted.
    const std::vector<blockout::ViewFinding> &open() const { return m_open; }

    bool present() const { return !m_title.isEmpty(); }
    int kind() const { return static_cast<int>(m_kind); }
    QString title() const { return m_title; }
    QString detail() const { return m_detail; }
    QString remedy() const { return m_remedy; }
    QString remedyIcon() const { return m_remedyIcon; }
    QString dismissal() const { return m_dismissal; }
    int more() const { return m_more; }

signals:
    void changed();

private:
    void tellBroken(const ViewBoard &board, View view);
    void tellMissed(const ViewBoard &board, View view);
    void tellFinding();

    std::vector<blockout::ViewFinding> m_open;
    std::optional<View> m_broken, m_missed;
    NoteKind::Kind m_kind = NoteKind::Kind::Plain;
    QString m_title, m_detail, m_remedy, m_remedyIcon, m_dismissal;
    int m_more = 0;
};

} // namespace turnaround::ui
