#include "ui/typeface.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace turnaround::ui {

void loadTypeface()
{
    for (const char *weight : {"Regular", "Medium", "SemiBold"})
        QFontDatabase::addApplicationFont(QStringLiteral(":/turnaround/fonts/Inter-%1.otf").arg(QLatin1String(weight)));
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QGuiApplication::setFont(font);
}

} // namespace turnaround::ui
