#include "ui/mask_editor.h"

#include "imaging/picture_file.h"

#include <algorithm>

namespace turnaround::ui {

namespace {

constexpr int kShownSide = 640; ///< pixels: quick to find, fine enough to judge
constexpr QRgb kTint = qRgba(244, 60, 60, 150);

/// What the outline leaves out, tinted.
Result<QImage> leftOut(const imaging::Picture &picture, const MaskEdit &edit, const CancelToken &cancel)
{
    const Result<imaging::CutoutWithNotes> found = cutOutAs(picture, edit, cancel);
    if (!found)
        return found.error();
    const cv::Mat1f &coverage = found->cutout.coverage;
    QImage tint(coverage.cols, coverage.rows, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < coverage.rows; ++y) {
        auto *row = reinterpret_cast<QRgb *>(tint.scanLine(y));
        for (int x = 0; x < coverage.cols; ++x) {
            const float share = 1 - coverage(y, x);
            row[x] = qPremultiply(qRgba(qRed(kTint), qGreen(kTint), qBlue(kTint), int(float(qAlpha(kTint)) * share)));
        }
    }
    return tint;
}

} // namespace

void MaskEditor::open(int view, const std::filesystem::path &file, const MaskEdit &edit)
{
    close();
    m_view = view;
    m_edit = edit;
    m_reading.start(
        [file](const CancelToken &) -> Result<imaging::Picture> {
            Result<imaging::Picture> picture = imaging::readPicture(file);
            if (picture && std::max(picture->image.width(), picture->image.height()) > kShownSide)
                picture->image =
                    picture->image.scaled(kShownSide, kShownSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                        .convertToFormat(QImage::Format_RGBA8888);
            return picture;
        },
        [this](Result<imaging::Picture> picture) {
            if (picture)
                m_picture = std::make_shared<const imaging::Picture>(std::move(picture).value());
            else
                m_problem = QString::fromStdString(picture.error().message);
            show();
        });
    emit changed();
}

void MaskEditor::show()
{
    emit changed();
    if (!m_picture)
        return;
    m_finding.start(
        [picture = m_picture, edit = m_edit](const CancelToken &cancel) { return leftOut(*picture, edit, cancel); },
        [this](Result<QImage> left) {
            m_problem = left ? QString() : QString::fromStdString(left.error().message);
            m_left = left ? *left : QImage();
            emit changed();
        });
}

QColor MaskEditor::background() const
{
    const auto colour = m_edit.background.value_or(std::array<std::uint8_t, 3>{});
    return {colour[0], colour[1], colour[2]};
}

void MaskEditor::setTool(int tool)
{
    m_tool = static_cast<MaskTool::Tool>(std::clamp(tool, 0, 2));
    emit changed();
}

void MaskEditor::setTolerance(int tolerance)
{
    m_edit.tolerance = std::clamp(tolerance, 0, 255);
    show();
}

void MaskEditor::setInverted(bool inverted)
{
    m_edit.inverted = inverted;
    show();
}

void MaskEditor::setBrush(int percent)
{
    m_brush = std::clamp(percent, 1, 20);
    emit changed();
}

Vec2f MaskEditor::place(qreal x, qreal y) const
{
    const double tall = double(m_picture->image.height()) / m_picture->image.width();
    return {static_cast<float>(x), static_cast<float>(y * tall)};
}

void MaskEditor::press(qreal x, qreal y)
{
    if (!m_picture || x < 0 || y < 0 || x >= 1 || y >= 1)
        return;
    if (m_tool == MaskTool::Tool::Pick) {
        const QImage &image = m_picture->image;
        const QColor colour = image.pixelColor(int(x * image.width()), int(y * image.height()));
        m_edit.background = {std::uint8_t(colour.red()), std::uint8_t(colour.green()), std::uint8_t(colour.blue())};
    } else if (m_edit.strokes.size() < MaskEdit::kMostStrokes) {
        m_edit.strokes.push_back({m_tool == MaskTool::Tool::Keep, float(m_brush) / 200, {place(x, y)}});
    }
    show();
}

void MaskEditor::drag(qreal x, qreal y)
{
    if (!m_picture || m_tool == MaskTool::Tool::Pick || m_edit.strokes.empty())
        return;
    m_edit.strokes.back().points.push_back(place(x, y));
    show();
}

void MaskEditor::undoStroke()
{
    if (!m_edit.strokes.empty())
        m_edit.strokes.pop_back();
    show();
}

void MaskEditor::reset()
{
    m_edit = {};
    show();
}

void MaskEditor::apply()
{
    if (m_view >= 0 && m_problem.isEmpty())
        emit applied(m_view, m_edit);
    close();
}

void MaskEditor::close()
{
    if (m_view < 0)
        return;
    m_reading.cancel();
    m_finding.cancel();
    m_view = -1;
    m_picture.reset();
    m_left = {};
    m_problem.clear();
    emit changed();
}

} // namespace turnaround::ui
