#include "scenes.h"
#include "viewer/prepare.h"

#include <QtTest>

#include <limits>

using namespace turnaround;
using namespace turnaround::viewer;

namespace {

struct Vertex {
    Vec3f position, normal;
    Vec2f uv0, uv1;
    Vec4f color;
};

std::vector<Vertex> vertices(const PreparedPart &part)
{
    std::vector<Vertex> out;
    const auto *from = reinterpret_cast<const float *>(part.vertices.constData());
    const auto count = part.vertices.size() / qsizetype(part.strideFloats() * sizeof(float));
    for (qsizetype i = 0; i < count; ++i) {
        Vertex v;
        const auto next = [&] { return *from++; };
        v.position = {next(), next(), next()};
        if (part.hasNormals)
            v.normal = {next(), next(), next()};
        if (part.hasUv0)
            v.uv0 = {next(), next()};
        if (part.hasUv1)
            v.uv1 = {next(), next()};
        if (part.hasColors)
            v.color = {next(), next(), next(), next()};
        out.push_back(v);
    }
    return out;
}

/// Triangles whose normals point the way their winding says, of all triangles.
std::pair<int, int> wellWound(const PreparedPart &part)
{
    const std::vector<Vertex> all = vertices(part);
    const auto *indices = reinterpret_cast<const std::uint32_t *>(part.indices.constData());
    const auto count = part.indices.size() / qsizetype(sizeof(std::uint32_t));
    int good = 0;
    for (qsizetype i = 0; i < count; i += 3) {
        const Vertex &a = all[indices[i]], &b = all[indices[i + 1]], &c = all[indices[i + 2]];
        good += dot(cross(b.position - a.position, c.position - a.position), a.normal) > 0;
    }
    return {good, int(count / 3)};
}

gltf::Scene texturedSquare(const gltf::Image &image, gltf::UvTransform transform = {})
{
    gltf::Scene scene;
    scene.images = {image};
    gltf::Material material = test::plain({1, 1, 1, 1});
    material.baseColorTexture.image = 0;
    material.baseColorTexture.transform = transform;
    scene.materials = {material};
    test::place(scene, test::square(0));
    return scene;
}

bool near(Vec2f a, Vec2f b)
{
    return std::abs(a.x - b.x) < 1e-5f && std::abs(a.y - b.y) < 1e-5f;
}

} // namespace

class PrepareTest : public QObject
{
    Q_OBJECT
private slots:
    void theModelIsCentredAndOfOneSize()
    {
        gltf::Scene scene;
        test::place(scene, test::box({10, 20, 30}, {12, 24, 31}, -1), {5, 5, 5});
        const Result<PreparedScene> out = prepare(scene, {});
        QVERIFY(out.ok());
        QCOMPARE(out->centre, (Vec3f{16, 27, 35.5f}));
        const PreparedPart &part = out->parts.front();
        QVERIFY(std::abs(length(part.max) - kStageRadius) < 1e-3f);
        QVERIFY(length(part.max + part.min) < 1e-3f);
        QVERIFY(std::abs(length(part.max) / out->unitsPerMetre - std::sqrt(1.f + 4 + .25f)) < 1e-4f);
    }

    void whatOneMaterialDrawsBecomesOnePart()
    {
        gltf::Scene scene;
        scene.materials = {test::plain({1, 0, 0, 1}), test::plain({0, 1, 0, 1})};
        for (int i = 0; i < 10; ++i)
            test::place(scene, test::box({0, 0, 0}, {1, 1, 1}, i % 2), {i * 2.f, 0, 0});
        const Result<PreparedScene> out = prepare(scene, {});
        QCOMPARE(out->parts.size(), std::size_t(2));
        QCOMPARE(vertices(out->parts[0]).size(), std::size_t(5 * 24));
        QCOMPARE(wellWound(out->parts[1]), std::pair(60, 60));
    }

    void blendingPartsStayApartSoThatTheyCanBeSorted()
    {
        gltf::Scene scene;
        scene.materials = {test::plain({1, 0, 0, .5f})};
        scene.materials[0].alphaMode = gltf::AlphaMode::Blend;
        for (int i = 0; i < 3; ++i)
            test::place(scene, test::square(0), {0, 0, float(i)});
        QCOMPARE(prepare(scene, {})->parts.size(), std::size_t(3));
    }

    void aMirroredInstanceIsNotTurnedInsideOut()
    {
        gltf::Scene scene;
        test::place(scene, test::box({0, 0, 0}, {1, 2, 3}, -1));
        scene.instances[0].world = {-1, 0, 0, 0, 0, 2, 0, 0, 0.5f, 0, 1, 0, 0, 0, 0, 1};
        QCOMPARE(wellWound(prepare(scene, {})->parts[0]), std::pair(12, 12));
    }

    void missingNormalsBecomeFlatOnes()
    {
        gltf::Scene scene;
        gltf::Primitive shared = test::box({0, 0, 0}, {1, 1, 1}, -1, false);
        test::place(scene, shared);
        scene.instances[0].world[0] = -1; // mirrored as well
        const Result<PreparedScene> out = prepare(scene, {});
        QCOMPARE(wellWound(out->parts[0]), std::pair(12, 12));
        for (const Vertex &v : vertices(out->parts[0]))
            QVERIFY(std::abs(length(v.normal) - 1) < 1e-5f);
    }

    void unusedPointsDoNotCount()
    {
        gltf::Scene scene;
        gltf::Primitive primitive = test::square(-1);
        primitive.positions.insert(primitive.positions.begin(), {1000, 1000, 1000});
        primitive.normals.insert(primitive.normals.begin(), {0, 0, 1});
        primitive.uv0.clear();
        for (std::uint32_t &index : primitive.indices)
            ++index;
        test::place(scene, primitive);
        const Result<PreparedScene> out = prepare(scene, {});
        QCOMPARE(vertices(out->parts[0]).size(), std::size_t(4));
        QCOMPARE(out->centre, (Vec3f{0, 0, 0}));
    }

    void texturesLieBottomRowFirstAndCoordinatesFollow()
    {
        const QImage picture = test::quarters(Qt::red, Qt::green, Qt::blue, Qt::white);
        for (const char *format : {"png", "jpeg", "webp"}) {
            const Result<PreparedScene> out = prepare(texturedSquare(test::encoded(picture, format)), {});
            QVERIFY2(out.ok(), format);
            const QColor first = out->images[0].pixelColor(8, 8);
            QVERIFY2(first.blue() > 240 && first.red() < 15, format); // the bottom left quarter
            QVERIFY(near(vertices(out->parts[0])[0].uv0, {0, 0})); // the vertex at the bottom left
            QVERIFY(near(vertices(out->parts[0])[2].uv0, {1, 1}));
        }
    }

    void textureTransformsAreBakedAsTheExtensionSays()
    {
        // A quarter turn counter-clockwise about the top left corner, then a shift: (u, v) -> (v, -u).
        gltf::UvTransform transform;
        transform.rotationRadians = float(M_PI_2);
        transform.scale = {2, 1};
        transform.offset = {0.25f, 0.5f};
        const QImage picture = test::quarters(Qt::red, Qt::green, Qt::blue, Qt::white);
        const Result<PreparedScene> out = prepare(texturedSquare(test::encoded(picture, "png"), transform), {});
        const std::vector<Vertex> all = vertices(out->parts[0]);
        QVERIFY(near(all[3].uv0, {0.25f, 1 - 0.5f})); // uv (0, 0)
        QVERIFY(near(all[2].uv0, {0.25f, 1 - (0.5f - 2)})); // uv (1, 0)
        QVERIFY(near(all[0].uv0, {0.25f + 1, 1 - 0.5f})); // uv (0, 1)
    }

    void aMapThatNeedsAThirdSetOfCoordinatesIsLeftOutAndSaid()
    {
        gltf::Scene scene = texturedSquare(test::encoded(test::quarters(Qt::red, Qt::red, Qt::red, Qt::red), "png"));
        gltf::Material &material = scene.materials[0];
        material.unlit = false;
        material.normalTexture.image = material.emissiveTexture.image = 0;
        material.normalTexture.transform.scale = {2, 2};
        material.emissiveTexture.transform.scale = {3, 3};
        const Result<PreparedScene> out = prepare(scene, {});
        QCOMPARE(out->notes.size(), std::size_t(1));
        QVERIFY(QByteArray(out->notes[0].c_str()).contains("emissive"));
        QVERIFY(near(vertices(out->parts[0])[2].uv1, {2, 1}));
        QCOMPARE(out->materials[0].normalMap.uvChannel, 1);
        QCOMPARE(out->materials[0].emissiveMap.image, -1);
    }

    void alphaIsKeptOnlyWhereItMeansCoverage()
    {
        const QImage picture = test::quarters(QColor(255, 0, 0, 0), Qt::green, Qt::blue, Qt::white);
        gltf::Scene scene = texturedSquare(test::encoded(picture, "png"));
        QVERIFY(!prepare(scene, {})->images[0].hasAlphaChannel());
        scene.materials[0].alphaMode = gltf::AlphaMode::Mask;
        QCOMPARE(prepare(scene, {})->images[0].pixelColor(8, 56).alpha(), 0);
    }

    void aBrokenImageIsNamed()
    {
        gltf::Image image = test::encoded(test::quarters(Qt::red, Qt::red, Qt::red, Qt::red), "png");
        image.name = "armour";
        image.bytes.resize(image.bytes.size() / 2);
        const Result<PreparedScene> cut = prepare(texturedSquare(image), {});
        image.bytes.clear();
        const Result<PreparedScene> empty = prepare(texturedSquare(image), {});
        for (const auto *out : {&cut, &empty}) {
            QVERIFY(!out->ok());
            QCOMPARE(out->error().kind, ErrorKind::BadInput);
            QVERIFY(QByteArray(out->error().message.c_str()).contains("armour"));
        }
    }

    void whatCannotBeDrawnIsRefused()
    {
        const gltf::Scene nothing;
        QCOMPARE(prepare(nothing, {}).error().kind, ErrorKind::BadInput);

        gltf::Scene speck;
        gltf::Primitive primitive = test::square(-1);
        for (Vec3f &p : primitive.positions)
            p = {3, 3, 3};
        test::place(speck, primitive);
        QCOMPARE(prepare(speck, {}).error().kind, ErrorKind::BadInput);

        for (const float bad :
             {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 3e38f}) {
            gltf::Scene scene;
            primitive = test::square(-1);
            primitive.positions[1].y = bad;
            test::place(scene, primitive);
            QCOMPARE(prepare(scene, {}).error().kind, ErrorKind::BadInput);
        }
    }

    void tooManyCopiesAreRefusedBeforeMemoryIsTaken()
    {
        gltf::Scene scene;
        gltf::Primitive primitive = test::square(-1);
        for (int i = 0; i < 12; ++i)
            primitive.indices.insert(primitive.indices.end(), primitive.indices.begin(), primitive.indices.end());
        test::place(scene, primitive);
        scene.instances.resize(100'000, scene.instances.front());
        QCOMPARE(prepare(scene, {}).error().kind, ErrorKind::BadInput);
    }

    void aRequestToStopIsHeard()
    {
        gltf::Scene scene = texturedSquare(test::encoded(test::quarters(Qt::red, Qt::red, Qt::red, Qt::red), "jpeg"));
        const CancelToken cancel;
        cancel.request();
        QCOMPARE(prepare(scene, cancel).error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(PrepareTest)
#include "tst_prepare.moc"
