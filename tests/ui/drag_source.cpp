// drag_source FILE ...: a small window of another program. A press and a move on it drag the files.
#include <QDrag>
#include <QGuiApplication>
#include <QMimeData>
#include <QMouseEvent>
#include <QRasterWindow>
#include <QUrl>

class DragSource : public QRasterWindow
{
public:
    explicit DragSource(const QList<QUrl> &files)
        : m_files(files)
    {
        setTitle("Drag source");
        setGeometry(10, 40, 120, 120);
    }

protected:
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (!(event->buttons() & Qt::LeftButton) || m_dragged)
            return;
        m_dragged = true;
        auto *content = new QMimeData;
        content->setUrls(m_files);
        auto *drag = new QDrag(this);
        drag->setMimeData(content);
        drag->exec(Qt::CopyAction);
    }

private:
    QList<QUrl> m_files;
    bool m_dragged = false;
};

int main(int count, char **arguments)
{
    QGuiApplication application(count, arguments);
    QList<QUrl> files;
    for (const QString &file : application.arguments().mid(1))
        files << QUrl::fromLocalFile(file);
    DragSource source(files);
    source.show();
    return QGuiApplication::exec();
}
