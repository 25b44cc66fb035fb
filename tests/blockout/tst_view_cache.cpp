// The engine with views that were cut out before.
#include "blockout/blockout.h"
#include "blockout/view_cache.h"

#include <QDateTime>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QtTest>

using namespace turnaround;
using namespace turnaround::blockout;

namespace {

void drawEgg(const QString &file, int width)
{
    QImage image(256, 256, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setBrush(Qt::darkGreen);
    painter.drawEllipse(QPoint(128, 128), width / 2, 100);
    painter.end();
    image.save(file);
}

BlockoutSettings quick()
{
    BlockoutSettings settings;
    settings.faces = 3000;
    settings.textureSize = 1024;
    settings.detail = 128;
    return settings;
}

float widthOf(const Build &build)
{
    float low = 1;
    float high = -1;
    for (const Vec3f &p : build.mesh.positions) {
        low = std::min(low, p.x);
        high = std::max(high, p.x);
    }
    return high - low;
}

} // namespace

class TestViewCache : public QObject
{
    Q_OBJECT
private slots:
    void testABuildFromKeptViewsIsTheSame()
    {
        const QTemporaryDir folder;
        drawEgg(folder.filePath("front.png"), 120);
        drawEgg(folder.filePath("left.png"), 120);
        const std::vector<ViewFile> views = {{View::Front, folder.filePath("front.png").toStdString()},
                                             {View::Left, folder.filePath("left.png").toStdString()}};
        ViewCache cache;
        const Result<Build> first = build(views, quick(), {}, {}, &cache);
        const Result<Build> second = build(views, quick(), {}, {}, &cache);
        QVERIFY(first.ok() && second.ok());
        QCOMPARE(first->mesh.positions.size(), second->mesh.positions.size());
        QCOMPARE(first->baseColour, second->baseColour);
    }
    void testAChangedPictureIsReadAgain()
    {
        const QTemporaryDir folder;
        const QString front = folder.filePath("front.png");
        drawEgg(front, 120);
        ViewCache cache;
        const std::vector<ViewFile> views = {{View::Front, front.toStdString()}};
        const Result<Build> narrow = build(views, quick(), {}, {}, &cache);
        QVERIFY(narrow.ok());
        drawEgg(front, 180);
        QFile file(front);
        QVERIFY(file.open(QFile::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(5), QFile::FileModificationTime));
        file.close();
        const Result<Build> wide = build(views, quick(), {}, {}, &cache);
        QVERIFY(wide.ok());
        QVERIFY(widthOf(*wide) > 1.3f * widthOf(*narrow));
    }
    void testAnotherBackgroundIsAnotherView()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("front.png");
        drawEgg(file, 120);
        const auto key = ViewCache::keyOf(file.toStdString(), {}, 512);
        const auto other = ViewCache::keyOf(file.toStdString(), {BackgroundKind::Colour, {255, 0, 0}}, 512);
        QVERIFY(key && other && !(*key == *other));
        QVERIFY(!ViewCache::keyOf(folder.filePath("none.png").toStdString(), {}, 512));
    }
    void testTheViewNotAskedForLongestMakesRoom()
    {
        const QTemporaryDir folder;
        ViewCache cache(2);
        std::vector<ViewCache::Key> keys;
        for (const char *name : {"a.png", "b.png", "c.png"}) {
            drawEgg(folder.filePath(name), 120);
            keys.push_back(*ViewCache::keyOf(folder.filePath(name).toStdString(), {}, 512));
        }
        cache.keep(keys[0], {});
        cache.keep(keys[1], {});
        QVERIFY(cache.find(keys[0]).has_value());
        cache.keep(keys[2], {});
        QVERIFY(cache.find(keys[0]).has_value() && !cache.find(keys[1]).has_value() && cache.find(keys[2]).has_value());
    }
};

QTEST_GUILESS_MAIN(TestViewCache)
#include "tst_view_cache.moc"
