#include "gltf/inspect.h"
#include "gltf/read.h"
#include "scenes.h"
#include "viewer/edge_list.h"
#include "viewer/loaded_model.h"
#include "viewer/prepare.h"
#include "viewer/surface_pick.h"

#include <QDir>
#include <QtTest>

#include <set>

using namespace turnaround;
using namespace turnaround::viewer;

namespace {

gltf::Scene boxScene()
{
    gltf::Scene scene;
    scene.materials.push_back(test::plain({1, 0, 0, 1}));
    test::place(scene, test::box({-1, 0, -2}, {1, 3, 2}, 0));
    return scene;
}

LoadedModel loaded(gltf::Scene scene)
{
    Result<LoadedModel> out = loadModel(std::make_shared<const gltf::Scene>(std::move(scene)), [](double) {}, {});
    return out ? std::move(*out) : LoadedModel{};
}

std::multiset<std::pair<std::uint32_t, std::uint32_t>> pairs(const QByteArray &edges)
{
    std::multiset<std::pair<std::uint32_t, std::uint32_t>> out;
    const auto *ends = reinterpret_cast<const std::uint32_t *>(edges.constData());
    for (qsizetype i = 0; i + 1 < edges.size() / 4; i += 2)
        out.emplace(ends[i], ends[i + 1]);
    return out;
}

int darkness(const GroundShadow &ground, float x, float z)
{
    const int side = ground.picture.width();
    const auto cell = [&](float p) { return int((p + kGroundHalfSide) / (2 * kGroundHalfSide) * side); };
    return qAlpha(ground.picture.pixel(cell(x), side - 1 - cell(z)));
}

} // namespace

class TestLoadedModel : public QObject
{
    Q_OBJECT

private slots:
    void everyEdgeIsDrawnOnce()
    {
        gltf::Scene scene;
        test::place(scene, test::square(-1));
        const Result<PreparedScene> prepared = prepare(scene, {});
        QVERIFY(prepared.ok());
        const auto edges = pairs(listEdges(prepared->parts[0], {}));
        const std::multiset<std::pair<std::uint32_t, std::uint32_t>> five{{0, 1}, {1, 2}, {0, 2}, {2, 3}, {0, 3}};
        QCOMPARE(edges, five);
    }

    void linesAndPointsHaveNoEdges()
    {
        PreparedPart part;
        part.topology = gltf::Topology::Lines;
        part.hasNormals = false;
        part.vertices = QByteArray(24, '\0');
        part.indices = QByteArray(8, '\0');
        QVERIFY(listEdges(part, {}).isEmpty());
    }

    void theOuterPointsReachAsFarAsTheModel()
    {
        const LoadedModel model = loaded(boxScene());
        const PreparedPart &part = model.scene.parts.at(0);
        for (int axis = 0; axis < 3; ++axis) {
            float least = 1e9f, most = -1e9f;
            for (const Vec3f &p : model.outerPoints) {
                least = std::min(least, p[axis]);
                most = std::max(most, p[axis]);
            }
            QCOMPARE(least, part.min[axis]);
            QCOMPARE(most, part.max[axis]);
        }
    }

    void theGroundIsDarkUnderTheModelAndLightFarAway()
    {
        gltf::Scene scene;
        test::place(scene, test::box({-4, 0, -4}, {4, 0.1f, 4}, -1)); // keeps the scale
        test::place(scene, test::box({2, 0, 2}, {3, 2, 3}, -1));
        scene.meshes[0].primitives[0].positions = {{-4, 2, -4}, {-3.9f, 2, -4}, {4, 2, 4}};
        scene.meshes[0].primitives[0].normals = {};
        scene.meshes[0].primitives[0].indices = {0, 1, 2};
        const LoadedModel model = loaded(scene);
        const float unit = model.scene.unitsPerMetre;
        QCOMPARE(model.ground.height, -unit);
        const int under = darkness(model.ground, 2.5f * unit, 2.5f * unit);
        QVERIFY2(under > 60, qPrintable(QString::number(under)));
        QVERIFY(darkness(model.ground, 2.5f * unit, -2.5f * unit) < under / 2);
        QVERIFY(darkness(model.ground, -1.9f * kStageRadius, 1.9f * kStageRadius) < 8);
    }

    void aRayMeetsTheNearestSide()
    {
        const Result<PreparedScene> prepared = prepare(boxScene(), {});
        const float front = prepared->parts[0].max.z;
        const auto hit = pickSurface(*prepared, {{0, 0, 500}, {0, 0, -1}}, {});
        QVERIFY(hit.has_value());
        QCOMPARE(*hit, 500 - front);
        QVERIFY(!pickSurface(*prepared, {{0, 0, 500}, {0, 0, 1}}, {}));
        QVERIFY(!pickSurface(*prepared, {{400, 0, 500}, {0, 0, -1}}, {}));
    }

    void theFactsAreThoseThatInspectPrints()
    {
        const QByteArray folder = qgetenv("TURNAROUND_DATA");
        if (folder.isEmpty())
            QSKIP("TURNAROUND_DATA is not set: no real models to measure");
        int models = 0;
        for (const QFileInfo &file : QDir(QString::fromUtf8(folder) + "/models").entryInfoList({"*.glb"})) {
            const std::filesystem::path path = file.filePath().toStdString();
            const Result<gltf::Scene> scene = gltf::read(path);
            const Result<LoadedModel> model = loadModel(path, [](double) {}, {});
            QVERIFY2(model.ok(), qPrintable(file.fileName()));
            const gltf::Inspection facts = gltf::inspect(*scene);
            QCOMPARE(model->facts.triangles, double(facts.triangles));
            QCOMPARE(model->facts.vertices, double(facts.vertices));
            QCOMPARE(model->facts.materials, int(facts.materials));
            QCOMPARE(model->facts.watertight, facts.watertight);
            QCOMPARE(model->facts.openEdges, double(facts.boundaryEdges));
            QCOMPARE(model->facts.maps, facts.maps);
            QCOMPARE(model->facts.fileSizeBytes, double(file.size()));
            QVERIFY(model->facts.sizeMetres == facts.boundsMax - facts.boundsMin);
            ++models;
        }
        QVERIFY(models > 0);
    }

    void figuresAreWrittenForPeople()
    {
        ModelFacts facts;
        facts.triangles = 1234567;
        facts.sizeMetres = {1, 0.98f, 12.345f};
        facts.fileSizeBytes = 1'690'000;
        facts.maps = {{"base_color", 1024, 512}};
        facts.measured = true;
        facts.openEdges = 2;
        QCOMPARE(facts.trianglesText(), QStringLiteral("1,234,567"));
        QCOMPARE(facts.dimensionsText(), QStringLiteral("1.00 × 0.98 × 12.3 m"));
        QCOMPARE(facts.fileSizeText(), QStringLiteral("1.7 MB"));
        QCOMPARE(facts.mapTexts(), QStringList{QStringLiteral("1024 × 512, base colour")});
        QCOMPARE(facts.surfaceText(), QStringLiteral("2 open edges"));
        facts.openEdges = 0;
        facts.watertight = true;
        QCOMPARE(facts.surfaceText(), QStringLiteral("Closed"));
    }

    void preparedDataStillTellsItsFigures()
    {
        const gltf::Scene scene = boxScene();
        const ModelFacts facts = factsOf(*prepare(scene, {}));
        QVERIFY(facts.known && !facts.measured);
        QCOMPARE(facts.triangles, 12.0);
        QCOMPARE(facts.vertices, 24.0);
        QCOMPARE(facts.dimensionsText(), QStringLiteral("2.00 × 3.00 × 4.00 m"));
        QCOMPARE(facts.surfaceText(), QString());
    }

    void progressOnlyGrows()
    {
        std::vector<double> shares;
        const auto scene = std::make_shared<const gltf::Scene>(boxScene());
        QVERIFY(loadModel(scene, [&](double share) { shares.push_back(share); }, {}).ok());
        QVERIFY(shares.size() >= 2);
        QVERIFY(std::is_sorted(shares.begin(), shares.end()) && shares.front() > 0 && shares.back() < 1);
    }

    void aCancelledLoadSaysSo()
    {
        const CancelToken cancel;
        cancel.request();
        const auto result = loadModel(
            std::make_shared<const gltf::Scene>(boxScene()), [](double) {}, cancel);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestLoadedModel)
#include "tst_loaded_model.moc"
