// The inspector where the window is narrow: a sign that opens it over the viewer.
import QtQuick
import QtQuick.Templates as T
import Turnaround.Viewer

Rectangle {
    id: rail

    required property ModelViewer viewer

    implicitWidth: Theme.inspectorRail
    color: Theme.panel

    Rectangle {
        width: Theme.hairline
        height: parent.height
        color: Theme.lineSoft
    }
    IconButton {
        objectName: "inspectorButton"
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Theme.s1 + Theme.ring }
        iconName: "sidebar"
        tip: qsTr("What the model is made of")
        checked: inspector.opened
        onClicked: inspector.opened ? inspector.close() : inspector.open()
    }
    Popover {
        id: inspector
        x: -width - Theme.s1
        padding: Theme.hairline
        contentItem: InspectorPanel {
            implicitHeight: rail.height - Theme.s6
            radius: Theme.radiusLarge
            viewer: rail.viewer
        }
    }
}
