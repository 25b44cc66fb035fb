// Prepared data as the objects that Qt Quick 3D draws from. GUI thread. Each keeps a share of the
// data that it shows, so it may outlive the PreparedScene.
#pragma once

#include "viewer/prepared_scene.h"

#include <QQuick3DGeometry>
#include <QQuick3DTextureData>

namespace turnaround::viewer {

class PartGeometry : public QQuick3DGeometry
{
public:
    explicit PartGeometry(const PreparedPart &part);
};

class MapTexture : public QQuick3DTextureData
{
public:
    /// RGBA8888 or RGBX8888, bottom row first.
    explicit MapTexture(const QImage &image);

private:
    QImage m_image; ///< owns the bytes that textureData() refers to
};

} // namespace turnaround::viewer
