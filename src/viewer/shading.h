// How a model is shaded in the viewer. Any thread (values).
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace turnaround::viewer {

Q_NAMESPACE
QML_NAMED_ELEMENT(Shading)

/// The order is also that of qml/ShadingStrip.qml and resources/shading.
enum class Shading {
    Lit, ///< As its materials look in the studio's light.
    LitWire, ///< The same with its edges drawn over it.
    Wire, ///< Its edges alone.
    Clay, ///< Its shape in one matt material, lit from the camera.
    BaseColor, ///< Its base colour without any light.
    Normals, ///< Its normals as colours: red towards +X, green +Y, blue +Z.
    Roughness, ///< From black, a mirror, to white, matt.
    Metallic, ///< From black, no metal, to white, metal.
    Occlusion, ///< What ambient light its occlusion map lets through; white where there is no such map.
};
Q_ENUM_NS(Shading)

} // namespace turnaround::viewer
