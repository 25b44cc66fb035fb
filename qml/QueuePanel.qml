// Jobs, below the viewer: they never block it.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Turnaround.Ui

Rectangle {
    id: panel

    required property JobQueue queue
    property bool collapsed: false
    readonly property bool open: !collapsed && queue.count > 0

    readonly property int cardHeight: queue.tall ? Theme.cardTall : Theme.cardHeight

    implicitHeight: open ? Theme.queueHeader + cardHeight + Theme.s3 : Theme.queueCollapsed
    color: Theme.window

    Hairline {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        z: 1
    }
    RowLayout {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.s3; rightMargin: Theme.s2 }
        height: panel.open ? Theme.queueHeader : Theme.queueCollapsed
        spacing: Theme.s2

        Label {
            text: qsTr("Queue")
            size: Theme.t12
            weight: Font.DemiBold
        }
        Label {
            Layout.fillWidth: true
            text: panel.queue.summary
            size: Theme.t12
            dim: panel.queue.problem === ""
            color: panel.queue.problem === "" ? Theme.quiet : Theme.bad
            elide: Text.ElideRight
        }
        PushButton {
            small: true
            visible: panel.queue.finished > 0
            kind: PushButton.Quiet
            text: qsTr("Clear finished")
            onClicked: panel.queue.removeFinished()
        }
        IconButton {
            objectName: "foldQueue"
            size: Theme.controlSmall
            visible: panel.queue.count > 0
            iconName: "chevron-down"
            rotation: panel.open ? 0 : 180
            tip: panel.open ? qsTr("Fold the queue") : qsTr("Unfold the queue")
            onClicked: panel.collapsed = !panel.collapsed
        }
    }
    ListView {
        anchors { left: parent.left; right: parent.right; top: header.bottom; leftMargin: Theme.s3; rightMargin: Theme.s3 }
        height: panel.cardHeight + Theme.s2
        visible: panel.open
        orientation: ListView.Horizontal
        spacing: Theme.s2
        clip: true
        model: panel.queue
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.horizontal: ThinScrollBar {}
        delegate: JobCard {
            queue: panel.queue
            height: panel.cardHeight
        }
    }
}
