// drop_target: a small window of another program. It prints the addresses of what is dropped on it.
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QRasterWindow>
#include <QUrl>

#include <cstdio>

class DropTarget : public QRasterWindow
{
public:
    DropTarget()
    {
        setTitle("Drop target");
        setGeometry(10, 240, 160, 160);
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove) {
            static_cast<QDragMoveEvent *>(event)->acceptProposedAction();
            return true;
        }
        if (event->type() == QEvent::Drop) {
            auto *drop = static_cast<QDropEvent *>(event);
            for (const QUrl &url : drop->mimeData()->urls())
                std::printf("%s\n", qPrintable(url.toString()));
            std::fflush(stdout);
            drop->acceptProposedAction();
            return true;
        }
        return QRasterWindow::event(event);
    }
};

int main(int count, char **arguments)
{
    const QGuiApplication application(count, arguments);
    DropTarget target;
    target.show();
    return QGuiApplication::exec();
}
