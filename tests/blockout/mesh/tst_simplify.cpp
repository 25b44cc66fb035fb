#include "blockout/mesh/components.h"
#include "blockout/mesh/manifold_check.h"
#include "blockout/mesh/simplify.h"
#include "fields.h"

#include <QtTest>

using namespace turnaround;
using namespace turnaround::blockout;

class TestSimplify : public QObject
{
    Q_OBJECT

private slots:
    void testTheCountIsMetAndTheMeshStaysManifold_data();
    void testTheCountIsMetAndTheMeshStaysManifold();
    void testEvenNoiseComesDownToAFewTriangles();
    void testABallKeepsItsVolumeAndNoFaceTurnsInwards();
    void testABoxKeepsItsCornersWithFewTriangles();
    void testATorusKeepsItsHandle();
    void testAThinRodSurvives();
    void testFewTrianglesDropSmallPiecesNotTheBody();
    void testMoreTrianglesLeaveTheShape();
    void testTwoRunsGiveTheSameMesh();
    void testAMeshWithAHoleIsRefused();
    void testABowtieVertexIsRefused();
    void testAnEmptyMeshStaysEmpty();
    void testCancelStops_data();
    void testCancelStops();
};

namespace {

TriangleMesh surface(const Grid &grid, const SampleBlock &sampleBlock)
{
    Result<TriangleMesh> mesh = isosurface(grid, sampleBlock, CancelToken());
    return mesh ? std::move(*mesh) : TriangleMesh{};
}

template <class Field>
TriangleMesh surface(int cells, Field field)
{
    const Grid grid = fields::cube(cells, 1);
    return surface(grid, fields::sampler(grid, field));
}

TriangleMesh simplified(const TriangleMesh &mesh, int target)
{
    Result<TriangleMesh> result = simplify(mesh, target, CancelToken());
    return result ? std::move(*result) : TriangleMesh{};
}

const auto rodAndBall =
    fields::either(fields::sphere({-0.5f, 0, 0}, 0.4f), fields::box({0.3f, 0, 0}, {0.6f, 0.02f, 0.02f}));

} // namespace

void TestSimplify::testTheCountIsMetAndTheMeshStaysManifold_data()
{
    QTest::addColumn<TriangleMesh>("mesh");
    QTest::addColumn<int>("target");
    const auto add = [](const char *name, const TriangleMesh &mesh) {
        for (const int target : {300, 3000, 20'000, 60'000})
            QTest::addRow("%s to %d", name, target) << mesh << target;
    };
    const float h = 0.3f;
    add("ball", surface(64, fields::sphere({0.01f, 0, 0}, 0.8f)));
    add("torus", surface(64, fields::torus(0.6f, 0.2f)));
    add("box", surface(64, fields::box({0, 0, 0}, {0.5f, 0.6f, 0.7f})));
    add("touching cubes",
        surface(64, fields::either(fields::box({-h, -h, 0}, {h, h, h}), fields::box({h, h, 0}, {h, h, h}))));
    add("rod and ball", surface(64, rodAndBall));
    add("thin sheet",
        surface(64, [](Vec3f p) { return std::max(std::abs(p.y - 0.31f * p.x) - 0.012f, length(p) - 0.8f); }));
    add("large ball", surface(160, fields::sphere({0, 0, 0}, 0.9f)));
}

void TestSimplify::testTheCountIsMetAndTheMeshStaysManifold()
{
    QFETCH(TriangleMesh, mesh);
    QFETCH(int, target);
    const TriangleMesh simple = simplified(mesh, target);
    const ManifoldReport report = checkManifold(simple);
    QVERIFY2(report.clean(), report.text().c_str());
    QVERIFY2(std::abs(double(simple.triangles.size()) / target - 1) <= 0.01,
             std::to_string(simple.triangles.size()).c_str());
}

void TestSimplify::testEvenNoiseComesDownToAFewTriangles()
{
    const Grid grid = fields::cube(24, 1);
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const TriangleMesh noise = surface(grid, fields::noise(grid, seed));
        for (const int target : {20'000, 3000, 300}) {
            const TriangleMesh simple = simplified(noise, target);
            const ManifoldReport report = checkManifold(simple);
            QVERIFY2(report.clean(), report.text().c_str());
            QVERIFY2(std::abs(double(simple.triangles.size()) / target - 1) <= 0.02,
                     std::to_string(simple.triangles.size()).c_str());
        }
    }
}

void TestSimplify::testABallKeepsItsVolumeAndNoFaceTurnsInwards()
{
    const TriangleMesh ball = surface(100, fields::sphere({0, 0, 0}, 0.8f));
    for (const int target : {500, 5000}) {
        const TriangleMesh simple = simplified(ball, target);
        QVERIFY(std::abs(fields::volume(simple) / fields::volume(ball) - 1) < 0.01);
        for (const Triangle &t : simple.triangles) {
            const Vec3f a = simple.positions[t[0]], b = simple.positions[t[1]], c = simple.positions[t[2]];
            QVERIFY(dot(normalized(cross(b - a, c - a)), normalized(a + b + c)) > 0.8f);
        }
    }
}

void TestSimplify::testABoxKeepsItsCornersWithFewTriangles()
{
    const Vec3f half{0.51f, 0.62f, 0.73f};
    const TriangleMesh simple = simplified(surface(100, fields::box({0, 0, 0}, half)), 100);
    for (int corner = 0; corner < 8; ++corner) {
        const Vec3f expected{corner & 1 ? half.x : -half.x, corner & 2 ? half.y : -half.y,
                             corner & 4 ? half.z : -half.z};
        float nearest = 1;
        for (const Vec3f &p : simple.positions)
            nearest = std::min(nearest, length(p - expected));
        QVERIFY2(nearest < 0.02f, "within one cell of the corner");
    }
}

void TestSimplify::testATorusKeepsItsHandle()
{
    const TriangleMesh simple = simplified(surface(100, fields::torus(0.6f, 0.2f)), 200);
    QCOMPARE(fields::euler(simple), 0L);
}

void TestSimplify::testAThinRodSurvives()
{
    const TriangleMesh simple = simplified(surface(100, rodAndBall), 300);
    QCOMPARE(findComponents(simple).components.size(), size_t(1));
    float furthest = 0;
    for (const Vec3f &p : simple.positions)
        furthest = std::max(furthest, p.x);
    QVERIFY(std::abs(furthest - 0.9f) < 0.02f);
}

void TestSimplify::testFewTrianglesDropSmallPiecesNotTheBody()
{
    const auto dots = [](Vec3f p) {
        const auto wave = [](float v) { return std::abs(v * 8 - std::round(v * 8)) / 8; };
        const float dot = std::hypot(wave(p.x), wave(p.y), wave(p.z)) - 0.025f;
        return std::min(length(p) - 0.4f, std::max(dot, length(p) - 0.95f));
    };
    const TriangleMesh many = surface(128, dots);
    QVERIFY(findComponents(many).components.size() > 1000);
    const TriangleMesh simple = simplified(many, 1000);
    QVERIFY(std::abs(double(simple.triangles.size()) / 1000 - 1) <= 0.02);
    QVERIFY(checkManifold(simple).clean());
    double largest = 0;
    for (const Component &component : findComponents(simple).components)
        largest = std::max(largest, component.volume);
    QVERIFY2(std::abs(largest / (4.18879 * 0.064) - 1) < 0.1, "the ball in the middle");
}

void TestSimplify::testMoreTrianglesLeaveTheShape()
{
    const TriangleMesh ball = surface(32, fields::sphere({0, 0, 0}, 0.8f));
    const TriangleMesh fine = simplified(ball, 100'001);
    QCOMPARE(fine.triangles.size(), size_t(100'000));
    QVERIFY(checkManifold(fine).clean());
    QVERIFY(std::abs(fields::volume(fine) / fields::volume(ball) - 1) < 1e-4);
}

void TestSimplify::testTwoRunsGiveTheSameMesh()
{
    // large enough for the part that runs on two threads
    const Grid grid = fields::cube(40, 1);
    TriangleMesh noise = surface(grid, fields::noise(grid, 5));
    noise = simplified(noise, 150'000);
    const TriangleMesh a = simplified(noise, 20'000), b = simplified(noise, 20'000);
    QVERIFY(!a.triangles.empty());
    QVERIFY(a.positions == b.positions && a.triangles == b.triangles);
}

void TestSimplify::testAMeshWithAHoleIsRefused()
{
    TriangleMesh ball = surface(32, fields::sphere({0, 0, 0}, 0.8f));
    ball.triangles.pop_back();
    const Result<TriangleMesh> result = simplify(ball, 100, CancelToken());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ErrorKind::BadUsage);
}

void TestSimplify::testABowtieVertexIsRefused()
{
    // two tetrahedra that share vertex 0
    const TriangleMesh bowtie = {
        {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {-1, 0, 0}, {0, -1, 0}, {0, 0, -1}},
        {{0, 2, 1}, {0, 1, 3}, {0, 3, 2}, {1, 2, 3}, {0, 4, 5}, {0, 6, 4}, {0, 5, 6}, {4, 6, 5}}};
    QCOMPARE(checkManifold(bowtie).nonManifoldVertices, size_t(1));
    QCOMPARE(checkManifold(bowtie).openEdges, size_t(0));
    QVERIFY(!simplify(bowtie, 4, CancelToken()).ok());
}

void TestSimplify::testAnEmptyMeshStaysEmpty()
{
    const Result<TriangleMesh> result = simplify({}, 1000, CancelToken());
    QVERIFY(result.ok() && result.value().triangles.empty());
}

void TestSimplify::testCancelStops_data()
{
    QTest::addColumn<int>("target");
    QTest::addRow("fewer") << 100;
    QTest::addRow("more") << 1'000'000;
}

void TestSimplify::testCancelStops()
{
    QFETCH(int, target);
    const CancelToken cancel;
    cancel.request();
    const Result<TriangleMesh> result = simplify(surface(32, fields::sphere({0, 0, 0}, 0.8f)), target, cancel);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
}

QTEST_APPLESS_MAIN(TestSimplify)
#include "tst_simplify.moc"
