// The library's grid, over a real worker and a real data folder.
#include "ui/asset_words.h"
#include "ui/shelf.h"
#include "ui/thumbnails.h"

#include "gltf/write.h"

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace turnaround;
using namespace turnaround::ui;

namespace {

/// A model of one red triangle that faces the front.
std::filesystem::path writeModel(const QTemporaryDir &folder, const QString &name)
{
    gltf::Scene scene;
    gltf::Material red;
    red.baseColor = {1, 0, 0, 1};
    scene.materials.push_back(red);
    gltf::Primitive triangle;
    triangle.positions = {{-1, -1, 0}, {1, -1, 0}, {0, 1, 0}};
    triangle.normals.assign(3, {0, 0, 1});
    triangle.indices = {0, 1, 2};
    triangle.material = 0;
    scene.meshes.push_back({"triangle", {triangle}});
    scene.instances.push_back({});
    const std::filesystem::path file = folder.filePath(name + ".glb").toStdString();
    if (!gltf::writeGlb(scene, file, {}))
        qFatal("cannot write %s", file.c_str());
    return file;
}

} // namespace

class TestShelf : public QObject
{
    Q_OBJECT

    QTemporaryDir m_files;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<JobDesk> m_desk;
    std::unique_ptr<Shelf> m_shelf;

    QString text(int row, Shelf::Role role) const { return m_shelf->data(m_shelf->index(row), role).toString(); }
    void importNamed(const QString &name)
    {
        const int before = m_shelf->total();
        m_shelf->importModels({QUrl::fromLocalFile(QString::fromStdString(writeModel(m_files, name).string()))});
        QTRY_COMPARE(m_shelf->total(), before + 1);
    }

private slots:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<JobDesk>(jobs::WorkerSetup{.dataFolder = m_data->path().toStdString()});
        m_shelf = std::make_unique<Shelf>(*m_desk);
        new QAbstractItemModelTester(m_shelf.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_shelf.get());
        m_desk->start();
        QTRY_VERIFY(m_shelf->listed());
    }
    void cleanup()
    {
        m_shelf.reset();
        m_desk.reset();
        m_data.reset();
    }

    void anImportedModelIsShown()
    {
        QCOMPARE(m_shelf->summary(), "0 models");
        importNamed("Old van");
        QCOMPARE(m_shelf->count(), 1);
        QCOMPARE(text(0, Shelf::NameRole), "Old van");
        QCOMPARE(text(0, Shelf::ServiceRole), "Imported");
        QCOMPARE(text(0, Shelf::TrianglesRole), "1");
        QCOMPARE(m_shelf->summary(), "1 model");
        QVERIFY(QFile::exists(m_shelf->data(m_shelf->index(0), Shelf::ModelRole).toUrl().toLocalFile()));
    }
    void searchingShowsWhatHasTheWords()
    {
        importNamed("Old van");
        importNamed("Knight");
        m_shelf->setSearch("kni");
        QTRY_COMPARE(m_shelf->count(), 1);
        QCOMPARE(text(0, Shelf::NameRole), "Knight");
        QCOMPARE(m_shelf->summary(), "1 of 2 models");
        m_shelf->setSearch({});
        QTRY_COMPARE(m_shelf->count(), 2);
    }
    void aModelIsRenamed()
    {
        importNamed("Old van");
        m_shelf->rename(text(0, Shelf::AssetIdRole), "  Camper  van ");
        QTRY_COMPARE(text(0, Shelf::NameRole), "Camper van");
        QVERIFY(QFile::exists(m_shelf->data(m_shelf->index(0), Shelf::ModelRole).toUrl().toLocalFile()));
    }
    void aDeletedModelComesBack()
    {
        importNamed("Old van");
        importNamed("Knight");
        QSignalSpy said(m_shelf.get(), &Shelf::said);
        QVERIFY(!m_shelf->canRestore());
        m_shelf->remove(text(0, Shelf::AssetIdRole));
        QTRY_COMPARE(m_shelf->count(), 1);
        QCOMPARE(m_shelf->total(), 1);
        QCOMPARE(said.last().at(0).toString(), "Knight is in the trash.");
        QCOMPARE(said.last().at(1).toBool(), true);
        QVERIFY(m_shelf->canRestore());
        m_shelf->restore();
        QTRY_COMPARE(m_shelf->count(), 2);
        QVERIFY(!m_shelf->canRestore());
    }
    void aCopyIsSavedElsewhere()
    {
        importNamed("Old van");
        const QTemporaryDir elsewhere;
        QSignalSpy said(m_shelf.get(), &Shelf::said);
        m_shelf->saveCopy(text(0, Shelf::AssetIdRole), QUrl::fromLocalFile(elsewhere.filePath("van")));
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said.last().at(0).toString(), "Saved as van.glb.");
        QVERIFY(QFileInfo(elsewhere.filePath("van.glb")).size() > 0);
    }
    void whatIsNoModelIsRefusedInWords()
    {
        QFile broken(m_files.filePath("broken.glb"));
        QVERIFY(broken.open(QFile::WriteOnly));
        broken.write("no model");
        broken.close();
        QSignalSpy said(m_shelf.get(), &Shelf::said);
        m_shelf->importModels({QUrl::fromLocalFile(broken.fileName())});
        QTRY_COMPARE(said.size(), 1);
        QVERIFY2(!said.last().at(0).toString().isEmpty(), "a refusal without a word");
        m_shelf->importModels({QUrl("file:///elsewhere/picture.png")});
        QCOMPARE(said.size(), 2);
        QVERIFY(said.last().at(0).toString().startsWith("picture.png is no GLB file"));
        QCOMPARE(m_shelf->count(), 0);
    }
    void missingPicturesAreDrawn()
    {
        importNamed("Old van");
        QVERIFY(m_shelf->data(m_shelf->index(0), Shelf::PictureRole).toUrl().isEmpty());
        const Thumbnails thumbnails(*m_desk);
        importNamed("Knight");
        const auto picture = [this] { return m_shelf->data(m_shelf->index(0), Shelf::PictureRole).toUrl(); };
        QTRY_VERIFY(!picture().isEmpty());
        const QImage image(picture().toLocalFile());
        QCOMPARE(image.size(), QSize(512, 512));
        const QColor middle = image.pixelColor(256, 256);
        QVERIFY2(middle.red() > 120 && middle.green() < 60, qPrintable(middle.name()));
        QCOMPARE(image.pixelColor(4, 4).alpha(), 0);
    }
    void picturesMissingFromTheLastTimeAreDrawnAtTheNextStart()
    {
        importNamed("Old van");
        m_shelf.reset();
        m_desk = std::make_unique<JobDesk>(jobs::WorkerSetup{.dataFolder = m_data->path().toStdString()});
        m_shelf = std::make_unique<Shelf>(*m_desk);
        const Thumbnails thumbnails(*m_desk);
        m_desk->start();
        QTRY_COMPARE(m_shelf->count(), 1);
        QTRY_VERIFY(!m_shelf->data(m_shelf->index(0), Shelf::PictureRole).toUrl().isEmpty());
    }
    void manyDamagedFoldersAreToldInFewSentences()
    {
        for (int i = 0; i < 6; ++i) {
            const QString folder = m_data->filePath(QStringLiteral("library/2026-11-2%1 Knight").arg(i));
            QVERIFY(QDir().mkpath(folder));
            QFile file(folder + "/asset.json");
            QVERIFY(file.open(QFile::WriteOnly));
            file.write("{");
        }
        m_shelf->refresh();
        QTRY_COMPARE(m_shelf->problems().size(), 4);
        QVERIFY(m_shelf->problems().first().contains("Knight"));
        QCOMPARE(m_shelf->problems().last(), "3 more folders are not shown.");
    }
    void sizesAndCountsAreReadable()
    {
        QCOMPARE(countWords(1234567), "1,234,567");
        QCOMPARE(sizeWords(7'400'000), "7.4 MB");
        QCOMPARE(sizeWords(900), "900 bytes");
    }
};

QTEST_GUILESS_MAIN(TestShelf)
#include "tst_shelf.moc"
