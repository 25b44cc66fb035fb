import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

T.ApplicationWindow {
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
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
