#include "textured_solids.h"

#include <QTest>

#include <algorithm>

using namespace turnaround;
using namespace turnaround::blockout;
using namespace turnaround::blockout::solids;

class TestTexture : public QObject
{
    Q_OBJECT

private slots:
    void testEachSideOfACubeShowsItsOwnView();
    void testAViewIsNotMirrored();
    void testTopAndBottomAreTurnedAsTheirViews();
    void testHiddenPartsTakeTheirSurroundingsColour();
    void testAPartInFrontDoesNotPaintWhatIsBehindIt();
    void testAMissingBackShowsTheFront();
    void testAMissingRightSideShowsTheLeft();
    void testDarkerViewsAreEvenedOut();
    void testAPerspectiveViewIsLaidWhereItWasSeen();
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
