// Corrects the outline of one view: what is tinted is left out.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Turnaround.Ui

Popover {
    id: panel

    required property MaskEditor outline

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Theme.outlineCard
    height: Math.min(implicitHeight, parent.height - 2 * margins)
    modal: true
    closePolicy: T.Popup.CloseOnEscape
    visible: outline.view >= 0
    onClosed: outline.close()

    contentItem: ColumnLayout {
        spacing: Theme.s3

        Label {
            text: qsTr("Correct the outline")
            size: Theme.t15
            weight: Font.DemiBold
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("What is tinted is left out. Your picture stays as it is; the correction is kept beside it.")
            size: Theme.t12
            dim: true
            wrapMode: Text.Wrap
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Theme.outlinePicture
            Layout.minimumHeight: Theme.outlinePicture / 2
            radius: Theme.radius
            color: Theme.checkA
            border.color: Theme.line
            clip: true

            Image {
                anchors { fill: parent; margins: Theme.hairline }
                fillMode: Image.Tile
                source: "image://icon/checker/" + String(Theme.checkA).replace("#", "") + "/" + String(Theme.checkB).replace("#", "")
            }
            ImageView {
                id: shown
                anchors { fill: parent; margins: Theme.s2 }
                image: panel.outline.picture
            }
            ImageView {
                anchors.fill: shown
                image: panel.outline.left
            }
            MouseArea {
                x: shown.x + shown.fitted.x
                y: shown.y + shown.fitted.y
                width: shown.fitted.width
                height: shown.fitted.height
                cursorShape: Qt.CrossCursor
                onPressed: mouse => panel.outline.press(mouse.x / width, mouse.y / height)
                onPositionChanged: mouse => panel.outline.drag(mouse.x / width, mouse.y / height)
            }
        }
        RowLayout {
            spacing: Theme.s2
            Segmented {
                Layout.fillWidth: true
                name: qsTr("Tool")
                options: [qsTr("Keep"), qsTr("Remove"), qsTr("Pick background")]
                current: panel.outline.tool
                onChosen: index => panel.outline.tool = index
            }
            ToggleSwitch {
                text: qsTr("Invert")
                checked: panel.outline.inverted
                onToggled: panel.outline.inverted = checked
            }
        }
        RowLayout {
            spacing: Theme.s2
            ValueField {
                Layout.fillWidth: true
                name: qsTr("Brush")
                from: 1
                to: 20
                value: panel.outline.brush
                onEdited: value => panel.outline.brush = value
            }
            Rectangle {
                visible: panel.outline.picked
                Layout.preferredWidth: Theme.control
                Layout.preferredHeight: Theme.control
                radius: Theme.radius
                color: panel.outline.background
                border.color: Theme.line
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Picked background")
            }
            ValueField {
                Layout.fillWidth: true
                visible: panel.outline.picked
                name: qsTr("Tolerance")
                from: 0
                to: 255
                value: panel.outline.tolerance
                onEdited: value => panel.outline.tolerance = value
            }
        }
        Label {
            Layout.fillWidth: true
            visible: text !== ""
            text: panel.outline.problem
            size: Theme.t12
            color: Theme.warn
            wrapMode: Text.Wrap
        }
        RowLayout {
            spacing: Theme.s2
            PushButton {
                kind: PushButton.Quiet
                iconName: "undo"
                text: qsTr("Last stroke")
                onClicked: panel.outline.undoStroke()
            }
            PushButton {
                kind: PushButton.Quiet
                text: qsTr("Start over")
                enabled: panel.outline.touched
                whyNot: qsTr("Nothing is corrected yet")
                onClicked: panel.outline.reset()
            }
            Item { Layout.fillWidth: true }
            PushButton {
                kind: PushButton.Quiet
                text: qsTr("Cancel")
                onClicked: panel.close()
            }
            PushButton {
                kind: PushButton.Primary
                text: qsTr("Use this outline")
                enabled: panel.outline.problem === ""
                whyNot: panel.outline.problem
                onClicked: panel.outline.apply()
            }
        }
    }
}
