// One line of what was charged.
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: line

    required property string name
    required property string service
    required property string when
    required property string cost
    required property string note

    height: Math.max(Theme.controlBig, implicitHeight)
    spacing: Theme.s2
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2, %3").arg(name).arg(service).arg(cost)
    Accessible.description: note !== "" ? note : when

    ColumnLayout {
        spacing: 0
        Label {
            Layout.fillWidth: true
            text: line.name
            size: Theme.t12
            elide: Text.ElideRight
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("%1 · %2").arg(line.service).arg(line.when)
            size: Theme.t11
            dim: true
            elide: Text.ElideRight
        }
    }
    ColumnLayout {
        spacing: 0
        Label {
            Layout.alignment: Qt.AlignRight
            text: line.cost
            size: Theme.t12
        }
        Label {
            Layout.alignment: Qt.AlignRight
            visible: text !== ""
            text: line.note
            size: Theme.t11
            color: Theme.warn
        }
    }
}
