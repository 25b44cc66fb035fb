#include "ui/image_view.h"

#include <QQuickWindow>
#include <QSGImageNode>

namespace turnaround::ui {

ImageView::ImageView(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void ImageView::setImage(const QImage &image)
{
    if (image.cacheKey() == m_image.cacheKey())
        return;
    m_image = image;
    m_fresh = true;
    update();
    emit imageChanged();
    emit fittedChanged();
}

QRectF ImageView::fitted() const
{
    const QSizeF room = QSizeF(m_image.size()).scaled(size(), Qt::KeepAspectRatio);
    return {QPointF((width() - room.width()) / 2, (height() - room.height()) / 2), room};
}

void ImageView::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    update();
    emit fittedChanged();
}

QSGNode *ImageView::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    auto *painted = static_cast<QSGImageNode *>(node);
    if (m_image.isNull() || width() <= 0 || height() <= 0) {
        delete painted;
        m_fresh = true;
        return nullptr;
    }
    if (!painted) {
        painted = window()->createImageNode();
        painted->setOwnsTexture(true);
        m_fresh = true;
    }
    if (m_fresh) {
        painted->setTexture(window()->createTextureFromImage(m_image));
        m_fresh = false;
    }
    painted->setFiltering(QSGTexture::Linear);
    painted->setRect(fitted());
    return painted;
}

} // namespace turnaround::ui
