// The shadings to choose from, each with a small picture of what it does.
import QtQuick
import QtQuick.Templates as T
import Turnaround.Viewer

Popover {
    id: strip

    required property ModelViewer viewer
    readonly property list<string> names: [qsTr("Lit"), qsTr("Lit + wire"), qsTr("Wire"), qsTr("Clay"), qsTr("Base"), qsTr("Normal"),
        qsTr("Rough"), qsTr("Metal"), qsTr("AO")]

    padding: Theme.s2

    contentItem: Grid {
        columns: Theme.textScale > 1.25 ? 5 : strip.names.length
        spacing: Theme.shadingThumbGap

        Repeater {
            model: strip.names

            T.AbstractButton {
                id: choice

                required property int index
                required property string modelData

                objectName: "shading" + index
                width: Theme.shadingThumbWidth
                implicitHeight: Theme.shadingThumbHeight + Theme.s1 + word.implicitHeight
                checked: strip.viewer.shading === index
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                Accessible.name: modelData
                Accessible.role: Accessible.RadioButton
                onClicked: strip.viewer.shading = index

                background: Item {
                    Rectangle {
                        width: parent.width
                        height: Theme.shadingThumbHeight
                        radius: Theme.radiusSmall
                        gradient: Gradient {
                            GradientStop { position: 0; color: Theme.stage1 }
                            GradientStop { position: 1; color: Theme.stage2 }
                        }
                        Image {
                            anchors.centerIn: parent
                            height: parent.height
                            width: height
                            sourceSize: Qt.size(width * Screen.devicePixelRatio, height * Screen.devicePixelRatio)
                            source: "qrc:/turnaround/shading/" + choice.index + (choice.index === Shading.Wire && !Theme.dark ? "-light.png" : ".png")
                        }
                    }
                    Rectangle {
                        width: parent.width
                        height: Theme.shadingThumbHeight
                        radius: Theme.radiusSmall
                        color: Theme.clear
                        border.width: choice.checked ? Theme.ring : Theme.hairline
                        border.color: choice.checked ? Theme.accent : choice.hovered ? Theme.lineStrong : Theme.line
                        FocusRing { around: choice; innerRadius: Theme.radiusSmall }
                    }
                }
                contentItem: Item {
                    Label {
                        id: word
                        anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
                        text: choice.modelData
                        size: Theme.t11
                        weight: choice.checked ? Font.Medium : Font.Normal
                        color: choice.checked ? Theme.accentText : Theme.quiet
                    }
                }
            }
        }
    }
}
