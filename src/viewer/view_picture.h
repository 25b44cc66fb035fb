// The present view as a picture file. GUI thread; the file is written on a pool thread.
#pragma once

#include <QImage>
#include <QObject>
#include <QQuickItem>
#include <QThreadPool>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace turnaround::viewer {

class ViewPicture : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool saving READ isSaving NOTIFY savingChanged)

public:
    explicit ViewPicture(QObject *parent = nullptr);
    ~ViewPicture() override; ///< waits for the file that is being written

    bool isSaving() const { return m_saving; }
    /// Draws `item` (shown in a window) as it is and writes a PNG with transparency, whole or not at all; an
    /// older file of that name is replaced at the end. Ends in saved() or failed(). Refused while saving.
    Q_INVOKABLE void save(QQuickItem *item, const QUrl &file);

signals:
    void savingChanged();
    void saved(const QString &path);
    void failed(const QString &sentence);

private:
    void write(const QImage &picture, const QString &path);
    void end(const QString &path, const QString &trouble);

    bool m_saving = false;
    QThreadPool m_pool;
};

} // namespace turnaround::viewer
