// The board's centre: the live blockout, turning while it is pointed at.
import QtQuick
import Turnaround.Ui

Item {
    id: tile

    required property LiveBlockout blockout

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Blockout")
    Accessible.description: blockout.problem !== "" ? blockout.problem : blockout.summary

    StageBackdrop {
        anchors.fill: parent
        anchors.margins: Theme.hairline
    }
    ImageView {
        anchors { fill: parent; margins: Theme.s1; bottomMargin: Theme.tileCaption }
        image: tile.blockout.picture
        opacity: tile.blockout.building ? 0.6 : 1
        Behavior on opacity { NumberAnimation { duration: Theme.motion } }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.s1
        visible: tile.blockout.summary === "" && !tile.blockout.building
        spacing: Theme.tileInset
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: tile.blockout.problem !== "" ? "warn" : "turntable"
            size: Theme.iconTile
            color: tile.blockout.problem !== "" ? Theme.warn : Theme.stageInk
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: tile.blockout.problem !== "" ? qsTr("No blockout") : qsTr("Blockout\nappears here")
            size: Theme.t11
            color: Theme.stageInk
            wrapMode: Text.Wrap
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.hairline }
        height: Theme.tileCaption
        visible: caption.visible
        radius: Theme.radius - 1
        color: Theme.panel

        Rectangle {
            width: parent.width
            height: parent.radius
            color: parent.color
        }
    }
    Row {
        id: caption
        anchors { left: parent.left; bottom: parent.bottom; leftMargin: Theme.tileInset; bottomMargin: Theme.ring }
        visible: tile.blockout.summary !== "" || tile.blockout.building
        spacing: Theme.s1
        Icon {
            name: "turntable"
            color: Theme.accentText
        }
        Label {
            height: Theme.icon
            text: tile.blockout.building ? qsTr("building …") : qsTr("Blockout")
            size: Theme.t11
            weight: Font.Medium
            color: Theme.accentText
        }
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.clear
        border.color: Theme.accentLine
    }
    HoverHandler { id: hover }
    NumberAnimation {
        target: tile.blockout
        property: "turn"
        running: hover.hovered && !Theme.reducedMotion && tile.blockout.summary !== ""
        loops: Animation.Infinite
        from: tile.blockout.turn
        to: tile.blockout.turn + 1
        duration: Theme.turn
    }
    Tip {
        visible: hover.hovered && text !== ""
        text: tile.blockout.problem !== "" ? tile.blockout.problem : tile.blockout.summary
    }
}
