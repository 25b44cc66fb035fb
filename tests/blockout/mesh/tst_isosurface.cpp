#include "blockout/mesh/cell_table.h"
#include "blockout/mesh/isosurface.h"
#include "blockout/mesh/manifold_check.h"
#include "fields.h"

#include <QtTest>

#include <limits>
#include <numbers>
#include <set>

using namespace turnaround;
using namespace turnaround::blockout;

class TestIsosurface : public QObject
{
    Q_OBJECT

private slots:
    void testEveryCellCaseUsesEachCrossedEdge();
    void testASphereIsClosedAndHasItsVolume();
    void testATorusHasOneHandle();
    void testCubesThatTouchAtAnEdgeStayManifold();
    void testNoiseIsClosedAndManifold_data();
    void testNoiseIsClosedAndManifold();
    void testAZeroFieldValueMakesNoDuplicateVertices();
    void testAThinSheetIsClosed();
    void testASolidThatReachesTheBorderIsClosedThere();
    void testAnEmptyFieldGivesAnEmptyMesh();
    void testInfiniteAndNaNValuesAreSurvived();
    void testSkippedBlocksDoNotChangeTheMesh();
    void testTwoRunsGiveTheSameMesh();
    void testCancelStops();
    void testASamplerThatSkipsSurfaceIsReported();
    void testAnAbsurdGridIsRefused();
};

namespace {

TriangleMesh surface(const Grid &grid, const SampleBlock &sampleBlock)
{
    Result<TriangleMesh> mesh = isosurface(grid, sampleBlock, CancelToken());
    return mesh ? std::move(*mesh) : TriangleMesh{};
}

#define VERIFY_CLEAN(mesh)                                                                                             \
    do {                                                                                                               \
        QVERIFY(!(mesh).triangles.empty());                                                                            \
        const ManifoldReport report = checkManifold(mesh);                                                             \
        QVERIFY2(report.clean(), report.text().c_str());                                                               \
    } while (false)

} // namespace

void TestIsosurface::testEveryCellCaseUsesEachCrossedEdge()
{
    const CellTable table;
    for (int inside = 0; inside < 256; ++inside) {
        std::set<int> crossed, used;
        for (int e = 0; e < CellTable::kEdges; ++e) {
            const CellEdge edge = CellTable::edge(e);
            const int from = edge.x + 2 * edge.y + 4 * edge.z;
            const int to = from + (1 << edge.axis);
            if ((inside >> from & 1) != (inside >> to & 1))
                crossed.insert(e);
        }
        for (const auto &triangle : table.triangles(std::uint8_t(inside)))
            used.insert(triangle.begin(), triangle.end());
        QCOMPARE(used, crossed);
    }
}

void TestIsosurface::testASphereIsClosedAndHasItsVolume()
{
    const Grid grid = fields::cube(64, 1);
    const TriangleMesh mesh = surface(grid, fields::sampler(grid, fields::sphere({0.01f, 0, 0}, 0.8f)));
    VERIFY_CLEAN(mesh);
    QCOMPARE(fields::euler(mesh), 2L);
    const double expected = 4.0 / 3 * std::numbers::pi * 0.512;
    QVERIFY2(std::abs(fields::volume(mesh) / expected - 1) < 0.005, "outwards, and the size of the sphere");
}

void TestIsosurface::testATorusHasOneHandle()
{
    const Grid grid = fields::cube(60, 1); // not a multiple of a block
    const TriangleMesh mesh = surface(grid, fields::sampler(grid, fields::torus(0.6f, 0.2f)));
    VERIFY_CLEAN(mesh);
    QCOMPARE(fields::euler(mesh), 0L);
}

void TestIsosurface::testCubesThatTouchAtAnEdgeStayManifold()
{
    const Grid grid = fields::cube(32, 1);
    const float h = 0.3f;
    const auto cubes = fields::either(fields::box({-h, -h, 0}, {h, h, h}), fields::box({h, h, 0}, {h, h, h}));
    VERIFY_CLEAN(surface(grid, fields::sampler(grid, cubes)));
    const auto corner = fields::either(fields::box({-h, -h, -h}, {h, h, h}), fields::box({h, h, h}, {h, h, h}));
    VERIFY_CLEAN(surface(grid, fields::sampler(grid, corner)));
}

void TestIsosurface::testNoiseIsClosedAndManifold_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestIsosurface::testNoiseIsClosedAndManifold()
{
    QFETCH(unsigned, seed);
    const Grid grid = fields::cube(24, 1);
    VERIFY_CLEAN(surface(grid, fields::noise(grid, seed)));
}

void TestIsosurface::testAZeroFieldValueMakesNoDuplicateVertices()
{
    // A box whose faces lie exactly in layers of samples.
    const Grid grid = fields::cube(32, 1);
    const TriangleMesh mesh = surface(grid, fields::sampler(grid, fields::box({0, 0, 0}, {0.5f, 0.5f, 0.5f})));
    VERIFY_CLEAN(mesh);
    QCOMPARE(fields::euler(mesh), 2L);
}

void TestIsosurface::testAThinSheetIsClosed()
{
    const Grid grid = fields::cube(64, 1);
    const float tilt = 0.31f;
    const auto sheet = [=](Vec3f p) {
        return std::max(std::abs(p.y - tilt * p.x) - 0.6f * grid.step, length(p) - 0.8f);
    };
    VERIFY_CLEAN(surface(grid, fields::sampler(grid, sheet)));
}

void TestIsosurface::testASolidThatReachesTheBorderIsClosedThere()
{
    const Grid grid = fields::cube(20, 1);
    const TriangleMesh mesh = surface(grid, fields::sampler(grid, [](Vec3f) { return -1.f; }));
    VERIFY_CLEAN(mesh);
    QCOMPARE(fields::euler(mesh), 2L);
}

void TestIsosurface::testAnEmptyFieldGivesAnEmptyMesh()
{
    const Grid grid = fields::cube(16, 1);
    const Result<TriangleMesh> mesh = isosurface(grid, fields::sampler(grid, [](Vec3f) { return 1.f; }), CancelToken());
    QVERIFY(mesh.ok());
    QVERIFY(mesh.value().triangles.empty() && mesh.value().positions.empty());
}

void TestIsosurface::testInfiniteAndNaNValuesAreSurvived()
{
    const Grid grid = fields::cube(16, 1);
    constexpr float inf = std::numeric_limits<float>::infinity();
    const auto strange = [](Vec3f p) {
        if (length(p) > 0.7f)
            return p.x > 0 ? inf : std::numeric_limits<float>::quiet_NaN();
        return p.y > 0 ? -inf : -std::numeric_limits<float>::max();
    };
    VERIFY_CLEAN(surface(grid, fields::sampler(grid, strange)));
}

void TestIsosurface::testSkippedBlocksDoNotChangeTheMesh()
{
    const Grid grid = fields::cube(64, 1);
    const auto field = fields::torus(0.6f, 0.2f);
    const SampleBlock all = fields::sampler(grid, field);
    const SampleBlock skipping = [&](int bx, int by, int bz, float *values) {
        const float half = kBlockCells / 2;
        const Vec3f middle{float(bx * kBlockCells) + half, float(by * kBlockCells) + half,
                           float(bz * kBlockCells) + half};
        if (std::abs(field(grid.origin + grid.step * middle)) > 1.7321f * half * grid.step)
            return false;
        return all(bx, by, bz, values);
    };
    const TriangleMesh a = surface(grid, all), b = surface(grid, skipping);
    VERIFY_CLEAN(a);
    QVERIFY(a.positions == b.positions && a.triangles == b.triangles);
}

void TestIsosurface::testTwoRunsGiveTheSameMesh()
{
    const Grid grid = fields::cube(40, 1);
    const SampleBlock sampleBlock = fields::noise(grid, 7);
    const TriangleMesh a = surface(grid, sampleBlock), b = surface(grid, sampleBlock);
    VERIFY_CLEAN(a);
    QVERIFY(a.positions == b.positions && a.triangles == b.triangles);
}

void TestIsosurface::testCancelStops()
{
    const Grid grid = fields::cube(64, 1);
    const CancelToken cancel;
    std::atomic<int> calls{0};
    const SampleBlock sampleBlock = [&](int, int, int, float *) {
        if (++calls == 3)
            cancel.request();
        return false;
    };
    const Result<TriangleMesh> mesh = isosurface(grid, sampleBlock, cancel);
    QVERIFY(!mesh.ok());
    QCOMPARE(mesh.error().kind, ErrorKind::Cancelled);
    QVERIFY(calls < 8 * 8 * 8);
}

void TestIsosurface::testASamplerThatSkipsSurfaceIsReported()
{
    const Grid grid = fields::cube(32, 1);
    const SampleBlock all = fields::sampler(grid, fields::sphere({0, 0, 0}, 0.7f));
    const SampleBlock leaky = [&](int bx, int by, int bz, float *values) {
        return !(bx == 2 && by == 2 && bz == 3) && all(bx, by, bz, values);
    };
    const Result<TriangleMesh> mesh = isosurface(grid, leaky, CancelToken());
    QVERIFY(!mesh.ok());
    QCOMPARE(mesh.error().kind, ErrorKind::BadUsage);
}

void TestIsosurface::testAnAbsurdGridIsRefused()
{
    const SampleBlock none = [](int, int, int, float *) { return false; };
    for (const Grid &grid : {Grid{0, 8, 8, {}, 1}, Grid{8, 8, 100000, {}, 1}, Grid{8, 8, 8, {}, 0}})
        QVERIFY(!isosurface(grid, none, CancelToken()).ok());
}

QTEST_APPLESS_MAIN(TestIsosurface)
#include "tst_isosurface.moc"
