// The middle of the window: what is being looked at.
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Turnaround.Viewer

ColumnLayout {
    id: panel

    required property ModelViewer viewer
    /// Whether an empty stage says how to fill it.
    property bool inviting: true
    readonly property bool drawn: viewer.available3d && viewer.hasModel

    spacing: 0

    ViewerHeader {
        Layout.fillWidth: true
        viewer: panel.viewer
        onOpenWanted: openDialog.open()
    }
    StageBackdrop {
        id: ground
        Layout.fillWidth: true
        Layout.fillHeight: true

        OrbitArea {
            id: orbit
            objectName: "orbitArea"
            anchors.fill: parent
            visible: panel.drawn
            focus: true
            viewer: panel.viewer
        }
        StageEmpty {
            anchors.centerIn: parent
            visible: !panel.drawn && !panel.viewer.loading && (panel.inviting || !panel.viewer.available3d)
            viewer: panel.viewer
        }
        StageReadout {
            anchors { left: parent.left; top: parent.top; leftMargin: Theme.s4; topMargin: Theme.s3 }
            visible: panel.viewer.hasModel
            width: Math.min(implicitWidth, (parent.width - figures.width - 3 * Theme.s4))
            text: panel.viewer.facts.dimensionsText
        }
        StageReadout {
            id: figures
            objectName: "figures"
            anchors { right: parent.right; top: parent.top; rightMargin: Theme.s4; topMargin: Theme.s3 }
            visible: panel.viewer.hasModel
            text: qsTr("%1 triangles · %2").arg(panel.viewer.facts.trianglesText).arg(panel.viewer.camera.orthographic ? qsTr("orthographic") : qsTr("perspective"))
        }
        AxisGizmo {
            anchors { left: parent.left; bottom: parent.bottom; margins: Theme.s4 }
            visible: panel.drawn
            camera: panel.viewer.camera
        }
        SnapPad {
            objectName: "snapPad"
            anchors { right: parent.right; bottom: parent.bottom; margins: Theme.s4 }
            visible: panel.drawn
            camera: panel.viewer.camera
        }
        ViewerBar {
            objectName: "viewerBar"
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.s4 }
            visible: panel.drawn
            viewer: panel.viewer
            saving: picture.saving
            onPictureWanted: pictureDialog.open()
        }
        ColumnLayout {
            anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: 2 * Theme.s5 }
            width: Math.min(Theme.errorNote, parent.width - 2 * Theme.s4)
            spacing: Theme.s2

            LoadingCard {
                Layout.alignment: Qt.AlignHCenter
                visible: panel.viewer.loading
                viewer: panel.viewer
            }
            StageMessage {
                objectName: "errorNote"
                Layout.fillWidth: true
                kind: Note.Bad
                sentence: panel.viewer.error
                onClosed: panel.viewer.dismissError()
            }
            StageMessage {
                id: pictureNote
                Layout.fillWidth: true
            }
        }
        DropArea {
            anchors.fill: parent
            keys: ["text/uri-list"]
            onEntered: drag => drag.accepted = drag.urls.some(url => openDialog.shows(url))
            onDropped: drop => panel.viewer.open(drop.urls.find(url => openDialog.shows(url)))
        }
    }

    ViewPicture {
        id: picture
        onSaved: path => pictureNote.say(Note.Plain, qsTr("The picture is saved as %1.").arg(path))
        onFailed: sentence => pictureNote.say(Note.Bad, sentence)
    }
    FileDialog {
        id: openDialog

        function shows(url: url): bool {
            return /\.(glb|gltf)$/i.test(url.toString());
        }

        title: qsTr("Open a model")
        nameFilters: [qsTr("Models (*.glb *.gltf)")]
        onAccepted: panel.viewer.open(selectedFile)
    }
    FileDialog {
        id: pictureDialog
        title: qsTr("Save a picture of this view")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "png"
        nameFilters: [qsTr("Pictures (*.png)")]
        onAccepted: picture.save(orbit.drawn, selectedFile)
    }
}
