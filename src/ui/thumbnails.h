// Draws the pictures that the library lacks, one after another, while the window is open. GUI thread; models
// are read and drawn on the pool.
#pragma once

#include "ui/job_desk.h"
#include "ui/latest.h"

#include <QObject>

#include <deque>
#include <set>

namespace turnaround::ui {

class Thumbnails : public QObject
{
    Q_OBJECT
public:
    explicit Thumbnails(JobDesk &desk, QObject *parent = nullptr);

    /// Of the assets waiting, and the one being drawn.
    int waiting() const { return static_cast<int>(m_line.size()) + (m_drawing.running() ? 1 : 0); }

private:
    void hear(const jobs::WorkerEvent &event);
    void add(const AssetSummary &asset);
    void next();

    JobDesk &m_desk;
    std::deque<AssetSummary> m_line; ///< the newest first
    std::set<AssetId> m_tried; ///< a model that can't be drawn is not tried again
    Latest<Result<QImage>> m_drawing;
};

} // namespace turnaround::ui
