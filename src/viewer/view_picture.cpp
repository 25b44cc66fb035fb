#include "viewer/view_picture.h"

#include <QFileInfo>
#include <QQuickItemGrabResult>
#include <QSaveFile>

namespace turnaround::viewer {

namespace {

/// Empty when it is written; else why not.
QString writePng(const QImage &picture, const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && picture.convertToFormat(QImage::Format_RGBA8888).save(&file, "PNG") &&
        file.commit())
        return {};
    return ViewPicture::tr("The picture %1 can't be written (%2); choose another folder.")
        .arg(QFileInfo(path).fileName(), file.errorString());
}

QString withSuffix(const QString &path)
{
    return path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? path : path + QLatin1String(".png");
}

} // namespace

ViewPicture::ViewPicture(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

ViewPicture::~ViewPicture()
{
    m_pool.waitForDone();
}

void ViewPicture::save(QQuickItem *item, const QUrl &file)
{
    if (m_saving || !item)
        return;
    m_saving = true;
    emit savingChanged();
    if (!file.isLocalFile())
        return end({}, tr("The picture can only be saved in a folder of this computer."));
    const QString path = withSuffix(file.toLocalFile());
    const QSharedPointer<QQuickItemGrabResult> grab = item->grabToImage();
    if (!grab)
        return end({}, tr("The picture can't be drawn while the window is hidden."));
    connect(grab.data(), &QQuickItemGrabResult::ready, this, [this, grab, path] { write(grab->image(), path); });
}

void ViewPicture::write(const QImage &picture, const QString &path)
{
    m_pool.start([this, picture, path] {
        const QString trouble = writePng(picture, path);
        QMetaObject::invokeMethod(this, [this, path, trouble] { end(path, trouble); });
    });
}

void ViewPicture::end(const QString &path, const QString &trouble)
{
    m_saving = false;
    emit savingChanged();
    if (trouble.isEmpty())
        emit saved(path);
    else
        emit failed(trouble);
}

} // namespace turnaround::viewer
