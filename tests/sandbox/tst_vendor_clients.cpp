// The services' own clients against the sandbox, as an independent judge of it: SOURCES.md beside this file.
#include "sandbox/sandbox.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTest>

using namespace turnaround;
using namespace turnaround::sandbox;

namespace {

constexpr int kNotThere = 3; ///< modules.cjs's exit code

class Client
{
public:
    Client(const QString &script, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStandardPaths::findExecutable("node"), QStringList{script} + arguments);
        m_process.waitForFinished(60'000);
        m_output = m_process.readAll().trimmed();
    }
    int exitCode() const { return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1; }
    const QByteArray &output() const { return m_output; }

private:
    QProcess m_process;
    QByteArray m_output;
};

} // namespace

class TestVendorClients : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable("node").isEmpty())
            QSKIP("node is not installed, so the services' own clients were NOT run");
    }
    void waveSpeedsClientUploadsAndRuns()
    {
        Sandbox sandbox({});
        QVERIFY(sandbox.start().ok());
        const Client client(QFINDTESTDATA("vendor_clients/wavespeed.cjs"),
                            {QString::fromStdString(sandbox.address("wavespeed")), SAMPLE_FRONT});
        if (client.exitCode() == kNotThere)
            QSKIP("the npm package wavespeed is not there (VENDOR_CLIENT_MODULES), so it was NOT run");
        QVERIFY2(client.exitCode() == 0 && client.output().endsWith("/model.glb"), client.output().constData());
        QCOMPARE(sandbox.charges().size(), 1U);
        for (const LoggedRequest &request : sandbox.requests())
            QVERIFY2(request.refusal.empty(), request.refusal.c_str());
    }
    void tencentsClientSubmitsAndAsks()
    {
        Sandbox sandbox({});
        QVERIFY(sandbox.start().ok());
        const QString host = QString::fromStdString(sandbox.address("tencent")).section('/', 2, 2);
        const Client client(QFINDTESTDATA("vendor_clients/tencent.cjs"), {host, "practice"});
        if (client.exitCode() == kNotThere)
            QSKIP(
                "the npm package tencentcloud-sdk-nodejs-ai3d is not there (VENDOR_CLIENT_MODULES), so it was NOT run");
        QVERIFY2(client.exitCode() == 0 && client.output().endsWith("/model.glb"), client.output().constData());
        QCOMPARE(sandbox.charges().size(), 1U);
        const Client stranger(QFINDTESTDATA("vendor_clients/tencent.cjs"), {host, "another"});
        QVERIFY2(stranger.output().contains("AuthFailure.SignatureFailure"), stranger.output().constData());
    }
};

QTEST_GUILESS_MAIN(TestVendorClients)
#include "tst_vendor_clients.moc"
