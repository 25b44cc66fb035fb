#include "blockout/model_scene.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::blockout;

namespace {

/// One textured triangle.
Build triangle()
{
    Build build;
    build.mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
    build.mesh.normals = {{0, 0, 1}, {0, 0, 1}, {0, 0, 1}};
    build.mesh.uvs = {{0, 0}, {1, 0}, {0, 1}};
    build.mesh.triangles = {{0, 1, 2}};
    build.baseColour = QImage(8, 8, QImage::Format_RGB888);
    build.baseColour.fill(QColor(10, 200, 30));
    return build;
}

} // namespace

class TestModelScene : public QObject
{
    Q_OBJECT
private slots:
    void theMeshIsCarriedOverAsItIs()
    {
        const auto scene = modelScene(triangle(), "egg");
        QVERIFY(scene.ok());
        QCOMPARE(scene.value().meshes.size(), std::size_t(1));
        const gltf::Primitive &primitive = scene.value().meshes[0].primitives.at(0);
        QVERIFY(primitive.positions == triangle().mesh.positions);
        QVERIFY(primitive.normals == triangle().mesh.normals);
        QVERIFY(primitive.uv0 == triangle().mesh.uvs);
        QCOMPARE(primitive.indices, (std::vector<std::uint32_t>{0, 1, 2}));
        QCOMPARE(scene.value().instances.size(), std::size_t(1));
    }
    void theMaterialIsRoughAndNoMetal()
    {
        const auto scene = modelScene(triangle(), "egg");
        QVERIFY(scene.ok());
        const gltf::Material &material = scene.value().materials.at(0);
        QCOMPARE(material.metallic, 0.0f);
        QCOMPARE(material.roughness, 0.8f);
        QCOMPARE(material.baseColorTexture.image, 0);
        QVERIFY(!material.doubleSided && material.alphaMode == gltf::AlphaMode::Opaque);
    }
    void thePictureIsAPngWithTheSamePixels()
    {
        const auto scene = modelScene(triangle(), "egg");
        QVERIFY(scene.ok());
        const gltf::Image &image = scene.value().images.at(0);
        QCOMPARE(image.mimeType, std::string("image/png"));
        QCOMPARE(image.width, 8);
        const QImage decoded = QImage::fromData(reinterpret_cast<const uchar *>(image.bytes.data()),
                                                static_cast<int>(image.bytes.size()), "PNG");
        QCOMPARE(decoded.convertToFormat(QImage::Format_RGB888), triangle().baseColour);
    }
    void everythingIsNamedAfterTheModel()
    {
        const auto scene = modelScene(triangle(), "egg");
        QVERIFY(scene.ok());
        QCOMPARE(scene.value().meshes[0].name, std::string("egg"));
        QCOMPARE(scene.value().materials[0].name, std::string("egg"));
        QCOMPARE(scene.value().instances[0].name, std::string("egg"));
    }
    void aPictureThatCannotBeEncodedIsAnError()
    {
        Build build = triangle();
        build.baseColour = QImage();
        QVERIFY(!modelScene(build, "egg").ok());
    }
};

QTEST_GUILESS_MAIN(TestModelScene)
#include "tst_model_scene.moc"
