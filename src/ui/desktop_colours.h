// Whether the desktop wants dark or light windows: what its portal says, or else its palette. GUI thread; the bus is
// reached on the pool, and without a bus nothing is waited for.
#pragma once

#include "ui/latest.h"

#include <QDBusVariant>
#include <QObject>
#include <QPalette>
#include <QVariant>

#include <optional>

namespace turnaround::ui {

class DesktopColours : public QObject
{
    Q_OBJECT
public:
    explicit DesktopColours(QObject *parent = nullptr);

    /// The program's own colours are dark ones: they stay where the desktop wants nothing.
    bool dark() const { return m_portal.value_or(m_palette.value_or(true)); }
    /// Asks the portal, and hears of every change from now on.
    void listen();

    /// What a desktop's palette wants; nothing where it is only Qt's own, which every bare desktop gets.
    static std::optional<bool> darkFrom(const QPalette &palette);
    /// What the portal's color-scheme wants: 1 dark, 2 light, 0 nothing.
    static std::optional<bool> darkFrom(const QVariant &colorScheme);

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask();
    void take(std::optional<bool> portal, std::optional<bool> palette);

    std::optional<bool> m_portal, m_palette; ///< nothing: it doesn't say
    Latest<bool> m_reaching;
};

} // namespace turnaround::ui
