// Large frames averaged into fine pictures. Any thread (pure).
#pragma once

#include <QImage>

namespace turnaround::viewer {

inline constexpr int kSupersampling = 2; ///< drawn pixels to a picture's pixel, along each side

/// Writes `frame` (premultiplied, kSupersampling times too large) at (x, y) of `picture` (RGBA8888,
/// straight alpha); what reaches beyond the picture is cut off.
void scaleDownInto(QImage &picture, int x, int y, const QImage &frame);

} // namespace turnaround::viewer
