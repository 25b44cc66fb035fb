#include "blockout/view_cache.h"

#include <algorithm>
#include <system_error>

namespace turnaround::blockout {

std::optional<ViewCache::Key> ViewCache::keyOf(const std::filesystem::path &file, const Background &background,
                                               int outlineSide)
{
    std::error_code failure;
    Key key{file, std::filesystem::last_write_time(file, failure), 0, background, outlineSide};
    if (failure)
        return {};
    key.bytes = std::filesystem::file_size(file, failure);
    if (failure)
        return {};
    return key;
}

std::optional<PreparedView> ViewCache::find(const Key &key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find(m_views, key, &std::pair<Key, PreparedView>::first);
    if (found == m_views.end())
        return {};
    m_views.splice(m_views.begin(), m_views, found);
    return m_views.front().second;
}

void ViewCache::keep(const Key &key, PreparedView view)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_views, [&](const auto &kept) { return kept.first == key; });
    m_views.emplace_front(key, std::move(view));
    if (m_views.size() > m_capacity)
        m_views.pop_back();
}

} // namespace turnaround::blockout
