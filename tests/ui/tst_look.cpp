// Colours and text sizes: the artist's choice, or what the desktop wants, told by a portal on a bus of the test's own.
#include "ui/look.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace turnaround::ui;

namespace {

/// Says what a desktop's settings portal says.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    explicit Portal(const QString &address)
        : m_bus(QDBusConnection::connectToBus(address, "portal"))
    {
    }
    bool open(uint scheme)
    {
        m_scheme = scheme;
        return m_bus.registerObject("/org/freedesktop/portal/desktop", this, QDBusConnection::ExportAllSlots) &&
            m_bus.registerService("org.freedesktop.portal.Desktop");
    }
    void change(uint scheme)
    {
        m_scheme = scheme;
        QDBusMessage signal = QDBusMessage::createSignal("/org/freedesktop/portal/desktop",
                                                         "org.freedesktop.portal.Settings", "SettingChanged");
        signal << "org.freedesktop.appearance"
               << "color-scheme" << QVariant::fromValue(QDBusVariant(scheme));
        m_bus.send(signal);
    }
    void close()
    {
        m_bus.unregisterService("org.freedesktop.portal.Desktop");
        m_bus.unregisterObject("/org/freedesktop/portal/desktop");
    }
    int asked() const { return m_asked; }

public slots:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        ++m_asked;
        const bool known = group == "org.freedesktop.appearance" && key == "color-scheme";
        return QDBusVariant(QVariant::fromValue(QDBusVariant(known ? m_scheme : 99)));
    }

private:
    QDBusConnection m_bus;
    uint m_scheme = 0;
    int m_asked = 0;
};

QPalette palette(QColor window, QColor text)
{
    QPalette out;
    out.setColor(QPalette::Window, window);
    out.setColor(QPalette::WindowText, text);
    return out;
}

} // namespace

class TestLook : public QObject
{
    Q_OBJECT

    QTemporaryDir m_data;
    std::filesystem::path data() const { return m_data.path().toStdString(); }
    QString file() const { return m_data.filePath("look.json"); }
    void write(const QByteArray &text)
    {
        QFile out(file());
        QVERIFY(out.open(QFile::WriteOnly));
        out.write(text);
    }

private slots:
    void init() { QFile::remove(file()); }

    void theDesktopDecidesUntilTheArtistDoes()
    {
        Look look(data());
        QCOMPARE(look.colours(), Look::Colours::System);
        QVERIFY(look.dark()); // this desktop says nothing
        look.setColours(Look::Colours::Light);
        QVERIFY(!look.dark());
    }

    void theChoiceIsThereTheNextTime()
    {
        {
            Look look(data());
            look.setColours(Look::Colours::Light);
            look.setTextPercent(125);
            look.setReducedMotion(true);
            QTRY_VERIFY(QFile::exists(file()));
            QTRY_VERIFY([&] {
                QFile in(file());
                return in.open(QFile::ReadOnly) && in.readAll().contains("true");
            }());
        }
        Look look(data());
        QSignalSpy changed(&look, &Look::changed);
        look.restore();
        QVERIFY(changed.wait());
        QCOMPARE(look.colours(), Look::Colours::Light);
        QCOMPARE(look.textPercent(), 125);
        QVERIFY(look.reducedMotion());
    }

    void aFileOfNonsenseChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{\"colours\": ");
        QTest::newRow("other kinds") << QByteArray(R"({"colours": 7, "textPercent": "large", "reducedMotion": []})");
        QTest::newRow("no such words") << QByteArray(R"({"colours": "pink"})");
    }
    void aFileOfNonsenseChangesNothing()
    {
        QFETCH(QByteArray, text);
        write(text);
        Look look(data());
        QSignalSpy changed(&look, &Look::changed);
        look.restore();
        QVERIFY(changed.wait());
        QCOMPARE(look.colours(), Look::Colours::System);
        QCOMPARE(look.textPercent(), 100);
        QVERIFY(!look.reducedMotion());
    }

    void textGrowsInStepsAndStopsAtTheLast()
    {
        Look look(data());
        look.stepTextSize(1);
        QCOMPARE(look.textPercent(), 110);
        for (int i = 0; i < 9; ++i)
            look.stepTextSize(1);
        QCOMPARE(look.textPercent(), 150);
        for (int i = 0; i < 9; ++i)
            look.stepTextSize(-1);
        QCOMPARE(look.textPercent(), 90);
        look.setTextPercent(118);
        QCOMPARE(look.textPercent(), 125);
        look.setTextPercent(4'000'000);
        QCOMPARE(look.textPercent(), 150);
    }

    void aDesktopsPaletteDecides()
    {
        QCOMPARE(DesktopColours::darkFrom(palette(QColor(0x2a, 0x2e, 0x32), QColor(0xfc, 0xfc, 0xfc))),
                 std::optional(true));
        QCOMPARE(DesktopColours::darkFrom(palette(QColor(0xef, 0xf0, 0xf1), QColor(0x23, 0x26, 0x29))),
                 std::optional(false));
        QCOMPARE(DesktopColours::darkFrom(QPalette(QColor(239, 239, 239))), std::optional<bool>());
    }

    void aPaletteThatChangesIsFollowed()
    {
        Look look(data());
        const QPalette before = QGuiApplication::palette();
        QGuiApplication::setPalette(palette(Qt::white, Qt::black));
        QTRY_VERIFY(!look.dark());
        QGuiApplication::setPalette(palette(Qt::black, Qt::white));
        QTRY_VERIFY(look.dark());
        QGuiApplication::setPalette(before);
    }

    void thePortalIsAskedAndFollowed()
    {
        if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
            QSKIP("dbus-daemon is not installed");
        Portal portal(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
        QVERIFY(portal.open(2));
        Look look(data());
        QVERIFY(look.dark());
        look.restore();
        QTRY_VERIFY(!look.dark());
        portal.change(1);
        QTRY_VERIFY(look.dark());
        portal.change(2);
        QTRY_VERIFY(!look.dark());
        look.setColours(Look::Colours::Dark);
        QVERIFY(look.dark());
        portal.close();
    }

    void aDesktopWithoutAPortalIsNotWaitedFor()
    {
        Look look(data());
        QSignalSpy changed(&look, &Look::changed);
        look.restore();
        QVERIFY(changed.wait()); // the file was looked at
        QVERIFY(look.dark());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", QDir::tempPath().toUtf8()); // no bus of the machine's
    QProcess bus;
    bus.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
    if (bus.waitForStarted() && bus.waitForReadyRead())
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
    int result = 1;
    {
        QGuiApplication application(argc, argv);
        TestLook test;
        result = QTest::qExec(&test, argc, argv);
    }
    bus.kill();
    bus.waitForFinished();
    return result;
}
#include "tst_look.moc"
