#include "blockout/mesh/components.h"
#include "blockout/mesh/manifold_check.h"
#include "fields.h"

#include <QtTest>

using namespace turnaround;
using namespace turnaround::blockout;

class TestComponents : public QObject
{
    Q_OBJECT

private slots:
    void testTwoBallsAreTwoComponentsWithTheirSizes();
    void testACrumbIsRemovedAndCounted();
    void testTheLargestPieceStaysWhateverTheLimit();
    void testAHollowIsFilled();
    void testABallInsideAHollowIsRemovedToo();
    void testABallBesideAHollowStays();
    void testAMeshOfSolidsIsUnchanged();
    void testNoiseBecomesOuterSolidsOnly();
    void testAnEmptyMeshStaysEmpty();
};

namespace {

template <class Field>
TriangleMesh surface(Field field)
{
    const Grid grid = fields::cube(64, 1);
    Result<TriangleMesh> mesh = isosurface(grid, fields::sampler(grid, field), CancelToken());
    return mesh ? std::move(*mesh) : TriangleMesh{};
}

const auto ball = fields::sphere({-0.4f, 0, 0}, 0.4f);
const auto smallBall = fields::sphere({0.6f, 0, 0}, 0.1f);

} // namespace

void TestComponents::testTwoBallsAreTwoComponentsWithTheirSizes()
{
    const Components found = findComponents(surface(fields::either(ball, smallBall)));
    QCOMPARE(found.components.size(), size_t(2));
    QVERIFY(std::abs(found.components[0].volume - 4.18879 * 0.064) < 0.003);
    QVERIFY(std::abs(found.components[1].area - 12.5664 * 0.01) < 0.005);
    QVERIFY(std::abs(found.components[1].low.x - 0.5f) < 0.01f && std::abs(found.components[1].high.x - 0.7f) < 0.01f);
}

void TestComponents::testACrumbIsRemovedAndCounted()
{
    const TriangleMesh both = surface(fields::either(ball, smallBall));
    const Solids kept = keepSolids(both, {0.01});
    QCOMPARE(kept.crumbs, size_t(0));
    QCOMPARE(kept.mesh.triangles.size(), both.triangles.size());
    const Solids one = keepSolids(both, {0.1});
    QCOMPARE(one.crumbs, size_t(1));
    QCOMPARE(one.pieces, size_t(1));
    QVERIFY(one.mesh.triangles == surface(ball).triangles);
    QVERIFY(checkManifold(one.mesh).clean());
}

void TestComponents::testTheLargestPieceStaysWhateverTheLimit()
{
    QCOMPARE(keepSolids(surface(fields::either(ball, smallBall)), {2.0}).pieces, size_t(1));
}

void TestComponents::testAHollowIsFilled()
{
    const auto hollow = fields::without(ball, fields::sphere({-0.4f, 0, 0}, 0.2f));
    const Solids solids = keepSolids(surface(hollow), {});
    QCOMPARE(solids.hidden, size_t(1));
    QCOMPARE(fields::euler(solids.mesh), 2L);
    QVERIFY(std::abs(fields::volume(solids.mesh) - 4.18879 * 0.064) < 0.003);
}

void TestComponents::testABallInsideAHollowIsRemovedToo()
{
    const auto hollow = fields::without(ball, fields::sphere({-0.4f, 0, 0}, 0.3f));
    const Solids solids = keepSolids(surface(fields::either(hollow, fields::sphere({-0.4f, 0, 0}, 0.15f))), {});
    QCOMPARE(solids.hidden, size_t(2));
    QCOMPARE(solids.pieces, size_t(1));
}

void TestComponents::testABallBesideAHollowStays()
{
    const auto hollow = fields::without(ball, fields::sphere({-0.4f, 0, 0}, 0.3f));
    const Solids solids = keepSolids(surface(fields::either(hollow, smallBall)), {});
    QCOMPARE(solids.hidden, size_t(1));
    QCOMPARE(solids.pieces, size_t(2));
}

void TestComponents::testAMeshOfSolidsIsUnchanged()
{
    const TriangleMesh torus = surface(fields::torus(0.6f, 0.2f));
    const Solids solids = keepSolids(torus, {});
    QVERIFY(solids.mesh.positions == torus.positions && solids.mesh.triangles == torus.triangles);
}

void TestComponents::testNoiseBecomesOuterSolidsOnly()
{
    const Grid grid = fields::cube(24, 1);
    const Result<TriangleMesh> noise = isosurface(grid, fields::noise(grid, 3, -0.7f), CancelToken());
    QVERIFY(noise.ok());
    const Solids solids = keepSolids(noise.value(), {0});
    QVERIFY(solids.hidden > 0);
    QVERIFY(checkManifold(solids.mesh).clean());
    for (const Component &component : findComponents(solids.mesh).components)
        QVERIFY(component.volume > 0);
}

void TestComponents::testAnEmptyMeshStaysEmpty()
{
    QCOMPARE(keepSolids({}, {}).pieces, size_t(0));
}

QTEST_APPLESS_MAIN(TestComponents)
#include "tst_components.moc"
