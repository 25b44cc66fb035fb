#include "blockout/shape/hull_field.h"

#include "blockout/shape/perspective_term.h"
#include "blockout/shape/thin_parts.h"
#include "core/parallel.h"

#include <algorithm>
#include <cassert>

namespace turnaround::blockout {

namespace {

constexpr float kThinRadius = 0.65f; ///< cells: what is wider leaves a trace in the samples
constexpr size_t kMaxTerms = kViewCount + 4;

} // namespace

HullField::HullField(const Lattice &lattice, std::span<const FieldView> views)
    : m_lattice(lattice)
    , m_outlines(views.size())
{
    std::vector<FieldView> widened(views.begin(), views.end());
    parallelFor(static_cast<int>(views.size()), [&](int i) {
        const float radius = kThinRadius * lattice.step * views[i].camera.pixelsPerUnit;
        m_outlines[i] = std::make_unique<Outline>(widenThinParts(*views[i].outline, radius));
        widened[i].outline = m_outlines[i].get();
    });

    struct Flat {
        const FieldView *first;
        const FieldView *second;
    };
    std::vector<Flat> flats;
    for (const View view : kAllViews) {
        const auto own = std::ranges::find(widened, view, [](const FieldView &v) { return v.camera.view; });
        if (own == widened.end())
            continue;
        if (own->camera.distance > 0) {
            m_terms.push_back(std::make_unique<PerspectiveTerm>(lattice, *own));
            continue;
        }
        const auto earlier = std::ranges::find_if(
            flats, [&](const Flat &flat) { return oppositeView(flat.first->camera.view) == view; });
        if (earlier != flats.end())
            earlier->second = &*own;
        else
            flats.push_back({&*own, nullptr});
    }
    std::vector<std::unique_ptr<const FieldTerm>> terms(flats.size());
    parallelFor(static_cast<int>(flats.size()),
                [&](int i) { terms[i] = std::make_unique<FlatTerm>(lattice, *flats[i].first, flats[i].second); });
    for (auto &term : terms)
        m_terms.push_back(std::move(term));
}

void HullField::add(std::unique_ptr<const FieldTerm> term)
{
    assert(m_terms.size() < kMaxTerms);
    m_terms.push_back(std::move(term));
}

bool HullField::sample(const std::array<int, 3> &block, BlockValues values) const
{
    std::array<Range, kMaxTerms> ranges;
    const bool repaired = m_repair && m_repair->range(block).low < 0;
    float atLeast = -1e9f;
    bool anyOutside = false;
    for (size_t i = 0; i < m_terms.size(); ++i) {
        ranges[i] = m_terms[i]->range(block);
        if (ranges[i].low > 0 && !repaired)
            return false;
        anyOutside = anyOutside || ranges[i].high >= 0;
        atLeast = std::max(atLeast, ranges[i].low);
    }
    if (!anyOutside)
        return false;
    // Near a surface most terms lie far below the highest: they can't decide a value there.
    std::fill_n(values, kBlockSamples, -1e9f);
    for (size_t i = 0; i < m_terms.size(); ++i) {
        if (ranges[i].high >= atLeast)
            m_terms[i]->raise(block, values);
    }
    if (repaired)
        m_repair->lower(block, values);
    return true;
}

} // namespace turnaround::blockout
