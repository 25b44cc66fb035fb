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
    /// The part's vertices joined by lines: listEdges().
    PartGeometry(const PreparedPart &part, const QByteArray &edges);

private:
    void shareVertices(const PreparedPart &part);
};

class MapTexture : public QQuick3DTextureData
{
public:
    /// RGBA8888 or RGBX8888, bottom row first. With a preview that one is shown until complete().
    explicit MapTexture(const QImage &image, const QImage &preview = {});

    bool isComplete() const { return m_shown.cacheKey() == m_image.cacheKey(); }
    void complete();

private:
    void show(const QImage &image);

    QImage m_image, m_shown; ///< m_shown owns the bytes that textureData() refers to
};

} // namespace turnaround::viewer
