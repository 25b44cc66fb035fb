// What is measured on a model.
#include "gltf/inspect.h"
#include "gltf/sample_scenes.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace turnaround;
using namespace turnaround::gltf;
using namespace turnaround::gltf::test;

namespace {

/// Each triangle with corners of its own, as faceted exports have.
Primitive faceted(const Primitive &welded)
{
    Primitive apart;
    for (const std::uint32_t index : welded.indices) {
        apart.indices.push_back(std::uint32_t(apart.positions.size()));
        apart.positions.push_back(welded.positions[index]);
    }
    return apart;
}

} // namespace

class TestInspect : public QObject
{
    Q_OBJECT
private slots:
    void testACubeIsWatertight();
    void testSeamsDontCount();
    void testASmallHoleIsReported();
    void testAFinIsNonManifold();
    void testATurnedTriangleIsNotWatertight();
    void testInstancesCountEach();
    void testAMirroredInstanceIsTurnedRound();
    void testHalvesThatMeetExactlyAreOneBody();
    void testCubesThatShareACornerAreOneComponent();
    void testTrianglesWithoutAreaArePassedOver();
    void testUnusedVerticesDontStretchTheBounds();
    void testLinesAndPointsAreNotASurface();
    void testMapsAreListedOnceForEachRole();
    void testAnEmptySceneIsAllZero();
    void testTheJsonHasTheDocumentedKeys();
};

void TestInspect::testACubeIsWatertight()
{
    const Inspection found = inspect(sceneOf(cube()));
    QCOMPARE(found.triangles, std::uint64_t(12));
    QCOMPARE(found.vertices, std::uint64_t(8));
    QCOMPARE(found.meshes, std::size_t(1));
    QCOMPARE(found.components, std::uint64_t(1));
    QCOMPARE(found.boundaryEdges, std::uint64_t(0));
    QCOMPARE(found.nonManifoldEdges, std::uint64_t(0));
    QCOMPARE(found.boundsMin, (Vec3f{-0.5f, -0.5f, -0.5f}));
    QCOMPARE(found.boundsMax, (Vec3f{0.5f, 0.5f, 0.5f}));
    QVERIFY(found.watertight);
}

void TestInspect::testSeamsDontCount()
{
    QVERIFY(inspect(sceneOf(sphere(10, 16))).watertight);
    QVERIFY(inspect(sceneOf(faceted(cube()))).watertight);
    // The same corner as 0 and as -0.
    Primitive zeros = faceted(sphere(2, 4));
    for (std::size_t i = 0; i < zeros.positions.size(); i += 2) {
        for (int axis = 0; axis < 3; ++axis)
            zeros.positions[i][axis] = zeros.positions[i][axis] == 0 ? -0.0f : zeros.positions[i][axis];
    }
    QVERIFY(inspect(sceneOf(zeros)).watertight);
}

void TestInspect::testASmallHoleIsReported()
{
    Primitive holed = sphere(40, 60);
    holed.indices.erase(holed.indices.begin() + 900, holed.indices.begin() + 903);
    const Inspection found = inspect(sceneOf(holed));
    QCOMPARE(found.boundaryEdges, std::uint64_t(3));
    QVERIFY(!found.watertight);
}

void TestInspect::testAFinIsNonManifold()
{
    Primitive finned = cube();
    finned.positions.push_back({0, 0, 2});
    finned.indices.insert(finned.indices.end(), {4, 7, 8}); // on the diagonal of the front
    const Inspection found = inspect(sceneOf(finned));
    QCOMPARE(found.nonManifoldEdges, std::uint64_t(1));
    QCOMPARE(found.boundaryEdges, std::uint64_t(2));
    QVERIFY(!found.watertight);
}

void TestInspect::testATurnedTriangleIsNotWatertight()
{
    Primitive turned = cube();
    std::swap(turned.indices[0], turned.indices[1]);
    const Inspection found = inspect(sceneOf(turned));
    QCOMPARE(found.boundaryEdges, std::uint64_t(0));
    QCOMPARE(found.nonManifoldEdges, std::uint64_t(0));
    QCOMPARE(found.reversedEdges, std::uint64_t(3));
    QVERIFY(!found.watertight);
}

void TestInspect::testInstancesCountEach()
{
    const Inspection found = inspect(sceneOf(cube(), {translation(0, 0, 0), translation(5, 0, 0), scaling(3, 1, 1)}));
    QCOMPARE(found.meshes, std::size_t(1));
    QCOMPARE(found.triangles, std::uint64_t(36));
    QCOMPARE(found.vertices, std::uint64_t(24));
    QCOMPARE(found.components, std::uint64_t(3));
    QCOMPARE(found.boundsMin, (Vec3f{-1.5f, -0.5f, -0.5f}));
    QCOMPARE(found.boundsMax, (Vec3f{5.5f, 0.5f, 0.5f}));
    QVERIFY(found.watertight);
}

void TestInspect::testAMirroredInstanceIsTurnedRound()
{
    // The right half of a cube, open at x = 0, and its mirror image: together they are closed.
    Primitive half = cube();
    for (Vec3f &p : half.positions)
        p.x += 0.5f;
    std::vector<std::uint32_t> open;
    for (std::size_t i = 0; i < half.indices.size(); i += 3) {
        const bool isLid = half.positions[half.indices[i]].x + half.positions[half.indices[i + 1]].x +
                half.positions[half.indices[i + 2]].x ==
            0;
        if (!isLid)
            open.insert(open.end(), half.indices.begin() + long(i), half.indices.begin() + long(i) + 3);
    }
    half.indices = open;
    QCOMPARE(inspect(sceneOf(half)).boundaryEdges, std::uint64_t(4));
    const Inspection found = inspect(sceneOf(half, {scaling(1, 1, 1), scaling(-1, 1, 1)}));
    QCOMPARE(found.boundaryEdges, std::uint64_t(0));
    QCOMPARE(found.reversedEdges, std::uint64_t(0));
    QCOMPARE(found.components, std::uint64_t(1));
    QVERIFY(found.watertight);
}

void TestInspect::testHalvesThatMeetExactlyAreOneBody()
{
    Primitive whole = sphere(10, 16);
    Primitive lower = whole;
    const auto middle = whole.indices.begin() + long(whole.indices.size() / 6) * 3;
    lower.indices.assign(middle, whole.indices.end());
    whole.indices.erase(middle, whole.indices.end());
    Scene scene = sceneOf(whole);
    scene.meshes.push_back({"lower", {lower}});
    scene.instances.push_back({"", 1, translation(0, 0, 0)});
    const Inspection found = inspect(scene);
    QCOMPARE(found.components, std::uint64_t(1));
    QVERIFY(found.watertight);
}

void TestInspect::testCubesThatShareACornerAreOneComponent()
{
    const Inspection found = inspect(sceneOf(cube(), {translation(0, 0, 0), translation(1, 1, 1)}));
    QCOMPARE(found.components, std::uint64_t(1));
    QVERIFY(found.watertight);
}

void TestInspect::testTrianglesWithoutAreaArePassedOver()
{
    Primitive with = cube();
    with.indices.insert(with.indices.end(), {0, 0, 1, 2, 2, 2});
    const Inspection found = inspect(sceneOf(with));
    QCOMPARE(found.triangles, std::uint64_t(14));
    QVERIFY(found.watertight);
    Primitive only = cube();
    only.indices = {0, 0, 1};
    QVERIFY(!inspect(sceneOf(only)).watertight);
}

void TestInspect::testUnusedVerticesDontStretchTheBounds()
{
    Primitive with = cube();
    with.positions.push_back({100, 100, 100});
    QCOMPARE(inspect(sceneOf(with)).boundsMax, (Vec3f{0.5f, 0.5f, 0.5f}));
}

void TestInspect::testLinesAndPointsAreNotASurface()
{
    Primitive lines = cube();
    lines.topology = Topology::Lines;
    const Inspection found = inspect(sceneOf(lines));
    QCOMPARE(found.triangles, std::uint64_t(0));
    QCOMPARE(found.components, std::uint64_t(0));
    QCOMPARE(found.boundsMax, (Vec3f{0.5f, 0.5f, 0.5f}));
    QVERIFY(!found.watertight);
}

void TestInspect::testMapsAreListedOnceForEachRole()
{
    Scene scene = sceneOf(cube());
    scene.images = {{"a", "image/png", {}, 64, 32}, {"b", "image/png", {}, 16, 16}};
    Material first, second;
    first.baseColorTexture.image = 0;
    first.metallicRoughnessTexture.image = 1;
    first.occlusionTexture.image = 1;
    second.baseColorTexture.image = 0;
    scene.materials = {first, second};
    const Inspection found = inspect(scene);
    QCOMPARE(found.materials, std::size_t(2));
    QCOMPARE(found.maps,
             (std::vector<MapFact>{{"base_color", 64, 32}, {"metallic_roughness", 16, 16}, {"occlusion", 16, 16}}));
}

void TestInspect::testAnEmptySceneIsAllZero()
{
    const Inspection found = inspect({});
    QCOMPARE(found.triangles, std::uint64_t(0));
    QCOMPARE(found.boundsMin, Vec3f());
    QVERIFY(!found.watertight);
}

void TestInspect::testTheJsonHasTheDocumentedKeys()
{
    Scene scene = sceneOf(cube());
    scene.extensionsUsed = {"KHR_materials_unlit"};
    const nlohmann::json found = nlohmann::json::parse(inspectionJson(inspect(scene)).dump());
    const nlohmann::json expected = nlohmann::json::parse(R"({
        "triangles": 12, "vertices": 8, "meshes": 1, "materials": 0, "maps": [],
        "bounds": {"min": [-0.5, -0.5, -0.5], "max": [0.5, 0.5, 0.5]},
        "components": 1, "boundary_edges": 0, "nonmanifold_edges": 0, "watertight": true,
        "extensions": ["KHR_materials_unlit"]})");
    QVERIFY2(found == expected, found.dump().c_str());
}

QTEST_GUILESS_MAIN(TestInspect)
#include "tst_inspect.moc"
