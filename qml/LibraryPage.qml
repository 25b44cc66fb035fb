// Every model that was made or imported: find it, open it, take it elsewhere.
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import Turnaround.Ui

Item {
    id: page

    required property Shelf shelf
    /// A drag of models is held over the page.
    readonly property bool over: models.containsDrag

    onVisibleChanged: {
        if (visible)
            grid.forceActiveFocus();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.window
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.s4
                Layout.topMargin: Theme.s3
                Layout.bottomMargin: Theme.s2
                spacing: Theme.s3

                TextBox {
                    id: search
                    Layout.fillWidth: true
                    implicitHeight: Theme.controlTall
                    name: qsTr("Search names")
                    placeholderText: qsTr("Search names")
                    iconName: "search"
                    text: page.shelf.search
                    onTextEdited: page.shelf.search = text
                    Keys.onEscapePressed: {
                        page.shelf.search = "";
                        grid.forceActiveFocus();
                    }
                    Keys.onDownPressed: grid.forceActiveFocus()
                }
                Label {
                    objectName: "libraryCount"
                    // Its room is there before its words are: the row may keep the width that it had without them.
                    Layout.minimumWidth: Math.max(Theme.countLeast, implicitWidth)
                    horizontalAlignment: Text.AlignRight
                    text: page.shelf.listed ? page.shelf.summary : ""
                    size: Theme.t12
                    dim: true
                }
                PushButton {
                    iconName: "plus"
                    text: qsTr("Import")
                    tip: qsTr("Take in a GLB file; dropping one here does the same")
                    onClicked: {
                        importDialog.active = true;
                        importDialog.item.open();
                    }
                }
                IconButton {
                    visible: page.shelf.canRestore
                    iconName: "undo"
                    tip: qsTr("Bring back what was deleted last")
                    onClicked: page.shelf.restore()
                }
                Icon { name: "grid" }
                ValueSlider {
                    id: pictureSide
                    Layout.preferredWidth: Theme.tileNarrow
                    name: qsTr("Size of the pictures")
                    from: Theme.assetPictureLeast
                    to: Theme.assetPictureMost
                    value: Theme.assetPicture
                }
            }
            Repeater {
                model: page.shelf.problems
                delegate: Note {
                    required property string modelData
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.s4
                    Layout.rightMargin: Theme.s4
                    Layout.bottomMargin: Theme.s2
                    kind: Note.Warn
                    text: modelData
                }
            }
            GridView {
                id: grid
                objectName: "shelfGrid"

                signal menuAsked(AssetCard card)
                readonly property int columns: Math.max(1, Math.floor(inner / (side + Theme.s3)))
                readonly property real inner: width - leftMargin
                readonly property int side: Math.round(pictureSide.value)

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.leftMargin: Theme.s4 - leftMargin
                Layout.rightMargin: Theme.s1
                leftMargin: Theme.s1 // room for the ring round what has the focus
                topMargin: Theme.s1
                clip: true
                focus: true
                activeFocusOnTab: true
                keyNavigationEnabled: true
                boundsBehavior: Flickable.StopAtBounds
                cellWidth: Math.floor(inner / columns)
                cellHeight: side + Theme.controlSmall + 2 * Theme.s4
                cacheBuffer: 2 * cellHeight
                reuseItems: true
                model: page.shelf
                T.ScrollBar.vertical: ThinScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Models")
                delegate: AssetCard {
                    shelf: page.shelf
                    side: grid.side
                }
                onMenuAsked: menu.popup()
                onCountChanged: {
                    if (count > 0 && currentIndex < 0)
                        currentIndex = 0;
                }
                Keys.onReturnPressed: act(card => page.shelf.open(card.assetId))
                Keys.onDeletePressed: act(card => page.shelf.remove(card.assetId))
                Keys.onPressed: event => {
                    if (event.key === Qt.Key_F2)
                        details.editName();
                    else if (event.matches(StandardKey.Undo))
                        page.shelf.restore();
                    else
                        return;
                    event.accepted = true;
                }
                function act(deed) {
                    if (currentItem)
                        deed(currentItem);
                }
            }
        }
        AssetDetails {
            id: details
            Layout.fillHeight: true
            shelf: page.shelf
            asset: grid.currentItem
        }
    }
    EmptyShelf {
        anchors.centerIn: parent
        anchors.horizontalCenterOffset: -details.width / 2
        visible: page.shelf.listed && page.shelf.count === 0
        searching: page.shelf.search !== ""
    }
    DropArea {
        id: models
        anchors.fill: parent
        onEntered: drag => drag.accepted = drag.hasUrls && page.shelf.takes(drag.urls)
        onDropped: drop => {
            page.shelf.importModels(drop.urls);
            drop.accept(Qt.CopyAction);
        }
    }
    DashedFrame {
        anchors { fill: parent; margins: Theme.s2 }
        visible: page.over
        color: Theme.accent
    }
    ContextMenu {
        id: menu
        MenuRow { text: qsTr("Open"); iconName: "cube"; onTriggered: grid.act(card => page.shelf.open(card.assetId)) }
        MenuRow { text: qsTr("Rename"); iconName: "pencil"; shortcut: "F2"; onTriggered: details.editName() }
        MenuRow { text: qsTr("Save a copy…"); iconName: "download"; onTriggered: details.saveCopy() }
        MenuRow { text: qsTr("Show in folder"); iconName: "folder"; onTriggered: grid.act(card => page.shelf.reveal(card.assetId)) }
        MenuLine {}
        MenuRow { text: qsTr("Move to the trash"); iconName: "trash"; danger: true; onTriggered: grid.act(card => page.shelf.remove(card.assetId)) }
    }
    Loader {
        id: importDialog
        active: false
        sourceComponent: FileDialog {
            title: qsTr("Import models")
            fileMode: FileDialog.OpenFiles
            nameFilters: [qsTr("GLB models (*.glb)")]
            onAccepted: page.shelf.importModels(selectedFiles)
        }
    }
    Shortcut {
        sequence: StandardKey.Find
        enabled: page.visible
        onActivated: {
            search.forceActiveFocus();
            search.selectAll();
        }
    }
}
