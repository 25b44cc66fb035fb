import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Turnaround.Viewer

T.ApplicationWindow {
    id: window

    required property ModelViewer viewer

    width: Theme.firstWidth
    height: Theme.firstHeight
    minimumWidth: Theme.smallestWidth
    minimumHeight: Theme.smallestHeight
    visible: true
    color: Theme.window
    title: Qt.application.displayName
    font.family: Theme.family
    font.pixelSize: Theme.t13

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TopBar {
            Layout.fillWidth: true
        }
        CreatePage {
            viewer: window.viewer
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
