// What a well-formed glTF becomes.
#include "gltf/reading.h"
#include "gltf/sample_pictures.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::gltf;
using namespace turnaround::gltf::test;

namespace {

using Indices = std::vector<std::uint32_t>;

} // namespace

class TestReadMaterials : public QObject
{
    Q_OBJECT
private slots:
    void testAMaterialIsReadWhole();
    void testATextureTransformAndUnlitAreRead();
    void testWebpIsPreferredToItsFallback();
    void testATextureOfAnUnknownKindFallsBackToThePlainOne();
    void testATypeIsToldByContent();
    void testTheTextsOfAPngAreLeftOut();
};

void TestReadMaterials::testAMaterialIsReadWhole()
{
    ModelBuilder model = triangle();
    model.add("images", {{"bufferView", model.addView(png(3, 2))}, {"mimeType", "image/png"}, {"name", "skin"}});
    model.add("samplers", {{"magFilter", 9728}, {"wrapS", 33071}, {"wrapT", 33648}});
    model.add("textures", {{"source", 0}, {"sampler", 0}});
    model.add("materials",
              {{"name", "M"},
               {"pbrMetallicRoughness",
                {{"baseColorFactor", {0.1, 0.2, 0.3, 0.4}},
                 {"baseColorTexture", {{"index", 0}, {"texCoord", 1}}},
                 {"metallicFactor", 0.5},
                 {"roughnessFactor", 0.25}}},
               {"normalTexture", {{"index", 0}, {"scale", 2}}},
               {"occlusionTexture", {{"index", 0}, {"strength", 0.75}}},
               {"emissiveFactor", {1, 0.5, 0}},
               {"alphaMode", "MASK"},
               {"alphaCutoff", 0.3},
               {"doubleSided", true}});
    model.json["meshes"][0]["primitives"][0]["material"] = 0;
    const Scene scene = readOk(model);
    QCOMPARE(onlyPrimitive(scene).material, 0);
    QCOMPARE(scene.images.size(), std::size_t(1));
    QCOMPARE(scene.images[0].name, std::string("skin"));
    QCOMPARE(scene.images[0].width, 3);
    QCOMPARE(scene.images[0].height, 2);
    const Material &material = scene.materials[0];
    QCOMPARE(material.name, std::string("M"));
    QCOMPARE(material.baseColor, (Vec4f{0.1f, 0.2f, 0.3f, 0.4f}));
    QCOMPARE(material.baseColorTexture.image, 0);
    QCOMPARE(material.baseColorTexture.uvSet, 1);
    QCOMPARE(int(material.baseColorTexture.wrapU), int(Wrap::ClampToEdge));
    QCOMPARE(int(material.baseColorTexture.wrapV), int(Wrap::MirroredRepeat));
    QCOMPARE(int(material.baseColorTexture.magnify), int(Filter::Nearest));
    QCOMPARE(material.metallic, 0.5f);
    QCOMPARE(material.roughness, 0.25f);
    QCOMPARE(material.normalTexture.image, 0);
    QCOMPARE(material.normalScale, 2.0f);
    QCOMPARE(material.occlusionStrength, 0.75f);
    QCOMPARE(material.emissive, (Vec3f{1, 0.5f, 0}));
    QCOMPARE(material.emissiveTexture.image, -1);
    QCOMPARE(int(material.alphaMode), int(AlphaMode::Mask));
    QCOMPARE(material.alphaCutoff, 0.3f);
    QVERIFY(material.doubleSided);
    QVERIFY(!material.unlit);
}

void TestReadMaterials::testATextureTransformAndUnlitAreRead()
{
    ModelBuilder model = triangle();
    model.add("images", {{"bufferView", model.addView(png(2, 2))}, {"mimeType", "image/png"}});
    model.add("textures", {{"source", 0}});
    model.add("materials",
              {{"extensions", {{"KHR_materials_unlit", nlohmann::json::object()}}},
               {"pbrMetallicRoughness",
                {{"baseColorTexture",
                  {{"index", 0},
                   {"extensions",
                    {{"KHR_texture_transform",
                      {{"offset", {0.1, 0.2}}, {"scale", {2, 3}}, {"rotation", 1.5}, {"texCoord", 1}}}}}}}}}});
    model.json["extensionsRequired"] = {"KHR_texture_transform", "KHR_materials_unlit"};
    const Material material = readOk(model).materials[0];
    QVERIFY(material.unlit);
    QCOMPARE(material.baseColorTexture.uvSet, 1);
    QCOMPARE(material.baseColorTexture.transform, (UvTransform{{0.1f, 0.2f}, {2, 3}, 1.5f}));
}

void TestReadMaterials::testWebpIsPreferredToItsFallback()
{
    if (!canWriteWebp())
        QSKIP("this machine has no WebP plugin for Qt (qt6-image-formats-plugins)");
    ModelBuilder model = triangle();
    model.add("images", {{"bufferView", model.addView(png(2, 2))}, {"mimeType", "image/png"}});
    model.add("images", {{"bufferView", model.addView(webp(5, 4))}, {"mimeType", "image/webp"}});
    model.add("textures", {{"source", 0}, {"extensions", {{"EXT_texture_webp", {{"source", 1}}}}}});
    model.add("materials", {{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}}}}}});
    model.json["extensionsRequired"] = {"EXT_texture_webp"};
    const Scene scene = readOk(model);
    QCOMPARE(scene.images.size(), std::size_t(1));
    QCOMPARE(scene.images[0].mimeType, std::string("image/webp"));
    QCOMPARE(scene.images[0].width, 5);
    QCOMPARE(scene.materials[0].baseColorTexture.image, 0);
}

void TestReadMaterials::testATextureOfAnUnknownKindFallsBackToThePlainOne()
{
    ModelBuilder model = triangle();
    model.add("images", {{"bufferView", model.addView(png(2, 2))}, {"mimeType", "image/png"}});
    model.add("images", {{"bufferView", model.addView(toBytes("not read"))}, {"mimeType", "image/ktx2"}});
    model.add("textures", {{"source", 0}, {"extensions", {{"KHR_texture_basisu", {{"source", 1}}}}}});
    model.add("textures", {{"extensions", {{"KHR_texture_basisu", {{"source", 1}}}}}});
    model.add("materials",
              {{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}}}}}, {"normalTexture", {{"index", 1}}}});
    const Scene scene = readOk(model);
    QCOMPARE(scene.materials[0].baseColorTexture.image, 0);
    QCOMPARE(scene.materials[0].normalTexture.image, -1);
    QCOMPARE(scene.warnings.size(), std::size_t(1));
}

void TestReadMaterials::testATypeIsToldByContent()
{
    ModelBuilder model = triangle();
    model.add("images", {{"bufferView", model.addView(png(2, 2))}, {"mimeType", "image/jpeg"}});
    model.add("textures", {{"source", 0}});
    model.add("materials", {{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}}}}}});
    QCOMPARE(readOk(model).images[0].mimeType, std::string("image/png"));
}

void TestReadMaterials::testTheTextsOfAPngAreLeftOut()
{
    Bytes picture = png(2, 2);
    const Bytes plain = picture;
    const std::string text = std::string("\0\0\0\6zTXtk\0\0abc", 14) + "crc!";
    const Bytes chunk = toBytes(text);
    picture.insert(picture.end() - 12, chunk.begin(), chunk.end()); // before IEND
    ModelBuilder model = triangle();
    model.add("images", {{"bufferView", model.addView(picture)}});
    model.add("textures", {{"source", 0}});
    model.add("materials", {{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}}}}}});
    QVERIFY(readOk(model).images[0].bytes == plain);
}

QTEST_GUILESS_MAIN(TestReadMaterials)
#include "tst_read_materials.moc"
