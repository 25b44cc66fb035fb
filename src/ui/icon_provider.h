// The product's signs in any colour: "image://icon/mirror/4fb3ff"; and the checkerboard behind
// transparent pictures: "image://icon/checker/1b1d20/222529"; and the stage behind models, small:
// "image://icon/stage/33373e/1d1f23/141518". Register it as "icon".
#pragma once

#include <QQuickImageProvider>

namespace turnaround::ui {

/// Draws resources/icons at the size asked for. Signs are a few hundred bytes inside the program, so they
/// are drawn at once (0.1 ms), without the flicker of a later arrival; Qt keeps what it has drawn.
class IconProvider : public QQuickImageProvider
{
public:
    IconProvider();
    /// `id`: the sign's name, a slash, and a colour as RRGGBB or AARRGGBB.
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace turnaround::ui
