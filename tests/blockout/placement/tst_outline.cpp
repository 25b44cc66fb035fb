#include "blockout/placement/outline.h"

#include <opencv2/imgproc.hpp>

#include <QtTest>

#include <cmath>
#include <functional>

using namespace turnaround;
using namespace turnaround::blockout;

namespace {

constexpr int kSide = 200;

/// The share of each pixel where `inside` holds, from so many samples along each side.
imaging::Cutout drawn(const std::function<bool(double x, double y)> &inside, int samples)
{
    imaging::Cutout cutout;
    cutout.coverage.create(kSide, kSide);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            int hits = 0;
            for (int k = 0; k < samples * samples; ++k)
                hits += inside(x + (k % samples + 0.5) / samples, y + (k / samples + 0.5) / samples);
            cutout.coverage(y, x) = float(hits) / float(samples * samples);
        }
    }
    return cutout;
}

/// The largest difference to `truth` within `reach` pixels of the outline.
double worstError(const Outline &outline, const std::function<double(double x, double y)> &truth, double reach)
{
    double worst = 0;
    for (int y = 20; y < kSide - 20; ++y) {
        for (int x = 20; x < kSide - 20; ++x) {
            const double d = truth(x + 0.5, y + 0.5);
            if (std::abs(d) <= reach)
                worst = std::max(worst, std::abs(outline.distance(y, x) - d));
        }
    }
    return worst;
}

} // namespace

class TestOutline : public QObject
{
    Q_OBJECT
private slots:
    void testASlantedEdgeIsKnownToAFractionOfAPixel_data()
    {
        QTest::addColumn<double>("degrees");
        for (const double degrees : {0.0, 1.5, 7.0, 22.0, 45.0, 80.0})
            QTest::addRow("%g degrees", degrees) << degrees;
    }
    void testASlantedEdgeIsKnownToAFractionOfAPixel()
    {
        QFETCH(double, degrees);
        const double nx = std::sin(degrees * M_PI / 180);
        const double ny = std::cos(degrees * M_PI / 180);
        const auto distance = [&](double x, double y) { return (x - 100.3) * nx + (y - 99.6) * ny; };
        const Outline outline = traceOutline(drawn([&](double x, double y) { return distance(x, y) < 0; }, 4), kSide);
        const double worst = worstError(outline, distance, 1.5);
        QVERIFY2(worst < 0.16, qPrintable(QString::number(worst)));
    }
    void testARoundOutlineKeepsItsSize()
    {
        const auto distance = [](double x, double y) { return std::hypot(x - 100.2, y - 99.7) - 60; };
        const Outline outline = traceOutline(drawn([&](double x, double y) { return distance(x, y) < 0; }, 4), kSide);
        const double worst = worstError(outline, distance, 1.5);
        QVERIFY2(worst < 0.16, qPrintable(QString::number(worst)));
    }
    void testAThinPartKeepsItsWidth()
    {
        const auto inside = [](double x, double y) { return x > 30 && x < 170 && std::abs(y - 100) < 1.5; };
        const Outline outline = traceOutline(drawn(inside, 4), kSide);
        for (int x = 40; x < 160; ++x) {
            QVERIFY(outline.distanceAt(float(x), 100) < -0.9);
            QVERIFY(std::abs(outline.distanceAt(float(x), 98.5f)) < 0.1);
            QVERIFY(std::abs(outline.distanceAt(float(x), 101.5f)) < 0.1);
        }
    }
    void testANarrowGapStaysOpen()
    {
        const auto inside = [](double x, double y) {
            return std::hypot(x - 100, y - 100) < 70 && std::abs(y - 100) > 1;
        };
        const Outline outline = traceOutline(drawn(inside, 4), kSide);
        for (int x = 50; x < 150; ++x)
            QVERIFY(outline.distanceAt(float(x), 100) > 0.4);
    }
    void testASubjectThatTouchesThePicturesBorderEndsThere()
    {
        const Outline outline = traceOutline(drawn([](double x, double) { return x > 100; }, 1), kSide);
        QVERIFY(outline.distanceAt(kSide - 0.5f, 100) < 0);
        QVERIFY(outline.distanceAt(kSide + 2.0f, 100) > 0);
    }
};

QTEST_GUILESS_MAIN(TestOutline)
#include "tst_outline.moc"
