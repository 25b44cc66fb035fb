// Names and values of a model, under a title. `lines` is a list of { name, value }.
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    id: figures

    required property string title
    required property var lines

    spacing: 0

    SectionTitle {
        Layout.fillWidth: true
        Layout.minimumHeight: Theme.controlSmall
        text: figures.title
    }
    Repeater {
        model: figures.lines
        delegate: RowLayout {
            required property var modelData
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.controlSmall
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.name + ": " + modelData.value
            Label {
                Layout.preferredWidth: Theme.factName
                Layout.alignment: Qt.AlignTop
                topPadding: Theme.s1
                text: modelData.name
                size: Theme.t12
                dim: true
            }
            Label {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                topPadding: Theme.s1
                text: modelData.value
                size: Theme.t12
                wrapMode: Text.Wrap
            }
        }
    }
}
