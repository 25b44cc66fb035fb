// What is being looked at, and the way to look at something else.
import QtQuick
import QtQuick.Layouts
import Turnaround.Viewer

Rectangle {
    id: header

    required property ModelViewer viewer
    signal openWanted

    implicitHeight: Theme.panelHeader
    color: Theme.panel

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s3
        anchors.rightMargin: Theme.s2
        spacing: Theme.s2

        Label {
            objectName: "modelTitle"
            Layout.maximumWidth: header.width / 2
            text: header.viewer.hasModel ? header.viewer.title : qsTr("No model yet")
            dim: !header.viewer.hasModel
            weight: Font.Medium
            elide: Text.ElideMiddle
        }
        Chip {
            visible: header.viewer.preview
            kind: Chip.On
            iconName: "turntable"
            text: qsTr("Blockout preview")
        }
        Item { Layout.fillWidth: true }
        PushButton {
            objectName: "openButton"
            kind: PushButton.Quiet
            iconName: "cube"
            text: qsTr("Open a GLB")
            onClicked: header.openWanted()
        }
    }
    Hairline {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
