// From a ZIP with an OBJ to a GLB, and back by the reader.
#include "formats/made_zip.h"
#include "formats/obj_to_glb.h"
#include "gltf/read.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace turnaround;
using namespace turnaround::formats;
using namespace turnaround::tests;
namespace fs = std::filesystem;

namespace {

const std::string kObj = "mtllib material.mtl\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n"
                         "vn 0 0 1\nusemtl skin\nf 1/1/1 2/2/1 3/3/1 4/4/1\n";
const std::string kMtl = "newmtl skin\nmap_Kd texture.png\n";

std::string picture()
{
    QImage image(32, 16, QImage::Format_RGB32);
    image.fill(qRgb(120, 60, 30));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes.toStdString();
}

} // namespace

class TestObjToGlb : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aZipBecomesAGlb()
    {
        const fs::path file =
            zip({{"out/model.obj", kObj}, {"out/material.mtl", kMtl}, {"out/texture.png", picture()}});
        const QByteArray before = bytesOf(file);
        const auto converted = objZipToGlb(file, glb());
        QVERIFY2(converted, qPrintable(QString::fromStdString(converted ? "" : converted.error().message)));
        QVERIFY(converted->notes.empty());
        const auto scene = gltf::read(glb());
        QVERIFY(scene);
        QCOMPARE(scene->images.size(), std::size_t(1));
        QCOMPARE(scene->images[0].width, 32);
        QCOMPARE(scene->materials.at(0).baseColorTexture.image, 0);
        QCOMPARE(scene->meshes.at(0).primitives.at(0).indices.size(), std::size_t(6));
        QVERIFY(scene->warnings.empty());
        QCOMPARE(bytesOf(file), before);
        QCOMPARE(names(), (QStringList{"model.glb", "test.zip"}));
    }
    void aMissingPictureIsSaid()
    {
        const auto converted = objZipToGlb(zip({{"model.obj", kObj}, {"material.mtl", kMtl}}), glb());
        QVERIFY(converted);
        QCOMPARE(converted->notes.size(), std::size_t(1));
        QVERIFY(gltf::read(glb()));
    }
    void theLargestOfSeveralIsTaken()
    {
        const std::string small = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";
        const auto converted = objZipToGlb(zip({{"a.obj", small}, {"b.obj", kObj}}), glb());
        QVERIFY(converted);
        QVERIFY(converted->notes.back().find("2 OBJ files") != std::string::npos);
        QCOMPARE(gltf::read(glb())->meshes.at(0).name, std::string("b.obj").substr(0, 1));
    }
    void whatCannotBeConvertedLeavesNothing_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no obj") << QByteArray("readme.txt") << QByteArray("hello");
        QTest::newRow("a broken obj") << QByteArray("model.obj") << QByteArray("v 0 0 0\nf 1 2 3\n");
        QTest::newRow("an unsafe name") << QByteArray("../model.obj") << QByteArray::fromStdString(kObj);
    }
    void whatCannotBeConvertedLeavesNothing()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, content);
        const auto converted = objZipToGlb(zip({{name.toStdString(), content.toStdString()}}), glb());
        QVERIFY(!converted);
        QCOMPARE(converted.error().kind, ErrorKind::BadInput);
        QCOMPARE(names(), QStringList{"test.zip"});
    }
    void aFolderThatIsNotThereIsSaid()
    {
        const auto converted =
            objZipToGlb(zip({{"model.obj", kObj}}), fs::path(m_folder->path().toStdString()) / "gone" / "model.glb");
        QVERIFY(!converted);
        QCOMPARE(converted.error().kind, ErrorKind::Disk);
    }
    void anObjAloneBecomesAGlb()
    {
        const fs::path obj = m_folder->filePath("alone.obj").toStdString();
        putBytes(obj, QByteArray::fromStdString(kObj));
        QVERIFY(objToGlb(obj, glb()));
        QVERIFY(gltf::read(glb()));
    }

private:
    fs::path glb() const { return m_folder->filePath("model.glb").toStdString(); }
    fs::path zip(const ZipContent &content) const { return madeZip(m_folder->filePath("test.zip"), content); }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestObjToGlb)
#include "tst_obj_to_glb.moc"
