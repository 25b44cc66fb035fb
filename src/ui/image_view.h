// A picture that is already in memory, as an item, fitted into its room. GUI thread.
#pragma once

#include <QColor>
#include <QImage>
#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace turnaround::ui {

class ImageView : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QImage image READ image WRITE setImage NOTIFY imageChanged)
    /// Where the picture stands in the item.
    Q_PROPERTY(QRectF fitted READ fitted NOTIFY fittedChanged)

public:
    explicit ImageView(QQuickItem *parent = nullptr);

    QImage image() const { return m_image; }
    void setImage(const QImage &image);
    QRectF fitted() const;

signals:
    void imageChanged();
    void fittedChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    QImage m_image;
    bool m_fresh = false; ///< not yet handed to the scene graph
};

} // namespace turnaround::ui
