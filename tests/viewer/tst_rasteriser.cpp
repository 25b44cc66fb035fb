// Triangles into pixels, in pictures of a few pixels that can be counted.
#include "viewer/rasteriser.h"

#include <QtTest>

#include <array>
#include <string>

using namespace turnaround::viewer;

namespace {

constexpr int kSide = 8;

/// A picture of letters; '.' is what nothing covers.
class Letters
{
public:
    /// Corners that run against the clock face the camera.
    void draw(char letter, PicturePoint a, PicturePoint b, PicturePoint c, bool culled = true)
    {
        m_rasteriser.draw(a, b, c, culled, [&](int x, int y, float wa, float wb, float wc) {
            if (std::abs(wa + wb + wc - 1) > 1e-5f || std::min({wa, wb, wc}) < 0)
                qFatal("weights %f %f %f", double(wa), double(wb), double(wc));
            ++m_puts;
            m_rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = letter;
            return letter != '?';
        });
    }
    /// The whole picture, of two triangles at one depth.
    void cover(char letter, float depth)
    {
        const PicturePoint a{0, 0, depth}, b{0, kSide, depth}, c{kSide, kSide, depth}, d{kSide, 0, depth};
        draw(letter, a, b, c);
        draw(letter, a, c, d);
    }
    int count(char letter) const
    {
        int count = 0;
        for (const std::string &row : m_rows)
            count += static_cast<int>(std::ranges::count(row, letter));
        return count;
    }
    char at(int x, int y) const { return m_rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)]; }
    int puts() const { return m_puts; }

private:
    Rasteriser m_rasteriser{kSide};
    std::vector<std::string> m_rows{kSide, std::string(kSide, '.')};
    int m_puts = 0;
};

} // namespace

class TestRasteriser : public QObject
{
    Q_OBJECT

private slots:
    void trianglesThatShareAnEdgeLeaveNoGap()
    {
        Letters picture;
        picture.cover('a', 1);
        QCOMPARE(picture.count('a'), kSide * kSide);
    }

    void aPixelIsCoveredByItsCentre()
    {
        Letters picture;
        picture.draw('a', {2, 2, 0}, {2, 5, 0}, {5, 2, 0});
        QCOMPARE(picture.at(2, 2), 'a');
        QCOMPARE(picture.at(4, 4), '.');
        QCOMPARE(picture.count('a'), 6);
    }

    void whatIsNearerHidesWhatIsFarther()
    {
        Letters picture;
        picture.cover('m', 5);
        picture.cover('f', 9);
        QCOMPARE(picture.count('m'), kSide * kSide);
        picture.cover('n', 1);
        QCOMPARE(picture.count('n'), kSide * kSide);
    }

    void depthRunsAlongTheTriangle()
    {
        Letters picture;
        picture.cover('p', 4);
        picture.draw('t', {0, 0, 0}, {0, kSide, 0}, {kSide, 0, 8}); // passes the plane half way
        QCOMPARE(picture.at(1, 0), 't');
        QCOMPARE(picture.at(6, 0), 'p');
    }

    void whatIsSeenThroughHidesNothing()
    {
        Letters picture;
        picture.cover('?', 1);
        picture.cover('b', 5);
        QCOMPARE(picture.count('b'), kSide * kSide);
    }

    void whatTurnsItsBackIsLeftOutIfSoAsked()
    {
        Letters picture;
        picture.draw('b', {0, 0, 0}, {kSide, 0, 0}, {0, kSide, 0});
        QCOMPARE(picture.count('b'), 0);
        picture.draw('b', {0, 0, 0}, {kSide, 0, 0}, {0, kSide, 0}, false);
        QVERIFY(picture.count('b') > 0);
    }

    void whatReachesBeyondThePictureIsCut()
    {
        Letters picture;
        picture.draw('a', {-100, -100, 0}, {-100, 300, 0}, {300, -100, 0});
        QCOMPARE(picture.count('a'), kSide * kSide);
        QCOMPARE(picture.puts(), kSide * kSide);
        picture.draw('o', {20, 20, -1}, {20, 30, -1}, {30, 20, -1});
        picture.draw('l', {4, 4, -1}, {4, 4, -1}, {4, 4, -1});
        QCOMPARE(picture.count('a'), kSide * kSide);
    }
};

QTEST_APPLESS_MAIN(TestRasteriser)
#include "tst_rasteriser.moc"
