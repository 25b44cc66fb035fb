// The edges of a prepared part as lines that share its vertices: the wireframe. Any thread (pure).
#pragma once

#include "core/cancel.h"
#include "viewer/prepared_scene.h"

#include <QByteArray>

namespace turnaround::viewer {

/// Pairs of 32-bit indices, each edge once however many triangles share it; empty for lines and points.
/// Looks at `cancel`; what is cancelled is of no use.
QByteArray listEdges(const PreparedPart &part, const CancelToken &cancel);

} // namespace turnaround::viewer
