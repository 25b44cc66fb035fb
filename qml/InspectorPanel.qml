// What the model is made of.
import QtQuick
import QtQuick.Layouts
import Turnaround.Viewer

Rectangle {
    id: panel

    required property ModelViewer viewer
    readonly property modelFacts facts: viewer.facts

    implicitWidth: Theme.inspector
    color: Theme.panel

    Rectangle {
        width: Theme.hairline
        height: parent.height
        color: Theme.lineSoft
    }
    ColumnLayout {
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.s4; rightMargin: Theme.s4; topMargin: Theme.s1 }
        spacing: 0

        SectionTitle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.viewerBar
            text: qsTr("Model")
            aside: panel.viewer.preview ? qsTr("Blockout preview") : ""
        }
        Label {
            Layout.fillWidth: true
            visible: !panel.facts.known
            text: qsTr("When there is a model, this side says what it is made of.")
            size: Theme.t12
            dim: true
            wrapMode: Text.Wrap
            lineHeight: 1.35
        }
        ColumnLayout {
            objectName: "factRows"
            visible: panel.facts.known
            spacing: 0

            FactRow { name: qsTr("Triangles"); value: panel.facts.trianglesText }
            FactRow { name: qsTr("Vertices"); value: panel.facts.verticesText }
            FactRow { name: qsTr("Materials"); value: panel.facts.materialsText }
            FactRow { name: qsTr("Maps"); value: panel.facts.mapTexts.length > 0 ? panel.facts.mapTexts.join("\n") : qsTr("none") }
            FactRow { name: qsTr("Size"); value: panel.facts.dimensionsText }
            FactRow { name: qsTr("Surface"); value: panel.facts.surfaceText }
            FactRow { name: qsTr("File"); value: panel.facts.fileSizeText }
        }
        Repeater {
            model: panel.viewer.notes
            Note {
                required property string modelData
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
                kind: Note.Warn
                text: modelData
            }
        }
    }
}
