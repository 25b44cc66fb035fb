// How far something is, 0..1; indeterminate where that is not known.
import QtQuick

Rectangle {
    id: bar

    required property string name
    property real value: 0
    property bool indeterminate: false
    property color fill: Theme.accent

    implicitHeight: Theme.s1
    radius: height / 2
    color: Theme.line
    clip: true
    Accessible.role: Accessible.ProgressBar
    Accessible.name: name
    Accessible.description: indeterminate ? "" : qsTr("%1 %").arg(Math.round(value * 100))

    Rectangle {
        id: share
        height: parent.height
        radius: parent.radius
        width: bar.indeterminate ? bar.width * 0.3 : bar.width * Math.max(0, Math.min(1, bar.value))
        color: bar.fill

        XAnimator on x {
            running: bar.indeterminate && bar.visible && !Theme.reducedMotion
            loops: Animation.Infinite
            from: -share.width
            to: bar.width
            duration: Theme.sweep
            onRunningChanged: if (!running) share.x = 0
        }
    }
}
