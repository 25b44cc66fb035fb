#include "ui/desktop_colours.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>

namespace turnaround::ui {

namespace {

const QString kPortal = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");
constexpr QRgb kQtsOwnWindow = qRgb(239, 239, 239);

/// Whether there is a bus to reach: where there is none, reaching for it would start one.
bool hasBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
        (!qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR") &&
         QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QLatin1String("/bus")));
}

} // namespace

DesktopColours::DesktopColours(QObject *parent)
    : QObject(parent)
    , m_palette(darkFrom(QGuiApplication::palette()))
{
    qApp->installEventFilter(this);
}

std::optional<bool> DesktopColours::darkFrom(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    if (window.rgb() == kQtsOwnWindow)
        return std::nullopt;
    return window.lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

std::optional<bool> DesktopColours::darkFrom(const QVariant &colorScheme)
{
    QVariant value = colorScheme;
    while (value.metaType() == QMetaType::fromType<QDBusVariant>()) // Read() wraps it twice
        value = value.value<QDBusVariant>().variant();
    switch (value.toUInt()) {
    case 1:
        return true;
    case 2:
        return false;
    default:
        return std::nullopt;
    }
}

void DesktopColours::listen()
{
    m_reaching.start([](const CancelToken &) { return hasBus() && QDBusConnection::sessionBus().isConnected(); },
                     [this](bool reached) {
                         if (reached)
                             ask();
                     });
}

void DesktopColours::ask()
{
    QDBusConnection bus = QDBusConnection::sessionBus(); // is connected by now
    qRegisterMetaType<QDBusVariant>(); // else the slot's type has no name yet
    // No sender is named: finding out who that is would be waited for.
    bus.connect({}, kPath, kSettings, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(kPortal, kPath, kSettings, QStringLiteral("Read"));
    question << kGroup << kKey;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            take(darkFrom(reply.value().variant()), m_palette);
    });
}

void DesktopColours::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == kGroup && key == kKey)
        take(darkFrom(value.variant()), m_palette);
}

bool DesktopColours::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange)
        take(m_portal, darkFrom(QGuiApplication::palette()));
    return QObject::eventFilter(watched, event);
}

void DesktopColours::take(std::optional<bool> portal, std::optional<bool> palette)
{
    const bool before = dark();
    m_portal = portal;
    m_palette = palette;
    if (dark() != before)
        emit changed();
}

} // namespace turnaround::ui
