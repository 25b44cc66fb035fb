// Broken, lying and hostile files: each is refused with a sentence that says what is wrong.
#include "gltf/reading.h"
#include "gltf/sample_pictures.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::gltf;
using namespace turnaround::gltf::test;
using nlohmann::json;

namespace {

Bytes withWord(Bytes file, std::size_t at, std::uint32_t word)
{
    std::memcpy(file.data() + at, &word, sizeof word);
    return file;
}

} // namespace

class TestReadBroken : public QObject
{
    Q_OBJECT
private slots:
    void testABrokenModelIsRefused_data();
    void testABrokenModelIsRefused();
    void testABrokenContainerIsRefused();
    void testEveryTruncationIsRefused();
    void testBrokenJsonIsRefused_data();
    void testBrokenJsonIsRefused();
    void testUnknownRequiredExtensionsAreNamed();
    void testForeignTextIsMadeFitForAMessage();
    void testCancellingStopsReading();
};

void TestReadBroken::testABrokenModelIsRefused_data()
{
    QTest::addColumn<Bend>("bend");
    QTest::addColumn<QByteArray>("saying");
    const auto row = [](const char *name, const char *saying, Bend bend) {
        QTest::newRow(name) << bend << QByteArray(saying);
    };
    const auto at = [](const char *pointer, json value) -> Bend {
        return [pointer, value](ModelBuilder &model) { model.json[json::json_pointer(pointer)] = value; };
    };

    row("no asset", "asset.version is missing", [](ModelBuilder &m) { m.json.erase("asset"); });
    row("glTF 1", "made for glTF 1.0", at("/asset/version", "1.0"));
    row("glTF 3", "made for glTF 3.0", at("/asset/version", "3.0"));
    row("needs glTF 2.1", "made for glTF 2.1", at("/asset/minVersion", "2.1"));
    row("asset is a list", "asset must be an object", at("/asset", json::array()));
    row("nodes is an object", "nodes must be a list", at("/nodes", json::object()));
    row("count is text", "accessors[0].count must be a whole number", at("/accessors/0/count", "3"));
    row("count is negative", "accessors[0].count must be a whole number", at("/accessors/0/count", -3));
    row("count is a fraction", "accessors[0].count must be a whole number", at("/accessors/0/count", 2.5));
    row("no component type", "accessors[0].componentType",
        [](ModelBuilder &m) { m.json["accessors"][0].erase("componentType"); });
    row("component type of doubles", "accessors[0].componentType", at("/accessors/0/componentType", 5130));
    row("type VEC5", "accessors[0].type", at("/accessors/0/type", "VEC5"));
    row("mesh out of range", "nodes[0].mesh must be an index below 1", at("/nodes/0/mesh", 1));
    row("mesh is negative", "nodes[0].mesh must be a whole number", at("/nodes/0/mesh", -1));
    row("mesh beyond 32 bits", "nodes[0].mesh must be an index below 1", at("/nodes/0/mesh", 4294967296));
    row("scene out of range", "scene must be an index", at("/scene", 9));
    row("root out of range", "scenes[0].nodes[0] must be an index", at("/scenes/0/nodes/0", 7));
    row("child out of range", "nodes[0].children[0] must be an index", at("/nodes/0/children", {5}));
    row("material out of range", "primitives[0].material", at("/meshes/0/primitives/0/material", 0));
    row("positions out of range", "attributes.POSITION must be an index",
        at("/meshes/0/primitives/0/attributes/POSITION", 99));
    row("indices out of range", "primitives[0].indices must be an index", at("/meshes/0/primitives/0/indices", 99));
    row("mode 7", "primitives[0].mode must be at most 6", at("/meshes/0/primitives/0/mode", 7));
    row("view out of range", "accessors[0].bufferView must be an index", at("/accessors/0/bufferView", 44));
    row("buffer out of range", "bufferViews[0].buffer must be an index", at("/bufferViews/0/buffer", 3));
    row("view without buffer", "bufferViews[0].buffer is missing",
        [](ModelBuilder &m) { m.json["bufferViews"][0].erase("buffer"); });
    row("view beyond its buffer", "a buffer view reaches", at("/bufferViews/0/byteLength", 100000));
    row("view beyond 64 bits", "a buffer view reaches", at("/bufferViews/0/byteOffset", 18446744073709551615u));
    row("stride too small", "overlap", at("/bufferViews/0/byteStride", 4));
    row("stride too large", "byteStride must be at most 252", at("/bufferViews/0/byteStride", 1000));
    row("accessor beyond its view", "promises 4 elements", at("/accessors/0/count", 4));
    row("accessor starts beyond its view", "promises 3 elements", at("/accessors/0/byteOffset", 1000000));
    row("accessor offset beyond 64 bits", "promises 3 elements", at("/accessors/0/byteOffset", 18446744073709551615u));
    row("accessor in the middle", "promises 3 elements", at("/accessors/0/byteOffset", 4));
    row("buffer longer than the file", "buffer 0 promises 5000 bytes", [](ModelBuilder &m) {
        m.json["buffers"] = {{{"byteLength", 5000}}};
    });
    row("second buffer without data", "a buffer view reaches", [](ModelBuilder &m) {
        m.json["buffers"] = {{{"byteLength", m.binary.size()}}, {{"byteLength", 100}}};
        m.json["bufferViews"][0]["buffer"] = 1;
    });
    row("positions of two numbers", "too few numbers", at("/accessors/0/type", "VEC2"));
    row("indices are floats", "not unsigned whole numbers", at("/accessors/1/componentType", 5126));
    row("indices are vectors", "not unsigned whole numbers", at("/accessors/1/type", "VEC2"));
    row("index beyond the vertices", "is 3, and it has 3 vertices", [](ModelBuilder &m) {
        m.json["meshes"][0]["primitives"][0]["indices"] = m.addIndices({0, 1, 3});
    });
    row("restart index", "is 65535", [](ModelBuilder &m) {
        m.json["meshes"][0]["primitives"][0]["indices"] = m.addIndices({0, 1, 65535});
    });
    row("position not a number", "not a finite number", [](ModelBuilder &m) {
        m.json["meshes"][0]["primitives"][0]["attributes"]["POSITION"] = m.addVec3({0, 0, 0, NAN, 0, 0, 0, 1, 0});
    });
    row("position infinite", "not a finite number", [](ModelBuilder &m) {
        m.json["meshes"][0]["primitives"][0]["attributes"]["POSITION"] = m.addVec3({0, 0, 0, INFINITY, 0, 0, 0, 1, 0});
    });
    row("far too large", "larger than", [](ModelBuilder &m) {
        m.json["meshes"][0]["primitives"][0]["attributes"]["POSITION"] = m.addVec3({0, 0, 0, 1e30f, 0, 0, 0, 1, 0});
    });
    row("placed far too far", "larger than", at("/nodes/0/translation", {1e30, 0, 0}));
    row("number beyond float", "nodes[0].scale[0] must be a number", at("/nodes/0/scale", {1e300, 1, 1}));
    row("normals fewer than positions", "NORMAL of mesh 0 has 2 elements", [](ModelBuilder &m) {
        m.json["meshes"][0]["primitives"][0]["attributes"]["NORMAL"] = m.addVec3({0, 0, 1, 0, 0, 1});
    });
    row("node is its own child", "more than one parent", [](ModelBuilder &m) {
        m.json["nodes"] = {{{"children", {1, 1}}}, {{"mesh", 0}}};
    });
    row("node below itself", "in a circle", at("/nodes/0/children", {0}));
    row("circle of nodes", "in a circle", [](ModelBuilder &m) {
        m.json["nodes"] = {{{"mesh", 0}, {"children", {1}}}, {{"children", {2}}}, {{"children", {0}}}};
    });
    row("two parents", "more than one parent", [](ModelBuilder &m) {
        m.json["nodes"] = {{{"children", {2}}}, {{"children", {2}}}, {{"mesh", 0}}};
    });
    row("matrix of 15", "a list of 16 numbers",
        at("/nodes/0/matrix", json::array({1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0})));
    row("matrix with perspective", "last row", at("/nodes/0/matrix", {1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}));
    row("rotation zero", "quaternion", at("/nodes/0/rotation", {0, 0, 0, 0}));
    row("sparse index beyond", "beyond its end", [](ModelBuilder &m) {
        m.json["accessors"][0]["sparse"] = {
            {"count", 1},
            {"indices", {{"bufferView", m.addView(packed(std::vector<std::uint8_t>{3}))}, {"componentType", UInt8}}},
            {"values", {{"bufferView", m.addView(packed(std::vector<float>{5, 6, 7}))}}}};
    });
    row("sparse values cut off", "promises 2 elements", [](ModelBuilder &m) {
        m.json["accessors"][0]["sparse"] = {
            {"count", 2},
            {"indices", {{"bufferView", m.addView(packed(std::vector<std::uint8_t>{0, 1}))}, {"componentType", UInt8}}},
            {"values", {{"bufferView", m.addView(packed(std::vector<float>{5, 6, 7}))}}}};
    });
    row("more sparse values than elements", "are broken", [](ModelBuilder &m) {
        m.json["accessors"][0]["sparse"] = {{"count", 9000000000},
                                            {"indices", {{"bufferView", 0}, {"componentType", UInt8}}},
                                            {"values", {{"bufferView", 0}}}};
    });
    row("sparse without values", "sparse.values.bufferView is missing", [](ModelBuilder &m) {
        m.json["accessors"][0]["sparse"] = {{"count", 1}, {"indices", {{"bufferView", 0}, {"componentType", UInt8}}}};
    });
    row("skin out of range", "nodes[0].skin must be", at("/nodes/0/skin", 0));
    row("joint out of range", "skins[0].joints[0] must be", at("/skins", json::parse(R"([{"joints": [9]}])")));
    row("vertex follows no joint", "joint that isn't there", [](ModelBuilder &m) {
        json &attributes = m.json["meshes"][0]["primitives"][0]["attributes"];
        attributes["JOINTS_0"] = m.addAccessor(m.addView(packed(std::vector<std::uint8_t>(12, 200))), UInt8, "VEC4", 3);
        attributes["WEIGHTS_0"] = m.addFloats(std::vector<float>(12, 0.25f), "VEC4", 4);
        m.add("skins", {{"joints", {0}}});
        m.json["nodes"][0]["skin"] = 0;
    });
    row("bind matrices fewer than joints", "bind matrices", [](ModelBuilder &m) {
        m.addNode(json::object());
        m.add("skins",
              {{"joints", {0, 1}}, {"inverseBindMatrices", m.addFloats(std::vector<float>(16, 0), "MAT4", 16)}});
        m.json["nodes"][0]["skin"] = 0;
    });
    row("morph target shorter than its mesh", "morph target", [](ModelBuilder &m) {
        m.json["meshes"][0]["primitives"][0]["targets"] = {{{"POSITION", m.addVec3({0, 0, 1})}}};
        m.json["meshes"][0]["weights"] = {1};
    });
    row("texture out of range", "baseColorTexture.index must be",
        at("/materials", json::parse(R"([{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}])")));
    row("texture without index", "index is missing", at("/materials", json::parse(R"([{"normalTexture": {}}])")));
    row("unknown alpha mode", "OPAQUE, MASK or BLEND", at("/materials", json::parse(R"([{"alphaMode": "DITHER"}])")));
    row("unknown wrap mode", "10497, 33071 or 33648", [](ModelBuilder &m) {
        texture(m, png(1, 1));
        m.add("samplers", {{"wrapS", 5}});
        m.json["textures"][0]["sampler"] = 0;
    });
    row("external buffer", "only files below the model's own folder", [](ModelBuilder &m) {
        m.json["buffers"] = {{{"byteLength", 4}, {"uri", "data.bin"}}};
    });
    row("embedded data is not base64", "not base64", [](ModelBuilder &m) {
        m.json["buffers"] = {{{"byteLength", 4}, {"uri", "data:application/octet-stream,abcd"}}};
    });
    row("embedded data is broken", "embedded data is broken", [](ModelBuilder &m) {
        m.json["buffers"] = {{{"byteLength", 4}, {"uri", "data:application/octet-stream;base64,!!!!"}}};
    });
    row("Draco data missing", "bufferView is missing",
        at("/meshes/0/primitives/0/extensions", json::parse(R"({"KHR_draco_mesh_compression": {}})")));
    row("Draco data is not Draco", "compressed data of mesh 0 is broken", [](ModelBuilder &m) {
        m.json["meshes"][0]["primitives"][0]["extensions"]["KHR_draco_mesh_compression"] = {
            {"bufferView", m.addView(toBytes("DRACO is not this"))}, {"attributes", {{"POSITION", 0}}}};
    });
}

void TestReadBroken::testABrokenModelIsRefused()
{
    QFETCH(Bend, bend);
    QFETCH(QByteArray, saying);
    ModelBuilder model = triangle();
    bend(model);
    expectRefusal(model.build(), saying.constData());
}

void TestReadBroken::testABrokenContainerIsRefused()
{
    const Bytes good = triangle().build();
    expectRefusal({}, "the file is empty");
    expectRefusal(toBytes("glTF"), "cut off");
    expectRefusal(toBytes("PK\3\4 and so on"), "neither GLB nor glTF");
    expectRefusal(toBytes("   \n"), "neither GLB nor glTF");
    expectRefusal(withWord(good, 4, 1), "GLB of version 1");
    expectRefusal(withWord(good, 8, 0xFFFFFFFF), "cut off");
    expectRefusal(withWord(good, 8, 3), "length of 3 bytes");
    expectRefusal(withWord(good, 12, 0xFFFFFFFF), "cut off");
    expectRefusal(withWord(good, 16, 0x004E4942), "first part is not JSON");
}

void TestReadBroken::testEveryTruncationIsRefused()
{
    const Bytes good = triangle().build();
    for (std::size_t length = 0; length < good.size(); ++length) {
        const auto scene = read(std::span(good).first(length));
        QVERIFY2(!scene.ok(), qPrintable(QString("accepted at %1 bytes").arg(length)));
    }
}

void TestReadBroken::testBrokenJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("cut off") << QByteArray("{\"asset\":{\"version\":\"2.0\"");
    QTest::newRow("two values") << QByteArray("{\"asset\":{\"version\":\"2.0\"}} {}");
    QTest::newRow("zero byte inside") << QByteArray("{\"asset\":{\"version\":\0\"2.0\"}}", 29);
    QTest::newRow("bad UTF-8") << QByteArray("{\"asset\":{\"version\":\"2.0\",\"generator\":\"\xC3\x28\"}}");
    QTest::newRow("half a surrogate") << QByteArray("{\"asset\":{\"version\":\"2.0\",\"generator\":\"\\ud800\"}}");
    QTest::newRow("number too large") << QByteArray("{\"asset\":{\"version\":\"2.0\"},\"scene\":1e999}");
    QTest::newRow("unquoted") << QByteArray("{asset:1}");
}

void TestReadBroken::testBrokenJsonIsRefused()
{
    QFETCH(QByteArray, text);
    expectRefusal(toBytes(std::string_view(text.constData(), std::size_t(text.size()))), "JSON is broken at character");
}

void TestReadBroken::testUnknownRequiredExtensionsAreNamed()
{
    for (const char *name : {"EXT_meshopt_compression", "KHR_texture_basisu", "EXT_mesh_gpu_instancing", "KHR_x"}) {
        ModelBuilder model = triangle();
        model.json["extensionsRequired"] = {"KHR_materials_unlit", name};
        expectRefusal(model.build(), name);
    }
}

void TestReadBroken::testForeignTextIsMadeFitForAMessage()
{
    const std::string name = "\x1b[31mred\nsecond line " + std::string(5000, 'x') + "é";
    ModelBuilder extension = triangle();
    extension.json["extensionsRequired"] = {name};
    ModelBuilder key = triangle();
    key.json["meshes"][0]["primitives"][0]["attributes"][name] = 99;
    ModelBuilder mesh = triangle();
    mesh.json["meshes"][0]["name"] = name;
    mesh.json["meshes"][0]["primitives"][0]["indices"] = mesh.addIndices({0, 1, 3});
    for (ModelBuilder model : {extension, key, mesh}) {
        const auto scene = read(model.build());
        QVERIFY(!scene.ok());
        const std::string &message = scene.error().message;
        QVERIFY2(message.size() < 600, message.c_str());
        QVERIFY(std::ranges::none_of(message, [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
        nlohmann::json(message).dump(); // throws on broken UTF-8
    }
}

void TestReadBroken::testCancellingStopsReading()
{
    CancelToken cancel;
    cancel.request();
    const auto scene = read(triangle().build(), {}, cancel);
    QVERIFY(!scene.ok());
    QCOMPARE(int(scene.error().kind), int(ErrorKind::Cancelled));
}

QTEST_GUILESS_MAIN(TestReadBroken)
#include "tst_read_broken.moc"
