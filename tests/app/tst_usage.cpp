// The command line as such: verbs, options, help, and what a wrong call is told.
#include "app/program.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace turnaround::app;

class TestUsage : public QObject
{
    Q_OBJECT
private slots:
    void aWrongCallIsExplained_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QStringList &arguments, const char *said) {
            QTest::newRow(name) << arguments << QString(said);
        };
        row("an unknown verb", {"make"}, "make");
        row("an unknown option", {"check", "d", "--fast"}, "--fast");
        row("two verbs", {"check", "d", "inspect", "f"}, "inspect");
        row("check without a folder", {"check"}, "DIR is required");
        row("check with two folders", {"check", "a", "b"}, "b");
        row("generate without --out", {"generate", "--views", "d"}, "--out is required");
        row("generate without views", {"generate", "--out", "m.glb"}, "No views are given");
        row("too few faces", {"generate", "--views", "d", "--out", "m.glb", "--faces", "2999"}, "3000 to 1500000");
        row("too many faces", {"generate", "--views", "d", "--out", "m.glb", "--faces", "1500001"}, "3000 to 1500000");
        row("faces in words", {"generate", "--views", "d", "--out", "m.glb", "--faces", "many"}, "3000 to 1500000");
        row("a huge number", {"generate", "--out", "m.glb", "--faces", "99999999999999999999"}, "3000 to 1500000");
        row("an odd texture", {"generate", "--views", "d", "--out", "m.glb", "--texture", "1000"},
            "1024, 2048 or 4096");
        row("an odd detail", {"generate", "--views", "d", "--out", "m.glb", "--detail", "64"}, "128, 256, 512 or 768");
        row("an odd shape", {"generate", "--views", "d", "--out", "m.glb", "--shape", "flat"}, "auto, round or boxy");
        row("an odd background", {"generate", "--views", "d", "--out", "m.glb", "--background", "red"}, "#ffffff");
        row("a background lost to the shell", {"generate", "--views", "d", "--out", "m.glb", "--background"}, "quotes");
        row("an unknown provider", {"generate", "--views", "d", "--out", "m.glb", "--provider", "x"},
            "not one of blockout, runware");
        row("an option given twice", {"generate", "--views", "d", "--out", "a.glb", "--out", "b.glb"},
            "more than once");
        row("another ending", {"generate", "--front", "f.png", "--out", "m.obj"}, "must end in .glb");
        row("an unknown camera", {"render", "m.glb", "--view", "inside", "--out", "p.png"}, "three_quarter");
        row("a tiny picture", {"render", "m.glb", "--view", "front", "--size", "2", "--out", "p.png"}, "whole number");
        row("a picture of another kind", {"render", "m.glb", "--view", "front", "--out", "p.jpg"}, "must end in .png");
        row("library without a verb", {"library"}, "list, import or rebuild");
        row("an unknown verb of the library", {"library", "burn"}, "burn");
        row("import without a file", {"library", "import"}, "FILE is required");
        row("a job that is not named", {"jobs", "show"}, "ID is required");
        row("a data folder below a file", {"--data-dir", "/dev/null/data", "inspect", "m.glb"}, "--data-dir");
        row("a data folder without a name", {"--data-dir", "", "inspect", "m.glb"}, "--data-dir");
    }
    void aWrongCallIsExplained()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const Run plain = runProgram(arguments);
        QCOMPARE(plain.exitCode, 2);
        QCOMPARE(plain.out, QByteArray());
        QVERIFY2(QString(plain.err).contains(said), plain.err);
        QCOMPARE(plain.err.count('\n'), 1);

        const Run json = runProgram(QStringList{"--json"} + arguments);
        QCOMPARE(json.exitCode, 2);
        QCOMPARE(json.errorKind(), QString("bad_usage"));
        QVERIFY2(json.errorMessage().contains(said), json.out);
        QCOMPARE(json.err, QByteArray());
    }
    void withoutADisplayTheWindowSaysSo()
    {
        QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
        for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            bare.remove(variable);
        const Run nowhere = runProgram({}, {}, bare);
        QCOMPARE(nowhere.exitCode, 2);
        QVERIFY2(nowhere.err.contains("there is no display"), nowhere.err);
        bare.insert("DISPLAY", ":987654");
        const Run refused = runProgram({}, {}, bare);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("takes no connections"), refused.err);
    }
    void aWindowHasNoJson()
    {
        const Run run = runProgram({"--json"});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errorMessage().contains("No verb is given"), run.out);
    }
    void everyVerbExplainsItself_data()
    {
        QTest::addColumn<QStringList>("verb");
        QTest::newRow("the program") << QStringList{};
        for (const char *verb : {"generate", "check", "inspect", "render", "library", "jobs"})
            QTest::newRow(verb) << QStringList{verb};
    }
    void everyVerbExplainsItself()
    {
        QFETCH(QStringList, verb);
        const Run run = runProgram(verb + QStringList{"--help"});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.err, QByteArray());
        for (const char *part : {"Example", "  turnaround ", "Exit codes: 0 done", "--json"})
            QVERIFY2(run.out.contains(part), part);
        for (const QByteArray &line : run.out.split('\n'))
            QVERIFY2(line.size() <= 112, line);
    }
    void theVersionIsPrinted()
    {
        const Run run = runProgram({"--version"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.startsWith("turnaround 0."));
    }
    void aDataFolderThatCanBeMadeIsAccepted()
    {
        const QTemporaryDir folder;
        const Run run = runProgram({"--data-dir", folder.filePath("new/data"), "inspect", "missing.glb", "--json"});
        QCOMPARE(run.errorKind(), QString("bad_input")); // the model's fault, not the folder's
    }
    void standardOutputThatTakesNothingIsADiskError()
    {
        const auto fullOutput = [] { dup2(open("/dev/full", O_WRONLY), STDOUT_FILENO); };
        const Run run = runProgram({"check", "missing", "--json"}, fullOutput);
        QCOMPARE(run.exitCode, 5);
        QVERIFY(run.err.contains("Standard output"));
    }
    void aReaderThatHasGoneIsNoCrash()
    {
        const auto brokenPipe = [] {
            int ends[2];
            if (pipe(ends) == 0) {
                close(ends[0]);
                dup2(ends[1], STDOUT_FILENO);
            }
        };
        QCOMPARE(runProgram({"check", "missing", "--json"}, brokenPipe).exitCode, 5);
    }
};

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
