// What may be chosen for the model, as on the command line. GUI thread.
#pragma once

#include "domain/blockout_settings.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace turnaround::ui {

class BlockoutOptions : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the composer")
    Q_PROPERTY(int faces READ faces WRITE setFaces NOTIFY changed)
    Q_PROPERTY(int leastFaces READ leastFaces CONSTANT)
    Q_PROPERTY(int mostFaces READ mostFaces CONSTANT)
    /// Indices into the lists of words beside them.
    Q_PROPERTY(int texture READ texture WRITE setTexture NOTIFY changed)
    Q_PROPERTY(QStringList textures READ textures CONSTANT)
    Q_PROPERTY(int detail READ detail WRITE setDetail NOTIFY changed)
    Q_PROPERTY(QStringList details READ details NOTIFY changed)
    Q_PROPERTY(int shape READ shape WRITE setShape NOTIFY changed)
    Q_PROPERTY(QStringList shapes READ shapes CONSTANT)
    /// All in one line: faces, texture and shape, "200,000 · 2048² · Auto".
    Q_PROPERTY(QString summary READ summary NOTIFY changed)

public:
    using QObject::QObject;

    const BlockoutSettings &settings() const { return m_settings; }
    void set(const BlockoutSettings &settings);

    int faces() const { return m_settings.faces; }
    int leastFaces() const { return BlockoutSettings::kMinFaces; }
    int mostFaces() const { return BlockoutSettings::kMaxFaces; }
    int texture() const;
    QStringList textures() const;
    int detail() const;
    QStringList details() const;
    int shape() const { return static_cast<int>(m_settings.shape); }
    QStringList shapes() const { return {tr("Auto"), tr("Round"), tr("Boxy")}; }
    QString summary() const;

    void setFaces(int faces);
    void setTexture(int index);
    void setDetail(int index);
    void setShape(int index);

signals:
    void changed();
    /// The artist chose something.
    void chosen();

private:
    BlockoutSettings m_settings;
};

} // namespace turnaround::ui
