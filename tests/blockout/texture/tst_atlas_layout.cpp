#include "textured_solids.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::blockout;
using namespace turnaround::blockout::solids;

namespace {

/// A word on what is wrong with a textured mesh's layout; empty when all is well.
QString layoutFault(const TriangleMesh &mesh, const Textured &model, bool shapeIsRough = false)
{
    const TexturedMesh &out = model.mesh;
    if (out.triangles.size() != mesh.triangles.size())
        return "triangles are missing";
    for (size_t t = 0; t < mesh.triangles.size(); ++t)
        for (int k = 0; k < 3; ++k)
            if (out.positions[out.triangles[t][k]] != mesh.positions[mesh.triangles[t][k]])
                return "a corner has moved";
    for (const Vec2f uv : out.uvs)
        if (!(uv.x >= 0 && uv.x <= 1 && uv.y >= 0 && uv.y <= 1))
            return "a UV lies outside the picture";
    for (const Vec3f n : out.normals)
        if (std::abs(length(n) - 1) > 1e-3f)
            return "a normal is not of unit length";
    const int size = model.baseColour.width();
    const cv::Mat1i covers = whoCovers(out, size);
    // Rough surfaces may keep overlaps below a texel, of which a few happen to hold a texel's centre.
    if (const int doubled = cv::countNonZero(covers == -2); doubled > (shapeIsRough ? 5 : 0))
        return QString("%1 texels have two triangles").arg(doubled);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            for (int v = std::max(0, y - 2); covers(y, x) >= 0 && v <= std::min(size - 1, y + 2); ++v)
                for (int u = std::max(0, x - 2); u <= std::min(size - 1, x + 2); ++u)
                    if (covers(v, u) >= 0 && covers(v, u) != covers(y, x))
                        return QString("charts touch at texel %1, %2").arg(x).arg(y);
        }
    return {};
}

} // namespace

class TestAtlasLayout : public QObject
{
    Q_OBJECT

private slots:
    void testChartsNeitherOverlapNorTouch_data();
    void testChartsNeitherOverlapNorTouch();
    void testNormalsAreSharpOnACubeAndSmoothOnABall();
    void testAMeshOfAMillionTrianglesIsTextured();
    void testManySmallChartsFit();
    void testGuttersContinueTheirCharts();
};

void TestAtlasLayout::testChartsNeitherOverlapNorTouch_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("size");
    QTest::newRow("cube of twelve triangles") << "cube" << 1024;
    QTest::newRow("ball") << "ball" << 1024;
    QTest::newRow("ball, large picture") << "ball" << 2048;
    QTest::newRow("spring that covers itself") << "spring" << 1024;
    QTest::newRow("rough ball") << "rough" << 1024;
    QTest::newRow("rough ball, large picture") << "rough" << 2048;
}

void TestAtlasLayout::testChartsNeitherOverlapNorTouch()
{
    QFETCH(QString, shape);
    QFETCH(int, size);
    const auto rough = [](Vec3f p) {
        const float wave = std::sin(61 * p.x) * std::sin(53 * p.y) * std::sin(47 * p.z);
        return normalized(p) * (0.4f + 0.08f * wave);
    };
    const TriangleMesh mesh = shape == "cube" ? solids::cube(1)
        : shape == "ball"                     ? solids::ball(16)
        : shape == "spring"                   ? solids::spring(4, 400, 12)
                                              : solids::cube(60, rough);
    const Textured model = textured(mesh, sixColours(), size);
    QCOMPARE(layoutFault(mesh, model, shape == "rough"), QString());
    QCOMPARE(model.baseColour.size(), QSize(size, size));
}

void TestAtlasLayout::testNormalsAreSharpOnACubeAndSmoothOnABall()
{
    const Textured cube = textured(solids::cube(6), sixColours());
    for (const Triangle &t : cube.mesh.triangles) {
        const auto &p = cube.mesh.positions;
        const Vec3f flat = normalized(turnaround::cross(p[t[1]] - p[t[0]], p[t[2]] - p[t[0]]));
        for (const std::uint32_t v : t)
            QVERIFY(dot(cube.mesh.normals[v], flat) > 0.99f);
    }
    const Textured ball = textured(solids::ball(20), sixColours());
    for (size_t i = 0; i < ball.mesh.positions.size(); ++i)
        QVERIFY(dot(ball.mesh.normals[i], normalized(ball.mesh.positions[i])) > 0.99f);
}

void TestAtlasLayout::testAMeshOfAMillionTrianglesIsTextured()
{
    const TriangleMesh mesh = solids::ball(290);
    QVERIFY(mesh.triangles.size() > 1'000'000);
    const Textured model = textured(mesh, sixColours(), 1024);
    QCOMPARE(model.mesh.triangles.size(), mesh.triangles.size());
    QVERIFY(model.fill > 0.5);
    QVERIFY(difference(colourAt(model, {0, 0, 0.5f}), kRed) < 4);
}

void TestAtlasLayout::testManySmallChartsFit()
{
    // Five thousand separate crumbs: more pieces than any subject has, on the smallest picture.
    TriangleMesh mesh;
    const TriangleMesh crumb = solids::cube(1, [](Vec3f p) { return p * 0.012f; });
    for (int i = 0; i < 17 * 17 * 17; ++i) {
        const Vec3f centre{float(i % 17) / 17 - 0.47f, float(i / 17 % 17) / 17 - 0.47f, float(i / 289) / 17 - 0.47f};
        const auto offset = std::uint32_t(mesh.positions.size());
        for (const Vec3f p : crumb.positions)
            mesh.positions.push_back(p + centre);
        for (const Triangle &t : crumb.triangles)
            mesh.triangles.push_back({t[0] + offset, t[1] + offset, t[2] + offset});
    }
    const Textured model = textured(mesh, sixColours());
    QCOMPARE(layoutFault(mesh, model), QString());
}

void TestAtlasLayout::testGuttersContinueTheirCharts()
{
    const std::vector<PlacedView> views = sixColours();
    const Textured model = textured(solids::cube(4), views);
    const int size = model.baseColour.width();
    const cv::Mat1i covers = whoCovers(model.mesh, size);
    for (int y = 1; y + 1 < size; ++y)
        for (int x = 1; x + 1 < size; ++x)
            for (const cv::Point step : {cv::Point(1, 0), cv::Point(0, 1), cv::Point(-1, 0), cv::Point(0, -1)})
                if (covers(y, x) >= 0 && covers(y + step.y, x + step.x) == -1) {
                    const Vec2f here{(float(x) + 0.5f) / float(size), (float(y) + 0.5f) / float(size)};
                    const Vec2f beside{(float(x + step.x) + 0.5f) / float(size),
                                       (float(y + step.y) + 0.5f) / float(size)};
                    QVERIFY(difference(texel(model, here), texel(model, beside)) < 30);
                }
}

QTEST_GUILESS_MAIN(TestAtlasLayout)
#include "tst_atlas_layout.moc"
