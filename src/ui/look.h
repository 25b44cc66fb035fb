// How the window looks: what the artist chose, kept in DATA/look.json. GUI thread; the file is the pool's business.
#pragma once

#include "ui/desktop_colours.h"
#include "ui/latest.h"

#include <QList>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <filesystem>

namespace turnaround::ui {

class Look : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made where the window is composed")
    Q_PROPERTY(Colours colours READ colours WRITE setColours NOTIFY changed)
    /// What comes of that: the desktop's wish, or the artist's.
    Q_PROPERTY(bool dark READ dark NOTIFY changed)
    /// Of text and what holds it; one of textSizes.
    Q_PROPERTY(int textPercent READ textPercent WRITE setTextPercent NOTIFY changed)
    Q_PROPERTY(QList<int> textSizes READ textSizes CONSTANT)
    /// Everything moves at once: for people whom motion troubles, and for pictures.
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY changed)

public:
    enum class Colours {
        System,
        Light,
        Dark,
    };
    Q_ENUM(Colours)

    explicit Look(std::filesystem::path dataFolder, QObject *parent = nullptr);

    Colours colours() const { return m_choice.colours; }
    bool dark() const;
    int textPercent() const { return m_choice.textPercent; }
    static QList<int> textSizes() { return {90, 100, 110, 125, 150}; }
    bool reducedMotion() const { return m_choice.reducedMotion; }
    void setColours(Colours colours);
    void setTextPercent(int percent); ///< the nearest of textSizes
    void setReducedMotion(bool reduced);
    /// To the next of textSizes, up or down.
    Q_INVOKABLE void stepTextSize(int by);

    /// Looks for the choice of the last time, and for what the desktop wants.
    void restore();

signals:
    void changed();

private:
    struct Choice {
        Colours colours = Colours::System;
        int textPercent = 100;
        bool reducedMotion = false;
        bool operator==(const Choice &) const = default;
    };
    static Choice readFrom(const std::filesystem::path &file);
    void choose(const Choice &choice);

    std::filesystem::path m_file;
    Choice m_choice;
    DesktopColours m_desktop;
    Latest<Choice> m_reading;
    Latest<bool> m_writing;
};

} // namespace turnaround::ui
