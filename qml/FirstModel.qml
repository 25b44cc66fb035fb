// The first start: a subject to try, and its model in one click.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

FloatingFrame {
    id: card

    required property Composer composer
    readonly property list<string> shown: ["front", "left_front", "left", "back", "right", "right_front"]
    readonly property list<string> names: [qsTr("Front"), qsTr("Left front"), qsTr("Left"), qsTr("Back"), qsTr("Right"), qsTr("Right front")]

    implicitWidth: Theme.firstCard
    implicitHeight: column.implicitHeight + Theme.s6 + Theme.s5
    color: Theme.panel

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.s6 }
        spacing: 0

        RowLayout {
            spacing: Theme.s5
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.s1
                Label {
                    text: qsTr("Make your first model")
                    size: Theme.t20
                    weight: Font.DemiBold
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                Label {
                    Layout.fillWidth: true
                    text: qsTr("A knight, drawn from eight sides, is ready to try. It builds on this computer: no account, no upload, no cost.")
                    dim: true
                    wrapMode: Text.Wrap
                }
            }
            PushButton {
                Layout.alignment: Qt.AlignTop
                big: true
                kind: PushButton.Primary
                iconName: "turntable"
                text: qsTr("Build the knight")
                onClicked: card.composer.buildSample()
            }
        }
        RowLayout {
            Layout.topMargin: Theme.s5
            spacing: Theme.s3
            Repeater {
                model: card.shown
                Rectangle {
                    required property int index
                    required property string modelData

                    Layout.fillWidth: true
                    implicitHeight: Theme.tileNarrow
                    radius: Theme.radius
                    color: Theme.checkA
                    border.color: Theme.line
                    Image {
                        anchors.fill: parent
                        anchors.margins: Theme.ring
                        fillMode: Image.Tile
                        source: "image://icon/checker/" + String(Theme.checkA).replace("#", "") + "/" + String(Theme.checkB).replace("#", "")
                    }
                    Image {
                        anchors { fill: parent; margins: Theme.ring; bottomMargin: Theme.tileCaption - Theme.s1 }
                        asynchronous: true
                        fillMode: Image.PreserveAspectFit
                        sourceSize: Qt.size(2 * Theme.tileNarrow, 2 * Theme.tileNarrow)
                        source: "qrc:/turnaround/sample/" + modelData + ".png"
                    }
                    Label {
                        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                        height: Theme.tileCaption
                        horizontalAlignment: Text.AlignHCenter
                        text: card.names[index]
                        size: Theme.t11
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.smallestText
                        weight: Font.Medium
                    }
                }
            }
        }
        Label {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s3
            text: qsTr("and from top and bottom. The pictures go into the board on the left.")
            size: Theme.t12
            dim: true
            elide: Text.ElideRight
        }
    }
}
