// turnaround generate, as a script runs it, with views that are good.
#include "app/drawn_views.h"
#include "app/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace turnaround;
using namespace turnaround::app;

namespace {

const QString kSample = PROJECT_DIR "/resources/sample/knight";

QStringList quick(const QString &views, const QString &out)
{
    return {"generate", "--views", views, "--faces", "3000", "--texture", "1024", "--out", out, "--json"};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestGenerate : public QObject
{
    Q_OBJECT
private slots:
    void viewsBecomeAModel()
    {
        const QTemporaryDir folder;
        drawViews(folder.path(), {View::Front, View::Left, View::Top});
        const QString out = folder.filePath("egg.glb");
        const Run run = runProgram(quick(folder.path(), out));
        QVERIFY2(run.exitCode == 0, run.out + run.err);
        QCOMPARE(run.err, QByteArray());
        const QJsonObject json = run.json();
        QCOMPARE(json.keys(),
                 QStringList({"cost", "error", "faces", "files", "job", "model", "out", "provider", "report", "seconds",
                              "stages", "state"}));
        QCOMPARE(json["state"].toString(), QString("ready"));
        QCOMPARE(json["out"].toString(), out);
        QVERIFY(json["faces"].toInt() >= 2940 && json["faces"].toInt() <= 3060);
        QVERIFY(json["seconds"].toDouble() > 0);
        QStringList stages = json["stages"].toObject().keys();
        stages.sort();
        QCOMPARE(stages, QStringList({"export", "masks", "mesh", "placement", "report", "shape", "texture"}));
        QCOMPARE(json["report"].toObject()["views"].toArray().size(), 3);

        const Run facts = runProgram({"inspect", out, "--json"});
        QCOMPARE(facts.exitCode, 0);
        QCOMPARE(facts.json()["triangles"].toInt(), json["faces"].toInt());
        QCOMPARE(facts.json()["watertight"].toBool(), true);
        QCOMPARE(facts.json()["components"].toInt(), 1);
        QCOMPARE(facts.json()["maps"].toArray().size(), 1);
        QCOMPARE(facts.json()["maps"].toArray()[0].toObject()["width"].toInt(), 1024);
    }
    void aViewThatDoesNotFitDoesNotCutTheModelUp_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QImage>("picture");
        QTest::newRow("another subject") << "top" << drawnView(View::Top);
        QTest::newRow("mirrored") << "left" << QImage(kSample + "/left.png").mirrored(true, false);
    }
    void aViewThatDoesNotFitDoesNotCutTheModelUp()
    {
        QFETCH(QString, view);
        QFETCH(QImage, picture);
        const QTemporaryDir folder;
        for (const QString &name : QDir(kSample).entryList({"*.png"}))
            QFile::copy(QDir(kSample).filePath(name), folder.filePath(name));
        QFile::remove(folder.filePath(view + ".png"));
        QVERIFY(picture.save(folder.filePath(view + ".png")));
        const QString out = folder.filePath("knight.glb");
        const Run run = runProgram(quick(folder.path(), out));
        QVERIFY2(run.exitCode == 0, run.out + run.err);
        const QJsonObject report = run.json()["report"].toObject();
        QCOMPARE(report["consistent"].toBool(), false);
        QVERIFY2(report["notes"].toArray().contains("The model was made without the " + view + " view."), run.out);

        const QString whole = folder.filePath("whole.glb");
        QCOMPARE(runProgram(quick(kSample, whole)).exitCode, 0);
        const auto extent = [](const QString &model, int axis) {
            const QJsonObject bounds = runProgram({"inspect", model, "--json"}).json()["bounds"].toObject();
            return bounds["max"].toArray()[axis].toDouble() - bounds["min"].toArray()[axis].toDouble();
        };
        for (int axis = 0; axis < 3; ++axis)
            QVERIFY(std::abs(extent(out, axis) - extent(whole, axis)) < 0.03);
    }
    void theModelIsReadableWithoutJson()
    {
        const QTemporaryDir folder;
        drawViews(folder.path(), {View::Front, View::Left});
        QStringList arguments = quick(folder.path(), folder.filePath("egg.glb"));
        arguments.removeLast();
        const Run run = runProgram(arguments);
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("egg.glb: ") && run.out.contains(" faces in "), run.out);
        QVERIFY(run.out.contains("front"));
        QCOMPARE(run.err, QByteArray()); // no progress line in a pipe
    }
    void singleFilesJoinAndReplaceTheFolders()
    {
        const QTemporaryDir folder;
        drawViews(folder.path(), {View::Front, View::Left});
        QVERIFY(drawnView(View::Top).save(folder.filePath("IMG_1.png")));
        QVERIFY(drawnView(View::LeftFront).save(folder.filePath("IMG_2.png")));
        QVERIFY(drawnView(View::Front).save(folder.filePath("IMG_3.png")));
        const Run run = runProgram(quick(folder.path(), folder.filePath("egg.glb")) +
                                   QStringList{"--top", folder.filePath("IMG_1.png"), "--left-front",
                                               folder.filePath("IMG_2.png"), "--front", folder.filePath("IMG_3.png")});
        QVERIFY2(run.exitCode == 0, run.out + run.err);
        QStringList views;
        for (const auto view : run.json()["report"].toObject()["views"].toArray())
            views << view.toObject()["view"].toString();
        QCOMPARE(views, QStringList({"front", "left", "top", "left_front"}));
    }
    void anOlderModelIsReplaced()
    {
        const QTemporaryDir folder;
        drawViews(folder.path(), {View::Front, View::Left});
        QFile older(folder.filePath("egg.glb"));
        QVERIFY(older.open(QFile::WriteOnly) && older.write("older") == 5);
        older.close();
        QCOMPARE(runProgram(quick(folder.path(), older.fileName())).exitCode, 0);
        QVERIFY(contentOf(older.fileName()).startsWith("glTF"));
        QCOMPARE(namesIn(folder.path()), QStringList({"egg.glb", "front.png", "left.png"}));
    }

    void anInterruptLeavesNothingBehind_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void anInterruptLeavesNothingBehind()
    {
        QFETCH(int, signal);
        const QTemporaryDir folder;
        const Run run = interruptProgram({"generate", "--views", kSample, "--faces", "1500000", "--texture", "4096",
                                          "--out", folder.filePath("knight.glb"), "--json"},
                                         " %  ", signal);
        QCOMPARE(run.exitCode, 130);
        QCOMPARE(run.errorKind(), QString("cancelled"));
        QVERIFY(namesIn(folder.path()).isEmpty());
    }
    void anInterruptKeepsTheOlderModel()
    {
        const QTemporaryDir folder;
        QFile older(folder.filePath("knight.glb"));
        QVERIFY(older.open(QFile::WriteOnly) && older.write("older") == 5);
        older.close();
        const Run run = interruptProgram({"generate", "--views", kSample, "--out", older.fileName()}, " %  ", SIGINT);
        QCOMPARE(run.exitCode, 130);
        QCOMPARE(contentOf(older.fileName()), QByteArray("older"));
        QCOMPARE(namesIn(folder.path()), QStringList{"knight.glb"});
    }

    void aPlaceThatCannotBeWrittenIsFoundFirst()
    {
        const QTemporaryDir folder;
        drawViews(folder.path(), {View::Front});
        const Run missing = runProgram(quick(folder.path(), folder.filePath("no/egg.glb")));
        QCOMPARE(missing.exitCode, 5);
        QCOMPARE(missing.errorKind(), QString("disk"));
        QVERIFY(QDir(folder.path()).mkdir("folder.glb"));
        const Run isFolder = runProgram(quick(folder.path(), folder.filePath("folder.glb")));
        QCOMPARE(isFolder.exitCode, 5);
        QVERIFY(isFolder.errorMessage().contains("folder"));
    }
    void aReadOnlyFolderIsADiskError()
    {
        const QTemporaryDir views;
        drawViews(views.path(), {View::Front});
        const QTemporaryDir folder;
        const QByteArray path = folder.path().toUtf8();
        const bool root = geteuid() == 0; // whom a folder's mode does not bind
        if (root && mount("tmpfs", path, "tmpfs", MS_RDONLY, "size=64k") != 0)
            QSKIP("as root, a read-only folder needs a mount, which is not allowed here");
        if (!root)
            QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
        const Run run = runProgram(quick(views.path(), folder.filePath("egg.glb")));
        if (root)
            umount(path);
        else
            QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(run.exitCode, 5);
        QCOMPARE(run.errorKind(), QString("disk"));
    }
    void aFullDiskIsADiskErrorAndLeavesNothingBehind()
    {
        const QTemporaryDir folder;
        const QTemporaryDir views;
        drawViews(views.path(), {View::Front, View::Left});
        const QByteArray path = folder.path().toUtf8();
        // Room for the 4.4 MB that are asked for before the work, but not for the model: 5.6 MB and its texture.
        if (mount("tmpfs", path, "tmpfs", 0, "size=4500k") != 0)
            QSKIP("a small disk needs the right to mount one");
        const Run run =
            runProgram({"generate", "--views", views.path(), "--out", folder.filePath("egg.glb"), "--json"});
        const QStringList left = namesIn(folder.path());
        umount(path);
        QCOMPARE(run.exitCode, 5);
        QCOMPARE(run.errorKind(), QString("disk"));
        QCOMPARE(left, QStringList());
    }
    void aFileThatMayNotGrowIsADiskErrorAndLeavesNothingBehind()
    {
        const QTemporaryDir folder;
        const QTemporaryDir views;
        drawViews(views.path(), {View::Front, View::Left});
        const auto smallFiles = [] {
            const rlimit limit{10'000, 10'000};
            setrlimit(RLIMIT_FSIZE, &limit);
        };
        const Run run = runProgram(quick(views.path(), folder.filePath("egg.glb")), smallFiles);
        QCOMPARE(run.exitCode, 5);
        QCOMPARE(run.errorKind(), QString("disk"));
        QCOMPARE(namesIn(folder.path()), QStringList());
    }
    void tooLittleMemoryIsSaid()
    {
        const QTemporaryDir folder;
        const auto littleMemory = [] {
            const rlimit limit{600'000'000, 600'000'000};
            setrlimit(RLIMIT_AS, &limit);
        };
        const Run run = runProgram({"generate", "--views", kSample, "--faces", "1500000", "--texture", "4096", "--out",
                                    folder.filePath("knight.glb"), "--json"},
                                   littleMemory);
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.errorKind(), QString("unavailable"));
        QCOMPARE(namesIn(folder.path()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestGenerate)
#include "tst_generate.moc"
