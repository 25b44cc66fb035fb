// OBJ files as scenes: honest ones, those of other machines, and hostile ones.
#include "formats/obj_scene.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

using namespace turnaround;
using namespace turnaround::formats;
namespace fs = std::filesystem;

namespace {

/// A unit square in the plane of x and y, as one quad.
const QByteArray kQuad = "mtllib q.mtl\n"
                         "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n"
                         "vt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n"
                         "vn 0 0 1\n"
                         "usemtl paint\n"
                         "f 1/1/1 2/2/1 3/3/1 4/4/1\n";

} // namespace

class TestObjScene : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aQuadBecomesTwoTriangles()
    {
        put("q.mtl", "newmtl paint\nKd 0.5 0.25 1\nPr 0.5\nPm 0.25\n");
        const auto scene = read(kQuad);
        QVERIFY2(scene, qPrintable(QString::fromStdString(scene ? "" : scene.error().message)));
        QCOMPARE(scene->meshes.size(), std::size_t(1));
        QCOMPARE(scene->instances.size(), std::size_t(1));
        const gltf::Primitive &part = scene->meshes[0].primitives.at(0);
        QCOMPARE(part.positions.size(), std::size_t(4));
        QCOMPARE(part.indices, (std::vector<std::uint32_t>{0, 1, 2, 0, 2, 3}));
        QCOMPARE(part.normals.at(2), (Vec3f{0, 0, 1}));
        QCOMPARE(part.uv0.at(1), (Vec2f{1, 1})); // glTF counts from the top
        QCOMPARE(part.uv0.at(3), (Vec2f{0, 0}));
        const gltf::Material &material = scene->materials.at(std::size_t(part.material));
        QCOMPARE(material.name, std::string("paint"));
        QCOMPARE(material.baseColor, (Vec4f{0.5F, 0.25F, 1, 1}));
        QCOMPARE(material.roughness, 0.5F);
        QCOMPARE(material.metallic, 0.25F);
        QVERIFY(scene->warnings.empty());
    }
    void aQuadIsCutAlongItsShorterDiagonal()
    {
        const auto scene = read("v 0 0 0\nv 9 -1 0\nv 18 0 0\nv 9 1 0\nf 1 2 3 4\n");
        QCOMPARE(scene->meshes[0].primitives[0].indices, (std::vector<std::uint32_t>{1, 2, 3, 1, 3, 0}));
    }
    void aFaceOfManyCornersBecomesAFan()
    {
        const auto scene = read("v 0 0 0\nv 1 0 0\nv 2 1 0\nv 1 2 0\nv 0 2 0\nf 1 2 3 4 5\n");
        QCOMPARE(scene->meshes[0].primitives[0].indices.size(), std::size_t(9));
    }
    void eachMaterialHasItsOwnPart()
    {
        put("m.mtl", "newmtl a\nKd 1 0 0\nnewmtl b\nKd 0 1 0\n");
        const auto scene = read("mtllib m.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nv 1 1 0\n"
                                "f 1 2 3\no one\nusemtl b\nf 2 3 4\nusemtl a\nf 1 2 4\no two\nusemtl b\nf 1 3 4\n");
        const auto &parts = scene->meshes[0].primitives;
        QCOMPARE(parts.size(), std::size_t(3));
        QCOMPARE(parts[0].material, 0);
        QCOMPARE(parts[0].indices.size(), std::size_t(3));
        QCOMPARE(parts[1].material, 1);
        QCOMPARE(parts[1].indices.size(), std::size_t(6));
        QCOMPARE(parts[2].material, -1);
    }
    void countingFromTheEndIsUnderstood()
    {
        const auto scene = read("v 5 5 5\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf -3 -2 -1\n");
        QCOMPARE(scene->meshes[0].primitives[0].positions.at(0), (Vec3f{0, 0, 0}));
    }
    void normalsThatAreNotEverywhereAreLeftOut()
    {
        const auto scene = read("v 0 0 0\nv 1 0 0\nv 0 1 0\nvn 0 0 1\nf 1//1 2//1 3\n");
        QVERIFY(scene->meshes[0].primitives[0].normals.empty());
        QVERIFY(scene->meshes[0].primitives[0].uv0.empty());
    }
    void picturesAreFoundByTheirNames_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"maps/Base Color.png", "maps\\base color.PNG", "C:\\Users\\a\\out\\Base Color.png",
                                 "./maps/Base Color.png", "../../Base Color.png", "/etc/Base Color.png"})
            QTest::newRow(name) << QByteArray(name);
    }
    void picturesAreFoundByTheirNames()
    {
        QFETCH(QByteArray, name);
        putPicture("maps/Base Color.png", qRgb(9, 9, 9));
        put("q.mtl", "newmtl paint\nKd 0 0 0\nmap_Kd " + name + "\n");
        const auto scene = read(kQuad);
        QVERIFY(scene);
        QCOMPARE(scene->images.size(), std::size_t(1));
        QCOMPARE(scene->images[0].mimeType, std::string("image/png"));
        QCOMPARE(scene->materials[0].baseColorTexture.image, 0);
        QCOMPARE(scene->materials[0].baseColor, (Vec4f{1, 1, 1, 1}));
    }
    void roughnessAndMetalBecomeOnePicture()
    {
        putPicture("r.png", qRgb(10, 10, 10), 8);
        putPicture("m.png", qRgb(200, 200, 200), 4);
        put("q.mtl", "newmtl paint\nmap_Pr r.png\nmap_Pm m.png\n");
        const auto scene = read(kQuad);
        const gltf::Material &material = scene->materials.at(0);
        QCOMPARE(material.metallicRoughnessTexture.image, 0);
        QCOMPARE(material.roughness, 1.0F);
        QCOMPARE(material.metallic, 1.0F);
        const gltf::Image &image = scene->images.at(0);
        const QImage pixels =
            QImage::fromData(reinterpret_cast<const uchar *>(image.bytes.data()), int(image.bytes.size()));
        QCOMPARE(pixels.size(), QSize(8, 8));
        QCOMPARE(qGreen(pixels.pixel(3, 3)), 10);
        QCOMPARE(qBlue(pixels.pixel(3, 3)), 200);
    }
    void whatIsMissingIsSaid()
    {
        put("q.mtl", "newmtl paint\nmap_Kd gone.png\nmap_Pr broken.png\n");
        put("broken.png", "no picture");
        const auto scene = read(kQuad);
        QVERIFY(scene);
        QVERIFY(scene->images.empty());
        QCOMPARE(scene->warnings.size(), std::size_t(2));
        QVERIFY(scene->warnings[0].find("gone.png") != std::string::npos);
        QFile::remove(m_folder->filePath("q.mtl"));
        const auto plain = read(kQuad);
        QVERIFY(plain);
        QCOMPARE(plain->warnings.size(), std::size_t(1));
        QCOMPARE(plain->meshes[0].primitives[0].material, -1);
    }

    void whatIsBrokenIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray points = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no faces") << points;
        QTest::newRow("a corner too far") << points + "f 1 2 4\n";
        QTest::newRow("a corner far too far") << points + "f 1 2 2147483647\n";
        QTest::newRow("a quad too far") << points + "f 1 2 3 99999999\n";
        QTest::newRow("five corners too far") << points + "f 1 2 3 99999999 88888888\n";
        QTest::newRow("a corner before the first") << points + "f -4 1 2\n";
        QTest::newRow("a quad before the first") << points + "f -400000 1 2 3\n";
        QTest::newRow("corner zero") << points + "f 0 1 2\n";
        QTest::newRow("no number") << points + "f a b c\n";
        QTest::newRow("nan") << QByteArray("v nan 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
        QTest::newRow("inf") << QByteArray("v 0 -inf 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
        QTest::newRow("too large a number") << QByteArray("v 1e999 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
        QTest::newRow("too many corners") << points + "f" + QByteArray(" 1 2 3").repeated(100) + "\n";
        QTest::newRow("256 corners") << points + "f" + QByteArray(" 1").repeated(256) + "\n";
        QTest::newRow("a long line") << points + "f 1 2 3\n# " + QByteArray(1 << 20, 'x');
        QTest::newRow("zeros") << QByteArray(5000, '\0');
        QTest::newRow("html") << QByteArray("<html><body>Not found</body></html>");
    }
    void whatIsBrokenIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto scene = read(text);
        QVERIFY(!scene);
        QCOMPARE(scene.error().kind, ErrorKind::BadInput);
    }
    void statementsThatAskForMemoryAreNotFollowed()
    {
        const auto scene = read("t x 2000000000/2000000000/2000000000 1\nvw 0 0 1\nv 0 0 0\nv 1 0 0\nv 0 1 0\nl 1 2\n"
                                "p 1\nf 1 2 3\n");
        QVERIFY(scene);
        QCOMPARE(scene->meshes[0].primitives[0].indices.size(), std::size_t(3));
    }
    void uvsAndNormalsThatAreNotThereAreHarmless()
    {
        const auto scene = read("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1/7/9 2/8/9 3/-9/-9\n");
        QVERIFY(scene);
        QVERIFY(scene->meshes[0].primitives[0].normals.empty());
    }
    void bentTextNeverCrashes()
    {
        put("q.mtl", "newmtl paint\nKd 1 1 1\nmap_Kd -s 1 1 1 -o 0 0 gone.png\n");
        std::mt19937 numbers(5);
        for (int i = 0; i < 500; ++i) {
            QByteArray bent = kQuad;
            for (int k = 0; k < 3; ++k) {
                const char *letters = "0123456789-./ \nfvte#";
                bent[qsizetype(numbers() % std::size_t(bent.size()))] =
                    i % 2 ? char(numbers()) : letters[numbers() % 20];
            }
            const auto scene = read(bent);
            for (std::size_t k = 0; scene && k < scene->meshes.size(); ++k) {
                for (const gltf::Primitive &part : scene->meshes[k].primitives) {
                    for (const std::uint32_t index : part.indices)
                        QVERIFY(index < part.positions.size());
                }
            }
        }
    }
    void bentMaterialsNeverCrash()
    {
        const QByteArray whole = "newmtl paint\nKa 0 0 0\nKd 1 1 1\nNs 96\nd 1\nillum 2\nPr 0.5\n"
                                 "map_Kd -blendu on -bm 1 -mm 0 1 -s 1 1 1 gone.png\nnorm n.png\nrefl -type sphere x\n";
        std::mt19937 numbers(6);
        for (int i = 0; i < 300; ++i) {
            QByteArray bent = whole;
            for (int k = 0; k < 3; ++k)
                bent[qsizetype(numbers() % std::size_t(bent.size()))] = char(numbers());
            put("q.mtl", bent);
            const auto scene = read(kQuad);
            QVERIFY(scene || scene.error().kind == ErrorKind::BadInput);
        }
    }
    void itCanBeStopped()
    {
        put("model.obj", kQuad);
        CancelToken cancel;
        cancel.request();
        const auto scene = readObj(m_folder->filePath("model.obj").toStdString(), {}, cancel);
        QCOMPARE(scene.error().kind, ErrorKind::Cancelled);
    }

private:
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
    }
    void putPicture(const QString &name, QRgb color, int side = 16) const
    {
        fs::create_directories(fs::path(m_folder->filePath(name).toStdString()).parent_path());
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(color);
        QVERIFY(image.save(m_folder->filePath(name)));
    }
    Result<gltf::Scene> read(const QByteArray &text) const
    {
        put("model.obj", text);
        return readObj(m_folder->filePath("model.obj").toStdString(), m_folder->path().toStdString());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestObjScene)
#include "tst_obj_scene.moc"
