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
    required property string about
    required property bool practice
    required property bool offline
    required property string notes
    required property string stop
    required property string stopMeans
    required property string again
    required property string againMeans
    required property bool goesOn
    required property bool unsure
    required property bool wantsKey
    required property var pictures
    readonly property bool hasPictures: pictures.length > 0
    readonly property bool needsYou: cardState === CardState.NeedsYou
    readonly property bool running: cardState === CardState.Running
    readonly property bool isReady: cardState === CardState.Ready
    readonly property color tint: unsure || wantsKey || offline ? Theme.warn : needsYou ? Theme.bad : Theme.quiet
    readonly property string share: running && progress >= 0 ? qsTr("%1 %").arg(Math.floor(progress * 100)) : ""
    readonly property bool stopped: cardState === CardState.Cancelled
    readonly property bool visualFocus: activeFocus

    implicitWidth: unsure && about !== "" ? Theme.cardWidest
        : needsYou || hasPictures || stopped && goesOn ? Theme.cardWide : Theme.card
    implicitHeight: Theme.cardHeight
    activeFocusOnTab: true
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: [about, phase, message, notes].filter(text => text !== "").join(". ")
    Keys.onReturnPressed: queue.open(jobId)
    Keys.onDeletePressed: running || cardState === CardState.Waiting ? queue.cancel(jobId) : queue.remove(jobId)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: hover.hovered && card.isReady && card.queue.opens ? Theme.hover : Theme.panel
        border.color: card.unsure || card.wantsKey ? Theme.warnLine : card.needsYou ? Theme.badLine : Theme.line
    }
    FocusRing { around: card; gap: -Theme.ring }
    HoverHandler { id: hover }
    Tip {
        visible: hover.hovered && sentence.visible && sentence.truncated
        text: card.message
    }
    TapHandler {
        enabled: card.isReady && card.queue.opens && !card.hasPictures
        onTapped: card.queue.open(card.jobId)
    }
    ColumnLayout {
        anchors { fill: parent; margins: Theme.cardPadding }
        spacing: Theme.s1

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Theme.s2

            Rectangle {
                // What needs the artist is said below: it wants the room.
                Layout.preferredWidth: card.needsYou ? Theme.cardThumbSmall : Theme.cardThumb
                visible: !card.hasPictures
                Layout.preferredHeight: Layout.preferredWidth
                Layout.alignment: Qt.AlignTop
                radius: Theme.radiusSmall
                color: Theme.stage2
                Icon {
                    anchors.centerIn: parent
                    visible: thumb.status !== Image.Ready
                    name: "cube"
                }
                Image {
                    id: thumb
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
                Layout.fillHeight: false
                Layout.alignment: Qt.AlignTop
                spacing: 0
                RowLayout {
                    spacing: Theme.s1
                    Label {
                        Layout.fillWidth: true
                        text: card.name
                        weight: Font.Medium
                        elide: Text.ElideRight
                    }
                    IconButton {
                        objectName: "cardNotes"
                        Layout.topMargin: -Theme.ring
                        Layout.bottomMargin: -Theme.ring
                        size: Theme.controlTile
                        visible: card.notes !== ""
                        iconName: "info"
                        tip: card.notes
                    }
                }
                Label {
                    objectName: "cardAbout"
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: card.about
                    size: Theme.t11
                    color: card.practice ? Theme.accentText : Theme.quiet
                    elide: Text.ElideRight
                }
                RowLayout {
                    spacing: Theme.s1
                    Icon {
                        visible: name !== ""
                        name: card.isReady ? "check" : card.unsure ? "question" : card.needsYou ? "error"
                            : card.wantsKey ? "key" : card.offline ? "offline" : card.cardState === CardState.Waiting ? "clock" : ""
                        color: card.isReady ? Theme.good : card.tint
                        size: Theme.iconSmall
                    }
                    Label {
                        objectName: "cardPhase"
                        Layout.fillWidth: true
                        text: card.phase
                        size: Theme.t12
                        color: card.tint
                        wrapMode: Text.Wrap
                        maximumLineCount: card.running ? 2 : 1
                        elide: Text.ElideRight

                        HoverHandler { id: phaseHover }
                        Tip {
                            visible: phaseHover.hovered && parent.truncated
                            text: card.phase
                        }
                    }
                }
                Label {
                    id: figures
                    Layout.fillWidth: true
                    visible: !card.needsYou && !card.hasPictures && (card.about === "" || card.isReady)
                    text: card.elapsed === "" || card.about !== "" && card.isReady ? card.facts : qsTr("%1 · %2").arg(card.elapsed).arg(card.facts)
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
        CardPictures {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: card.hasPictures
            queue: card.queue
            jobId: card.jobId
            pictures: card.pictures
        }
        Item {
            Layout.fillHeight: true
            visible: card.message === "" && !card.hasPictures
        }
        ProgressLine {
            Layout.fillWidth: true
            visible: card.running
            name: card.phase
            value: card.progress
            indeterminate: card.progress < 0
        }
        UnsureDeeds {
            Layout.fillWidth: true
            visible: card.unsure
            queue: card.queue
            jobId: card.jobId
            again: card.again
            againMeans: card.againMeans
        }
        RowLayout {
            visible: !card.unsure && !card.hasPictures
            spacing: Theme.s1
            Label {
                visible: card.needsYou
                text: figures.text
                size: Theme.t11
                dim: true
            }
            Label {
                visible: text !== "" && !card.needsYou && !card.wantsKey && !card.isReady
                text: [card.share, card.about !== "" ? card.elapsed : ""].filter(part => part !== "").join(" · ")
                size: Theme.t11
                dim: true
            }
            Item { Layout.fillWidth: true }
            PushButton {
                objectName: "enterKey"
                small: true
                visible: card.wantsKey
                text: qsTr("Enter the key")
                onClicked: card.queue.askForKey(card.jobId)
            }
            PushButton {
                objectName: "goOn"
                small: true
                visible: card.goesOn && (card.needsYou || card.stopped)
                text: qsTr("Go on")
                tip: qsTr("Nothing is paid again")
                onClicked: card.queue.resume(card.jobId)
            }
            PushButton {
                objectName: "tryAgain"
                small: true
                visible: (card.needsYou || card.stopped) && text !== ""
                text: card.again
                tip: card.againMeans
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
                objectName: "stopJob"
                small: true
                visible: card.running || card.cardState === CardState.Waiting
                kind: PushButton.Quiet
                text: card.stop
                tip: card.stopMeans
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
