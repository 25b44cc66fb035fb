// KHR_draco_mesh_compression, honest and lying.
#include "gltf/draco_sample.h"
#include "gltf/inspect.h"
#include "gltf/read.h"
#include "gltf/sample_scenes.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::gltf;
using namespace turnaround::gltf::test;

class TestDraco : public QObject
{
    Q_OBJECT
private slots:
    void testACompressedMeshIsRead_data();
    void testACompressedMeshIsRead();
    void testMoreThanPromisedIsRefused_data() { testACompressedMeshIsRead_data(); }
    void testMoreThanPromisedIsRefused();
    void testAnAttributeThatIsNotThereIsRefused();
    void testCutOffDataIsRefused_data() { testACompressedMeshIsRead_data(); }
    void testCutOffDataIsRefused();
    void testFlippedBytesNeverCrash_data() { testACompressedMeshIsRead_data(); }
    void testFlippedBytesNeverCrash();
};

void TestDraco::testACompressedMeshIsRead_data()
{
    QTest::addColumn<int>("method");
    QTest::newRow("edgebreaker") << int(draco::MESH_EDGEBREAKER_ENCODING);
    QTest::newRow("sequential") << int(draco::MESH_SEQUENTIAL_ENCODING);
}

void TestDraco::testACompressedMeshIsRead()
{
    QFETCH(int, method);
    const DracoSample sample = compressed(sphere(12, 20), method);
    const auto scene = read(dracoModel(sample, sample.points, sample.triangles).build());
    QVERIFY2(scene.ok(), scene ? "" : scene.error().message.c_str());
    const Inspection found = inspect(*scene);
    QCOMPARE(found.triangles, std::uint64_t(2 * 11 * 20));
    QVERIFY(found.watertight);
    QVERIFY(std::abs(found.boundsMax.y - 1) < 1e-3f && std::abs(found.boundsMin.y + 1) < 1e-3f);
    QCOMPARE(scene->meshes[0].primitives[0].colors.back(), (Vec4f{1, 0, 0.2f, 1}));
}

void TestDraco::testMoreThanPromisedIsRefused()
{
    QFETCH(int, method);
    const DracoSample sample = compressed(sphere(12, 20), method);
    QVERIFY(!read(dracoModel(sample, sample.points, sample.triangles - 1).build()).ok());
    QVERIFY(!read(dracoModel(sample, sample.points - 1, sample.triangles).build()).ok());
}

void TestDraco::testAnAttributeThatIsNotThereIsRefused()
{
    const DracoSample sample = compressed(cube(), draco::MESH_EDGEBREAKER_ENCODING);
    ModelBuilder model = dracoModel(sample, sample.points, sample.triangles);
    model.json["meshes"][0]["primitives"][0]["extensions"]["KHR_draco_mesh_compression"]["attributes"]["POSITION"] = 77;
    const auto scene = read(model.build());
    QVERIFY(!scene.ok());
    QVERIFY(scene.error().message.find("POSITION") != std::string::npos);
}

void TestDraco::testCutOffDataIsRefused()
{
    QFETCH(int, method);
    DracoSample sample = compressed(cube(), method);
    while (!sample.bytes.empty()) {
        sample.bytes.pop_back();
        QVERIFY(!read(dracoModel(sample, sample.points, sample.triangles).build()).ok());
    }
}

void TestDraco::testFlippedBytesNeverCrash()
{
    QFETCH(int, method);
    const DracoSample whole = compressed(cube(), method);
    int refused = 0;
    for (std::size_t at = 0; at < whole.bytes.size(); ++at) {
        for (const unsigned flip : {0x01u, 0x80u, 0xFFu}) {
            DracoSample sample = whole;
            sample.bytes[at] ^= std::byte(flip);
            refused += !read(dracoModel(sample, sample.points, sample.triangles).build()).ok();
        }
    }
    QVERIFY(refused > 0);
}

QTEST_GUILESS_MAIN(TestDraco)
#include "tst_draco.moc"
