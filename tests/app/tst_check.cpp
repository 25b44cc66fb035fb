// turnaround check, as a script runs it.
#include "app/drawn_views.h"
#include "app/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace turnaround;
using namespace turnaround::app;

namespace {

/// The sample views, with one of them spoiled by the caller.
QString sampleViewsIn(const QTemporaryDir &folder)
{
    const QDir sample(PROJECT_DIR "/resources/sample/knight");
    for (const QString &name : sample.entryList({"*.png"}))
        QFile::copy(sample.filePath(name), folder.filePath(name));
    return folder.path();
}

} // namespace

class TestCheck : public QObject
{
    Q_OBJECT
private slots:
    void aGoodSetIsConsistent()
    {
        const Run run = runProgram({"check", PROJECT_DIR "/resources/sample/knight", "--json"});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.err, QByteArray());
        const QJsonObject report = run.json();
        QCOMPARE(report.keys(), QStringList({"consistent", "notes", "views"}));
        QCOMPARE(report["consistent"].toBool(), true);
        QVERIFY(report["notes"].isArray());
        QCOMPARE(report["views"].toArray().size(), 8);
        for (const auto view : report["views"].toArray()) {
            QCOMPARE(view.toObject().keys(),
                     QStringList({"certainty", "flagged", "iou", "kind", "reason", "suggestion", "view"}));
            QCOMPARE(view.toObject()["flagged"].toBool(), false);
        }
    }
    void aSpoiledViewIsAFinding()
    {
        const QTemporaryDir folder;
        const QString left = sampleViewsIn(folder) + "/left.png";
        const QImage turned = QImage(left).transformed(QTransform().rotate(90));
        QFile::remove(left);
        QVERIFY(turned.save(left));

        const Run json = runProgram({"check", folder.path(), "--json"});
        QCOMPARE(json.exitCode, 1);
        QCOMPARE(json.json()["consistent"].toBool(), false);
        QStringList flagged;
        for (const auto view : json.json()["views"].toArray()) {
            if (view.toObject()["flagged"].toBool())
                flagged << view.toObject()["view"].toString();
        }
        QCOMPARE(flagged, QStringList{"left"});

        const Run plain = runProgram({"check", folder.path()});
        QCOMPARE(plain.exitCode, 1);
        QVERIFY2(plain.out.contains("!! left"), plain.out);
    }
    void aFolderThatCannotBeUsedIsExplained_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("said");
        QTest::newRow("empty") << QStringList{} << "holds no picture";
        QTest::newRow("unknown name") << QStringList{"front.png", "pic.png"} << "pic.png -> not understood";
        QTest::newRow("ambiguous name") << QStringList{"left_right.png"} << "left and right";
        QTest::newRow("two fronts") << QStringList{"front.png", "hero_front.png"} << "several files for one view";
    }
    void aFolderThatCannotBeUsedIsExplained()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, said);
        const QTemporaryDir folder;
        for (const QString &file : files)
            QVERIFY(drawnView(View::Front).save(folder.filePath(file)));
        const Run run = runProgram({"check", folder.path(), "--json"});
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.errorKind(), QString("bad_input"));
        QVERIFY2(run.errorMessage().contains(said), run.out);
        QCOMPARE(run.err, QByteArray());
    }
    void noDisplayIsNeeded()
    {
        QProcessEnvironment bare;
        const Run run = runProgram({"check", PROJECT_DIR "/resources/sample/knight"}, {}, bare);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.err, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
