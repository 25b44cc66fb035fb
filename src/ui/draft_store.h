// Keeps the draft on disk, a moment after each change, in order. GUI thread; the files are the pool's business.
//
//   DATA/draft.json       the draft
//   DATA/draft/           pasted pictures, the sample
//   DATA/draft/derived/   made from the artist's files; may be thrown away at any time
#pragma once

#include "core/result.h"
#include "ui/draft.h"
#include "ui/latest.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>

namespace turnaround::ui {

class DraftStore : public QObject
{
    Q_OBJECT
public:
    explicit DraftStore(std::filesystem::path dataFolder, QObject *parent = nullptr);
    /// Saves what is not saved yet, and waits for it.
    ~DraftStore() override;

    std::filesystem::path keptFolder() const { return m_data / "draft"; }
    std::filesystem::path derivedFolder() const { return keptFolder() / "derived"; }

    /// Clears up and reads; restored() follows, once.
    void restore();
    /// Saves soon; later calls overtake.
    void save(const Draft &draft);
    /// Puts the sample's views beside the draft; sampleReady() follows.
    void unpackSample();

signals:
    void restored(const turnaround::ui::Draft &draft);
    void sampleReady(const turnaround::ui::Draft &views);
    void failed(const QString &why);

private:
    void writeNow();

    std::filesystem::path m_data;
    QThreadPool m_writer; ///< one thread: saves keep their order
    QTimer m_pause;
    Draft m_next;
    bool m_unsaved = false;
    Latest<Result<Draft>> m_reading, m_unpacking;
};

} // namespace turnaround::ui
