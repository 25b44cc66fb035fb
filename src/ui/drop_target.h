// An area that takes what is dropped on it: files, or pictures from another program. GUI thread.
#pragma once

#include <QMimeData>
#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace turnaround::ui {

class DropTarget : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    /// Something that can be taken is held over it.
    Q_PROPERTY(bool over READ over NOTIFY overChanged)

public:
    explicit DropTarget(QQuickItem *parent = nullptr);

    bool over() const { return m_over; }

signals:
    void overChanged();
    /// `content` is gone when the call returns.
    void dropped(QMimeData *content);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setOver(bool over);

    bool m_over = false;
};

} // namespace turnaround::ui
