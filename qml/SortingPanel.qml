// Asks which view a picture shows, where its name does not say it for sure.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Turnaround.Ui

Popover {
    id: panel

    required property Composer composer

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Theme.sortingCard
    modal: true
    closePolicy: T.Popup.CloseOnEscape
    visible: composer.sorting.count > 0
    onClosed: composer.sorting.clear()

    contentItem: ColumnLayout {
        spacing: Theme.s3

        Label {
            text: qsTr("Which views are these?")
            size: Theme.t15
            weight: Font.DemiBold
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("The names don’t say it for sure. Left is the subject’s own left side.")
            size: Theme.t12
            dim: true
            wrapMode: Text.Wrap
        }
        ListView {
            id: rows
            Layout.fillWidth: true
            implicitHeight: Math.min(contentHeight, Theme.sortingRows)
            clip: true
            model: panel.composer.sorting
            spacing: Theme.s1
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ThinScrollBar {}

            delegate: RowLayout {
                required property int index
                required property string fileName
                required property string question
                required property int choice

                width: rows.width - Theme.s3
                spacing: Theme.s3

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    Label {
                        Layout.fillWidth: true
                        text: fileName
                        size: Theme.t12
                        weight: Font.Medium
                        elide: Text.ElideMiddle
                    }
                    Label {
                        Layout.fillWidth: true
                        visible: question !== ""
                        text: question
                        size: Theme.t11
                        color: Theme.warn
                        elide: Text.ElideRight
                    }
                }
                DropDown {
                    name: qsTr("View that %1 shows").arg(fileName)
                    options: panel.composer.sorting.options
                    current: choice
                    onChosen: option => panel.composer.sorting.choose(index, option)
                }
            }
        }
        RowLayout {
            spacing: Theme.s2
            Label {
                Layout.fillWidth: true
                text: panel.composer.sorting.problem
                size: Theme.t12
                color: Theme.warn
                wrapMode: Text.Wrap
            }
            PushButton {
                kind: PushButton.Quiet
                text: qsTr("Cancel")
                onClicked: panel.close()
            }
            PushButton {
                kind: PushButton.Primary
                text: qsTr("Place them")
                enabled: panel.composer.sorting.problem === ""
                whyNot: panel.composer.sorting.problem
                onClicked: panel.composer.applySorting()
            }
        }
    }
}
