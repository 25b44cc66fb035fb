// What a file is by its bytes, whatever it is called.
#include "formats/file_kind.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace turnaround;
using namespace turnaround::formats;

class TestFileKind : public QObject
{
    Q_OBJECT
private slots:
    void aFileIsKnownByItsBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const QByteArray &bytes, FileKind kind) {
            QTest::newRow(name) << bytes << int(kind);
        };
        row("glb", QByteArray("glTF\x02\0\0\0", 8), FileKind::Glb);
        row("zip", "PK\x03\x04rest", FileKind::Zip);
        row("empty zip", "PK\x05\x06", FileKind::Zip);
        row("png", "\x89PNG\r\n\x1A\n", FileKind::Png);
        row("jpeg", "\xFF\xD8\xFF\xE0", FileKind::Jpeg);
        row("webp", QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16), FileKind::Webp);
        row("wave sound", QByteArray("RIFF\x10\0\0\0WAVEfmt ", 16), FileKind::Unknown);
        row("mp4",
            QByteArray("\0\0\0\x18"
                       "ftypisom",
                       12),
            FileKind::Mp4);
        row("fbx", QByteArray("Kaydara FBX Binary  \0\x1A\0", 23), FileKind::Fbx);
        row("gltf", "\n{ \"asset\": {\"version\": \"2.0\"} }", FileKind::GltfJson);
        row("gltf with a mark", "\xEF\xBB\xBF{\"asset\":{}}", FileKind::GltfJson);
        row("other json", "{\"error\":\"not found\"}", FileKind::Unknown);
        row("text stl", "solid cube\n facet normal 0 0 1\n", FileKind::Stl);
        QByteArray stl(84 + 2 * 50, '\0');
        stl[80] = 2;
        row("binary stl", stl, FileKind::Stl);
        stl.replace(0, 5, "solid");
        row("binary stl that begins like text", stl, FileKind::Stl);
        stl.append('x');
        row("nearly an stl", stl, FileKind::Unknown);
        row("obj", "# made by hand\n\nmtllib a.mtl\nv 0 0 0\n", FileKind::Obj);
        row("obj with a mark", "\xEF\xBB\xBFv 0 0 0\r\nv 1 0 0\r\n", FileKind::Obj);
        row("obj cut off", "v 0 0 0\nv 1 0 0\nus", FileKind::Obj);
        row("long obj", QByteArray("v 0.25 0.25 0.25\n").repeated(10'000), FileKind::Obj);
        row("a script", "# comment\necho hello\n", FileKind::Unknown);
        row("only a comment", "# comment\n", FileKind::Unknown);
        row("mtl", "newmtl a\nKd 1 1 1\n", FileKind::Unknown);
        row("html", "<html><body>v 0 0 0</body></html>", FileKind::Unknown);
        row("empty", "", FileKind::Unknown);
        row("short", "g", FileKind::Unknown);
    }
    void aFileIsKnownByItsBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        const QString path = m_folder.filePath("output.ext");
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const Result<FileKind> found = sniffFile(path.toStdString());
        QVERIFY(found);
        QCOMPARE(int(*found), kind);
        QVERIFY(!fileKindWords(*found).empty());
        QCOMPARE(fileKindEnding(*found).empty(), *found == FileKind::Unknown);
    }
    void onlyOrdinaryFilesAreRead()
    {
        const std::string pipe = m_folder.filePath("pipe").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QCOMPARE(sniffFile(pipe).error().kind, ErrorKind::BadInput);
        QCOMPARE(sniffFile(m_folder.path().toStdString()).error().kind, ErrorKind::BadInput);
        QCOMPARE(sniffFile(m_folder.filePath("gone").toStdString()).error().kind, ErrorKind::BadInput);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestFileKind)
#include "tst_file_kind.moc"
