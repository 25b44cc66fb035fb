// How a model is shaded in the viewer. Any thread (values).
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace turnaround::viewer {

Q_NAMESPACE
QML_NAMED_ELEMENT(Shading)

/// The order is also qml/StageLooks.qml's.
enum class Shading {
    Lit, ///< As its materials look in the studio's light.
    LitWire, ///< The same with its edges drawn over it.
    Wire, ///< Its edges alone.
    Clay, ///< Its shape in one matt material, lit from the camera.
    BaseColor, ///< Its base colour without any light.
    Normals, ///< Its normals as colours: red towards +X, green +Y, blue +Z.
};
Q_ENUM_NS(Shading)

} // namespace turnaround::viewer
