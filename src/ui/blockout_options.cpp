#include "ui/blockout_options.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace turnaround::ui {

namespace {

constexpr std::array<int, 3> kTextures = {1024, 2048, 4096};
constexpr std::array<int, 4> kDetails = {128, 256, 512, 768};

template <class List>
int indexIn(const List &list, int value)
{
    return static_cast<int>(std::ranges::find(list, value) - list.begin());
}

QString grouped(int number)
{
    return QLocale(QLocale::English).toString(number);
}

} // namespace

void BlockoutOptions::set(const BlockoutSettings &settings)
{
    m_settings = settings;
    emit changed();
}

int BlockoutOptions::texture() const
{
    return indexIn(kTextures, m_settings.textureSize);
}

QStringList BlockoutOptions::textures() const
{
    QStringList words;
    for (const int side : kTextures)
        words << QString::number(side) + u'²';
    return words;
}

int BlockoutOptions::detail() const
{
    return m_settings.detail ? 1 + indexIn(kDetails, *m_settings.detail) : 0;
}

QStringList BlockoutOptions::details() const
{
    BlockoutSettings byFaces = m_settings;
    byFaces.detail.reset();
    QStringList words{tr("Auto (%1 steps)").arg(byFaces.voxels())};
    for (const int steps : kDetails)
        words << tr("%1 steps").arg(steps);
    return words;
}

QString BlockoutOptions::summary() const
{
    const QString text = tr("%1 faces · %2").arg(grouped(m_settings.faces), textures().value(texture()));
    return m_settings.shape == ShapePrior::Auto ? text : tr("%1 · %2").arg(text, shapes().value(shape()));
}

void BlockoutOptions::setFaces(int faces)
{
    const int held = std::clamp(faces, leastFaces(), mostFaces());
    if (held == m_settings.faces)
        return;
    m_settings.faces = held;
    emit changed();
    emit chosen();
}

void BlockoutOptions::setTexture(int index)
{
    if (index < 0 || index >= static_cast<int>(kTextures.size()) || index == texture())
        return;
    m_settings.textureSize = kTextures[static_cast<size_t>(index)];
    emit changed();
    emit chosen();
}

void BlockoutOptions::setDetail(int index)
{
    if (index < 0 || index > static_cast<int>(kDetails.size()) || index == detail())
        return;
    m_settings.detail = index == 0 ? std::nullopt : std::optional(kDetails[static_cast<size_t>(index - 1)]);
    emit changed();
    emit chosen();
}

void BlockoutOptions::setShape(int index)
{
    if (index < 0 || index >= shapes().size() || index == shape())
        return;
    m_settings.shape = static_cast<ShapePrior>(index);
    emit changed();
    emit chosen();
}

} // namespace turnaround::ui
