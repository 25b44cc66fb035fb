#include "blockout/texture/patches.h"

#include <algorithm>
#include <utility>

namespace turnaround::blockout {
namespace {

constexpr float kLeastCosine = 0.6f; ///< between the normals of a patch's first vertex and any other

template <class Visit>
void forNeighbours(const Surface &s, std::uint32_t v, Visit &&visit)
{
    for (std::uint32_t i = s.cornerBegin[v]; i < s.cornerBegin[v + 1]; ++i) {
        const Triangle &t = s.mesh->triangles[s.corners[i] / 3];
        const std::uint32_t k = s.corners[i] % 3;
        visit(t[(k + 1) % 3]);
        visit(t[(k + 2) % 3]); // an open edge is walked in one direction only
    }
}

void listMembers(Patches &patches)
{
    patches.memberBegin.assign(patches.count() + 1, 0);
    for (const std::uint32_t p : patches.ofVertex)
        ++patches.memberBegin[p + 1];
    for (std::size_t p = 0; p < patches.count(); ++p)
        patches.memberBegin[p + 1] += patches.memberBegin[p];
    patches.members.resize(patches.ofVertex.size());
    std::vector<std::uint32_t> next(patches.memberBegin.begin(), patches.memberBegin.end() - 1);
    for (std::uint32_t v = 0; v < patches.ofVertex.size(); ++v)
        patches.members[next[patches.ofVertex[v]]++] = v;
}

void listLinks(const Surface &s, Patches &patches)
{
    patches.linkBegin.assign(1, 0);
    for (std::uint32_t p = 0; p < patches.count(); ++p) {
        const std::size_t begin = patches.links.size();
        for (const std::uint32_t v : patches.vertices(p))
            forNeighbours(s, v, [&](std::uint32_t n) {
                if (patches.ofVertex[n] != p)
                    patches.links.push_back(patches.ofVertex[n]);
            });
        std::sort(patches.links.begin() + long(begin), patches.links.end());
        patches.links.erase(std::unique(patches.links.begin() + long(begin), patches.links.end()), patches.links.end());
        patches.linkBegin.push_back(std::uint32_t(patches.links.size()));
    }
}

} // namespace

Patches growPatches(const Surface &surface, float radius, const CancelToken &cancel)
{
    const std::vector<Vec3f> &position = surface.mesh->positions;
    Patches patches;
    patches.ofVertex.assign(position.size(), kNoTriangle);
    std::vector<std::uint32_t> queue;
    for (std::uint32_t seed = 0; seed < position.size(); ++seed) {
        if (patches.ofVertex[seed] != kNoTriangle)
            continue;
        if (cancel.requested())
            return {};
        const auto id = std::uint32_t(patches.centres.size());
        patches.ofVertex[seed] = id;
        queue.assign(1, seed);
        Vec3f sum;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            sum += position[queue[i]];
            forNeighbours(surface, queue[i], [&](std::uint32_t n) {
                const Vec3f away = position[n] - position[seed];
                if (patches.ofVertex[n] == kNoTriangle && dot(away, away) < radius * radius &&
                    dot(surface.broadNormals[n], surface.broadNormals[seed]) > kLeastCosine) {
                    patches.ofVertex[n] = id;
                    queue.push_back(n);
                }
            });
        }
        patches.centres.push_back(sum * (1.0f / float(queue.size())));
    }
    listMembers(patches);
    if (!cancel.requested())
        listLinks(surface, patches);
    return cancel.requested() ? Patches{} : std::move(patches);
}

} // namespace turnaround::blockout
