// From a slot's file to what the board shows and the engine takes.
#include "ui/slot_picture.h"

#include "imaging/picture_file.h"
#include "ui/intake.h"
#include "ui/turntable.h"

#include <QColor>
#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace turnaround;
using namespace turnaround::ui;

class TestSlotPicture : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    /// A red bar at the left and a green foot at its bottom right, on nothing.
    DraftView drawn(const char *name)
    {
        QImage image(400, 300, QImage::Format_RGBA8888);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.fillRect(100, 50, 60, 200, Qt::red);
        painter.fillRect(160, 210, 80, 40, Qt::green);
        painter.end();
        image.save(QString::fromStdString(path(name).string()));
        return {path(name), 0, false, {}};
    }

private slots:
    void anUntouchedFileGoesToTheEngineAsItIs()
    {
        const DraftView view = drawn("front.png");
        const Result<SlotPicture> picture = loadSlotPicture(View::Front, view, path("derived"), {});
        QVERIFY(picture);
        QCOMPARE(picture->width, 400);
        QCOMPARE(picture->engineFile, view.file);
        QVERIFY(std::filesystem::exists(picture->smallFile));
        QCOMPARE(qRound(picture->extent.width() * 400), 140);
        QCOMPARE(qRound(picture->extent.height() * 400), 200);
        QCOMPARE(picture->outline.size(), picture->picture.size());
    }
    void anEditedPictureIsADerivedFileAndTheOriginalStays()
    {
        DraftView view = drawn("side.png");
        QFile original(QString::fromStdString(view.file.string()));
        QVERIFY(original.open(QFile::ReadOnly));
        const QByteArray before = original.readAll();
        view.mirrored = true;
        view.turn(1);
        const Result<SlotPicture> picture = loadSlotPicture(View::Left, view, path("derived"), {});
        QVERIFY(picture);
        QVERIFY(picture->engineFile != view.file);
        const Result<imaging::Picture> derived = imaging::readPicture(picture->engineFile);
        QVERIFY(derived);
        QCOMPARE(derived->image.size(), QSize(300, 400));
        original.seek(0);
        QCOMPARE(original.readAll(), before);
    }
    void mirroringMovesTheFootToTheOtherSide()
    {
        DraftView view = drawn("foot.png");
        const auto footAtRight = [&] {
            const Result<SlotPicture> picture = loadSlotPicture(View::Front, view, path("derived"), {});
            const QImage &tile = picture->picture;
            return tile.pixelColor(tile.width() - 5, tile.height() - 5).green() > 200;
        };
        QVERIFY(footAtRight());
        view.mirrored = true;
        QVERIFY(!footAtRight());
    }
    void aRemovedPartIsGoneFromTheOutline()
    {
        DraftView view = drawn("masked.png");
        view.mask.strokes = {{false, 0.15f, {{0.5f, 0.575f}, {0.56f, 0.575f}}}};
        const Result<SlotPicture> picture = loadSlotPicture(View::Front, view, path("derived"), {});
        QVERIFY(picture);
        QVERIFY(picture->extent.width() * 400 < 100);
    }
    void anOutlineOfNothingIsRefused()
    {
        DraftView view = drawn("nothing.png");
        view.mask.strokes = {{false, 1.0f, {{0.5f, 0.5f}}}};
        const Result<SlotPicture> picture = loadSlotPicture(View::Front, view, path("derived"), {});
        QVERIFY(!picture);
        QCOMPARE(picture.error().kind, ErrorKind::BadInput);
    }
    void aFileThatIsNoPictureIsExplained()
    {
        QFile file(QString::fromStdString(path("notes.png").string()));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("not a picture at all");
        file.close();
        const Result<SlotPicture> picture =
            loadSlotPicture(View::Front, {path("notes.png"), 0, false, {}}, path("derived"), {});
        QVERIFY(!picture);
        QVERIFY(picture.error().message.find("notes.png") != std::string::npos);
    }

    void aPicturesDataComesBeforeItsAddress()
    {
        QMimeData content;
        content.setUrls({QUrl("https://example.com/a.png")});
        QVERIFY(readOffer(content).linkOnly);
        content.setData("image/png", "bytes");
        const Offer offer = readOffer(content);
        QVERIFY(!offer.linkOnly);
        QCOMPARE(offer.data, QByteArray("bytes"));
    }
    void aFolderGivesItsPictures()
    {
        drawn("b_front.png");
        const auto files = picturesOf({std::filesystem::path(m_folder.path().toStdString())});
        QVERIFY(files.size() >= 1);
        QVERIFY(std::ranges::is_sorted(files));
        for (const auto &file : files)
            QCOMPARE(file.extension().string(), std::string(".png"));
    }

    void aTurnShowsTheModelFromEverySide()
    {
        blockout::TexturedMesh quad; // faces the front
        quad.positions = {{-1, -1, 0}, {1, -1, 0}, {1, 1, 0}, {-1, 1, 0}};
        quad.normals = {4, {0, 0, 1}};
        quad.uvs = {{0, 1}, {1, 1}, {1, 0}, {0, 0}};
        quad.triangles = {{0, 1, 2}, {0, 2, 3}};
        QImage texture(4, 4, QImage::Format_RGB888);
        texture.fill(Qt::white);
        const std::vector<QImage> turn = turntablePictures(quad, texture, {});
        QCOMPARE(turn.size(), std::size_t(kTurntableSteps));
        const QPoint middle(kTurntableSide / 2, kTurntableSide / 2);
        QCOMPARE(turn.front().pixelColor(middle).alpha(), 255);
        QCOMPARE(turn[kTurntableSteps / 2].pixelColor(middle).alpha(), 0); // its back is not drawn
    }
};

QTEST_GUILESS_MAIN(TestSlotPicture)
#include "tst_slot_picture.moc"
