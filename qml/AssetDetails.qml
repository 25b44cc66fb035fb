// What is known of the chosen model, and what may be done with it.
import QtQuick
import QtQuick.Layouts
import QtQuick.Dialogs
import Turnaround.Ui

Rectangle {
    id: panel

    required property Shelf shelf
    property AssetCard asset

    function editName() {
        name.forceActiveFocus();
        name.selectAll();
    }
    function saveCopy() {
        copyDialog.active = true;
        copyDialog.item.open();
    }

    readonly property string assetId: asset ? asset.assetId : ""
    onAssetIdChanged: shelf.facts.show(assetId)

    implicitWidth: Theme.inspector
    color: Theme.panel

    Hairline {
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        z: 1
    }
    Label {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.s6
        visible: !panel.asset
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: qsTr("Choose a model to see what it is made of.")
        size: Theme.t12
        dim: true
    }
    ColumnLayout {
        anchors { fill: parent; margins: Theme.s4; topMargin: Theme.s3 }
        visible: panel.asset !== null
        spacing: Theme.s3

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: width * 0.74
            radius: Theme.radius
            clip: true
            color: Theme.stage3
            StageBackdrop { anchors.fill: parent }
            Image {
                anchors { fill: parent; margins: Theme.s2 }
                asynchronous: true
                fillMode: Image.PreserveAspectFit
                mipmap: true
                source: panel.asset ? panel.asset.picture : ""
                Accessible.ignored: true
            }
        }
        TextBox {
            id: name
            Layout.fillWidth: true
            name: qsTr("Name")
            text: panel.asset ? panel.asset.name : ""
            maximumLength: 200
            onAccepted: panel.shelf.rename(panel.asset.assetId, text)
            onActiveFocusChanged: {
                if (!activeFocus && panel.asset)
                    panel.shelf.rename(panel.asset.assetId, text);
            }
            Keys.onEscapePressed: text = panel.asset.name
        }
        Hairline { Layout.fillWidth: true }
        TallPage {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Item {
                implicitHeight: known.implicitHeight

                ColumnLayout {
                    id: known
                    width: parent.width
                    spacing: Theme.s3

                    AssetFigures {
                        Layout.fillWidth: true
                        title: qsTr("File")
                        lines: panel.asset ? [
                            { name: qsTr("Triangles"), value: panel.asset.triangles },
                            { name: qsTr("Vertices"), value: panel.asset.vertices },
                            { name: qsTr("Maps"), value: panel.asset.maps },
                            { name: qsTr("Size"), value: panel.asset.size },
                            { name: qsTr("Made"), value: panel.asset.made },
                            { name: qsTr("By"), value: panel.asset.service }
                        ] : []
                    }
                    AssetFigures {
                        objectName: "serviceFacts"
                        Layout.fillWidth: true
                        visible: lines.length > 0
                        title: panel.asset ? panel.asset.service : ""
                        lines: panel.shelf.facts.lines
                    }
                    Repeater {
                        model: panel.shelf.facts.notes
                        delegate: RowLayout {
                            required property string modelData
                            Layout.fillWidth: true
                            spacing: Theme.s2
                            Icon {
                                Layout.alignment: Qt.AlignTop
                                name: "info"
                                size: Theme.iconSmall
                            }
                            Label {
                                Layout.fillWidth: true
                                text: modelData
                                size: Theme.t11
                                dim: true
                                wrapMode: Text.Wrap
                            }
                        }
                    }
                }
            }
        }
        Hairline { Layout.fillWidth: true }
        RowLayout {
            spacing: Theme.s1
            PushButton {
                kind: PushButton.Primary
                iconName: "cube"
                text: qsTr("Open")
                onClicked: panel.shelf.open(panel.asset.assetId)
            }
            PushButton {
                iconName: "download"
                text: qsTr("Save copy")
                onClicked: panel.saveCopy()
            }
            Item {
                Layout.fillWidth: true
                Layout.minimumWidth: 0
            }
            IconButton {
                iconName: "folder"
                tip: qsTr("Show in folder")
                onClicked: panel.shelf.reveal(panel.asset.assetId)
            }
            IconButton {
                iconName: "trash"
                tip: qsTr("Move to the trash")
                onClicked: panel.shelf.remove(panel.asset.assetId)
            }
        }
        RowLayout {
            spacing: Theme.s2
            Icon { name: "hand"; size: Theme.iconSmall }
            Label {
                Layout.fillWidth: true
                text: qsTr("Drag a picture out into another program")
                size: Theme.t11
                dim: true
                elide: Text.ElideRight
            }
        }
    }
    Loader {
        id: copyDialog
        active: false
        sourceComponent: FileDialog {
            title: qsTr("Save a copy")
            fileMode: FileDialog.SaveFile
            nameFilters: [qsTr("GLB models (*.glb)")]
            defaultSuffix: "glb"
            onAccepted: panel.shelf.saveCopy(panel.asset.assetId, selectedFile)
        }
    }
}
