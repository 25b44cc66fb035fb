// Files that no verb can use: each gets one clear line, exit code 2, and nothing is written.
#include "app/drawn_views.h"
#include "app/program.h"

#include <QBuffer>
#include <QFile>
#include <QTest>
#include <QtEndian>

#include <sys/stat.h>

using namespace turnaround;
using namespace turnaround::app;

namespace {

QByteArray encoded(const QImage &picture, const char *format = "PNG")
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    picture.save(&buffer, format);
    return bytes;
}

/// A PNG whose header claims another size; the header's checksum is not mended.
QByteArray lyingPng(quint32 width, quint32 height)
{
    QByteArray bytes = encoded(drawnView(View::Front));
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    return bytes;
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly) && file.write(content) == content.size());
}

QByteArray glbHeader(quint32 length, quint32 jsonLength, const QByteArray &json)
{
    QByteArray bytes("glTF\2\0\0\0", 8);
    bytes.resize(20);
    qToLittleEndian(length, bytes.data() + 8);
    qToLittleEndian(jsonLength, bytes.data() + 12);
    memcpy(bytes.data() + 16, "JSON", 4);
    return bytes + json;
}

void oneClearLine(const Run &plain, const Run &json, const QString &name)
{
    QVERIFY2(plain.exitCode == 2, plain.out + plain.err);
    QCOMPARE(plain.out, QByteArray());
    QVERIFY2(plain.err.startsWith("turnaround: ") && plain.err.count('\n') == 1, plain.err);
    QVERIFY2(plain.err.contains(name.toUtf8()), plain.err);
    QVERIFY2(plain.err.size() < 500, plain.err);
    QCOMPARE(json.exitCode, 2);
    QVERIFY2(json.errorKind() == "bad_input", json.out);
    QCOMPARE(json.err, QByteArray());
}

} // namespace

class TestBadFiles : public QObject
{
    Q_OBJECT
private slots:
    void aBadPictureIsExplained_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray good = encoded(drawnView(View::Front));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << good.left(1);
        QTest::newRow("header only") << good.left(33);
        QTest::newRow("half") << good.left(good.size() / 2);
        QTest::newRow("text") << QByteArray("This is no picture at all.\n");
        QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html><body>404 Not Found</body></html>");
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("too small") << encoded(drawnView(View::Front, 127));
        QTest::newRow("too large") << encoded(QImage(5001, 200, QImage::Format_Grayscale8));
        QTest::newRow("too many bytes") << good + QByteArray(8'000'001, 'x');
        QTest::newRow("lying about its size") << lyingPng(100'000, 100'000);
        QTest::newRow("lying beyond all numbers") << lyingPng(0xFFFFFFFF, 0xFFFFFFFF);
        QTest::newRow("lying that it is empty") << lyingPng(0, 0);
        QTest::newRow("another kind of picture") << encoded(drawnView(View::Front), "BMP");
        QImage white(256, 256, QImage::Format_RGB32);
        white.fill(Qt::white);
        QTest::newRow("nothing but background") << encoded(white);
    }
    void aBadPictureIsExplained()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const QTemporaryDir outFolder;
        drawViews(folder.path(), {View::Left});
        put(folder.filePath("front.png"), content);
        const QStringList generate = {"generate", "--views", folder.path(), "--out", outFolder.filePath("m.glb")};
        oneClearLine(runProgram(generate), runProgram(generate + QStringList{"--json"}), "front");
        const QStringList check = {"check", folder.path()};
        oneClearLine(runProgram(check), runProgram(check + QStringList{"--json"}), "front");
        QCOMPARE(namesIn(outFolder.path()), QStringList());
    }
    void whatIsNoFileIsNotWaitedFor_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << "missing.png";
        QTest::newRow("a folder") << "folder.png";
        QTest::newRow("a pipe") << "pipe.png";
        QTest::newRow("an endless device") << "/dev/zero";
    }
    void whatIsNoFileIsNotWaitedFor()
    {
        QFETCH(QString, path);
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("folder.png"));
        QCOMPARE(mkfifo(folder.filePath("pipe.png").toUtf8(), 0600), 0);
        const QString file = QDir(folder.path()).absoluteFilePath(path);
        const QString name = path.section('/', -1);
        const QStringList generate = {"generate", "--front", file, "--out", folder.filePath("m.glb")};
        oneClearLine(runProgram(generate), runProgram(generate + QStringList{"--json"}), name);
        oneClearLine(runProgram({"inspect", file}), runProgram({"inspect", file, "--json"}), name);
        const QStringList render = {"render", file, "--view", "front", "--out", folder.filePath("p.png")};
        oneClearLine(runProgram(render), runProgram(render + QStringList{"--json"}), name);
        QCOMPARE(namesIn(folder.path()), QStringList({"folder.png", "pipe.png"}));
    }
    void aPictureIsJudgedByItsContentNotItsEnding()
    {
        const QTemporaryDir folder;
        QImage opaque(256, 256, QImage::Format_RGB32);
        opaque.fill(Qt::white);
        const QImage egg = drawnView(View::Front);
        for (int y = 0; y < 256; ++y) {
            for (int x = 0; x < 256; ++x) {
                if (qAlpha(egg.pixel(x, y)) > 0)
                    opaque.setPixel(x, y, qRgb(160, 60, 40));
            }
        }
        put(folder.filePath("front.png"), encoded(opaque, "JPEG"));
        put(folder.filePath("left.jpg"), encoded(drawnView(View::Left)));
        QCOMPARE(runProgram({"check", folder.path(), "--json"}).json()["views"].isArray(), true);
    }
    void aBadModelIsExplained_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray json = R"({"asset":{"version":"2.0"}} )";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("not a model");
        QTest::newRow("a picture") << encoded(drawnView(View::Front));
        QTest::newRow("header only") << glbHeader(20, 0, {}).left(12);
        QTest::newRow("a length that lies") << glbHeader(0xFFFFFFFF, static_cast<quint32>(json.size()), json);
        QTest::newRow("a part longer than the file") << glbHeader(48, 0xFFFFFFF0, json);
        QTest::newRow("no JSON") << glbHeader(48, 28, QByteArray(28, 'x'));
        QTest::newRow("endless lists") << QByteArray(200'000, '[');
        QTest::newRow("a version from the future") << QByteArray(R"({"asset":{"version":"3.0"}})");
        QTest::newRow("a file from elsewhere")
            << QByteArray(R"({"asset":{"version":"2.0"},"buffers":[{"byteLength":36,"uri":"../../../../etc/passwd"}],)"
                          R"("bufferViews":[{"buffer":0,"byteLength":36}],"accessors":[{"bufferView":0,"count":3,)"
                          R"("componentType":5126,"type":"VEC3","min":[0,0,0],"max":[0,0,0]}],)"
                          R"("meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],"nodes":[{"mesh":0}],)"
                          R"("scenes":[{"nodes":[0]}],"scene":0})");
    }
    void aBadModelIsExplained()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const QString file = folder.filePath("model.glb");
        put(file, content);
        oneClearLine(runProgram({"inspect", file}), runProgram({"inspect", file, "--json"}), "");
        const QStringList render = {"render", file, "--view", "front", "--out", folder.filePath("p.png")};
        oneClearLine(runProgram(render), runProgram(render + QStringList{"--json"}), "");
        QCOMPARE(namesIn(folder.path()), QStringList{"model.glb"});
    }
};

QTEST_GUILESS_MAIN(TestBadFiles)
#include "tst_bad_files.moc"
