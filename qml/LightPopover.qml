// How the studio's light falls.
import QtQuick
import QtQuick.Layouts
import Turnaround.Viewer

Popover {
    id: popover

    required property ModelViewer viewer

    contentItem: ColumnLayout {
        spacing: Theme.s3

        SectionTitle {
            Layout.preferredWidth: Theme.lightPopover
            text: qsTr("Studio light")

            PushButton {
                objectName: "lightReset"
                small: true
                kind: PushButton.Quiet
                text: qsTr("Reset")
                enabled: popover.viewer.exposureStops !== 0 || popover.viewer.lightTurnDegrees !== 0
                whyNot: qsTr("The light is as it was.")
                onClicked: popover.viewer.resetLight()
            }
        }
        GridLayout {
            columns: 3
            columnSpacing: Theme.s3
            rowSpacing: Theme.s3

            Label { text: qsTr("Turn"); size: Theme.t12; dim: true }
            ValueSlider {
                objectName: "lightTurn"
                Layout.fillWidth: true
                name: qsTr("Turn of the light")
                from: 0
                to: 360
                stepSize: 5
                value: popover.viewer.lightTurnDegrees
                onMoved: popover.viewer.lightTurnDegrees = Math.min(value, to - 0.01)
            }
            Label {
                Layout.preferredWidth: Theme.controlBig
                horizontalAlignment: Text.AlignRight
                text: qsTr("%1°").arg(Math.round(popover.viewer.lightTurnDegrees))
                size: Theme.t12
            }
            Label { text: qsTr("Exposure"); size: Theme.t12; dim: true }
            ValueSlider {
                objectName: "lightExposure"
                Layout.fillWidth: true
                name: qsTr("Exposure")
                from: -3
                to: 3
                stepSize: 0.1
                value: popover.viewer.exposureStops
                onMoved: popover.viewer.exposureStops = value
            }
            Label {
                Layout.preferredWidth: Theme.controlBig
                horizontalAlignment: Text.AlignRight
                text: (popover.viewer.exposureStops > 0 ? "+" : "") + popover.viewer.exposureStops.toFixed(1)
                size: Theme.t12
            }
        }
    }
}
