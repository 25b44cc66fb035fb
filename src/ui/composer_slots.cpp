// What the artist does with the slots: pictures come, are swapped, mirrored, turned, and go.
#include "ui/composer.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

namespace turnaround::ui {

namespace {

std::optional<View> toView(int number)
{
    return number >= 0 && number < kViewCount ? std::optional(static_cast<View>(number)) : std::nullopt;
}

} // namespace

void Composer::drop(int view, QMimeData *content)
{
    if (content)
        m_intake.take(readOffer(*content), toView(view), m_board.firstEmpty());
}

void Composer::paste(int view)
{
    if (const QMimeData *content = QGuiApplication::clipboard()->mimeData())
        m_intake.take(readOffer(*content), toView(view), m_board.firstEmpty());
}

void Composer::open(int view, const QList<QUrl> &files)
{
    Offer offer;
    for (const QUrl &file : files)
        offer.files.emplace_back(file.toLocalFile().toStdString());
    m_intake.take(offer, toView(view));
}

void Composer::applySorting()
{
    if (!m_sorting.problem().isEmpty())
        return;
    const ViewFiles views = m_sorting.answer();
    m_sorting.clear();
    place(views);
}

void Composer::swap(int view, int other)
{
    const auto from = toView(view), to = toView(other);
    if (!from || !to || from == to || !draft().views.contains(*from))
        return;
    Draft next = draft();
    auto moved = next.views.extract(*from);
    auto displaced = next.views.extract(*to);
    moved.key() = *to;
    next.views.insert(std::move(moved));
    if (displaced) {
        displaced.key() = *from;
        next.views.insert(std::move(displaced));
    }
    change(std::move(next));
}

void Composer::mirror(int view)
{
    Draft next = draft();
    const auto slot = toView(view) ? next.views.find(*toView(view)) : next.views.end();
    if (slot == next.views.end())
        return;
    slot->second.mirrored = !slot->second.mirrored;
    change(std::move(next));
}

void Composer::turn(int view, int times)
{
    Draft next = draft();
    const auto slot = toView(view) ? next.views.find(*toView(view)) : next.views.end();
    if (slot == next.views.end())
        return;
    slot->second.turn(times);
    change(std::move(next));
}

void Composer::correct(int view)
{
    const auto slot = toView(view) ? draft().views.find(*toView(view)) : draft().views.end();
    if (slot != draft().views.end())
        m_outline.open(view, slot->second.file, slot->second.mask);
}

void Composer::stopFetching(View view)
{
    m_intake.stop(view);
    m_board.forgetMissed(view);
}

void Composer::retry(int view)
{
    if (toView(view) && m_board.mayRetry(*toView(view)))
        m_intake.retry(*toView(view));
}

void Composer::forgetMissed(int view)
{
    if (toView(view))
        m_board.forgetMissed(*toView(view));
}

void Composer::clear(int view)
{
    if (toView(view))
        stopFetching(*toView(view));
    Draft next = draft();
    if (toView(view) && next.views.erase(*toView(view)) > 0)
        change(std::move(next));
}

void Composer::clearAll()
{
    for (const View view : kAllViews)
        stopFetching(view);
    Draft next = draft();
    next.views.clear();
    next.accepted.clear();
    change(std::move(next));
}

void Composer::reveal(int view)
{
    const auto slot = toView(view) ? draft().views.find(*toView(view)) : draft().views.end();
    if (slot == draft().views.end())
        return;
    const QString folder = QString::fromStdString(slot->second.file.parent_path().string());
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        emit said(tr("No file manager answered; the picture lies in %1.").arg(folder));
}

} // namespace turnaround::ui
