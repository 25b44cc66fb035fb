// Pictures at public addresses, fetched into a folder: one at a time for each slot. GUI thread; the transport works on
// a thread of its own, which begins with the first address.
#pragma once

#include "domain/view.h"
#include "net/transport.h"
#include "ui/latest.h"

#include <QObject>
#include <QString>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>

namespace turnaround::ui {

class PictureFetch : public QObject
{
    Q_OBJECT
public:
    static constexpr std::int64_t kMostBytes = 40'000'000;

    /// `folder`: where the files go; it is made when it is needed.
    explicit PictureFetch(std::filesystem::path folder, QObject *parent = nullptr);

    /// Only https, or http on this machine; nothing of the artist's is sent along. What was being fetched for that slot
    /// is given up. Ends with fetched() or failed(), unless it is given up.
    void fetch(View view, const QString &address);
    /// Once more what failed last for that slot.
    void retry(View view);
    void stop(View view);

signals:
    /// What the slot says while it waits; empty: nothing more.
    void progressed(turnaround::View view, const QString &words);
    void fetched(turnaround::View view, const std::filesystem::path &file, const QString &address);
    /// One sentence: why, and what to do; `mayRetry`: the same address may do the next time.
    void failed(turnaround::View view, const QString &why, bool mayRetry);

private:
    struct Fetch {
        Latest<bool> folder;
        std::filesystem::path file;
        QString address;
        int number = 0; ///< 0: nothing is being fetched
        std::optional<net::Exchange> exchange;
    };
    Fetch &of(View view) { return m_fetches[static_cast<std::size_t>(view)]; }
    void begin(View view);
    void tell(View view, int number, std::int64_t bytes, std::int64_t whole);
    void end(View view, int number, const net::FetchAnswer &answer);

    std::filesystem::path m_folder;
    int m_last = 0;
    std::array<Fetch, kViewCount> m_fetches;
    std::unique_ptr<net::Transport> m_transport; ///< last: its answers come until it has ended
};

} // namespace turnaround::ui
