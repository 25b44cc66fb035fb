// How the window looks: what the artist chose, kept in DATA/look.json. GUI thread; the file is the pool's business.
#pragma once

#include "ui/latest.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <filesystem>

namespace turnaround::ui {

class Look : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made where the window is composed")
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY changed)
    /// Everything moves at once: for people whom motion troubles, and for pictures.
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY changed)

public:
    explicit Look(std::filesystem::path dataFolder, QObject *parent = nullptr);

    bool dark() const { return m_dark; }
    bool reducedMotion() const { return m_reducedMotion; }
    void setDark(bool dark);
    void setReducedMotion(bool reduced);

    /// Looks for the choice of the last time.
    void restore();

signals:
    void changed();

private:
    void save();

    struct Choice {
        bool dark = true;
        bool reducedMotion = false;
    };
    std::filesystem::path m_file;
    bool m_dark = true;
    bool m_reducedMotion = false;
    Latest<Choice> m_reading;
    Latest<bool> m_writing;
};

} // namespace turnaround::ui
