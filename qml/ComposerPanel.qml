// The left side: what goes in.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

Rectangle {
    id: panel

    required property Composer composer
    property bool narrow: false
    property bool low: false
    property bool moreOptions: false

    implicitHeight: column.implicitHeight + 2 * Theme.s3
    color: Theme.panel

    DropTarget {
        id: drops
        anchors.fill: parent
        onDropped: content => panel.composer.drop(-1, content)
    }
    ColumnLayout {
        id: column
        anchors { fill: parent; leftMargin: Theme.s4; rightMargin: Theme.s4; topMargin: Theme.s3; bottomMargin: Theme.s3 }
        spacing: 0

        PromptBox {
            Layout.fillWidth: true
            composer: panel.composer
        }
        SectionTitle {
            Layout.fillWidth: true
            Layout.topMargin: panel.low ? Theme.s2 : Theme.s3
            text: qsTr("Views")
            aside: panel.composer.viewsText

            IconButton {
                size: Theme.controlSmall
                iconName: "folder"
                tip: qsTr("Choose pictures; their names say which view they show")
                onClicked: chooser.choose(-1)
            }
            IconButton {
                size: Theme.controlSmall
                iconName: "undo"
                tip: qsTr("Undo (Ctrl Z)")
                whyNot: qsTr("Nothing to undo")
                enabled: panel.composer.canUndo
                onClicked: panel.composer.undo()
            }
            IconButton {
                id: more
                size: Theme.controlSmall
                iconName: "more"
                tip: qsTr("More")
                onClicked: viewsMenu.popup(more, 0, more.height)

                ContextMenu {
                    id: viewsMenu
                    MenuRow { text: qsTr("Paste"); iconName: "image"; onTriggered: panel.composer.paste(-1) }
                    MenuRow { text: qsTr("Redo"); iconName: "rotate"; shortcut: "Ctrl Shift Z"; enabled: panel.composer.canRedo; onTriggered: panel.composer.redo() }
                    MenuLine {}
                    MenuRow { text: qsTr("Load the sample"); iconName: "cube"; onTriggered: panel.composer.loadSample() }
                    MenuRow { text: qsTr("Clear all views"); iconName: "trash"; enabled: panel.composer.board.filled > 0; onTriggered: panel.composer.clearAll() }
                }
            }
        }
        ViewPlan {
            Layout.topMargin: panel.low ? Theme.s1 : Theme.s2
            composer: panel.composer
            side: panel.narrow ? Theme.tileNarrow : Theme.tile
            onBrowse: view => chooser.choose(view)
        }
        Note {
            Layout.fillWidth: true
            Layout.topMargin: panel.low ? Theme.s2 : Theme.s3
            visible: panel.composer.note.present
            kind: panel.composer.note.kind
            text: panel.composer.note.title
            detail: panel.low ? "" : panel.composer.note.detail
            hidden: panel.low ? panel.composer.note.detail : ""

            PushButton {
                small: true
                visible: text !== ""
                text: panel.composer.note.remedy
                iconName: panel.low ? "" : panel.composer.note.remedyIcon
                onClicked: panel.composer.mend()
            }
            PushButton {
                small: true
                visible: text !== ""
                kind: PushButton.Quiet
                text: panel.composer.note.dismissal
                onClicked: panel.composer.ignoreFinding()
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s3
            visible: !panel.composer.note.present && !panel.low && panel.composer.board.filled < panel.composer.board.rowCount()
            spacing: Theme.s2
            Icon {
                Layout.alignment: Qt.AlignTop
                name: "info"
            }
            Label {
                Layout.fillWidth: true
                text: qsTr("Seen from above, front towards you. Left is the subject’s own left. Drop files, paste, or name them like hero_left.png.")
                size: Theme.t12
                dim: true
                wrapMode: Text.Wrap
            }
        }
        SectionTitle {
            Layout.fillWidth: true
            Layout.topMargin: panel.low ? Theme.s2 : Theme.s3
            text: qsTr("Settings")
            aside: !panel.low ? "" : panel.composer.services.local ? panel.composer.options.summary : panel.composer.serviceOptions.summary

            PushButton {
                visible: !panel.low && !panel.composer.services.local && panel.composer.serviceOptions.touched
                small: true
                kind: PushButton.Quiet
                iconName: "undo"
                text: qsTr("Reset")
                tip: qsTr("Every option as the service would have it")
                onClicked: panel.composer.serviceOptions.reset()
            }
            PushButton {
                objectName: "moreOptions"
                visible: !panel.low && panel.composer.serviceOptions.advanced > 0
                small: true
                kind: PushButton.Quiet
                iconName: panel.moreOptions ? "chevron-down" : "chevron-right"
                text: panel.moreOptions ? qsTr("Fewer options") : qsTr("More options")
                onClicked: panel.moreOptions = !panel.moreOptions
            }
            PushButton {
                id: open
                objectName: "openSettings"
                visible: panel.low
                small: true
                kind: PushButton.Quiet
                iconName: "settings"
                text: qsTr("Change")
                onClicked: settings.open()

                Popover {
                    id: settings
                    y: -height - Theme.s1
                    x: open.width - width
                    width: Theme.composerNarrow
                    height: Math.min(implicitHeight, panel.Window.height - 2 * margins)
                    contentItem: Flickable {
                        implicitHeight: form.implicitHeight
                        contentHeight: form.implicitHeight
                        clip: true
                        boundsBehavior: Flickable.StopAtBounds

                        MakerSettings {
                            id: form
                            width: parent.width
                            composer: panel.composer
                            more: true
                        }
                    }
                }
            }
        }
        MakerSettings {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s1
            visible: !panel.low
            composer: panel.composer
            more: panel.moreOptions
        }
        Item { Layout.fillHeight: true }
    }
    Hairline {
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
    }
    PictureChooser {
        id: chooser
        onChosen: (view, files) => panel.composer.open(view, files)
    }
    SortingPanel {
        composer: panel.composer
    }
    OutlinePanel {
        outline: panel.composer.outline
    }
    Shortcut {
        sequences: [StandardKey.Undo]
        enabled: panel.visible
        onActivated: panel.composer.undo()
    }
    Shortcut {
        sequences: [StandardKey.Redo]
        enabled: panel.visible
        onActivated: panel.composer.redo()
    }
    Shortcut {
        sequences: [StandardKey.Open]
        enabled: panel.visible
        onActivated: chooser.choose(-1)
    }
    Shortcut {
        sequences: [StandardKey.Paste]
        enabled: panel.visible
        onActivated: panel.composer.paste(-1)
    }
}
