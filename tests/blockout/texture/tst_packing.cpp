#include "blockout/texture/packing.h"
#include "blockout/texture/raster.h"

#include <opencv2/core.hpp>

#include <QTest>

#include <random>

using namespace turnaround;
using namespace turnaround::blockout;

namespace {

CellShape block(int width, int height)
{
    CellShape shape(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            shape.set(x, y);
    return shape;
}

/// A frame, one cell thick: what is inside it is free.
CellShape frame(int side)
{
    CellShape shape(side, side);
    for (int i = 0; i < side; ++i) {
        shape.set(i, 0);
        shape.set(i, side - 1);
        shape.set(0, i);
        shape.set(side - 1, i);
    }
    return shape;
}

/// The cells that each packed shape covers; an empty matrix where two share one or one lies outside.
cv::Mat1i laidOut(const std::vector<CellShape> &shapes, const Packing &packing, int width)
{
    cv::Mat1i cells(packing.height, width, 0);
    for (size_t i = 0; i < shapes.size(); ++i) {
        const CellPlace place = packing.places[i];
        const CellShape shape = place.turned ? shapes[i].turned() : shapes[i];
        for (int y = 0; y < shape.height(); ++y)
            for (int x = 0; x < shape.width(); ++x)
                if (shape.at(x, y)) {
                    const cv::Point p(place.x + x, place.y + y);
                    if (p.x < 0 || p.y < 0 || p.x >= cells.cols || p.y >= cells.rows || cells(p) != 0)
                        return {};
                    cells(p) = int(i) + 1;
                }
    }
    return cells;
}

} // namespace

class TestPacking : public QObject
{
    Q_OBJECT

private slots:
    void testNoTwoShapesShareACell();
    void testAShapeFindsRoomInsideAnother();
    void testALongShapeIsTurnedToFit();
    void testWhatIsTooWideIsRefused();
    void testWhatNeedsTooManyRowsIsRefused();
    void testCancellingGivesNothing();
    void testTrianglesThatShareAnEdgeShareNoPixel();
};

void TestPacking::testNoTwoShapesShareACell()
{
    std::mt19937 random(1);
    std::vector<CellShape> shapes;
    for (int i = 0; i < 300; ++i) {
        CellShape shape(1 + int(random() % 70), 1 + int(random() % 30));
        for (int y = 0; y < shape.height(); ++y)
            for (int x = 0; x < shape.width(); ++x)
                if ((x * x + y * i) % 7 < 5)
                    shape.set(x, y);
        shapes.push_back(shape);
    }
    for (const int width : {90, 128, 200}) {
        const auto packing = packShapes(shapes, width, 100000, CancelToken());
        QVERIFY(packing);
        QVERIFY(!laidOut(shapes, *packing, width).empty());
    }
}

void TestPacking::testAShapeFindsRoomInsideAnother()
{
    const std::vector<CellShape> shapes{frame(20), block(18, 18), block(20, 3)};
    const auto packing = packShapes(shapes, 20, 100, CancelToken());
    QVERIFY(packing);
    QCOMPARE(packing->height, 23);
    QVERIFY(!laidOut(shapes, *packing, 20).empty());
}

void TestPacking::testALongShapeIsTurnedToFit()
{
    const std::vector<CellShape> shapes{block(40, 3)};
    const auto packing = packShapes(shapes, 10, 100, CancelToken());
    QVERIFY(packing);
    QVERIFY(packing->places[0].turned);
    QCOMPARE(packing->height, 40);
}

void TestPacking::testWhatIsTooWideIsRefused()
{
    QVERIFY(!packShapes({block(11, 11)}, 10, 100, CancelToken()));
}

void TestPacking::testWhatNeedsTooManyRowsIsRefused()
{
    QVERIFY(!packShapes({block(10, 10), block(10, 10)}, 10, 19, CancelToken()));
    QVERIFY(packShapes({block(10, 10), block(10, 10)}, 10, 20, CancelToken()));
}

void TestPacking::testCancellingGivesNothing()
{
    const CancelToken cancel;
    cancel.request();
    QVERIFY(!packShapes({block(3, 3)}, 10, 100, cancel));
}

void TestPacking::testTrianglesThatShareAnEdgeShareNoPixel()
{
    std::mt19937 random(2);
    std::uniform_real_distribution<float> offset(-0.45f, 0.45f);
    std::vector<Vec2f> points;
    for (int y = 0; y <= 20; ++y)
        for (int x = 0; x <= 20; ++x) {
            const bool border = x == 0 || y == 0 || x == 20 || y == 20;
            points.push_back(border ? Vec2f{float(3 * x), float(3 * y)}
                                    : Vec2f{3 * (float(x) + offset(random)), 3 * (float(y) + offset(random))});
        }
    cv::Mat1i count(60, 60, 0);
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 20; ++x) {
            const Vec2f a = points[size_t(y * 21 + x)], b = points[size_t(y * 21 + x + 1)],
                        c = points[size_t(y * 21 + x + 22)], d = points[size_t(y * 21 + x + 21)];
            const auto add = [&](int px, int py) { ++count(py, px); };
            rasterise(a, b, c, {0, 0, 60, 60}, add);
            rasterise(a, d, c, {0, 0, 60, 60}, add);
        }
    QCOMPARE(cv::countNonZero(count != 1), 0);
}

QTEST_GUILESS_MAIN(TestPacking)
#include "tst_packing.moc"
