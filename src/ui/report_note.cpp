#include "ui/report_note.h"

#include <algorithm>

namespace turnaround::ui {

namespace {

using blockout::FindingKind;
using blockout::ViewFinding;

/// "Left looks mirrored: flipped left to right, …." gives both halves, the second with a capital.
std::pair<QString, QString> halves(const QString &sentence)
{
    const auto colon = sentence.indexOf(QStringLiteral(": "));
    if (colon < 0)
        return {sentence, {}};
    QString second = sentence.mid(colon + 2);
    if (!second.isEmpty())
        second[0] = second[0].toUpper();
    return {sentence.left(colon), second};
}

} // namespace

void ReportNote::update(const ViewBoard &board, const blockout::Report &report,
                        const std::set<AcceptedFinding> &accepted)
{
    m_open.clear();
    for (const ViewFinding &finding : report.views) {
        if (finding.flagged && !accepted.contains({finding.view, finding.kind}))
            m_open.push_back(finding);
    }
    m_missed = board.missed();
    m_broken = m_missed ? std::nullopt : board.broken();
    m_kind = NoteKind::Kind::Plain;
    m_more = 0;
    for (QString *text : {&m_title, &m_detail, &m_remedy, &m_remedyIcon, &m_dismissal})
        text->clear();
    if (m_missed)
        tellMissed(board, *m_missed);
    else if (m_broken)
        tellBroken(board, *m_broken);
    else if (!m_open.empty())
        tellFinding();
    else {
        for (const View view : kBoardOrder) {
            if (m_title.isEmpty())
                std::tie(m_title, m_detail) = halves(board.noteOf(view));
        }
        if (m_title.isEmpty() && !report.notes.empty())
            m_title = QString::fromStdString(report.notes.front());
    }
    emit changed();
}

void ReportNote::tellBroken(const ViewBoard &board, View view)
{
    m_kind = NoteKind::Kind::Bad;
    m_title = tr("%1 can't be used").arg(viewTitle(view));
    m_detail = board.noteOf(view);
    m_remedy = tr("Clear");
    m_remedyIcon = QStringLiteral("close");
}

void ReportNote::tellMissed(const ViewBoard &board, View view)
{
    m_kind = NoteKind::Kind::Bad;
    m_title = tr("%1 not fetched").arg(viewTitle(view));
    m_detail = board.noteOf(view);
    if (board.mayRetry(view)) {
        m_remedy = tr("Try again");
        m_remedyIcon = QStringLiteral("rotate");
    }
    m_dismissal = board.filled(view) ? tr("Keep old") : tr("Remove");
}

void ReportNote::tellFinding()
{
    m_dismissal = tr("Ignore");
    const ViewFinding &finding = m_open.front();
    m_kind = NoteKind::Kind::Warn;
    std::tie(m_title, m_detail) = halves(QString::fromStdString(finding.reason));
    if (m_detail.isEmpty())
        m_detail = QString::fromStdString(finding.suggestion);
    const auto alike = std::ranges::count(m_open, finding.kind, &ViewFinding::kind);
    m_more = static_cast<int>(m_open.size()) - (finding.kind == FindingKind::Swapped ? static_cast<int>(alike) : 1);
    switch (finding.kind) {
    case FindingKind::Mirrored:
        m_remedy = tr("Mirror");
        m_remedyIcon = QStringLiteral("mirror");
        break;
    case FindingKind::Turned:
        m_remedy = tr("Turn");
        m_remedyIcon = QStringLiteral("rotate");
        break;
    case FindingKind::Swapped:
        m_remedy = alike == 2 ? tr("Swap") : QString();
        m_remedyIcon = QStringLiteral("swap");
        break;
    case FindingKind::Foreign:
        m_remedy = tr("Leave out");
        m_remedyIcon = QStringLiteral("close");
        break;
    case FindingKind::Ok:
    case FindingKind::Scaled:
        break;
    }
}

bool ReportNote::mend(Draft &draft) const
{
    if (m_remedy.isEmpty() || m_missed)
        return false;
    if (m_broken)
        return draft.views.erase(*m_broken) > 0;
    const ViewFinding &finding = m_open.front();
    const auto slot = draft.views.find(finding.view);
    if (slot == draft.views.end())
        return false;
    switch (finding.kind) {
    case FindingKind::Mirrored:
        slot->second.mirrored = !slot->second.mirrored;
        return true;
    case FindingKind::Turned:
        slot->second.turn(finding.quarterTurns);
        return true;
    case FindingKind::Swapped: {
        const auto other = std::ranges::find_if(
            m_open, [&](const ViewFinding &f) { return f.kind == FindingKind::Swapped && f.view != finding.view; });
        if (other == m_open.end() || !draft.views.contains(other->view))
            return false;
        std::swap(slot->second, draft.views.at(other->view));
        return true;
    }
    case FindingKind::Foreign:
        draft.views.erase(slot);
        return true;
    default:
        return false;
    }
}

std::vector<AcceptedFinding> ReportNote::toAccept() const
{
    std::vector<AcceptedFinding> accepted;
    for (const ViewFinding &finding : m_open) {
        if (finding.kind == m_open.front().kind &&
            (finding.kind == FindingKind::Swapped || finding.view == m_open.front().view))
            accepted.emplace_back(finding.view, finding.kind);
    }
    return accepted;
}

} // namespace turnaround::ui
