// Assets come, are found, change their names and go, and can come back.
#include "library/sample_asset.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace turnaround;
using namespace turnaround::library;

namespace {

QStringList namesOf(const Result<Listing> &listing)
{
    QStringList names;
    if (listing) {
        for (const AssetSummary &asset : listing->assets)
            names << QString::fromStdString(asset.name);
    }
    return names;
}

} // namespace

class TestLibrary : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QVERIFY(m_sample.ready());
    }
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        Result<Library> library = Library::open(root(), Access::Owner);
        QVERIFY(library.ok());
        m_library = std::make_unique<Library>(std::move(*library));
    }
    void cleanup()
    {
        m_library.reset();
        m_root.reset();
    }

    void anAssetIsAFolderThatAPersonCanRead()
    {
        const Result<AssetSummary> added = m_library->add(m_sample.asset(1));
        QVERIFY2(added.ok(), added ? "" : added.error().message.c_str());
        QCOMPARE(foldersIn(root()), QStringList{"2026-11-21 Knight"});
        const std::filesystem::path folder = root() / "2026-11-21 Knight";
        QVERIFY(added->folder == folder);
        QCOMPARE(namesIn(folder), QStringList({"asset.json", "model.glb", "views"}));
        QCOMPARE(namesIn(folder / "views"), QStringList({"front.png", "left.jpg"}));
        QCOMPARE(contentOf(folder / "views/front.png"), contentOf(m_sample.in("a.PNG")));
        QCOMPARE(contentOf(folder / "model.glb"), contentOf(m_sample.in("m.glb")));

        const QJsonObject json = QJsonDocument::fromJson(contentOf(folder / "asset.json")).object();
        QCOMPARE(json["name"].toString(), QString("Knight"));
        QCOMPARE(json["counts"].toObject()["triangles"].toInt(), 1);
        QCOMPARE(json["request"].toObject()["views"].toObject()["front"].toString(), QString("views/front.png"));
        const QJsonArray files = json["files"].toArray();
        QCOMPARE(files.size(), 3);
        for (const auto file : files) {
            const QByteArray content = contentOf(folder / file.toObject()["path"].toString().toStdString());
            QCOMPARE(file.toObject()["bytes"].toInt(), int(content.size()));
            QCOMPARE(file.toObject()["sha256"].toString(),
                     QString(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
        }
    }
    void anAssetCanBeReopened()
    {
        QVERIFY(m_library->add(m_sample.asset(1)).ok());
        const Result<Asset> asset = m_library->asset({"a1"});
        QVERIFY(asset.ok() && asset->request);
        QVERIFY(asset->request->views ==
                (std::vector<ViewPicture>{{View::Front, asset->summary.folder / "views/front.png"},
                                          {View::Left, asset->summary.folder / "views/left.jpg"}}));
    }
    void addingTwiceIsAddingOnce()
    {
        QVERIFY(m_library->add(m_sample.asset(1)).ok());
        QVERIFY(m_library->add(m_sample.asset(1)).ok());
        QCOMPARE(foldersIn(root()).size(), 1);
    }
    void equalNamesGetNumbers()
    {
        for (int i = 1; i <= 3; ++i)
            QVERIFY(m_library->add(m_sample.asset(i)).ok());
        QCOMPARE(foldersIn(root()), QStringList({"2026-11-21 Knight", "2026-11-21 Knight 2", "2026-11-21 Knight 3"}));
    }
    void theNewestComesFirst()
    {
        for (const int i : {2, 3, 1})
            QVERIFY(m_library->add(m_sample.asset(i, std::string("n").append(std::to_string(i)))).ok());
        QCOMPARE(namesOf(m_library->list()), QStringList({"n3", "n2", "n1"}));
    }
    void searchTakesPartsOfWordsWithoutCaseOrAccents()
    {
        int number = 0;
        for (const char *name : {"Café table", "Battle Axe", "100% wool_sock", "فارس أحمر"})
            QVERIFY(m_library->add(m_sample.asset(++number, name)).ok());
        const auto found = [&](const char *text) { return namesOf(m_library->list(text)); };
        QCOMPARE(found("CAFE"), QStringList{"Café table"});
        QCOMPARE(found("axe batt"), QStringList{"Battle Axe"});
        QCOMPARE(found("100%"), QStringList{"100% wool_sock"});
        QCOMPARE(found("_"), QStringList{"100% wool_sock"});
        QCOMPARE(found("فارس"), QStringList{"فارس أحمر"});
        QCOMPARE(found("'; DROP"), QStringList());
        QCOMPARE(found("  ").size(), 4);
        QCOMPARE(m_library->list("axe")->total, std::uint64_t(4));
    }
    void aNewNameRenamesTheFolder()
    {
        QVERIFY(m_library->add(m_sample.asset(1)).ok());
        const Result<AssetSummary> renamed = m_library->rename({"a1"}, "Fox / red");
        QVERIFY(renamed.ok());
        QCOMPARE(renamed->name, std::string("Fox / red"));
        QCOMPARE(foldersIn(root()), QStringList{"2026-11-21 Fox - red"});
        QCOMPARE(namesOf(m_library->list("fox")), QStringList{"Fox / red"});
        QVERIFY(m_library->rename({"a1"}, "Fox / red").ok());
        QCOMPARE(foldersIn(root()), QStringList{"2026-11-21 Fox - red"});
    }
    void whatIsDeletedCanComeBack()
    {
        QVERIFY(m_library->add(m_sample.asset(1)).ok());
        QVERIFY(m_library->moveToTrash({"a1"}).ok());
        QCOMPARE(foldersIn(root()), QStringList());
        QCOMPARE(namesOf(m_library->list()), QStringList());
        QVERIFY(m_library->refresh(true).ok());
        QCOMPARE(namesOf(m_library->list()), QStringList());
        QVERIFY(m_library->add(m_sample.asset(2)).ok()); // takes the name meanwhile
        const Result<AssetSummary> back = m_library->restore({"a1"});
        QVERIFY(back.ok());
        QCOMPARE(foldersIn(root()), QStringList({"2026-11-21 Knight", "2026-11-21 Knight 2"}));
        QCOMPARE(contentOf(back->model()), contentOf(m_sample.in("m.glb")));
    }
    void aCopyIsSavedInOneStepAndNeverIntoTheLibrary()
    {
        const QTemporaryDir elsewhere;
        QVERIFY(m_library->add(m_sample.asset(1)).ok());
        QVERIFY(m_library->saveCopy({"a1"}, pathOf(elsewhere.filePath("k.glb"))).ok());
        QCOMPARE(contentOf(pathOf(elsewhere.filePath("k.glb"))), contentOf(m_sample.in("m.glb")));
        QCOMPARE(namesIn(pathOf(elsewhere.path())), QStringList{"k.glb"});
        const Result<void> inside = m_library->saveCopy({"a1"}, root() / "2026-11-21 Knight/model.glb");
        QVERIFY(!inside && inside.error().kind == ErrorKind::BadUsage);
        QVERIFY(!m_library->saveCopy({"a1"}, pathOf(elsewhere.path() + "/no/k.glb")));
    }
    void aThumbnailBecomesPartOfTheAsset()
    {
        QVERIFY(m_library->add(m_sample.asset(1)).ok());
        QCOMPARE(m_library->withoutThumbnail()->size(), std::size_t(1));
        QImage picture(2000, 1000, QImage::Format_RGBA8888);
        picture.fill(Qt::blue);
        const Result<AssetSummary> pictured = m_library->setThumbnail({"a1"}, picture);
        QVERIFY(pictured.ok() && pictured->hasThumbnail);
        QCOMPARE(QImage(QString::fromStdString(pictured->thumbnail().string())).size(), QSize(1024, 512));
        QVERIFY(m_library->withoutThumbnail()->empty());
        QCOMPARE(m_library->asset({"a1"})->files.back().path, std::string("thumbnail.png"));
    }
    void aModelThatIsGoneIsSaid()
    {
        const Result<Asset> none = m_library->asset({"b"});
        QVERIFY(!none && none.error().kind == ErrorKind::BadInput);
        QVERIFY(!m_library->rename({"b"}, "x") && !m_library->moveToTrash({"b"}) && !m_library->restore({"b"}));
    }
    void aCancelLeavesNothing()
    {
        const CancelToken cancel;
        cancel.request();
        const Result<AssetSummary> added = m_library->add(m_sample.asset(1), cancel);
        QVERIFY(!added && added.error().kind == ErrorKind::Cancelled);
        QCOMPARE(foldersIn(root()), QStringList());
        QVERIFY(!namesIn(root()).join(' ').contains("adding"));
    }

private:
    std::filesystem::path root() const { return pathOf(m_root->path()); }
    SampleAsset m_sample;
    std::unique_ptr<QTemporaryDir> m_root;
    std::unique_ptr<Library> m_library;
};

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
