// What a material of glTF looks like in a picture.
#include "display_main.h"
#include "scenes.h"
#include "viewer/picture.h"
#include "viewer/prepare.h"

using namespace turnaround;
using namespace turnaround::viewer;

namespace {

constexpr int kSize = 128;

QImage drawn(const gltf::Scene &scene, const CameraChoice &camera = View::Front)
{
    const Result<PreparedScene> prepared = prepare(scene, {});
    if (!prepared)
        qFatal("%s", prepared.error().message.c_str());
    const Result<QImage> picture = renderPicture(*prepared, {camera, kSize});
    if (!picture)
        qFatal("%s %s", picture.error().message.c_str(), picture.error().detail.c_str());
    return *picture;
}

/// At a place of test::square(): x to the right and y up, from -1 to 1.
QColor at(const QImage &picture, double x, double y)
{
    return picture.pixelColor(int(kSize * (.5 + x / 2.12)), int(kSize * (.5 - y / 2.12)));
}

gltf::Scene squareOf(const gltf::Material &material, const QImage &map = {})
{
    gltf::Scene scene;
    scene.materials = {material};
    if (!map.isNull())
        scene.images = {test::encoded(map, "png")};
    test::place(scene, test::square(0));
    return scene;
}

QImage flat(QColor color)
{
    return test::quarters(color, color, color, color, 16);
}

int light(QColor color)
{
    return color.red() + color.green() + color.blue();
}

#define COMPARE_COLOR(got, r, g, b)                                                                                    \
    do {                                                                                                               \
        const QColor seen = got;                                                                                       \
        QVERIFY2(std::abs(seen.red() - (r)) <= 3 && std::abs(seen.green() - (g)) <= 3 &&                               \
                     std::abs(seen.blue() - (b)) <= 3,                                                                 \
                 qPrintable(seen.name(QColor::HexArgb)));                                                              \
    } while (false)

} // namespace

class MaterialsTest : public QObject
{
    Q_OBJECT
private slots:
    void unlitColoursAreFaithful()
    {
        COMPARE_COLOR(at(drawn(squareOf(test::plain({.2140f, .0331f, 1, 1}))), 0, 0), 127, 51, 255);
    }

    void unlitMapsAreFaithfulAndUpright()
    {
        gltf::Material material = test::plain({1, 1, 1, 1});
        material.baseColorTexture.image = 0;
        const QImage map =
            test::quarters(QColor(128, 64, 32), QColor(0, 255, 0), QColor(0, 0, 255), QColor(200, 200, 200));
        const QImage picture = drawn(squareOf(material, map));
        COMPARE_COLOR(at(picture, -.5, .5), 128, 64, 32);
        COMPARE_COLOR(at(picture, .5, .5), 0, 255, 0);
        COMPARE_COLOR(at(picture, -.5, -.5), 0, 0, 255);
        COMPARE_COLOR(at(picture, .5, -.5), 200, 200, 200);
    }

    void colourOfVerticesIsLinearAndMultiplies()
    {
        gltf::Scene scene = squareOf(test::plain({1, .2140f, 1, 1}));
        scene.meshes[0].primitives[0].colors.assign(4, {.2140f, 1, 0, .25f});
        const QColor color = at(drawn(scene), 0, 0);
        COMPARE_COLOR(color, 127, 127, 0);
        QCOMPARE(color.alpha(), 255); // opaque, so alpha is ignored
    }

    void imagesWrapAsTheSamplerSays()
    {
        gltf::Material material = test::plain({1, 1, 1, 1});
        material.baseColorTexture.image = 0;
        material.baseColorTexture.transform.scale = {2, 2};
        const QImage map = test::quarters(Qt::red, Qt::green, Qt::blue, Qt::white);
        gltf::TextureRef &texture = material.baseColorTexture;

        // The square shows the map and its neighbours to the right and below: at (.25, -.25) from the
        // left top of the neighbour right and below.
        QImage picture = drawn(squareOf(material, map));
        COMPARE_COLOR(at(picture, -.75, .75), 255, 0, 0);
        COMPARE_COLOR(at(picture, .25, .75), 255, 0, 0);
        COMPARE_COLOR(at(picture, -.75, -.25), 255, 0, 0);
        texture.wrapU = gltf::Wrap::MirroredRepeat;
        texture.wrapV = gltf::Wrap::ClampToEdge;
        picture = drawn(squareOf(material, map));
        COMPARE_COLOR(at(picture, .25, .75), 0, 255, 0);
        COMPARE_COLOR(at(picture, .75, .75), 255, 0, 0);
        COMPARE_COLOR(at(picture, -.75, -.25), 0, 0, 255);
        COMPARE_COLOR(at(picture, -.75, -.75), 0, 0, 255);
    }

    void theSecondSetOfCoordinatesIsUsed()
    {
        gltf::Material material = test::plain({1, 1, 1, 1});
        material.baseColorTexture.image = 0;
        material.baseColorTexture.uvSet = 1;
        gltf::Scene scene = squareOf(material, test::quarters(Qt::red, Qt::green, Qt::blue, Qt::white));
        scene.meshes[0].primitives[0].uv1.assign(4, {.75f, .25f});
        COMPARE_COLOR(at(drawn(scene), -.5, -.5), 0, 255, 0);
    }

    void blendingGivesStraightAlpha()
    {
        gltf::Material material = test::plain({1, .2140f, 0, .5f});
        material.alphaMode = gltf::AlphaMode::Blend;
        const QColor color = at(drawn(squareOf(material)), 0, 0);
        COMPARE_COLOR(color, 255, 127, 0);
        QVERIFY(std::abs(color.alpha() - 128) <= 3);
    }

    void aMaskCutsHoles()
    {
        gltf::Material material = test::plain({1, 1, 1, 1});
        material.baseColorTexture.image = 0;
        const QImage map = test::quarters(QColor(255, 0, 0, 100), QColor(0, 255, 0, 200), Qt::blue, Qt::white);
        QCOMPARE(at(drawn(squareOf(material, map)), -.5, .5).alpha(), 255);
        material.alphaMode = gltf::AlphaMode::Mask;
        const QImage picture = drawn(squareOf(material, map));
        QCOMPARE(at(picture, -.5, .5).alpha(), 0);
        QCOMPARE(at(picture, .5, .5).alpha(), 255);
        COMPARE_COLOR(at(picture, .5, .5), 0, 255, 0);
    }

    void onlyDoubleSidedFacesShowTheirBacks()
    {
        gltf::Scene scene = squareOf(test::plain({1, 0, 0, 1}));
        test::place(scene, test::box({-.1f, -.1f, 0}, {.1f, .1f, .1f}, 0));
        QCOMPARE(at(drawn(scene, View::Back), .5, .5).alpha(), 0);
        scene.materials[0].doubleSided = true;
        COMPARE_COLOR(at(drawn(scene, View::Back), .5, .5), 255, 0, 0);
    }

    void theBackOfALitDoubleSidedFaceIsLitToo()
    {
        gltf::Material material = test::plain({.2140f, .2140f, .2140f, 1}, false);
        material.doubleSided = true;
        const QImage front = drawn(squareOf(material)), back = drawn(squareOf(material), View::Back);
        QVERIFY(std::abs(light(at(front, .5, .5)) - light(at(back, -.5, .5))) < 60);
    }

    void middleGreyComesOutMiddling()
    {
        const QColor color = at(drawn(squareOf(test::plain({.2140f, .2140f, .2140f, 1}, false))), 0, 0);
        QVERIFY2(color.red() > 100 && color.red() < 155, qPrintable(color.name()));
        QVERIFY(std::abs(color.red() - color.blue()) < 14);
    }

    void whiteKeepsItsShading()
    {
        gltf::Scene scene;
        scene.materials = {test::plain({.9f, .9f, .9f, 1}, false)};
        test::place(scene, test::box({-1, -1, -1}, {1, 1, 1}, 0));
        const QImage picture = drawn(scene, ThreeQuarter{});
        const int top = light(picture.pixelColor(60, 12)), left = light(picture.pixelColor(45, 70)),
                  right = light(picture.pixelColor(95, 70));
        QVERIFY2(top > left + 15 && left > right + 15,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(top).arg(left).arg(right)));
    }

    void bumpsOfNormalMapsCatchTheLightFromAboveLeft()
    {
        gltf::Material material = test::plain({.3f, .3f, .3f, 1}, false);
        material.normalTexture.image = 0;
        const auto lit = [&](int red, int green) {
            return light(at(drawn(squareOf(material, flat(QColor(red, green, 218)))), 0, 0));
        };
        QVERIFY(lit(128, 218) > lit(128, 38) + 60); // green is up
        QVERIFY(lit(38, 128) > lit(218, 128) + 30); // red is right
    }

    void metalAndRoughnessComeFromBlueAndGreen()
    {
        gltf::Material material = test::plain({1, .05f, .05f, 1}, false);
        material.metallic = 1;
        material.roughness = 1;
        material.metallicRoughnessTexture.image = 0;
        const auto shown = [&](int green, int blue) {
            return at(drawn(squareOf(material, flat(QColor(0, green, blue)))), 0, 0);
        };
        // A rough dielectric is evenly lit; a mirror of metal shows the dim part of the studio.
        QVERIFY(std::abs(light(shown(255, 0)) - light(shown(255, 255))) > 20);
        QVERIFY(std::abs(light(shown(0, 255)) - light(shown(255, 255))) > 20);
    }

    void occlusionDarkensFromRed()
    {
        gltf::Material material = test::plain({.5f, .5f, .5f, 1}, false);
        const int open = light(at(drawn(squareOf(material)), 0, 0));
        material.occlusionTexture.image = 0;
        QVERIFY(light(at(drawn(squareOf(material, flat(QColor(0, 255, 255)))), 0, 0)) < open - 60);
        QVERIFY(std::abs(light(at(drawn(squareOf(material, flat(QColor(255, 0, 0)))), 0, 0)) - open) < 6);
    }

    void emissiveShines()
    {
        gltf::Material material = test::plain({0, 0, 0, 1}, false);
        material.roughness = 1;
        material.emissive = {0, 1, 0};
        material.emissiveTexture.image = 0;
        const QImage map = test::quarters(Qt::black, Qt::white, Qt::black, Qt::white);
        const QImage picture = drawn(squareOf(material, map));
        QVERIFY(at(picture, .5, 0).green() > 250);
        QVERIFY(at(picture, -.5, 0).green() < 90);
    }
};

int main(int argc, char **argv)
{
    return test::runOnPrivateDisplay<MaterialsTest>(argc, argv);
}
#include "tst_materials.moc"
