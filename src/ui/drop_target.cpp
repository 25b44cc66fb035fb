#include "ui/drop_target.h"

#include "ui/intake.h"

#include <QDragEnterEvent>

namespace turnaround::ui {

DropTarget::DropTarget(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemAcceptsDrops);
}

void DropTarget::setOver(bool over)
{
    if (over == m_over)
        return;
    m_over = over;
    emit overChanged();
}

void DropTarget::dragEnterEvent(QDragEnterEvent *event)
{
    if (!canTake(*event->mimeData())) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setOver(true);
}

void DropTarget::dragMoveEvent(QDragMoveEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void DropTarget::dragLeaveEvent(QDragLeaveEvent *)
{
    setOver(false);
}

void DropTarget::dropEvent(QDropEvent *event)
{
    setOver(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    emit dropped(const_cast<QMimeData *>(event->mimeData()));
}

} // namespace turnaround::ui
