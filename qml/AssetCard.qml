// One model of the library: its picture, its name, who made it. Dragged out it is the GLB file.
import QtQuick
import QtQuick.Window
import Turnaround.Ui

Item {
    id: card

    required property Shelf shelf
    required property int index
    required property string assetId
    required property string name
    required property string service
    required property url picture
    required property url model
    required property string triangles
    required property string vertices
    required property string maps
    required property string size
    required property string made
    readonly property bool chosen: GridView.isCurrentItem
    readonly property bool visualFocus: chosen && GridView.view.activeFocus
    property int side: Theme.assetPicture

    implicitWidth: side
    implicitHeight: side + Theme.controlSmall + Theme.s4
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: qsTr("%1, %2 triangles, %3").arg(service).arg(triangles).arg(made)
    Accessible.selected: chosen

    Rectangle {
        id: frame
        width: card.side
        height: card.side
        radius: Theme.radius
        color: Theme.panel

        Image {
            anchors { fill: parent; margins: Theme.hairline }
            source: Theme.stagePicture
            Accessible.ignored: true
        }
        Image {
            id: image
            objectName: "picture"
            anchors { fill: parent; margins: Theme.s2 }
            asynchronous: true
            fillMode: Image.PreserveAspectFit
            sourceSize: Qt.size(read, read)
            readonly property int read: Math.ceil(card.side / Theme.assetPictureStep) * Theme.assetPictureStep * Screen.devicePixelRatio
            source: card.picture
            Accessible.ignored: true
        }
        Icon {
            anchors.centerIn: parent
            visible: image.status !== Image.Ready
            name: "cube"
            size: Theme.iconTile
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: Theme.clear
            border.width: card.chosen ? Theme.ring : Theme.hairline
            border.color: card.chosen ? Theme.accent : pointed.hovered ? Theme.lineStrong : Theme.line
        }
        FocusRing { around: card }
    }
    Label {
        id: title
        anchors { left: parent.left; right: parent.right; top: frame.bottom }
        height: Theme.controlSmall
        text: card.name
        weight: Font.Medium
        elide: Text.ElideRight
    }
    Label {
        anchors { left: parent.left; right: parent.right; top: title.bottom }
        text: card.service
        size: Theme.t11
        dim: true
        elide: Text.ElideRight
    }
    HoverHandler { id: pointed }
    Loader {
        anchors.fill: parent
        active: pointed.hovered && title.truncated
        sourceComponent: Tip {
            visible: true
            text: card.name
        }
    }
    TapHandler {
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        onTapped: (point, button) => {
            card.GridView.view.currentIndex = card.index;
            card.GridView.view.forceActiveFocus();
            if (button === Qt.RightButton)
                card.GridView.view.menuAsked(card);
        }
        onDoubleTapped: card.shelf.open(card.assetId)
    }
    DragHandler {
        id: drag
        target: null
        onActiveChanged: {
            if (active)
                card.Drag.imageSource = card.picture; // not before: it is read at once, by this thread
            card.Drag.active = active;
        }
    }
    Drag.dragType: Drag.Automatic
    Drag.supportedActions: Qt.CopyAction
    Drag.mimeData: { "text/uri-list": card.model.toString() + "\r\n" }
}
