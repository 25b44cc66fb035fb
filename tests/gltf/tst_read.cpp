// What a well-formed glTF becomes.
#include "gltf/reading.h"
#include "gltf/sample_pictures.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::gltf;
using namespace turnaround::gltf::test;

namespace {

Vec3f placed(const Scene &scene, std::size_t instance, Vec3f p)
{
    const Mat4 &m = scene.instances[instance].world;
    return {m[0] * p.x + m[4] * p.y + m[8] * p.z + m[12], m[1] * p.x + m[5] * p.y + m[9] * p.z + m[13],
            m[2] * p.x + m[6] * p.y + m[10] * p.z + m[14]};
}

bool near(Vec3f a, Vec3f b)
{
    return length(a - b) < 1e-5f;
}

using Indices = std::vector<std::uint32_t>;

} // namespace

class TestRead : public QObject
{
    Q_OBJECT
private slots:
    void testATriangleIsRead();
    void testPlainGltfWithEmbeddedDataIsRead();
    void testEveryComponentTypeOfIndicesIsRead();
    void testPositionsAreReadFromEveryType_data();
    void testPositionsAreReadFromEveryType();
    void testNormalisedIntegersBecomeFractions();
    void testStridedVerticesAreReadApart();
    void testSparseValuesReplaceDenseOnes();
    void testSparseValuesReplaceZeros();
    void testEveryModeBecomesPlain_data();
    void testEveryModeBecomesPlain();
    void testVerticesWithoutIndicesAreDrawnInOrder();
    void testMissingNormalsStayMissing();
    void testColoursWithoutAlphaAreOpaque();
    void testNodesStandWhereTheirParentsPutThem();
    void testAMatrixPlacesANode();
    void testOneMeshIsSharedByItsInstances();
    void testOnlyTheDefaultSceneIsShown();
    void testMorphWeightsAreAppliedAndTheNodesWin();
    void testASkinIsBakedInItsRestPose();
    void testAnimationsAreNamed();
    void testHarmlessRequiredExtensionsAreAccepted();
    void testAPrimitiveWithoutPositionsIsLeftOutAndSaid();
    void testAttributesThatAreNotNumbersAreLeftOutAndSaid();
    void testLeftOverIndicesAreLeftOutAndSaid();
};

void TestRead::testATriangleIsRead()
{
    ModelBuilder model = triangle();
    model.json["asset"]["generator"] = "by hand";
    model.json["asset"]["copyright"] = "nobody";
    model.json["extensionsUsed"] = {"KHR_unheard_of"};
    model.json["meshes"][0]["name"] = "T";
    model.json["nodes"][0]["name"] = "N";
    const Scene scene = readOk(model);
    const Primitive &primitive = onlyPrimitive(scene);
    QCOMPARE(primitive.positions, (std::vector<Vec3f>{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}));
    QCOMPARE(primitive.indices, (Indices{0, 1, 2}));
    QCOMPARE(primitive.material, -1);
    QCOMPARE(scene.meshes[0].name, std::string("T"));
    QCOMPARE(scene.instances.size(), std::size_t(1));
    QCOMPARE(scene.instances[0].name, std::string("N"));
    QCOMPARE(scene.generator, std::string("by hand"));
    QCOMPARE(scene.copyright, std::string("nobody"));
    QCOMPARE(scene.extensionsUsed, std::vector<std::string>{"KHR_unheard_of"});
    QVERIFY(scene.warnings.empty());
}

void TestRead::testPlainGltfWithEmbeddedDataIsRead()
{
    ModelBuilder model = triangle();
    const QByteArray base64 =
        QByteArray(reinterpret_cast<const char *>(model.binary.data()), qsizetype(model.binary.size())).toBase64();
    model.json["buffers"] = {
        {{"byteLength", model.binary.size()}, {"uri", "data:application/octet-stream;base64," + base64.toStdString()}}};
    const auto scene = read(toBytes("\xEF\xBB\xBF\n " + model.json.dump(2)));
    QVERIFY2(scene.ok(), scene ? "" : scene.error().message.c_str());
    QCOMPARE(onlyPrimitive(*scene).positions[1], (Vec3f{1, 0, 0}));
}

void TestRead::testEveryComponentTypeOfIndicesIsRead()
{
    for (const int type : {UInt8, UInt16, UInt32}) {
        ModelBuilder model = triangle();
        const Bytes bytes = type == UInt8 ? packed(std::vector<std::uint8_t>{2, 1, 0})
            : type == UInt16              ? packed(std::vector<std::uint16_t>{2, 1, 0})
                                          : packed(std::vector<std::uint32_t>{2, 1, 0});
        model.json["meshes"][0]["primitives"][0]["indices"] =
            model.addAccessor(model.addView(bytes), type, "SCALAR", 3);
        QCOMPARE(onlyPrimitive(readOk(model)).indices, (Indices{2, 1, 0}));
    }
}

void TestRead::testPositionsAreReadFromEveryType_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, int type, const Bytes &bytes) {
        QTest::newRow(name) << type
                            << QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    };
    row("int8", Int8, packed(std::vector<std::int8_t>{-1, 2, 3, 4, 5, 6, 7, 8, 9}));
    row("uint8", UInt8, packed(std::vector<std::uint8_t>{255, 2, 3, 4, 5, 6, 7, 8, 9}));
    row("int16", Int16, packed(std::vector<std::int16_t>{-300, 2, 3, 4, 5, 6, 7, 8, 9}));
    row("uint16", UInt16, packed(std::vector<std::uint16_t>{60000, 2, 3, 4, 5, 6, 7, 8, 9}));
    row("float", Float32, packed(std::vector<float>{-1.5f, 2, 3, 4, 5, 6, 7, 8, 9}));
}

void TestRead::testPositionsAreReadFromEveryType()
{
    QFETCH(int, type);
    QFETCH(QByteArray, bytes);
    ModelBuilder model = triangle();
    const int view = model.addView(toBytes(std::string_view(bytes.constData(), std::size_t(bytes.size()))));
    model.json["meshes"][0]["primitives"][0]["attributes"]["POSITION"] = model.addAccessor(view, type, "VEC3", 3);
    const float first = type == Int8 ? -1 : type == UInt8 ? 255 : type == Int16 ? -300 : type == UInt16 ? 60000 : -1.5f;
    QCOMPARE(onlyPrimitive(readOk(model)).positions, (std::vector<Vec3f>{{first, 2, 3}, {4, 5, 6}, {7, 8, 9}}));
}

void TestRead::testNormalisedIntegersBecomeFractions()
{
    ModelBuilder model = triangle();
    nlohmann::json &attributes = model.json["meshes"][0]["primitives"][0]["attributes"];
    const auto set = [&](const char *name, const Bytes &bytes, int type, const char *shape) {
        const int accessor = model.addAccessor(model.addView(bytes), type, shape, 3);
        model.json["accessors"][std::size_t(accessor)]["normalized"] = true;
        attributes[name] = accessor;
    };
    set("NORMAL", packed(std::vector<std::int8_t>{-128, 0, 0, 0, 127, 0, 0, 0, -127}), Int8, "VEC3");
    set("TEXCOORD_0", packed(std::vector<std::uint16_t>{0, 65535, 65535, 0, 0, 0}), UInt16, "VEC2");
    set("TANGENT", packed(std::vector<std::int16_t>{32767, 0, 0, -32768, 0, 0, 0, 0, 0, 0, 0, 0}), Int16, "VEC4");
    set("COLOR_0", packed(std::vector<std::uint8_t>{255, 0, 51, 255, 0, 0, 0, 0, 0, 0, 0, 0}), UInt8, "VEC4");
    const Scene scene = readOk(model);
    const Primitive &primitive = onlyPrimitive(scene);
    QCOMPARE(primitive.normals, (std::vector<Vec3f>{{-1, 0, 0}, {0, 1, 0}, {0, 0, -1}}));
    QCOMPARE(primitive.uv0[0], (Vec2f{0, 1}));
    QCOMPARE(primitive.tangents[0], (Vec4f{1, 0, 0, -1}));
    QCOMPARE(primitive.colors[0], (Vec4f{1, 0, 0.2f, 1}));
}

void TestRead::testStridedVerticesAreReadApart()
{
    ModelBuilder model = triangle();
    // Position and normal of each vertex side by side.
    const int view =
        model.addView(packed(std::vector<float>{1, 2, 3, 0, 0, 1, 4, 5, 6, 0, 1, 0, 7, 8, 9, 1, 0, 0}), 24);
    const int positions = model.addAccessor(view, Float32, "VEC3", 3);
    const int normals = model.addAccessor(view, Float32, "VEC3", 3);
    model.json["accessors"][std::size_t(normals)]["byteOffset"] = 12;
    model.json["meshes"][0]["primitives"][0]["attributes"] = {{"POSITION", positions}, {"NORMAL", normals}};
    const Scene scene = readOk(model);
    QCOMPARE(onlyPrimitive(scene).positions, (std::vector<Vec3f>{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}));
    QCOMPARE(onlyPrimitive(scene).normals, (std::vector<Vec3f>{{0, 0, 1}, {0, 1, 0}, {1, 0, 0}}));
}

void TestRead::testSparseValuesReplaceDenseOnes()
{
    ModelBuilder model = triangle();
    model.json["accessors"][0]["sparse"] = {
        {"count", 1},
        {"indices", {{"bufferView", model.addView(packed(std::vector<std::uint8_t>{2}))}, {"componentType", UInt8}}},
        {"values", {{"bufferView", model.addView(packed(std::vector<float>{5, 6, 7}))}}}};
    QCOMPARE(onlyPrimitive(readOk(model)).positions, (std::vector<Vec3f>{{0, 0, 0}, {1, 0, 0}, {5, 6, 7}}));
}

void TestRead::testSparseValuesReplaceZeros()
{
    ModelBuilder model = triangle();
    model.json["accessors"][0].erase("bufferView");
    model.json["accessors"][0]["sparse"] = {
        {"count", 2},
        {"indices",
         {{"bufferView", model.addView(packed(std::vector<std::uint32_t>{0, 1}))}, {"componentType", UInt32}}},
        {"values", {{"bufferView", model.addView(packed(std::vector<float>{1, 1, 1, 2, 2, 2}))}}}};
    QCOMPARE(onlyPrimitive(readOk(model)).positions, (std::vector<Vec3f>{{1, 1, 1}, {2, 2, 2}, {0, 0, 0}}));
}

void TestRead::testEveryModeBecomesPlain_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("topology");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("points") << 0 << int(Topology::Points) << QList<int>{0, 1, 2, 3, 4};
    QTest::newRow("lines") << 1 << int(Topology::Lines) << QList<int>{0, 1, 2, 3};
    QTest::newRow("loop") << 2 << int(Topology::Lines) << QList<int>{0, 1, 1, 2, 2, 3, 3, 4, 4, 0};
    QTest::newRow("line strip") << 3 << int(Topology::Lines) << QList<int>{0, 1, 1, 2, 2, 3, 3, 4};
    QTest::newRow("triangles") << 4 << int(Topology::Triangles) << QList<int>{0, 1, 2};
    QTest::newRow("strip") << 5 << int(Topology::Triangles) << QList<int>{0, 1, 2, 1, 3, 2, 2, 3, 4};
    QTest::newRow("fan") << 6 << int(Topology::Triangles) << QList<int>{1, 2, 0, 2, 3, 0, 3, 4, 0};
}

void TestRead::testEveryModeBecomesPlain()
{
    QFETCH(int, mode);
    QFETCH(int, topology);
    QFETCH(QList<int>, expected);
    ModelBuilder model;
    const int positions = model.addVec3({0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 2, 2, 0});
    model.addShown({{"mesh",
                     model.addMesh({{"attributes", {{"POSITION", positions}}},
                                    {"indices", model.addIndices({0, 1, 2, 3, 4})},
                                    {"mode", mode}})}});
    const Scene scene = readOk(model);
    QCOMPARE(int(onlyPrimitive(scene).topology), topology);
    QCOMPARE(onlyPrimitive(scene).indices, Indices(expected.begin(), expected.end()));
}

void TestRead::testVerticesWithoutIndicesAreDrawnInOrder()
{
    ModelBuilder model = triangle();
    model.json["meshes"][0]["primitives"][0].erase("indices");
    QCOMPARE(onlyPrimitive(readOk(model)).indices, (Indices{0, 1, 2}));
}

void TestRead::testMissingNormalsStayMissing()
{
    const Scene scene = readOk(triangle());
    QVERIFY(onlyPrimitive(scene).normals.empty());
    QVERIFY(onlyPrimitive(scene).uv0.empty());
}

void TestRead::testColoursWithoutAlphaAreOpaque()
{
    ModelBuilder model = triangle();
    model.json["meshes"][0]["primitives"][0]["attributes"]["COLOR_0"] = model.addVec3({1, 0.5f, 0, 0, 0, 0, 1, 1, 1});
    QCOMPARE(onlyPrimitive(readOk(model)).colors, (std::vector<Vec4f>{{1, 0.5f, 0, 1}, {0, 0, 0, 1}, {1, 1, 1, 1}}));
}

void TestRead::testNodesStandWhereTheirParentsPutThem()
{
    ModelBuilder model = triangle();
    model.json["nodes"] = {{{"children", {1}}, {"translation", {10, 0, 0}}, {"scale", {2, 2, 2}}},
                           // A quarter turn about +Y takes +X to -Z.
                           {{"mesh", 0}, {"translation", {0, 1, 0}}, {"rotation", {0, 0.70710678, 0, 0.70710678}}}};
    const Scene scene = readOk(model);
    QVERIFY(near(placed(scene, 0, {0, 0, 0}), {10, 2, 0}));
    QVERIFY(near(placed(scene, 0, {1, 0, 0}), {10, 2, -2}));
}

void TestRead::testAMatrixPlacesANode()
{
    ModelBuilder model = triangle();
    model.json["nodes"][0]["matrix"] = {0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1};
    QVERIFY(near(placed(readOk(model), 0, {1, 0, 0}), {5, 7, 7}));
}

void TestRead::testOneMeshIsSharedByItsInstances()
{
    ModelBuilder model = triangle();
    model.addShown({{"mesh", 0}, {"translation", {3, 0, 0}}});
    const Scene scene = readOk(model);
    QCOMPARE(scene.meshes.size(), std::size_t(1));
    QCOMPARE(scene.instances.size(), std::size_t(2));
    QCOMPARE(scene.instances[1].mesh, 0);
    QVERIFY(near(placed(scene, 1, {0, 0, 0}), {3, 0, 0}));
}

void TestRead::testOnlyTheDefaultSceneIsShown()
{
    ModelBuilder model = triangle();
    model.addNode({{"mesh", 0}, {"translation", {3, 0, 0}}});
    model.json["scenes"].push_back({{"nodes", {1}}});
    model.json["scene"] = 1;
    const Scene scene = readOk(model);
    QCOMPARE(scene.instances.size(), std::size_t(1));
    QVERIFY(near(placed(scene, 0, {0, 0, 0}), {3, 0, 0}));
}

void TestRead::testMorphWeightsAreAppliedAndTheNodesWin()
{
    ModelBuilder model = triangle();
    nlohmann::json &mesh = model.json["meshes"][0];
    const int up = model.addVec3({0, 0, 2, 0, 0, 2, 0, 0, 2});
    const int aside = model.addVec3({4, 0, 0, 4, 0, 0, 4, 0, 0});
    mesh["primitives"][0]["targets"] = {{{"POSITION", up}}, {{"POSITION", aside}}};
    mesh["weights"] = {0.5, 0};
    QCOMPARE(onlyPrimitive(readOk(model)).positions[0], (Vec3f{0, 0, 1}));
    model.addShown({{"mesh", 0}, {"weights", {0, 0.25}}});
    const Scene scene = readOk(model);
    QCOMPARE(scene.meshes.size(), std::size_t(2));
    QCOMPARE(scene.meshes[std::size_t(scene.instances[1].mesh)].primitives[0].positions[0], (Vec3f{1, 0, 0}));
}

void TestRead::testASkinIsBakedInItsRestPose()
{
    ModelBuilder model = triangle();
    nlohmann::json &attributes = model.json["meshes"][0]["primitives"][0]["attributes"];
    attributes["JOINTS_0"] = model.addAccessor(
        model.addView(packed(std::vector<std::uint8_t>{0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0})), UInt8, "VEC4", 3);
    attributes["WEIGHTS_0"] = model.addFloats({1, 0, 0, 0, 1, 0, 0, 0, 0.5f, 0.5f, 0, 0}, "VEC4", 4);
    const int still = model.addShown({{"translation", {0, 0, 1}}});
    const int moved = model.addShown({{"translation", {0, 0, 3}}});
    std::vector<float> matrices;
    for (int joint = 0; joint < 2; ++joint) {
        for (const float value : {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, -1, 1})
            matrices.push_back(value);
    }
    model.add("skins", {{"joints", {still, moved}}, {"inverseBindMatrices", model.addFloats(matrices, "MAT4", 16)}});
    model.json["nodes"][0]["skin"] = 0;
    model.json["nodes"][0]["translation"] = {100, 0, 0}; // a skinned mesh's own node doesn't move it
    const Scene scene = readOk(model);
    const auto &positions = onlyPrimitive(scene).positions;
    QVERIFY(near(placed(scene, 0, positions[0]), {0, 0, 0}));
    QVERIFY(near(placed(scene, 0, positions[1]), {1, 0, 2}));
    QVERIFY(near(placed(scene, 0, positions[2]), {0, 1, 1}));
}

void TestRead::testAnimationsAreNamed()
{
    ModelBuilder model = triangle();
    model.json["animations"] = {{{"name", "Walk"}, {"channels", nlohmann::json::array()}}, {{"name", "Run"}}};
    QCOMPARE(readOk(model).animations, (std::vector<std::string>{"Walk", "Run"}));
}

void TestRead::testHarmlessRequiredExtensionsAreAccepted()
{
    ModelBuilder model = triangle();
    model.json["extensionsRequired"] = {"KHR_mesh_quantization", "KHR_materials_clearcoat", "KHR_lights_punctual"};
    readOk(model);
}

void TestRead::testAPrimitiveWithoutPositionsIsLeftOutAndSaid()
{
    ModelBuilder model = triangle();
    model.json["meshes"][0]["primitives"].push_back({{"attributes", nlohmann::json::object()}});
    const Scene scene = readOk(model);
    QCOMPARE(scene.meshes[0].primitives.size(), std::size_t(1));
    QCOMPARE(scene.warnings.size(), std::size_t(1));
}

void TestRead::testAttributesThatAreNotNumbersAreLeftOutAndSaid()
{
    ModelBuilder model = triangle();
    model.json["meshes"][0]["primitives"][0]["attributes"]["NORMAL"] =
        model.addVec3({0, 0, 1, NAN, 0, 1, 0, INFINITY, 1});
    const Scene scene = readOk(model);
    QVERIFY(onlyPrimitive(scene).normals.empty());
    QCOMPARE(scene.warnings.size(), std::size_t(1));
}

void TestRead::testLeftOverIndicesAreLeftOutAndSaid()
{
    ModelBuilder model = triangle();
    model.json["meshes"][0]["primitives"][0]["indices"] = model.addIndices({0, 1, 2, 0, 1});
    const Scene scene = readOk(model);
    QCOMPARE(onlyPrimitive(scene).indices, (Indices{0, 1, 2}));
    QCOMPARE(scene.warnings.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestRead)
#include "tst_read.moc"
