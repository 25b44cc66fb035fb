#include "blockout/report/arrangement.h"

#include <utility>

namespace turnaround::blockout {

Arrangement asGiven(int count)
{
    Arrangement arrangement;
    for (int i = 0; i < count; ++i)
        arrangement.sources.push_back({i, false, 0});
    return arrangement;
}

std::vector<Arrangement> alternatives(std::span<const View> views)
{
    const int count = static_cast<int>(views.size());
    const Arrangement given = asGiven(count);
    std::vector<Arrangement> found;
    const auto add = [&](Change change) -> std::vector<Source> & {
        found.push_back({std::move(change), given.sources});
        return found.back().sources;
    };

    int top = -1;
    int bottom = -1;
    for (int i = 0; i < count; ++i) {
        if (views[i] == View::Top)
            top = i;
        if (views[i] == View::Bottom)
            bottom = i;
        for (int k = i + 1; k < count; ++k) {
            std::vector<Source> &sources = add({FindingKind::Swapped, {i, k}, {}});
            std::swap(sources[i], sources[k]);
        }
        add({FindingKind::Mirrored, {i}, {}})[i].mirrored = true;
        for (int turns = 1; turns < 4; ++turns)
            add({FindingKind::Turned, {i}, {turns}})[i].quarterTurns = turns;
        if (count > 2)
            add({FindingKind::Foreign, {i}, {}})[i].picture = -1;
    }
    // A service's own convention turns both: the same way, or each towards the other.
    if (top >= 0 && bottom >= 0) {
        for (const auto &[t, b] : {std::pair{2, 2}, {1, 1}, {3, 3}, {1, 3}, {3, 1}}) {
            std::vector<Source> &sources = add({FindingKind::Turned, {top, bottom}, {t, b}});
            sources[top].quarterTurns = t;
            sources[bottom].quarterTurns = b;
        }
    }
    return found;
}

std::vector<int> filled(const Arrangement &arrangement)
{
    std::vector<int> places;
    for (int i = 0; i < static_cast<int>(arrangement.sources.size()); ++i) {
        if (arrangement.sources[i].picture >= 0)
            places.push_back(i);
    }
    return places;
}

} // namespace turnaround::blockout
