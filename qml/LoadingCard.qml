// What is being opened, how far it is, and the way to stop it.
import QtQuick
import QtQuick.Layouts
import Turnaround.Viewer

Glass {
    id: card

    required property ModelViewer viewer

    implicitWidth: Theme.loadingCard
    implicitHeight: content.implicitHeight + 2 * Theme.s2
    radius: Theme.radiusLarge

    RowLayout {
        id: content
        anchors { fill: parent; leftMargin: Theme.s3; rightMargin: Theme.s2 }
        spacing: Theme.s3

        ColumnLayout {
            spacing: Theme.s1
            Label {
                Layout.fillWidth: true
                text: qsTr("Opening %1").arg(card.viewer.loadingTitle)
                size: Theme.t12
                weight: Font.Medium
                elide: Text.ElideMiddle
            }
            ProgressLine {
                Layout.fillWidth: true
                name: qsTr("Opening the model")
                value: card.viewer.progress
            }
        }
        PushButton {
            objectName: "cancelLoading"
            small: true
            kind: PushButton.Quiet
            text: qsTr("Cancel")
            onClicked: card.viewer.cancel()
        }
    }
}
