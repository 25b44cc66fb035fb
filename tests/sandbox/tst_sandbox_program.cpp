// turnaround-sandbox as a program: what it prints, how it ends.
#include <QProcess>
#include <QTest>
#include <QUrl>

class TestProgram : public QObject
{
    Q_OBJECT
private slots:
    void itPrintsAVariableForEachServiceAndEndsCleanly()
    {
        QProcess program;
        program.start(SANDBOX_PROGRAM, {"--port", "0"});
        QByteArray printed;
        while (!printed.contains("/sandbox/charges") && program.waitForReadyRead(30'000))
            printed += program.readAllStandardOutput();
        int addresses = 0;
        for (const QByteArray &line : printed.split('\n')) {
            if (!line.startsWith("TURNAROUND_"))
                continue;
            ++addresses;
            const QUrl url(QString::fromUtf8(line.mid(line.indexOf('=') + 1)), QUrl::StrictMode);
            QVERIFY2(line.contains("_URL=") && url.isValid() && url.host() == "127.0.0.1", line.constData());
        }
        QCOMPARE(addresses, 7);
        program.terminate();
        QVERIFY(program.waitForFinished(30'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }
    void aFaultThatItDoesNotKnowEndsItWithASentence()
    {
        QProcess program;
        program.start(SANDBOX_PROGRAM, {"--port", "0", "--fault", "runware:submit-nothing"});
        QVERIFY(program.waitForFinished(30'000));
        QCOMPARE(program.exitCode(), 2);
        QVERIFY(program.readAllStandardError().contains("'runware:submit-nothing'"));
    }
    void itsHelpListsTheFaults()
    {
        QProcess program;
        program.start(SANDBOX_PROGRAM, {"--help"});
        QVERIFY(program.waitForFinished(30'000));
        const QByteArray help = program.readAllStandardOutput();
        for (const char *fault : {"reset-after", "download-cut", "job-13001098", "submit-remaining-seconds"})
            QVERIFY2(help.contains(fault), fault);
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_sandbox_program.moc"
