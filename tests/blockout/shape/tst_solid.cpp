#include "blockout/drawn_figure.h"
#include "blockout/mesh/manifold_check.h"
#include "blockout/placement/placement.h"
#include "blockout/shape/solid.h"

#include <QtTest>

#include <numbers>

using namespace turnaround;
using namespace turnaround::blockout;
using namespace turnaround::blockout::test;

class TestSolid : public QObject
{
    Q_OBJECT

private:
    static Result<TriangleMesh> build(const std::vector<OutlinedView> &views, ShapePrior shape = ShapePrior::Auto,
                                      int detail = 128)
    {
        BlockoutSettings settings;
        settings.detail = detail;
        settings.shape = shape;
        return solidOf(views, place(views, {}, {}), settings, {});
    }

    static Result<TriangleMesh> build(const Figure &figure, std::span<const View> views,
                                      ShapePrior shape = ShapePrior::Auto, int detail = 128)
    {
        std::vector<OutlinedView> drawn;
        for (const View view : views)
            drawn.push_back(outlined(figure, frameCamera(view)));
        return build(drawn, shape, detail);
    }

    static double volume(const TriangleMesh &mesh)
    {
        double sum = 0;
        for (const Triangle &t : mesh.triangles)
            sum += dot(mesh.positions[t[0]], cross(mesh.positions[t[1]], mesh.positions[t[2]])) / 6.0;
        return sum;
    }

    /// How far the surface reaches along an axis, among the points that `where` picks.
    static float reach(const TriangleMesh &mesh, int axis, const std::function<bool(Vec3f)> &where)
    {
        float low = 1e9f;
        float high = -1e9f;
        for (const Vec3f p : mesh.positions) {
            if (where(p)) {
                low = std::min(low, p[axis]);
                high = std::max(high, p[axis]);
            }
        }
        return high - low;
    }

    static constexpr std::array<View, 2> kFrontLeft = {View::Front, View::Left};

private slots:
    void testEverySetGivesAClosedManifoldSurface_data()
    {
        QTest::addColumn<int>("set");
        for (const int set : {0x01, 0x02, 0x10, 0x03, 0x07, 0x0f, 0x3f, 0xff, 0xc0, 0x41, 0x90})
            QTest::addRow("views 0x%02x", set) << set;
    }

    void testEverySetGivesAClosedManifoldSurface()
    {
        QFETCH(int, set);
        std::vector<View> views;
        for (const View view : kAllViews) {
            if (set >> static_cast<int>(view) & 1)
                views.push_back(view);
        }
        const auto mesh = build(lopsidedFigure(), views);
        QVERIFY2(mesh.ok(), mesh.ok() ? "" : mesh.error().message.c_str());
        const ManifoldReport faults = checkManifold(*mesh);
        QVERIFY(faults.clean());
        QVERIFY(volume(*mesh) > 0);
    }

    void testTwoRoundOutlinesGiveABallNotACross()
    {
        const Figure ball = {{{0, 0, 0}, {0.4f, 0.4f, 0.4f}}};
        const auto round = build(ball, kFrontLeft);
        const auto boxy = build(ball, kFrontLeft, ShapePrior::Boxy);
        const double truth = std::numbers::pi / 6; // a ball of diameter 1
        QVERIFY2(std::abs(volume(*round) / truth - 1) < 0.06, qPrintable(QString::number(volume(*round) / truth)));
        QVERIFY(volume(*boxy) / truth > 1.2);
    }

    void testStraightOutlinesStayABox()
    {
        const Figure crate = {{{0, 0, 0}, {0.3f, 0.4f, 0.35f}, true}};
        const auto mesh = build(crate, kFrontLeft);
        const double truth = 0.75 * 0.875; // longest side 1
        QVERIFY2(volume(*mesh) / truth > 0.88, qPrintable(QString::number(volume(*mesh) / truth)));
    }

    void testAnArmIsNotAsDeepAsTheBodyBehindIt()
    {
        const Figure figure = {{{0, 0, 0}, {0.15f, 0.45f, 0.2f}}, {{0, 0.1f, 0}, {0.4f, 0.04f, 0.04f}}};
        const auto mesh = build(figure, kFrontLeft);
        const auto outer = [](Vec3f p) { return std::abs(p.x) > 0.27f && std::abs(p.x) < 0.33f; };
        const float height = reach(*mesh, 1, outer);
        const float depth = reach(*mesh, 2, outer);
        QVERIFY(height > 0.02f);
        QVERIFY2(depth < 2.2f * height, qPrintable(QString("%1 deep, %2 high").arg(depth).arg(height)));
    }

    void testABrimIsRoundFromAbove()
    {
        const Figure hat = {{{0, 0.1f, 0}, {0.15f, 0.2f, 0.15f}}, {{0, 0, 0}, {0.4f, 0.03f, 0.4f}}};
        const auto mesh = build(hat, kFrontLeft);
        float diagonal = 0;
        for (const Vec3f p : mesh->positions)
            diagonal = std::max(diagonal, (p.x + p.z) / std::sqrt(2.0f));
        QVERIFY2(diagonal > 0.42f && diagonal < 0.56f, qPrintable(QString::number(diagonal)));
    }

    void testARodThinnerThanAVoxelSurvives()
    {
        const Figure flag = {{{0, -0.3f, 0}, {0.2f, 0.1f, 0.2f}}, {{0, 0.1f, 0}, {0.004f, 0.35f, 0.004f}, true}};
        const auto mesh = build(flag, kAllViews);
        QVERIFY(mesh.ok());
        const float height = reach(*mesh, 1, [](Vec3f) { return true; });
        const float width = reach(*mesh, 0, [](Vec3f) { return true; });
        QVERIFY2(height / width > 1.9f, qPrintable(QString::number(height / width)));
    }

    void testAPartThatOneViewShowsElsewhereIsKept()
    {
        const Figure straight = {{{0, 0, 0}, {0.15f, 0.42f, 0.15f}}, {{0.25f, 0.1f, 0}, {0.2f, 0.025f, 0.025f}}};
        Figure lifted = straight;
        lifted[1].middle.y += 0.06f;
        std::vector<OutlinedView> views;
        for (const View view : {View::Front, View::Left, View::Top, View::LeftFront})
            views.push_back(outlined(view == View::LeftFront ? lifted : straight, frameCamera(view)));
        const auto mesh = build(views);
        float farthest = 0;
        for (const Vec3f p : mesh->positions)
            farthest = std::max(farthest, p.x);
        const float width = reach(*mesh, 0, [](Vec3f) { return true; });
        QVERIFY2(width > 0.55f, qPrintable(QString::number(width)));
    }

    void testOnePictureGivesARelief()
    {
        const std::array<View, 1> front = {View::Front};
        const auto mesh = build(lopsidedFigure(), front);
        const float depth = reach(*mesh, 2, [](Vec3f) { return true; });
        QVERIFY(depth > 0.05f && depth < 0.6f);
    }

    void testTheSameViewsGiveTheSameSolid()
    {
        const auto one = build(lopsidedFigure(), kAllViews);
        const auto two = build(lopsidedFigure(), kAllViews);
        QVERIFY(one->positions == two->positions);
        QVERIFY(one->triangles == two->triangles);
    }

    void testACancelledSolidIsNoSolid()
    {
        std::vector<OutlinedView> views = {outlined(lopsidedFigure(), frameCamera(View::Front)),
                                           outlined(lopsidedFigure(), frameCamera(View::Left))};
        const Placement placement = place(views, {}, {});
        CancelToken cancel;
        cancel.request();
        const auto mesh = solidOf(views, placement, {}, cancel);
        QVERIFY(!mesh.ok());
        QCOMPARE(mesh.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSolid)
#include "tst_solid.moc"
