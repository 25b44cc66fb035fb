// GLBs as they are written: the same again when read, whole or not at all, good for Khronos' validator.
#include "gltf/inspect.h"
#include "gltf/read.h"
#include "gltf/sample_pictures.h"
#include "gltf/sample_scenes.h"
#include "gltf/write.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace turnaround;
using namespace turnaround::gltf;
using namespace turnaround::gltf::test;

namespace {

Image imageOf(const Bytes &bytes, const char *type, int width, int height)
{
    return {"picture", type, bytes, width, height};
}

/// Something of everything that a scene can hold.
Scene richScene()
{
    Scene scene = sceneOf(sphere(8, 12), {translation(1, 2, 3), scaling(-1, 1, 1), scaling(1, 2, 3)});
    scene.copyright = "© nobody";
    scene.images.push_back(imageOf(png(4, 4), "image/png", 4, 4));
    scene.images.push_back(imageOf(jpeg(8, 2), "image/jpeg", 8, 2));
    Material material;
    material.name = "M";
    material.baseColor = {0.5f, 0.25f, 1, 1};
    material.baseColorTexture.image = 0;
    material.baseColorTexture.wrapU = Wrap::ClampToEdge;
    material.baseColorTexture.wrapV = Wrap::MirroredRepeat;
    material.baseColorTexture.magnify = Filter::Nearest;
    material.baseColorTexture.transform = {{0.5f, 0.25f}, {2, 4}, 0.75f};
    material.metallic = 0.5f;
    material.roughness = 0.25f;
    material.normalTexture.image = 1;
    material.normalTexture.uvSet = 1;
    material.normalScale = 0.5f;
    material.emissive = {1, 0.5f, 0};
    material.alphaMode = AlphaMode::Mask;
    material.alphaCutoff = 0.25f;
    material.doubleSided = true;
    material.unlit = true;
    scene.materials.push_back(material);
    Primitive &ball = scene.meshes[0].primitives[0];
    ball.material = 0;
    ball.uv1 = ball.uv0;
    ball.colors.assign(ball.positions.size(), {1, 0.5f, 0.25f, 1});
    for (const Vec3f &n : ball.normals) {
        const Vec3f along = normalized(cross(std::abs(n.y) < 0.9f ? Vec3f{0, 1, 0} : Vec3f{1, 0, 0}, n));
        ball.tangents.push_back({along.x, along.y, along.z, -1});
    }
    return scene;
}

/// What a careless maker of scenes may hand over, and the format does not allow as it is.
Scene awkwardScene()
{
    Scene scene = sceneOf(cube(), {translation(0, 0, 0)});
    Primitive box = cube();
    box.normals.assign(8, {0, 3, 0});
    box.normals[0] = {};
    box.tangents.assign(8, {0, 0, 0, 0.5f});
    box.colors.assign(8, {2, -1, 0.5f, 1});
    box.material = 0;
    scene.meshes[0].primitives[0] = box;
    Primitive tangentsOnly = cube();
    tangentsOnly.tangents.assign(8, {1, 0, 0, 1});
    scene.meshes[0].primitives.push_back(tangentsOnly);
    scene.meshes[0].primitives.push_back({}); // draws nothing
    for (const Topology topology : {Topology::Lines, Topology::Points}) {
        Primitive other = cube();
        other.topology = topology;
        scene.meshes[0].primitives.push_back(other);
    }
    scene.images.push_back(imageOf(png(4, 4), "image/png", 4, 4));
    Material material;
    material.name = "\xFF not UTF-8";
    material.baseColor = {3, -1, 0, 1};
    material.emissive = {9, 0, 0};
    material.normalTexture.image = 0;
    material.normalTexture.uvSet = 1; // and the box has no UVs at all
    scene.materials.push_back(material);
    scene.meshes.push_back({"empty", {}});
    scene.instances.push_back({"of nothing", 1, translation(0, 0, 0)});
    scene.instances.push_back({"sheared", 0, {1, 0, 0, 0, 0.5f, 1, 0, 0, 0, 0, 1, 0, 4, 0, 0, 1}});
    scene.instances.push_back({"flat", 0, {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 8, 0, 0, 1}});
    return scene;
}

Scene manyVertices(std::size_t count)
{
    Primitive grid;
    for (std::size_t i = 0; i < count; ++i)
        grid.positions.push_back({float(i % 300), float(i / 300), 0});
    for (std::uint32_t i = 0; i + 2 < count; i += 3)
        grid.indices.insert(grid.indices.end(), {i, i + 1, i + 2});
    return sceneOf(grid);
}

} // namespace

class TestWrite : public QObject
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.isValid()); }
    void testASceneIsTheSameWhenReadAgain();
    void testIndicesOf16BitsAreUsedWherePossible();
    void testAMirroredAndATurnedInstanceStandWhereTheyStood();
    void testAShearedInstanceStandsWhereItStood();
    void testWebpIsKept();
    void testTheGeneratorIsNamed();
    void testAnEmptySceneIsAFileToo();
    void testAMissingFolderIsSaid();
    void testAFolderInTheWayIsSaid();
    void testAFullDiskLeavesTheOldFile();
    void testCancellingLeavesTheOldFile();
    void testABrokenSceneIsRefused();
    void testKhronosValidatorFindsNothing();

private:
    std::filesystem::path path(const char *name) const { return m_folder.filePath(name).toStdString(); }
    QByteArray content(const char *name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Scene again(const Scene &scene) const
    {
        const auto written = writeGlb(scene, path("again.glb"));
        if (!written)
            qFatal("%s", written.error().message.c_str());
        auto read = gltf::read(path("again.glb"));
        if (!read)
            qFatal("%s", read.error().message.c_str());
        return std::move(*read);
    }
    QTemporaryDir m_folder;
};

void TestWrite::testASceneIsTheSameWhenReadAgain()
{
    const Scene before = richScene();
    const Scene after = again(before);
    const Primitive &a = before.meshes[0].primitives[0], &b = after.meshes[0].primitives[0];
    QCOMPARE(b.positions, a.positions);
    QCOMPARE(b.normals, a.normals);
    QCOMPARE(b.tangents, a.tangents);
    QCOMPARE(b.uv0, a.uv0);
    QCOMPARE(b.uv1, a.uv1);
    QCOMPARE(b.colors, a.colors);
    QCOMPARE(b.indices, a.indices);
    QCOMPARE(after.meshes[0].name, before.meshes[0].name);
    QCOMPARE(after.copyright, before.copyright);
    QCOMPARE(after.images.size(), before.images.size());
    QCOMPARE(after.images[1].bytes, before.images[1].bytes);
    const Material &m = before.materials[0], &n = after.materials[0];
    QCOMPARE(n.name, m.name);
    QCOMPARE(n.baseColor, m.baseColor);
    QCOMPARE(n.baseColorTexture.transform, m.baseColorTexture.transform);
    QCOMPARE(int(n.baseColorTexture.wrapU), int(m.baseColorTexture.wrapU));
    QCOMPARE(int(n.baseColorTexture.wrapV), int(m.baseColorTexture.wrapV));
    QCOMPARE(int(n.baseColorTexture.magnify), int(m.baseColorTexture.magnify));
    QCOMPARE(n.normalTexture.image, 1);
    QCOMPARE(n.normalTexture.uvSet, 1);
    QCOMPARE(n.normalScale, m.normalScale);
    QCOMPARE(n.metallic, m.metallic);
    QCOMPARE(n.roughness, m.roughness);
    QCOMPARE(n.emissive, m.emissive);
    QCOMPARE(int(n.alphaMode), int(m.alphaMode));
    QCOMPARE(n.alphaCutoff, m.alphaCutoff);
    QVERIFY(n.doubleSided && n.unlit);
    for (std::size_t i = 0; i < before.instances.size(); ++i)
        QCOMPARE(after.instances[i].world, before.instances[i].world);
}

void TestWrite::testIndicesOf16BitsAreUsedWherePossible()
{
    for (const std::size_t count : {std::size_t(65535), std::size_t(65538)}) {
        const Scene scene = manyVertices(count);
        QCOMPARE(again(scene).meshes[0].primitives[0].indices, scene.meshes[0].primitives[0].indices);
        const std::uint64_t indexBytes = scene.meshes[0].primitives[0].indices.size() * (count > 65535 ? 4 : 2);
        const auto size = std::uint64_t(content("again.glb").size());
        QVERIFY(size > count * 12 + indexBytes && size < count * 12 + indexBytes + 2000);
    }
}

void TestWrite::testAMirroredAndATurnedInstanceStandWhereTheyStood()
{
    // Turned by 30° about Y after mirroring in Z and stretching, and moved.
    const float c = 0.8660254f, s = 0.5f;
    const Scene before =
        sceneOf(cube(), {{2 * c, 0, -2 * s, 0, 0, 3, 0, 0, -s, 0, -c, 0, 7, 8, 9, 1}, scaling(-1, -1, -1)});
    const Scene after = again(before);
    QCOMPARE(after.meshes.size(), std::size_t(1));
    for (std::size_t i = 0; i < before.instances.size(); ++i) {
        for (std::size_t k = 0; k < 16; ++k)
            QVERIFY(std::abs(after.instances[i].world[k] - before.instances[i].world[k]) < 1e-5f);
    }
    QVERIFY(inspect(after).watertight);
}

void TestWrite::testAShearedInstanceStandsWhereItStood()
{
    Scene before = sceneOf(cube(), {{-1, 0, 0, 0, 0.5f, 1, 0, 0, 0, 0, 1, 0, 4, 0, 0, 1}});
    const Inspection a = inspect(before), b = inspect(again(before));
    QCOMPARE(b.boundsMin, a.boundsMin);
    QCOMPARE(b.boundsMax, a.boundsMax);
    QVERIFY(b.watertight);
}

void TestWrite::testWebpIsKept()
{
    if (!canWriteWebp())
        QSKIP("this machine has no WebP plugin for Qt (qt6-image-formats-plugins)");
    Scene scene = sceneOf(sphere(4, 6));
    scene.images.push_back(imageOf(webp(4, 4), "image/webp", 4, 4));
    scene.materials.emplace_back().baseColorTexture.image = 0;
    scene.meshes[0].primitives[0].material = 0;
    const Scene after = again(scene);
    QCOMPARE(after.images[0].bytes, scene.images[0].bytes);
    QCOMPARE(after.extensionsUsed, std::vector<std::string>{"EXT_texture_webp"});
}

void TestWrite::testTheGeneratorIsNamed()
{
    QVERIFY(again(sceneOf(cube())).generator.starts_with("Turnaround "));
}

void TestWrite::testAnEmptySceneIsAFileToo()
{
    QVERIFY(again({}).meshes.empty());
}

void TestWrite::testAMissingFolderIsSaid()
{
    const auto written = writeGlb(sceneOf(cube()), path("no/such/model.glb"));
    QVERIFY(!written.ok());
    QCOMPARE(int(written.error().kind), int(ErrorKind::Disk));
    QVERIFY2(written.error().message.find("does not exist") != std::string::npos, written.error().message.c_str());
}

void TestWrite::testAFolderInTheWayIsSaid()
{
    QVERIFY(QDir(m_folder.path()).mkpath("folder.glb"));
    const auto written = writeGlb(sceneOf(cube()), path("folder.glb"));
    QVERIFY(!written.ok());
    QCOMPARE(int(written.error().kind), int(ErrorKind::Disk));
    QVERIFY2(written.error().message.find("is a folder") != std::string::npos, written.error().message.c_str());
}

void TestWrite::testAFullDiskLeavesTheOldFile()
{
    QVERIFY(writeGlb(sceneOf(cube()), path("kept.glb")).ok());
    const QByteArray before = content("kept.glb");

    // A limit on the size of files makes writing fail in the middle, as a full disk does.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
    const rlimit tight{100'000, old.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto written = writeGlb(manyVertices(60'000), path("kept.glb"));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);

    QVERIFY(!written.ok());
    QCOMPARE(int(written.error().kind), int(ErrorKind::Disk));
    QVERIFY(written.error().message.find("kept.glb") != std::string::npos);
    QCOMPARE(content("kept.glb"), before);
    QCOMPARE(QDir(m_folder.path()).entryList({"kept*"}, QDir::Files), QStringList{"kept.glb"});
}

void TestWrite::testCancellingLeavesTheOldFile()
{
    QVERIFY(writeGlb(sceneOf(cube()), path("kept.glb")).ok());
    const QByteArray before = content("kept.glb");
    CancelToken cancel;
    cancel.request();
    const auto written = writeGlb(sceneOf(sphere(4, 4)), path("kept.glb"), cancel);
    QVERIFY(!written.ok());
    QCOMPARE(int(written.error().kind), int(ErrorKind::Cancelled));
    QCOMPARE(content("kept.glb"), before);
}

void TestWrite::testABrokenSceneIsRefused()
{
    const auto refused = [this](const std::function<void(Scene &)> &spoil) {
        Scene scene = sceneOf(cube());
        spoil(scene);
        const auto written = writeGlb(scene, path("broken.glb"));
        return !written.ok() && written.error().kind == ErrorKind::BadUsage && content("broken.glb").isEmpty();
    };
    QVERIFY(refused([](Scene &s) { s.meshes[0].primitives[0].indices[0] = 8; }));
    QVERIFY(refused([](Scene &s) { s.meshes[0].primitives[0].normals.resize(7); }));
    QVERIFY(refused([](Scene &s) { s.meshes[0].primitives[0].positions[3].y = NAN; }));
    QVERIFY(refused([](Scene &s) { s.meshes[0].primitives[0].material = 0; }));
    QVERIFY(refused([](Scene &s) { s.instances[0].mesh = 1; }));
    QVERIFY(refused([](Scene &s) { s.instances[0].world[12] = INFINITY; }));
    QVERIFY(refused([](Scene &s) { s.materials.emplace_back().normalTexture.image = 0; }));
}

void TestWrite::testKhronosValidatorFindsNothing()
{
    const QString node = QStandardPaths::findExecutable("node");
    if (node.isEmpty())
        QSKIP("node is not installed, so Khronos' validator was NOT run");
    QStringList arguments{QFINDTESTDATA("validate.mjs"), "--strict"};
    int number = 0;
    std::vector<Scene> scenes{sceneOf(cube()),     richScene(),         awkwardScene(),
                              manyVertices(65535), manyVertices(65538), {}};
    if (canWriteWebp()) {
        scenes.push_back(richScene());
        scenes.back().images[0] = imageOf(webp(4, 4), "image/webp", 4, 4);
    }
    for (const Scene &scene : scenes) {
        const QByteArray name = QByteArray("valid") + QByteArray::number(number++) + ".glb";
        const auto written = writeGlb(scene, path(name.constData()));
        QVERIFY2(written.ok(), written ? "" : written.error().message.c_str());
        arguments << m_folder.filePath(name);
    }
    QProcess validator;
    validator.setProcessChannelMode(QProcess::MergedChannels);
    validator.start(node, arguments);
    QVERIFY(validator.waitForFinished(120'000));
    const QByteArray output = validator.readAll();
    if (validator.exitCode() == 3)
        QSKIP("the npm package gltf-validator is not there (GLTF_VALIDATOR_MODULES), so it was NOT run");
    QVERIFY2(validator.exitStatus() == QProcess::NormalExit && validator.exitCode() == 0, output.constData());
}

QTEST_GUILESS_MAIN(TestWrite)
#include "tst_write.moc"
