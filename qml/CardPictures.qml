// What a job made that makes pictures: choose one, and put it on the board.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Turnaround.Ui

ColumnLayout {
    id: box

    required property JobQueue queue
    required property string jobId
    required property var pictures
    property int chosen: 0

    spacing: Theme.s2

    RowLayout {
        Layout.fillHeight: false
        spacing: Theme.s1
        Repeater {
            model: box.pictures
            delegate: T.AbstractButton {
                id: tile
                required property int index
                required property url modelData
                objectName: "cardPicture"
                Layout.preferredWidth: Theme.cardThumb
                Layout.preferredHeight: Theme.cardThumb
                visible: index < 4
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                checked: index === box.chosen
                Accessible.role: Accessible.RadioButton
                Accessible.name: qsTr("Picture %1").arg(index + 1)
                onClicked: box.chosen = index

                contentItem: Image {
                    asynchronous: true
                    fillMode: Image.PreserveAspectFit
                    sourceSize: Qt.size(2 * Theme.cardThumb, 2 * Theme.cardThumb)
                    source: tile.modelData
                    Accessible.ignored: true
                }
                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: Theme.stage2
                    border.width: tile.checked ? Theme.ring : Theme.hairline
                    border.color: tile.checked ? Theme.accent : tile.hovered ? Theme.lineStrong : Theme.line
                    FocusRing { around: tile }
                }
                padding: Theme.ring
            }
        }
        Item { Layout.fillWidth: true }
    }
    Item { Layout.fillHeight: true }
    RowLayout {
        Layout.fillHeight: false
        spacing: Theme.s1
        PushButton {
            objectName: "useAsFront"
            small: true
            text: qsTr("Use as front")
            tip: qsTr("Puts the picture into the front slot")
            onClicked: box.queue.usePicture(box.pictures[box.chosen], 0)
        }
        IconButton {
            objectName: "useAsOther"
            size: Theme.controlSmall
            iconName: "chevron-down"
            tip: qsTr("Use as another view")
            onClicked: menu.popup(0, height)

            ContextMenu {
                id: menu
                Repeater {
                    model: box.queue.viewNames().slice(1)
                    delegate: MenuRow {
                        required property int index
                        required property string modelData
                        text: qsTr("Use as %1").arg(modelData.toLowerCase())
                        onTriggered: box.queue.usePicture(box.pictures[box.chosen], index + 1)
                    }
                }
            }
        }
        Item { Layout.fillWidth: true }
        IconButton {
            size: Theme.controlSmall
            iconName: "close"
            tip: qsTr("Take it off the list, with its pictures")
            onClicked: box.queue.remove(box.jobId)
        }
    }
}
