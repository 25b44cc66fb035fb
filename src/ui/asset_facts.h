// What is known of one model of the library beyond its figures: the service's cost, seed, flags and notes. GUI thread;
// the worker reads the file.
#pragma once

#include "domain/asset.h"
#include "ui/job_desk.h"

#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace turnaround::ui {

class AssetFacts : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a shelf")
    /// As list of { name, value }; empty: no service made it, or it is being read.
    Q_PROPERTY(QVariantList lines READ lines NOTIFY changed)
    /// One sentence each.
    Q_PROPERTY(QStringList notes READ notes NOTIFY changed)

public:
    explicit AssetFacts(JobDesk &desk, QObject *parent = nullptr);

    QVariantList lines() const { return m_lines; }
    QStringList notes() const { return m_notes; }

    /// Asks about an asset; empty: about none. What is known of another one is forgotten at once.
    Q_INVOKABLE void show(const QString &asset);

signals:
    void changed();

private:
    void hear(const jobs::WorkerEvent &event);

    JobDesk &m_desk;
    jobs::Ticket m_asked;
    QVariantList m_lines;
    QStringList m_notes;
};

/// In words. Any thread (pure).
QVariantList factLines(const Asset &asset);
QStringList factNotes(const Asset &asset);

} // namespace turnaround::ui
