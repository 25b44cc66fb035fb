#include "viewer/supersampling.h"

#include <algorithm>

namespace turnaround::viewer {

void scaleDownInto(QImage &picture, int x, int y, const QImage &frame)
{
    constexpr int n = kSupersampling;
    const QImage drawn = frame.convertToFormat(QImage::Format_RGBA8888_Premultiplied);
    const int width = std::min(drawn.width() / n, picture.width() - x);
    const int height = std::min(drawn.height() / n, picture.height() - y);
    for (int row = 0; row < height; ++row) {
        uchar *to = picture.scanLine(y + row) + 4 * x;
        for (int column = 0; column < width; ++column, to += 4) {
            int sum[4] = {0, 0, 0, 0};
            for (int j = 0; j < n; ++j) {
                const uchar *from = drawn.constScanLine(row * n + j) + 4 * n * column;
                for (int i = 0; i < 4 * n; ++i)
                    sum[i % 4] += from[i];
            }
            const int alpha = sum[3];
            for (int c = 0; c < 3; ++c)
                to[c] = alpha == 0 ? 0 : uchar(std::min(255, (sum[c] * 255 + alpha / 2) / alpha));
            to[3] = uchar((alpha + n * n / 2) / (n * n));
        }
    }
}

} // namespace turnaround::viewer
