// Broken, lying and hostile files: each is refused with a sentence that says what is wrong.
#include "gltf/reading.h"
#include "gltf/sample_pictures.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::gltf;
using namespace turnaround::gltf::test;
using nlohmann::json;

namespace {

} // namespace

class TestReadLimits : public QObject
{
    Q_OBJECT
private slots:
    void testDeepJsonIsRefused();
    void testManyJsonValuesAreRefused();
    void testADeepNodeTreeIsRefused();
    void testAHugeCountIsRefusedBeforeMemoryIsTaken();
    void testManyInstancesOfABigMeshAreRefused();
    void testABrokenPictureIsRefused();
    void testAHugePictureIsRefusedByItsHeader();
    void testCopiesOfOnePictureAreBounded();
    void testManyFindingsAreShortened();
};

void TestReadLimits::testDeepJsonIsRefused()
{
    const std::string deep = "{\"asset\":{\"version\":\"2.0\"},\"extras\":" + std::string(1'000'000, '[');
    expectRefusal(toBytes(deep), "nested more than 64 deep");
}

void TestReadLimits::testManyJsonValuesAreRefused()
{
    std::string many = "{\"asset\":{\"version\":\"2.0\"},\"extras\":[";
    for (int i = 0; i < 5000; ++i)
        many += "0,";
    expectRefusal(toBytes(many + "0]}"), "more than 1000 values", {.jsonValues = 1000});
}

void TestReadLimits::testADeepNodeTreeIsRefused()
{
    ModelBuilder model = triangle();
    for (int i = 0; i < 2000; ++i)
        model.json["nodes"][std::size_t(i)]["children"] = {i + 1};
    model.json["nodes"][2000] = json::object();
    expectRefusal(model.build(), "nested more than 512 deep");
}

void TestReadLimits::testAHugeCountIsRefusedBeforeMemoryIsTaken()
{
    ModelBuilder model = triangle();
    model.json["accessors"][0].erase("bufferView"); // all zero: no data would be needed
    model.json["accessors"][0]["count"] = 4'000'000'000u;
    expectRefusal(model.build(), "too large");

    ModelBuilder indices = triangle();
    indices.json["accessors"][1].erase("bufferView");
    indices.json["accessors"][1]["count"] = 9'000'000'000'000'000u;
    expectRefusal(indices.build(), "too large");
}

void TestReadLimits::testManyInstancesOfABigMeshAreRefused()
{
    ModelBuilder model = triangle();
    for (int i = 0; i < 30; ++i)
        model.addShown({{"mesh", 0}});
    expectRefusal(model.build(), "more than 20 triangles", {.triangles = 20});
    expectRefusal(model.build(), "more than 50 vertices", {.vertices = 50});
}

void TestReadLimits::testABrokenPictureIsRefused()
{
    const Bytes whole = png(4, 4);
    const Bytes photo = jpeg(4, 4);
    for (const Bytes &picture : {toBytes("GIF89a and so on"), Bytes(), Bytes(whole.begin(), whole.begin() + 12),
                                 Bytes(photo.begin(), photo.begin() + 8)}) {
        ModelBuilder model = triangle();
        texture(model, picture);
        expectRefusal(model.build(), "its picture");
    }
}

void TestReadLimits::testAHugePictureIsRefusedByItsHeader()
{
    ModelBuilder model = triangle();
    texture(model, png(33, 5));
    expectRefusal(model.build(), "33 x 5 pixels", {.imageSide = 32});
    expectRefusal(model.build(), "more than 100 pixels together", {.imagePixels = 100});
    expectRefusal(model.build(), "bytes, and at most 20", {.imageBytes = 20});
}

void TestReadLimits::testCopiesOfOnePictureAreBounded()
{
    ModelBuilder model = triangle();
    const int view = model.addView(png(30, 30));
    for (int i = 0; i < 50; ++i) {
        model.add("images", {{"bufferView", view}});
        model.add("textures", {{"source", i}});
        model.add("materials", {{"normalTexture", {{"index", i}}}});
    }
    expectRefusal(model.build(), "bytes together", {.allFilesBytes = 2000});
}

void TestReadLimits::testManyFindingsAreShortened()
{
    ModelBuilder model = triangle();
    model.add("images", {{"bufferView", model.addView(png(1, 1))}});
    model.add("textures", {{"source", 0}});
    for (int i = 0; i < 1000; ++i)
        model.add("materials", {{"normalTexture", {{"index", 0}, {"texCoord", 2}}}});
    const auto scene = read(model.build());
    QVERIFY(scene.ok());
    QVERIFY(scene->warnings.size() < 100);
    QVERIFY(scene->warnings.back().find("950 more") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestReadLimits)
#include "tst_read_limits.moc"
