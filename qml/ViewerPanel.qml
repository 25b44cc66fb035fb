// The middle of the window: what is being looked at.
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    spacing: 0

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.panelHeader
        color: Theme.panel

        Label {
            anchors { left: parent.left; leftMargin: Theme.s3; verticalCenter: parent.verticalCenter }
            text: qsTr("No model yet")
            dim: true
            weight: Font.Medium
        }
        Hairline {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        }
    }
    StageBackdrop {
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
}
