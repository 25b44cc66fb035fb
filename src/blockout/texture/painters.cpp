#include "blockout/texture/testimony.h"

#include "blockout/texture/chunks.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {
namespace {

constexpr float kWorst = 4; ///< cost of the least suited painter, the best one's being 0
constexpr float kBorder = 0.35f; ///< cost of a border between painters that agree
constexpr float kDisagreement = 1 / 80.0f; ///< … and per step of sRGB that they differ on either side
constexpr float kMostDisagreement = 2;
constexpr int kSweeps = 4;

using Costs = std::array<float, kViewCount>;

/// Min-sum belief propagation (Felzenszwalb and Huttenlocher, "Efficient belief propagation for early
/// vision", 2006) in sweeps forth and back over the patches.
class PainterChoice
{
public:
    PainterChoice(const Patches &patches, const std::vector<Statements> &statements)
        : m_patches(patches)
        , m_said(statements)
        , m_own(patches.count())
        , m_messages(patches.links.size(), Costs{})
        , m_reverse(patches.links.size())
    {
        for (std::uint32_t p = 0; p < patches.count(); ++p) {
            float best = 0;
            for (const Statement &s : statements[p])
                best = std::max(best, s.quality);
            for (int w = 0; w < kViewCount; ++w)
                m_own[p][w] =
                    statements[p][w].quality > 0 ? std::min(kWorst, std::log(best / statements[p][w].quality)) : 0;
            for (std::uint32_t i = patches.linkBegin[p]; i < patches.linkBegin[p + 1]; ++i) {
                const auto back = patches.neighbours(patches.links[i]);
                m_reverse[i] = patches.linkBegin[patches.links[i]] +
                    std::uint32_t(std::lower_bound(back.begin(), back.end(), p) - back.begin());
            }
        }
    }

    bool run(const CancelToken &cancel)
    {
        const auto count = std::uint32_t(m_patches.count());
        for (int sweep = 0; sweep < 2 * kSweeps; ++sweep)
            for (std::uint32_t i = 0; i < count; ++i) {
                if ((i & 1023) == 0 && cancel.requested())
                    return false;
                const std::uint32_t p = sweep % 2 ? count - 1 - i : i;
                const Costs all = belief(p); // what is sent from p doesn't change it
                for (std::uint32_t link = m_patches.linkBegin[p]; link < m_patches.linkBegin[p + 1]; ++link)
                    if (sweep % 2 ? m_patches.links[link] < p : m_patches.links[link] > p)
                        send(p, link, all);
            }
        return true;
    }

    std::int8_t best(std::uint32_t p) const
    {
        const Costs costs = belief(p);
        int best = -1;
        for (int w = 0; w < kViewCount; ++w)
            if (m_said[p][w].quality > 0 && (best < 0 || costs[w] < costs[best]))
                best = w;
        return std::int8_t(best);
    }

private:
    /// m_messages[i] came to p over its link i.
    Costs belief(std::uint32_t p) const
    {
        Costs sum = m_own[p];
        for (std::uint32_t i = m_patches.linkBegin[p]; i < m_patches.linkBegin[p + 1]; ++i)
            for (int w = 0; w < kViewCount; ++w)
                sum[w] += m_messages[i][w];
        return sum;
    }

    /// How much two witnesses differ on a patch that both see.
    float difference(std::uint32_t p, int a, int b) const
    {
        const Statement &x = m_said[p][a];
        const Statement &y = m_said[p][b];
        return x.quality > 0 && y.quality > 0 ? length(x.colour - y.colour) * kDisagreement : 0.5f;
    }

    void send(std::uint32_t p, std::uint32_t link, Costs from)
    {
        const std::uint32_t to = m_patches.links[link];
        for (int w = 0; w < kViewCount; ++w)
            from[w] -= m_messages[link][w];
        Costs &message = m_messages[m_reverse[link]];
        float least = 1e9f;
        for (int b = 0; b < kViewCount; ++b) {
            message[b] = 0;
            if (m_said[to][b].quality <= 0)
                continue;
            float cost = 1e9f;
            for (int a = 0; a < kViewCount; ++a) {
                if (m_said[p][a].quality <= 0)
                    continue;
                const float border =
                    a == b ? 0 : kBorder + std::min(kMostDisagreement, difference(p, a, b) + difference(to, a, b));
                cost = std::min(cost, from[a] + border);
            }
            message[b] = cost < 1e8f ? cost : 0;
            least = std::min(least, message[b]);
        }
        for (int b = 0; b < kViewCount; ++b)
            if (m_said[to][b].quality > 0)
                message[b] -= least;
    }

    const Patches &m_patches;
    const std::vector<Statements> &m_said;
    std::vector<Costs> m_own;
    std::vector<Costs> m_messages;
    std::vector<std::uint32_t> m_reverse; ///< the same link seen from its other end
};

} // namespace

std::vector<std::int8_t> choosePainters(const Patches &patches, const std::vector<Statements> &statements,
                                        const CancelToken &cancel)
{
    PainterChoice choice(patches, statements);
    if (!choice.run(cancel))
        return {};
    std::vector<std::int8_t> painters(patches.count());
    for (std::uint32_t p = 0; p < painters.size(); ++p)
        painters[p] = choice.best(p);
    return painters;
}

std::vector<PainterShares> softenBorders(const Surface &surface, const Patches &patches,
                                         const std::vector<std::int8_t> &painters, float radius,
                                         const CancelToken &cancel)
{
    std::vector<PainterShares> shares(patches.ofVertex.size());
    inChunks(shares.size(), 8192, cancel, [&](std::size_t begin, std::size_t end) {
        for (std::size_t v = begin; v < end; ++v) {
            Costs weight{};
            float sum = 1e-9f;
            const auto count = [&](std::uint32_t p) {
                if (painters[p] < 0)
                    return;
                const Vec3f away = surface.mesh->positions[v] - patches.centres[p];
                const float w = std::exp(-dot(away, away) / (radius * radius)) + 1e-6f;
                weight[painters[p]] += w;
                sum += w;
            };
            count(patches.ofVertex[v]);
            for (const std::uint32_t p : patches.neighbours(patches.ofVertex[v]))
                count(p);
            for (int w = 0; w < kViewCount; ++w)
                shares[v][w] = std::uint8_t(std::lround(255 * weight[w] / sum));
        }
    });
    return shares;
}

} // namespace turnaround::blockout
