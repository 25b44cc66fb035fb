// Files that a .gltf names: read from below its own folder, and from nowhere else.
#include "gltf/model_builder.h"
#include "gltf/read.h"
#include "gltf/resources.h"
#include "gltf/sample_pictures.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace turnaround;
using namespace turnaround::gltf;
using namespace turnaround::gltf::test;

namespace {

void save(const fs::path &file, const Bytes &bytes)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char *>(bytes.data()), std::streamsize(bytes.size()));
}

} // namespace

class TestExternalFiles : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void testABufferAndAPictureBelowTheFolderAreRead();
    void testPercentEncodedNamesAreDecoded();
    void testAMissingBufferIsNamed();
    void testAMissingPictureIsLeftOutAndSaid();
    void testPathsThatLeadOutAreRefused_data();
    void testPathsThatLeadOutAreRefused();
    void testLinksThatLeadOutAreRefused();
    void testALinkThatStaysInsideIsFollowed();
    void testWhatIsNoFileIsRefused();
    void testAHugeFileIsRefusedBeforeItIsRead();
    void testManyFilesAreBoundedTogether();
    void testAModelThatIsNoFileIsRefused();

private:
    fs::path modelWith(const std::string &bufferUri, const std::string &imageUri = {}) const;
    QTemporaryDir m_outside;
    fs::path m_folder;
    Bytes m_buffer;
};

void TestExternalFiles::init()
{
    m_folder = fs::path(m_outside.path().toStdString()) / "home";
    fs::remove_all(m_folder);
    m_buffer = triangle().binary;
    save(m_folder / "data.bin", m_buffer);
    save(m_folder.parent_path() / "secret.bin", m_buffer);
    save(m_folder.parent_path() / "homework" / "secret.bin", m_buffer);
}

/// A triangle beside the files; the URI's own spelling is written into it.
fs::path TestExternalFiles::modelWith(const std::string &bufferUri, const std::string &imageUri) const
{
    ModelBuilder model = triangle();
    model.json["buffers"] = {{{"byteLength", m_buffer.size()}, {"uri", bufferUri}}};
    if (!imageUri.empty()) {
        model.add("images", {{"uri", imageUri}});
        model.add("textures", {{"source", 0}});
        model.add("materials", {{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}}}}}});
    }
    save(m_folder / "model.gltf", toBytes(model.json.dump()));
    return m_folder / "model.gltf";
}

void TestExternalFiles::testABufferAndAPictureBelowTheFolderAreRead()
{
    save(m_folder / "maps" / "skin.png", png(6, 5));
    const auto scene = read(modelWith("data.bin", "maps/skin.png"));
    QVERIFY2(scene.ok(), scene ? "" : scene.error().message.c_str());
    QCOMPARE(scene->meshes[0].primitives[0].positions[1], (Vec3f{1, 0, 0}));
    QCOMPARE(scene->images[0].width, 6);
}

void TestExternalFiles::testPercentEncodedNamesAreDecoded()
{
    save(m_folder / "my maps" / "Größe 1.bin", m_buffer);
    QVERIFY(read(modelWith("my%20maps/Gr%C3%B6%C3%9Fe%201.bin")).ok());
}

void TestExternalFiles::testAMissingBufferIsNamed()
{
    const auto scene = read(modelWith("gone.bin"));
    QVERIFY(!scene.ok());
    QCOMPARE(int(scene.error().kind), int(ErrorKind::BadInput));
    QVERIFY(scene.error().message.find("gone.bin") != std::string::npos);
}

void TestExternalFiles::testAMissingPictureIsLeftOutAndSaid()
{
    const auto scene = read(modelWith("data.bin", "gone.png"));
    QVERIFY(scene.ok());
    QCOMPARE(scene->materials[0].baseColorTexture.image, -1);
    QCOMPARE(scene->warnings.size(), std::size_t(1));
    QVERIFY(scene->warnings[0].find("gone.png") != std::string::npos);
}

void TestExternalFiles::testPathsThatLeadOutAreRefused_data()
{
    QTest::addColumn<QString>("uri");
    const QString outside = QFileInfo(m_outside.path()).absoluteFilePath();
    QTest::newRow("parent") << "../secret.bin";
    QTest::newRow("parent, encoded") << "%2e%2e/secret.bin";
    QTest::newRow("parent, slash encoded") << "..%2Fsecret.bin";
    QTest::newRow("parent in the middle") << "maps/../../secret.bin";
    QTest::newRow("back and forth") << "maps/../data.bin";
    QTest::newRow("absolute") << outside + "/secret.bin";
    QTest::newRow("absolute, encoded") << "%2Fetc%2Fhostname";
    QTest::newRow("file scheme") << "file://" + outside + "/secret.bin";
    QTest::newRow("web") << "http://example.org/data.bin";
    QTest::newRow("scheme, encoded") << "file%3A" + outside + "/secret.bin";
    QTest::newRow("drive") << "C:secret.bin";
    QTest::newRow("backslashes") << "..\\secret.bin";
    QTest::newRow("neighbour with the same beginning") << "../homework/secret.bin";
    QTest::newRow("zero byte") << "data.bin%00.png";
    QTest::newRow("broken encoding") << "data%2.bin";
    QTest::newRow("empty") << "";
}

void TestExternalFiles::testPathsThatLeadOutAreRefused()
{
    QFETCH(QString, uri);
    for (const bool asImage : {false, true}) {
        const auto scene = asImage ? read(modelWith("data.bin", uri.isEmpty() ? "%" : uri.toStdString()))
                                   : read(modelWith(uri.toStdString()));
        QVERIFY2(!scene.ok(), asImage ? "as image" : "as buffer");
        QCOMPARE(int(scene.error().kind), int(ErrorKind::BadInput));
    }
}

void TestExternalFiles::testLinksThatLeadOutAreRefused()
{
    fs::create_symlink(m_folder.parent_path() / "secret.bin", m_folder / "link.bin");
    fs::create_directory_symlink(m_folder.parent_path(), m_folder / "up");
    for (const char *uri : {"link.bin", "up/secret.bin", "up/home/../secret.bin"})
        QVERIFY2(!read(modelWith(uri)).ok(), uri);
}

void TestExternalFiles::testALinkThatStaysInsideIsFollowed()
{
    fs::create_symlink("data.bin", m_folder / "link.bin");
    QVERIFY(read(modelWith("link.bin")).ok());
}

void TestExternalFiles::testWhatIsNoFileIsRefused()
{
    fs::create_directory(m_folder / "folder.bin");
    QVERIFY(!read(modelWith("folder.bin")).ok());
    QVERIFY(!read(modelWith(".")).ok());
    // Opening a pipe would wait for a writer for ever.
    QCOMPARE(mkfifo((m_folder / "pipe.bin").c_str(), 0600), 0);
    QVERIFY(!read(modelWith("pipe.bin")).ok());
}

void TestExternalFiles::testAHugeFileIsRefusedBeforeItIsRead()
{
    save(m_folder / "huge.bin", m_buffer);
    fs::resize_file(m_folder / "huge.bin", std::uintmax_t(1) << 40); // sparse: takes no room
    const auto scene = read(modelWith("huge.bin"));
    QVERIFY(!scene.ok());
    QVERIFY(scene.error().message.find("1099511627776 bytes") != std::string::npos);
}

void TestExternalFiles::testManyFilesAreBoundedTogether()
{
    save(m_folder / "a.png", png(8, 8));
    ReadLimits limits;
    limits.allFilesBytes = m_buffer.size() + 10;
    QVERIFY(!read(modelWith("data.bin", "a.png"), limits).ok());
}

void TestExternalFiles::testAModelThatIsNoFileIsRefused()
{
    for (const fs::path &path : {m_folder / "nothing.glb", m_folder, fs::path("/dev/zero")}) {
        const auto scene = read(path);
        QVERIFY(!scene.ok());
        QCOMPARE(int(scene.error().kind), int(ErrorKind::BadInput));
    }
}

QTEST_GUILESS_MAIN(TestExternalFiles)
#include "tst_external_files.moc"
