#include "blockout/mesh/edge_collapse.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace turnaround::blockout {

namespace {

/// Twelve times the squared area over the squared sum of squared sides, against an equal-sided triangle's.
float squaredQuality(float squaredDoubleArea, const Vec3f &a, const Vec3f &b, const Vec3f &c)
{
    const Vec3f ab = b - a, bc = c - b, ca = a - c;
    const float sides = dot(ab, ab) + dot(bc, bc) + dot(ca, ca);
    return 12 * squaredDoubleArea / (sides * sides);
}

} // namespace

EdgeCollapse::EdgeCollapse(CollapseState &state, const CollapseRules &rules, std::uint8_t region)
    : m_state(state)
    , m_rules(rules)
    , m_region(region)
    , m_buckets(kBuckets)
    , m_heads(kBuckets, 0)
    , m_cutBucket(bucketOf(rules.cutAbove))
{
}

/// Sixteen buckets for each doubling of the cost.
int EdgeCollapse::bucketOf(float cost)
{
    return int(std::bit_cast<std::uint32_t>(cost > 0 ? cost : 0.f) >> 19 & (kBuckets - 1));
}

EdgeCollapse::Weighed EdgeCollapse::weigh(Vertex a, Vertex b) const
{
    const Point p = toPoint(m_state.mesh.position(a)), q = toPoint(m_state.mesh.position(b));
    const Point middle = {(p[0] + q[0]) / 2, (p[1] + q[1]) / 2, (p[2] + q[2]) / 2};
    const auto squaredDistance = [](const Point &s, const Point &t) {
        const double x = s[0] - t[0], y = s[1] - t[1], z = s[2] - t[2];
        return x * x + y * y + z * z;
    };
    const double squaredLength = squaredDistance(p, q);
    const Quadric sum = m_state.quadrics[a] + m_state.quadrics[b];
    Point place = sum.minimum(middle);
    if (!(squaredDistance(place, middle) < 2 * squaredLength)) {
        place = middle;
        for (const Point &end : {p, q}) {
            if (sum(end) < sum(place))
                place = end;
        }
    }
    // On flat parts every error is zero: there the shorter edge goes first.
    const double flat = 1e-6 * squaredLength * (sum.xx + sum.yy + sum.zz);
    return {place, float(std::max(sum(place), 0.) + flat)};
}

void EdgeCollapse::push(Vertex a, Vertex b)
{
    const int bucket = bucketOf(weigh(a, b).cost);
    m_buckets[bucket].push_back({a, b, m_state.changes[a] + m_state.changes[b]});
    m_lowest = std::min(m_lowest, bucket);
}

void EdgeCollapse::pushAround(Vertex v)
{
    const Corner first = m_state.mesh.cornerOf(v);
    Corner c = first;
    do {
        const Vertex neighbour = m_state.mesh.vertex(nextCorner(c));
        if (mayMove(neighbour))
            push(v, neighbour);
        c = m_state.mesh.swing(c);
    } while (c != first);
}

void EdgeCollapse::weighAll(const CancelToken &cancel)
{
    const CornerMesh &mesh = m_state.mesh;
    for (size_t t = 0; t < mesh.triangleSlots(); ++t) {
        if (t % 16'384 == 0 && cancel.requested())
            return;
        if (!mesh.triangleAlive(t))
            continue;
        for (Corner c = firstCorner(t); c < firstCorner(t) + 3; ++c) {
            const Vertex a = mesh.vertex(nextCorner(c)), b = mesh.vertex(previousCorner(c));
            if (a < b && mayMove(a) && mayMove(b))
                push(a, b);
        }
    }
}

bool EdgeCollapse::pop(Candidate &candidate)
{
    for (; m_lowest < kBuckets; ++m_lowest) {
        std::vector<Candidate> &bucket = m_buckets[m_lowest];
        size_t &head = m_heads[m_lowest];
        while (head < bucket.size()) {
            candidate = bucket[head++];
            if (m_state.mesh.alive(candidate.a) && m_state.mesh.alive(candidate.b) &&
                candidate.changes == m_state.changes[candidate.a] + m_state.changes[candidate.b])
                return true;
        }
        std::vector<Candidate>().swap(bucket);
        head = 0;
    }
    return false;
}

bool EdgeCollapse::gather(Vertex v, Star &star) const
{
    const Corner first = m_state.mesh.cornerOf(v);
    star.count = 0;
    Corner c = first;
    do {
        if (star.count == int(star.corners.size()))
            return false;
        star.corners[star.count++] = c;
        c = m_state.mesh.swing(c);
    } while (c != first);
    return true;
}

/// The two ends may have no common neighbours but the two across their edge (Dey et al., "Topology
/// preserving edge contraction", 1999). A lone tetrahedron passes that, and must stay.
bool EdgeCollapse::linkAllows(const Star &a, const Star &b) const
{
    const CornerMesh &mesh = m_state.mesh;
    std::array<Vertex, 64> ring;
    for (int i = 0; i < b.count; ++i)
        ring[i] = mesh.vertex(nextCorner(b.corners[i]));
    int common = 0;
    for (int i = 0; i < a.count; ++i)
        common += int(std::count(ring.begin(), ring.begin() + b.count, mesh.vertex(nextCorner(a.corners[i]))));
    return common == 2 && (a.count > 3 || b.count > 3);
}

bool EdgeCollapse::keepsShape(const Star &star, Vertex moved, Vertex other, const Vec3f &place) const
{
    const CornerMesh &mesh = m_state.mesh;
    const Vec3f before = mesh.position(moved);
    for (int i = 0; i < star.count; ++i) {
        const Vertex v = mesh.vertex(nextCorner(star.corners[i])), w = mesh.vertex(previousCorner(star.corners[i]));
        if (v == other || w == other)
            continue; // goes with the edge
        const Vec3f p = mesh.position(v), q = mesh.position(w);
        const Vec3f was = cross(p - before, q - before), is = cross(p - place, q - place);
        const float wasSquared = dot(was, was), isSquared = dot(is, is), along = dot(was, is);
        const float limit = m_rules.minNormalCosine;
        if (!(along > 0 && along * along > limit * limit * wasSquared * isSquared))
            return false;
        const float quality = squaredQuality(isSquared, place, p, q);
        const float minimum = m_rules.minQuality * m_rules.minQuality;
        if (quality < minimum && quality < squaredQuality(wasSquared, before, p, q))
            return false;
    }
    return true;
}

/// The change in the number of triangles; 0 where the edge must stay.
int EdgeCollapse::tryCollapse(const Candidate &candidate)
{
    CornerMesh &mesh = m_state.mesh;
    Star a, b;
    if (!gather(candidate.a, a) || !gather(candidate.b, b) || a.count + b.count - 4 > int(a.corners.size()))
        return 0;
    if (!linkAllows(a, b))
        return cutLater(candidate, a, b);
    const Point place = weigh(candidate.a, candidate.b).place;
    const Vec3f p{float(place[0]), float(place[1]), float(place[2])};
    if (!keepsShape(a, candidate.a, candidate.b, p) || !keepsShape(b, candidate.b, candidate.a, p))
        return 0;

    mesh.collapse(mesh.edgeCorner(candidate.a, candidate.b));
    const Vertex kept = candidate.b;
    mesh.setPosition(kept, p);
    m_state.quadrics[kept] += m_state.quadrics[candidate.a];
    m_state.changes[kept] += m_state.changes[candidate.a] + 1;
    pushAround(kept);
    return -2;
}

/// Puts a cut off until everything else has become as bad.
int EdgeCollapse::cutLater(const Candidate &candidate, const Star &a, const Star &b)
{
    if (m_lowest >= m_cutBucket)
        return cut(candidate, a, b);
    if (m_rules.cutAbove < std::numeric_limits<float>::infinity())
        m_buckets[m_cutBucket].push_back(candidate);
    return 0;
}

int EdgeCollapse::cut(const Candidate &candidate, const Star &a, const Star &b)
{
    CornerMesh &mesh = m_state.mesh;
    const Corner across = mesh.edgeCorner(candidate.a, candidate.b);
    if (a.count == 3 && b.count == 3) {
        mesh.removeTetrahedron(across);
        return -4;
    }
    std::array<Vertex, 3> rim = {candidate.a, candidate.b, kNone};
    for (int i = 0; i < a.count && rim[2] == kNone; ++i) {
        const Vertex v = mesh.vertex(nextCorner(a.corners[i]));
        if (v == candidate.b || v == mesh.vertex(across) || v == mesh.vertex(mesh.opposite(across)))
            continue;
        for (int k = 0; k < b.count; ++k) {
            if (mesh.vertex(nextCorner(b.corners[k])) == v)
                rim[2] = v;
        }
    }
    if (rim[2] == kNone)
        return 0;
    const std::array<Vertex, 3> copies = mesh.cutAlong(rim[0], rim[1], rim[2]);
    for (int i = 0; i < 3; ++i) {
        m_state.quadrics.push_back(Quadric(m_state.quadrics[rim[i]]));
        m_state.changes.push_back(0);
        ++m_state.changes[rim[i]];
    }
    for (const Vertex copy : copies)
        moveOffRim(copy, copies);
    for (int i = 0; i < 3; ++i) {
        pushAround(rim[i]);
        pushAround(copies[i]);
    }
    return 2;
}

/// A copy of a cut vertex may not stay where its original is.
void EdgeCollapse::moveOffRim(Vertex copy, const std::array<Vertex, 3> &rim)
{
    CornerMesh &mesh = m_state.mesh;
    Star star;
    if (!gather(copy, star))
        return;
    const Vec3f from = mesh.position(copy);
    Vec3f sum;
    int count = 0;
    for (int i = 0; i < star.count; ++i) {
        const Vertex v = mesh.vertex(nextCorner(star.corners[i]));
        if (std::find(rim.begin(), rim.end(), v) != rim.end())
            continue;
        sum += mesh.position(v) - from;
        ++count;
    }
    for (float share : {0.05f, 0.01f, 0.002f}) {
        const Vec3f place = from + sum * (share / float(std::max(count, 1)));
        if (keepsShape(star, copy, kNone, place)) {
            mesh.setPosition(copy, place);
            return;
        }
    }
}

size_t EdgeCollapse::run(size_t triangles, size_t target, const CancelToken &cancel)
{
    Candidate candidate;
    for (unsigned step = 0; triangles > target + 1 && pop(candidate); ++step) {
        if (step % 1024 == 0 && cancel.requested())
            break;
        triangles = size_t(ptrdiff_t(triangles) + tryCollapse(candidate));
    }
    return triangles;
}

} // namespace turnaround::blockout
