// turnaround render, as a script runs it: without a display it makes its own.
#include "app/drawn_views.h"
#include "app/program.h"

#include <QFile>
#include <QTest>

using namespace turnaround;
using namespace turnaround::app;

namespace {

/// A unit triangle in the z = 0 plane, as glTF with its data inside.
QString triangleIn(const QTemporaryDir &folder)
{
    const float corners[] = {-0.5f, -0.5f, 0, 0.5f, -0.5f, 0, 0, 0.5f, 0};
    const QByteArray data = QByteArray(reinterpret_cast<const char *>(corners), sizeof corners).toBase64();
    QFile file(folder.filePath("triangle.gltf"));
    if (file.open(QFile::WriteOnly)) {
        file.write(
            R"({"asset":{"version":"2.0"},"buffers":[{"byteLength":36,"uri":"data:application/octet-stream;base64,)" +
            data +
            R"("}],"bufferViews":[{"buffer":0,"byteLength":36}],"accessors":[{"bufferView":0,"count":3,)"
            R"("componentType":5126,"type":"VEC3","min":[-0.5,-0.5,0],"max":[0.5,0.5,0]}],)"
            R"("meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],"nodes":[{"mesh":0}],)"
            R"("scenes":[{"nodes":[0]}],"scene":0})");
    }
    return file.fileName();
}

QProcessEnvironment withoutDisplay()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(name);
    return environment;
}

} // namespace

class TestRender : public QObject
{
    Q_OBJECT
private slots:
    void aPictureIsDrawnWithoutADisplay()
    {
        const QTemporaryDir folder;
        const QString out = folder.filePath("picture.png");
        const Run run =
            runProgram({"render", triangleIn(folder), "--view", "front", "--size", "200", "--out", out, "--json"}, {},
                       withoutDisplay());
        QVERIFY2(run.exitCode == 0, run.out + run.err);
        QCOMPARE(run.json()["out"].toString(), out);
        const QImage picture(out);
        QCOMPARE(picture.size(), QSize(200, 200));
        QVERIFY(picture.hasAlphaChannel());
        QCOMPARE(qAlpha(picture.pixel(2, 2)), 0);
        QCOMPARE(qAlpha(picture.pixel(100, 120)), 255);
        QCOMPARE(namesIn(folder.path()), QStringList({"picture.png", "triangle.gltf"}));
    }
    void aPlaceThatCannotBeWrittenIsFoundFirst()
    {
        const QTemporaryDir folder;
        const Run run = runProgram(
            {"render", triangleIn(folder), "--view", "front", "--out", folder.filePath("no/picture.png"), "--json"});
        QCOMPARE(run.exitCode, 5);
        QCOMPARE(run.errorKind(), QString("disk"));
    }
    void theModelIsNeverOverwritten()
    {
        const QTemporaryDir folder;
        const QString model = triangleIn(folder);
        const QString link = folder.filePath("link.png");
        QVERIFY(QFile::link(model, link));
        const Run run = runProgram({"render", model, "--view", "front", "--out", link, "--json"});
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.errorKind(), QString("bad_usage"));
    }
};

QTEST_GUILESS_MAIN(TestRender)
#include "tst_render.moc"
