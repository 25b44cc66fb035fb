// Views that were cut out before: after one picture changed, the others need not be read again.
#pragma once

#include "blockout/placement/outline.h"
#include "domain/blockout_settings.h"
#include "imaging/cutout.h"

#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace turnaround::blockout {

struct PreparedView {
    std::shared_ptr<const imaging::Cutout> cutout;
    std::shared_ptr<const Outline> outline;
    std::vector<std::string> notes; ///< what makes the outline uncertain
};

/// Owned by whoever builds the same subject again and again. Any thread, several at once. Holds about
/// 15 MB for a view of 1024 pixels a side.
class ViewCache
{
public:
    /// A picture as it was when it was read, and what was asked of it.
    struct Key {
        std::filesystem::path file;
        std::filesystem::file_time_type changed;
        std::uintmax_t bytes = 0;
        Background background;
        int outlineSide = 0;

        friend bool operator==(const Key &, const Key &) = default;
    };

    explicit ViewCache(std::size_t capacity = 8)
        : m_capacity(capacity)
    {
    }

    /// Nothing where the file can't be looked at.
    static std::optional<Key> keyOf(const std::filesystem::path &file, const Background &background, int outlineSide);

    std::optional<PreparedView> find(const Key &key);
    /// The view that was not asked for longest makes room.
    void keep(const Key &key, PreparedView view);

private:
    std::mutex m_mutex;
    std::size_t m_capacity;
    std::list<std::pair<Key, PreparedView>> m_views; ///< the last one used first
};

} // namespace turnaround::blockout
