// Real models, big ones among them, from the folder that TURNAROUND_DATA names (models/*.glb,
// models/originals/*). Skipped, loudly, without it.
#include "gltf/inspect.h"
#include "gltf/read.h"
#include "gltf/write.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace turnaround;
using namespace turnaround::gltf;

namespace {

/// The triangles that the JSON promises, counted without the reader.
std::uint64_t promisedTriangles(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s can't be opened", qPrintable(path));
    QByteArray bytes = file.readAll();
    if (bytes.startsWith("glTF")) {
        quint32 length = 0;
        std::memcpy(&length, bytes.constData() + 12, sizeof length);
        bytes = bytes.mid(20, length);
    }
    const auto json = nlohmann::json::parse(bytes.begin(), bytes.end());
    std::uint64_t triangles = 0;
    const std::function<void(std::size_t)> visit = [&](std::size_t index) {
        const auto &node = json["nodes"][index];
        if (node.contains("mesh")) {
            for (const auto &primitive : json["meshes"][node["mesh"].get<std::size_t>()]["primitives"]) {
                const auto accessor =
                    primitive.contains("indices") ? primitive["indices"] : primitive["attributes"]["POSITION"];
                triangles += json["accessors"][accessor.get<std::size_t>()]["count"].get<std::uint64_t>() / 3;
            }
        }
        for (const auto &child : node.value("children", std::vector<std::size_t>()))
            visit(child);
    };
    for (const auto &root : json["scenes"][json.value("scene", std::size_t(0))]["nodes"])
        visit(root.get<std::size_t>());
    return triangles;
}

} // namespace

class TestRealModels : public QObject
{
    Q_OBJECT
private slots:
    void testTheModelIsReadWholeAndWrittenTheSame_data();
    void testTheModelIsReadWholeAndWrittenTheSame();
};

void TestRealModels::testTheModelIsReadWholeAndWrittenTheSame_data()
{
    QTest::addColumn<QString>("path");
    const QString data = qEnvironmentVariable("TURNAROUND_DATA");
    if (data.isEmpty())
        QSKIP("TURNAROUND_DATA is not set, so real models were NOT read");
    int found = 0;
    for (const char *folder : {"models", "models/originals"}) {
        for (const QFileInfo &file : QDir(data + "/" + folder).entryInfoList({"*.glb", "*.gltf"}, QDir::Files)) {
            QTest::newRow(qPrintable(QString(folder) + "/" + file.fileName())) << file.filePath();
            ++found;
        }
    }
    QVERIFY2(found > 0, "there are no models below TURNAROUND_DATA");
}

void TestRealModels::testTheModelIsReadWholeAndWrittenTheSame()
{
    QFETCH(QString, path);
    const auto scene = read(std::filesystem::path(path.toStdString()));
    QVERIFY2(scene.ok(), scene ? "" : scene.error().message.c_str());
    const Inspection found = inspect(*scene);
    QCOMPARE(found.triangles, promisedTriangles(path));

    QTemporaryDir folder;
    const std::filesystem::path copy = folder.filePath("copy.glb").toStdString();
    const auto written = writeGlb(*scene, copy);
    QVERIFY2(written.ok(), written ? "" : written.error().message.c_str());
    const auto readAgain = read(copy);
    QVERIFY2(readAgain.ok(), readAgain ? "" : readAgain.error().message.c_str());
    const Inspection again = inspect(*readAgain);
    QCOMPARE(again.triangles, found.triangles);
    QCOMPARE(again.vertices, found.vertices);
    QCOMPARE(again.maps, found.maps);
    QCOMPARE(again.components, found.components);
    const float size = length(found.boundsMax - found.boundsMin);
    QVERIFY(length(again.boundsMin - found.boundsMin) < 1e-5f * size);
    QVERIFY(length(again.boundsMax - found.boundsMax) < 1e-5f * size);
}

QTEST_GUILESS_MAIN(TestRealModels)
#include "tst_real_models.moc"
