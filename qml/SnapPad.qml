// The eight views, laid out like the view board: the number keys and the camera plan teach each other.
import QtQuick
import QtQuick.Templates as T
import Turnaround.Viewer

Glass {
    id: pad

    required property ViewCamera camera
    readonly property list<string> names: ["", qsTr("Front"), qsTr("Left"), qsTr("Right"), qsTr("Back"), qsTr("Top"), qsTr("Bottom"), qsTr("Left front"), qsTr("Right front")]

    implicitWidth: Theme.snapPad
    implicitHeight: Theme.snapPad

    Grid {
        anchors.fill: parent
        anchors.margins: Theme.s1
        columns: 3
        spacing: Theme.hairline

        Repeater {
            model: [5, 4, 6, 3, 0, 2, 8, 1, 7] // 0: the whole model, framed

            T.AbstractButton {
                id: key

                required property int modelData
                readonly property bool here: modelData > 0 && pad.camera.snapNumber === modelData

                width: (pad.width - 2 * Theme.s1 - 2 * Theme.hairline) / 3
                height: width
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                Accessible.name: modelData > 0 ? pad.names[modelData] : qsTr("Frame the model")
                onClicked: modelData > 0 ? pad.camera.snap(modelData) : pad.camera.frame()

                contentItem: Item {
                    Label {
                        anchors.centerIn: parent
                        visible: key.modelData > 0
                        text: key.modelData
                        size: Theme.t11
                        weight: Font.Medium
                        color: key.here ? Theme.accentText : Theme.text
                    }
                    Icon {
                        anchors.centerIn: parent
                        visible: key.modelData === 0
                        name: "frame"
                        size: Theme.iconSmall
                    }
                }
                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: key.here ? Theme.accentSoft : key.down ? Theme.pressed : key.hovered ? Theme.hover : Theme.clear
                    FocusRing { around: key; gap: 0 }
                }
                Tip {
                    visible: key.hovered
                    text: key.Accessible.name
                }
            }
        }
    }
}
