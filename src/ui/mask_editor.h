// Corrects one slot's outline: the picture with what is left out tinted, and the tools that change it. GUI thread;
// pictures are read and outlines found on the pool. Nothing reaches the draft before apply().
#pragma once

#include "ui/latest.h"
#include "ui/mask_edit.h"

#include <QColor>
#include <QImage>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <memory>

namespace turnaround::ui {

namespace MaskTool {
Q_NAMESPACE
QML_ELEMENT
enum class Tool {
    Keep, ///< a brush that adds to the subject
    Remove, ///< a brush that takes away
    Pick, ///< takes the background's colour from the picture
};
Q_ENUM_NS(Tool)
} // namespace MaskTool

class MaskEditor : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the composer")
    /// The View's number; -1: closed.
    Q_PROPERTY(int view READ view NOTIFY changed)
    Q_PROPERTY(QImage picture READ picture NOTIFY changed)
    /// As large as the picture: what is left out, tinted.
    Q_PROPERTY(QImage left READ left NOTIFY changed)
    Q_PROPERTY(int tool READ tool WRITE setTool NOTIFY changed)
    Q_PROPERTY(int tolerance READ tolerance WRITE setTolerance NOTIFY changed)
    Q_PROPERTY(bool picked READ picked NOTIFY changed)
    Q_PROPERTY(QColor background READ background NOTIFY changed)
    Q_PROPERTY(bool inverted READ inverted WRITE setInverted NOTIFY changed)
    /// The brush's, in percent of the picture's width.
    Q_PROPERTY(int brush READ brush WRITE setBrush NOTIFY changed)
    Q_PROPERTY(bool touched READ touched NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    using QObject::QObject;

    void open(int view, const std::filesystem::path &file, const MaskEdit &edit);

    int view() const { return m_view; }
    QImage picture() const { return m_picture ? m_picture->image : QImage(); }
    QImage left() const { return m_left; }
    int tool() const { return static_cast<int>(m_tool); }
    int tolerance() const { return m_edit.tolerance; }
    bool picked() const { return m_edit.background.has_value(); }
    QColor background() const;
    bool inverted() const { return m_edit.inverted; }
    int brush() const { return m_brush; }
    bool touched() const { return !m_edit.untouched(); }
    QString problem() const { return m_problem; }

    void setTool(int tool);
    void setTolerance(int tolerance);
    void setInverted(bool inverted);
    void setBrush(int percent);

    /// Places are shares of the picture's width and height.
    Q_INVOKABLE void press(qreal x, qreal y);
    Q_INVOKABLE void drag(qreal x, qreal y);
    Q_INVOKABLE void undoStroke();
    Q_INVOKABLE void reset();
    Q_INVOKABLE void apply();
    Q_INVOKABLE void close();

signals:
    void changed();
    void applied(int view, const turnaround::ui::MaskEdit &edit);

private:
    void show();
    Vec2f place(qreal x, qreal y) const;

    int m_view = -1;
    MaskTool::Tool m_tool = MaskTool::Tool::Remove;
    int m_brush = 4;
    MaskEdit m_edit;
    std::shared_ptr<const imaging::Picture> m_picture; ///< reduced
    QImage m_left;
    QString m_problem;
    Latest<Result<imaging::Picture>> m_reading;
    Latest<Result<QImage>> m_finding;
};

} // namespace turnaround::ui
