// One job: its picture, what happens to it, and what may be done.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

FocusScope {
    id: card

    required property JobQueue queue
    required property string jobId
    required property string name
    required property int cardState
    required property string phase
    required property real progress
    required property string elapsed
    required property string message
    required property url picture
    required property string facts
    readonly property bool needsYou: cardState === CardState.NeedsYou
    readonly property bool running: cardState === CardState.Running
    readonly property bool isReady: cardState === CardState.Ready
    readonly property bool visualFocus: activeFocus

    implicitWidth: needsYou ? Theme.cardWide : Theme.card
    implicitHeight: Theme.cardHeight
    activeFocusOnTab: true
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: message !== "" ? message : phase
    Keys.onReturnPressed: queue.open(jobId)
    Keys.onDeletePressed: running || cardState === CardState.Waiting ? queue.cancel(jobId) : queue.remove(jobId)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: hover.hovered && card.isReady && card.queue.opens ? Theme.hover : Theme.panel
        border.color: card.needsYou ? Theme.badLine : Theme.line
    }
    FocusRing { around: card; gap: -Theme.ring }
    HoverHandler { id: hover }
    Tip {
        visible: hover.hovered && sentence.visible && sentence.truncated
        text: card.message
    }
    TapHandler {
        enabled: card.isReady && card.queue.opens
        onTapped: card.queue.open(card.jobId)
    }
    ColumnLayout {
        anchors { fill: parent; margins: Theme.cardPadding }
        spacing: Theme.s1

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s2

            Rectangle {
                // What needs the artist is said below: it wants the room.
                Layout.preferredWidth: card.needsYou ? Theme.cardThumbSmall : Theme.cardThumb
                Layout.preferredHeight: Layout.preferredWidth
                Layout.alignment: Qt.AlignTop
                radius: Theme.radiusSmall
                color: Theme.stage2
                Image {
                    anchors { fill: parent; margins: Theme.ring }
                    asynchronous: true
                    fillMode: Image.PreserveAspectFit
                    sourceSize: Qt.size(2 * Theme.cardThumb, 2 * Theme.cardThumb)
                    source: card.picture
                    Accessible.ignored: true
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                Label {
                    Layout.fillWidth: true
                    text: card.name
                    weight: Font.Medium
                    elide: Text.ElideRight
                }
                RowLayout {
                    spacing: Theme.s1
                    Icon {
                        visible: name !== ""
                        name: card.isReady ? "check" : card.needsYou ? "error" : card.cardState === CardState.Waiting ? "clock" : ""
                        color: card.isReady ? Theme.good : card.needsYou ? Theme.bad : Theme.quiet
                        size: Theme.iconSmall
                    }
                    Label {
                        Layout.fillWidth: true
                        text: card.phase
                        size: Theme.t12
                        dim: !card.needsYou
                        color: card.needsYou ? Theme.bad : Theme.quiet
                        elide: Text.ElideRight
                    }
                }
                Label {
                    id: figures
                    Layout.fillWidth: true
                    visible: !card.needsYou
                    text: card.elapsed === "" ? card.facts : qsTr("%1 · %2").arg(card.elapsed).arg(card.facts)
                    size: Theme.t11
                    dim: true
                    elide: Text.ElideRight
                }
            }
        }
        Label {
            id: sentence
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: card.message !== ""
            text: card.message
            size: Theme.t11
            wrapMode: Text.Wrap
            elide: Text.ElideRight
            verticalAlignment: Text.AlignTop
        }
        Item {
            Layout.fillHeight: true
            visible: card.message === ""
        }
        ProgressLine {
            Layout.fillWidth: true
            visible: card.running
            name: card.phase
            value: card.progress
            indeterminate: card.progress < 0
        }
        RowLayout {
            spacing: Theme.s1
            Label {
                visible: card.running && card.progress >= 0
                text: qsTr("%1 %").arg(Math.floor(card.progress * 100))
                size: Theme.t11
                dim: true
            }
            Label {
                visible: card.needsYou
                text: figures.text
                size: Theme.t11
                dim: true
            }
            Item { Layout.fillWidth: true }
            PushButton {
                small: true
                visible: card.needsYou || card.cardState === CardState.Cancelled
                text: qsTr("Try again")
                onClicked: card.queue.retry(card.jobId)
            }
            PushButton {
                small: true
                visible: card.isReady
                kind: PushButton.Quiet
                iconName: "folder"
                text: qsTr("Show in folder")
                onClicked: card.queue.reveal(card.jobId)
            }
            PushButton {
                small: true
                visible: card.running || card.cardState === CardState.Waiting
                kind: PushButton.Quiet
                text: qsTr("Cancel")
                onClicked: card.queue.cancel(card.jobId)
            }
            IconButton {
                size: Theme.controlSmall
                visible: !card.running && card.cardState !== CardState.Waiting
                iconName: "close"
                tip: card.isReady ? qsTr("Take it off the list; the model stays in the library") : qsTr("Take it off the list")
                onClicked: card.queue.remove(card.jobId)
            }
        }
    }
}
