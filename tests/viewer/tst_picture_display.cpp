#include "viewer/picture_display.h"
#include "viewer/virtual_x_server.h"

#include <QtTest>

#include <xcb/xcb.h>

using namespace turnaround;
using namespace turnaround::viewer;

namespace {

bool opens(const std::string &display)
{
    xcb_connection_t *connection = xcb_connect(display.c_str(), nullptr);
    const bool ok = xcb_connection_has_error(connection) == 0;
    xcb_disconnect(connection);
    return ok;
}

} // namespace

class PictureDisplayTest : public QObject
{
    Q_OBJECT
private slots:
    void aPrivateServerLivesAsLongAsItsObject()
    {
        std::string name;
        {
            const Result<VirtualXServer> server = VirtualXServer::start();
            QVERIFY2(server.ok(), server.ok() ? "" : server.error().message.c_str());
            name = server->display();
            QVERIFY(opens(name));
            const Result<VirtualXServer> other = VirtualXServer::start();
            QVERIFY(other.ok() && other->display() != name);
        }
        QVERIFY(!opens(name));
    }

    void withoutADisplayOneIsMadeAndTheEnvironmentTakenBack()
    {
        qunsetenv("DISPLAY");
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qunsetenv("XDG_RUNTIME_DIR");
        {
            const Result<PictureDisplay> display = PictureDisplay::open();
            QVERIFY(display.ok());
            QVERIFY(display->isPrivate());
            QVERIFY(opens(qgetenv("DISPLAY").toStdString()));
            QCOMPARE(qgetenv("QT_QPA_PLATFORM"), QByteArray("xcb"));
            QVERIFY(QFileInfo(qEnvironmentVariable("XDG_RUNTIME_DIR")).isWritable());
        }
        QVERIFY(!qEnvironmentVariableIsSet("DISPLAY"));
        QVERIFY(!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"));
        QCOMPARE(qgetenv("QT_QPA_PLATFORM"), QByteArray("offscreen"));
    }

    void aDisplayThatOpensIsUsed()
    {
        const Result<VirtualXServer> server = VirtualXServer::start();
        QVERIFY(server.ok());
        qputenv("DISPLAY", server->display().c_str());
        const Result<PictureDisplay> display = PictureDisplay::open();
        QVERIFY(display.ok());
        QVERIFY(!display->isPrivate());
    }

    void aDisplayThatDoesNotOpenIsReplaced()
    {
        qputenv("DISPLAY", ":65000");
        const Result<PictureDisplay> display = PictureDisplay::open();
        QVERIFY(display.ok());
        QVERIFY(display->isPrivate());
    }

    void whereXvfbIsMissingThePackageIsNamed()
    {
        qunsetenv("DISPLAY");
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        const Result<PictureDisplay> display = PictureDisplay::open();
        qputenv("PATH", path);
        QVERIFY(!display.ok());
        QCOMPARE(display.error().kind, ErrorKind::Unavailable);
        QVERIFY(QByteArray(display.error().message.c_str()).contains("package xvfb"));
    }
};

QTEST_GUILESS_MAIN(PictureDisplayTest)
#include "tst_picture_display.moc"
