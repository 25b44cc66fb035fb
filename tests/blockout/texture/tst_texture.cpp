#include "blockout/texture/texture.h"

#include "solids.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <thread>

using namespace turnaround;
using namespace turnaround::blockout;

namespace
{

const cv::Vec3b kRed(200, 30, 30), kGreen(30, 180, 30), kBlue(30, 30, 200), kYellow(210, 200, 40),
    kWhite(240, 240, 240), kBlack(20, 20, 20);

Textured textured(const TriangleMesh &mesh, const std::vector<PlacedView> &views, int size = 1024)
{
    Result<Textured> result = texture(mesh, views, size, {}, CancelToken());
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return std::move(result).value();
}

cv::Vec3b texel(const Textured &model, Vec2f uv)
{
    const int size = model.baseColour.width();
    const int x = std::clamp(int(uv.x * float(size)), 0, size - 1);
    const int y = std::clamp(int(uv.y * float(size)), 0, size - 1);
    const uchar *p = model.baseColour.constScanLine(y) + 3 * x;
    return {p[0], p[1], p[2]};
}

/// The colour at the middle of the triangle whose own middle is nearest to a point.
cv::Vec3b colourAt(const Textured &model, Vec3f point)
{
    const TexturedMesh &mesh = model.mesh;
    float nearest = 1e9f;
    Vec2f uv;
    for (const Triangle &t : mesh.triangles) {
        const Vec3f middle = (mesh.positions[t[0]] + mesh.positions[t[1]] + mesh.positions[t[2]]) * (1 / 3.0f);
        if (const float away = length(middle - point); away < nearest) {
            nearest = away;
            uv = (mesh.uvs[t[0]] + mesh.uvs[t[1]] + mesh.uvs[t[2]]) * (1 / 3.0f);
        }
    }
    return texel(model, uv);
}

double difference(cv::Vec3b a, cv::Vec3b b)
{
    return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

std::vector<PlacedView> sixColours()
{
    return {solids::plain(View::Front, kRed),   solids::plain(View::Left, kGreen), solids::plain(View::Right, kBlue),
            solids::plain(View::Back, kYellow), solids::plain(View::Top, kWhite),  solids::plain(View::Bottom, kBlack)};
}

/// Per texel the part of the mesh, connected by its vertices, that covers it; -1: none, -2: more than one triangle.
cv::Mat1i whoCovers(const TexturedMesh &mesh, int size)
{
    std::vector<int> part(mesh.positions.size());
    for (size_t i = 0; i < part.size(); ++i)
        part[i] = int(i);
    const auto root = [&](int i) {
        while (part[size_t(i)] != i)
            i = part[size_t(i)] = part[size_t(part[size_t(i)])];
        return i;
    };
    for (const Triangle &t : mesh.triangles)
        for (const std::uint32_t v : t)
            part[size_t(root(int(v)))] = root(int(t[0]));
    cv::Mat1i covers(size, size, -1);
    for (const Triangle &t : mesh.triangles) {
        Vec2f p[3];
        for (int k = 0; k < 3; ++k)
            p[k] = mesh.uvs[t[k]] * float(size);
        const auto cross = [](Vec2f a, Vec2f b, Vec2f c) {
            return double(b.x - a.x) * double(c.y - a.y) - double(b.y - a.y) * double(c.x - a.x);
        };
        const double area = cross(p[0], p[1], p[2]);
        // A texel counts where its centre lies well inside, so that rounding at shared edges doesn't.
        for (int y = int(std::min({p[0].y, p[1].y, p[2].y}));
             y <= std::min(size - 1, int(std::max({p[0].y, p[1].y, p[2].y}))); ++y)
            for (int x = int(std::min({p[0].x, p[1].x, p[2].x}));
                 x <= std::min(size - 1, int(std::max({p[0].x, p[1].x, p[2].x}))); ++x) {
                const Vec2f c{float(x) + 0.5f, float(y) + 0.5f};
                if (std::abs(area) > 1e-4 && cross(p[0], p[1], c) / area > 0.02 && cross(p[1], p[2], c) / area > 0.02 &&
                    cross(p[2], p[0], c) / area > 0.02)
                    covers(y, x) = covers(y, x) == -1 ? root(int(t[0])) : -2;
            }
    }
    return covers;
}

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

class TestTexture : public QObject
{
    Q_OBJECT

private slots:
    void testEachSideOfACubeShowsItsOwnView();
    void testAViewIsNotMirrored();
    void testTopAndBottomAreTurnedAsTheirViews();
    void testChartsNeitherOverlapNorTouch_data();
    void testChartsNeitherOverlapNorTouch();
    void testNormalsAreSharpOnACubeAndSmoothOnABall();
    void testHiddenPartsTakeTheirSurroundingsColour();
    void testAPartInFrontDoesNotPaintWhatIsBehindIt();
    void testAMissingBackShowsTheFront();
    void testAMissingRightSideShowsTheLeft();
    void testDarkerViewsAreEvenedOut();
    void testGuttersContinueTheirCharts();
    void testAPerspectiveViewIsLaidWhereItWasSeen();
    void testAMeshOfAMillionTrianglesIsTextured();
    void testManySmallChartsFit();
    void testAnEmptyCutoutDoesNoHarm();
    void testALargePictureGivesTheSameColours();
    void testNoViewsGiveAGreyPicture();
    void testTheResultIsTheSameEachTime();
    void testCancellingStops();
    void testAnEmptyMeshIsRefused();
};

void TestTexture::testEachSideOfACubeShowsItsOwnView()
{
    const Textured model = textured(solids::cube(8), sixColours());
    QCOMPARE(difference(colourAt(model, {0, 0, 0.5f}), kRed) < 4, true);
    QCOMPARE(difference(colourAt(model, {0.5f, 0, 0}), kGreen) < 4, true);
    QCOMPARE(difference(colourAt(model, {-0.5f, 0, 0}), kBlue) < 4, true);
    QCOMPARE(difference(colourAt(model, {0, 0, -0.5f}), kYellow) < 4, true);
    QCOMPARE(difference(colourAt(model, {0, 0.5f, 0}), kWhite) < 4, true);
    QCOMPARE(difference(colourAt(model, {0, -0.5f, 0}), kBlack) < 4, true);
}

void TestTexture::testAViewIsNotMirrored()
{
    // In the front view the subject's own left hand, +X, is at the picture's right.
    const auto halves = [](cv::Vec3b left, cv::Vec3b right) {
        return [=](int x, int) { return x < 150 ? left : right; };
    };
    std::vector<PlacedView> views = sixColours();
    views[0] = solids::picture(View::Front, halves(kRed, kBlue));
    views[1] = solids::picture(View::Left, halves(kGreen, kYellow)); // faces the picture's left: +Z there
    const Textured model = textured(solids::cube(8), views);
    QVERIFY(difference(colourAt(model, {-0.3f, 0.2f, 0.5f}), kRed) < 4);
    QVERIFY(difference(colourAt(model, {0.3f, 0.2f, 0.5f}), kBlue) < 4);
    QVERIFY(difference(colourAt(model, {0.5f, 0.2f, 0.3f}), kGreen) < 4);
    QVERIFY(difference(colourAt(model, {0.5f, 0.2f, -0.3f}), kYellow) < 4);
}

void TestTexture::testTopAndBottomAreTurnedAsTheirViews()
{
    std::vector<PlacedView> views = sixColours();
    const auto halves = [](int, int y) { return y < 150 ? kRed : kBlue; };
    views[4] = solids::picture(View::Top, halves); // the front at the picture's bottom
    views[5] = solids::picture(View::Bottom, halves); // the front at the picture's top
    const Textured model = textured(solids::cube(8), views);
    QVERIFY(difference(colourAt(model, {0.1f, 0.5f, 0.3f}), kBlue) < 4);
    QVERIFY(difference(colourAt(model, {0.1f, 0.5f, -0.3f}), kRed) < 4);
    QVERIFY(difference(colourAt(model, {0.1f, -0.5f, 0.3f}), kRed) < 4);
    QVERIFY(difference(colourAt(model, {0.1f, -0.5f, -0.3f}), kBlue) < 4);
}

void TestTexture::testChartsNeitherOverlapNorTouch_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("size");
    QTest::newRow("cube of twelve triangles") << "cube" << 1024;
    QTest::newRow("ball") << "ball" << 1024;
    QTest::newRow("ball, large picture") << "ball" << 2048;
    QTest::newRow("spring that covers itself") << "spring" << 1024;
    QTest::newRow("rough ball") << "rough" << 1024;
    QTest::newRow("rough ball, large picture") << "rough" << 4096;
}

void TestTexture::testChartsNeitherOverlapNorTouch()
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

void TestTexture::testNormalsAreSharpOnACubeAndSmoothOnABall()
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

void TestTexture::testHiddenPartsTakeTheirSurroundingsColour()
{
    // Only side views: top and bottom are seen by none.
    const std::vector<PlacedView> views{solids::plain(View::Front, kGreen), solids::plain(View::Left, kGreen),
                                        solids::plain(View::Right, kGreen), solids::plain(View::Back, kGreen)};
    const Textured model = textured(solids::cube(24), views);
    QVERIFY(difference(colourAt(model, {0, 0.5f, 0}), kGreen) < 6);
    QVERIFY(difference(colourAt(model, {0, -0.5f, 0}), kGreen) < 6);
}

void TestTexture::testAPartInFrontDoesNotPaintWhatIsBehindIt()
{
    // A small plate floats before the middle of a large one; both face the front.
    const auto plate = [](float half, float z) {
        return solids::cube(16, [=](Vec3f p) { return Vec3f{p.x * 2 * half, p.y * 2 * half, z + 0.1f * p.z}; });
    };
    TriangleMesh mesh = plate(0.5f, -0.2f);
    const TriangleMesh before = plate(0.15f, 0.2f);
    const auto offset = std::uint32_t(mesh.positions.size());
    mesh.positions.insert(mesh.positions.end(), before.positions.begin(), before.positions.end());
    for (const Triangle &t : before.triangles)
        mesh.triangles.push_back({t[0] + offset, t[1] + offset, t[2] + offset});
    const PlacedView front = solids::picture(
        View::Front, [](int x, int y) { return std::abs(x - 150) < 36 && std::abs(y - 150) < 36 ? kRed : kGreen; });
    const Textured model = textured(mesh, {front});
    QVERIFY(difference(colourAt(model, {0, 0, 0.25f}), kRed) < 4);
    QVERIFY(difference(colourAt(model, {0, 0, -0.15f}), kGreen) < 8);
    QVERIFY(difference(colourAt(model, {0.3f, 0.3f, -0.15f}), kGreen) < 4);
}

void TestTexture::testAMissingBackShowsTheFront()
{
    const PlacedView front = solids::picture(
        View::Front, [](int x, int) { return x < 150 ? kRed : kBlue; }, true);
    const Textured model = textured(solids::ball(24), {front});
    QVERIFY(difference(colourAt(model, {-0.25f, 0, -0.43f}), kRed) < 4);
    QVERIFY(difference(colourAt(model, {0.25f, 0, -0.43f}), kBlue) < 4);
}

void TestTexture::testAMissingRightSideShowsTheLeft()
{
    const std::vector<PlacedView> views{solids::plain(View::Front, kGreen), solids::plain(View::Back, kYellow),
                                        solids::picture(View::Left, [](int x, int) { return x < 150 ? kRed : kBlue; })};
    const Textured model = textured(solids::cube(12), views);
    QVERIFY(difference(colourAt(model, {-0.5f, 0, 0.3f}), kRed) < 4); // towards the front, as on the left
    QVERIFY(difference(colourAt(model, {-0.5f, 0, -0.3f}), kBlue) < 4);
    QVERIFY(difference(colourAt(model, {0, 0, -0.5f}), kYellow) < 4);
}

void TestTexture::testDarkerViewsAreEvenedOut()
{
    const cv::Vec3b bright(200, 160, 120), dark(160, 128, 96);
    const Textured model =
        textured(solids::ball(48),
                 {solids::plain(View::Front, bright, true), solids::plain(View::LeftFront, dark, true),
                  solids::plain(View::Left, dark, true)});
    const double after = difference(colourAt(model, {0, 0, 0.5f}), colourAt(model, {0.5f, 0, 0}));
    QVERIFY2(after < 20, qPrintable(QString::number(after)));
    QVERIFY(difference(colourAt(model, {0, 0, 0.5f}), bright) < 8);
}

void TestTexture::testGuttersContinueTheirCharts()
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

void TestTexture::testAPerspectiveViewIsLaidWhereItWasSeen()
{
    // The front of a cube is nearer than its middle: seen from 2 away, its side appears 4/3 as large.
    PlacedView front = solids::plain(View::Front, kRed);
    front.camera.distance = 2;
    front.camera.pixelsPerUnit = 180;
    auto cutout = std::make_shared<imaging::Cutout>(*front.cutout);
    cutout->colour(cv::Rect(150, 90, 48, 60)).setTo(kBlue);
    front.cutout = cutout;
    const Textured model = textured(solids::cube(40), {front});
    // Pixel 198 lies at x = 48 / 240 on the front side.
    QVERIFY(difference(colourAt(model, {0.17f, 0.1f, 0.5f}), kBlue) < 8);
    QVERIFY(difference(colourAt(model, {0.24f, 0.1f, 0.5f}), kRed) < 8);
}

void TestTexture::testAMeshOfAMillionTrianglesIsTextured()
{
    const TriangleMesh mesh = solids::ball(290);
    QVERIFY(mesh.triangles.size() > 1'000'000);
    const Textured model = textured(mesh, sixColours(), 1024);
    QCOMPARE(model.mesh.triangles.size(), mesh.triangles.size());
    QVERIFY(model.fill > 0.5);
    QVERIFY(difference(colourAt(model, {0, 0, 0.5f}), kRed) < 4);
}

void TestTexture::testManySmallChartsFit()
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

void TestTexture::testAnEmptyCutoutDoesNoHarm()
{
    PlacedView empty = solids::plain(View::Left, kGreen);
    auto cutout = std::make_shared<imaging::Cutout>(*empty.cutout);
    cutout->coverage = cv::Mat1f::zeros(cutout->coverage.size());
    empty.cutout = cutout;
    const Textured model = textured(solids::cube(8), {solids::plain(View::Front, kRed), empty});
    QVERIFY(difference(colourAt(model, {0, 0, 0.5f}), kRed) < 4);
}

void TestTexture::testALargePictureGivesTheSameColours()
{
    auto cutout = std::make_shared<imaging::Cutout>();
    cutout->colour = cv::Mat3b(5000, 5000, kWhite); // a background that mustn't bleed in
    cutout->coverage = cv::Mat1f::zeros(5000, 5000);
    const cv::Rect subject(500, 500, 4000, 4000);
    cutout->coverage(subject).setTo(1);
    cutout->colour(subject).setTo(kRed);
    cutout->colour(cv::Rect(2500, 500, 2000, 4000)).setTo(kBlue);
    const PlacedView front{{View::Front, 4000, {2500, 2500}, 0}, cutout};
    const Textured model = textured(solids::cube(32), {front});
    QVERIFY(difference(colourAt(model, {-0.48f, 0.2f, 0.5f}), kRed) < 4);
    QVERIFY(difference(colourAt(model, {-0.05f, 0.2f, 0.5f}), kRed) < 4);
    QVERIFY(difference(colourAt(model, {0.05f, 0.2f, 0.5f}), kBlue) < 4);
    QVERIFY(difference(colourAt(model, {0.48f, 0.2f, 0.5f}), kBlue) < 4);
}

void TestTexture::testNoViewsGiveAGreyPicture()
{
    const Textured model = textured(solids::cube(4), {});
    const cv::Vec3b colour = colourAt(model, {0, 0, 0.5f});
    QCOMPARE(colour[0], colour[1]);
    QCOMPARE(colour[1], colour[2]);
    QVERIFY(colour[0] > 60);
}

void TestTexture::testTheResultIsTheSameEachTime()
{
    const TriangleMesh mesh = solids::spring(3, 300, 16);
    const Textured a = textured(mesh, sixColours());
    const Textured b = textured(mesh, sixColours());
    QCOMPARE(a.baseColour, b.baseColour);
    QVERIFY(a.mesh.uvs == b.mesh.uvs);
    QVERIFY(a.mesh.triangles == b.mesh.triangles);
}

void TestTexture::testCancellingStops()
{
    const TriangleMesh mesh = solids::ball(60);
    for (const double at : {0.0, 0.1, 0.4, 0.5, 0.6, 0.9}) {
        const CancelToken cancel;
        if (at == 0)
            cancel.request();
        double told = 0;
        const Result<Textured> result = texture(
            mesh, sixColours(), 1024,
            [&](double done) {
                told = std::max(told, done);
                if (done >= at)
                    cancel.request();
            },
            cancel);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QVERIFY(told < at + 0.3);
    }
}

void TestTexture::testAnEmptyMeshIsRefused()
{
    const Result<Textured> result = texture({}, sixColours(), 1024, {}, CancelToken());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ErrorKind::BadInput);
}

QTEST_GUILESS_MAIN(TestTexture)
#include "tst_texture.moc"
