// Why the library shows nothing.
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    id: empty

    property bool searching: false

    spacing: Theme.s2

    Icon {
        Layout.alignment: Qt.AlignHCenter
        name: empty.searching ? "search" : "library"
        size: Theme.iconTile
    }
    Label {
        Layout.alignment: Qt.AlignHCenter
        text: empty.searching ? qsTr("No model has that name") : qsTr("No models yet")
        size: Theme.t15
        weight: Font.DemiBold
    }
    Label {
        Layout.alignment: Qt.AlignHCenter
        text: empty.searching ? qsTr("Search for fewer words, or press Esc to see all.")
                              : qsTr("What you generate is kept here. Drop a GLB file to import it.")
        size: Theme.t12
        dim: true
    }
}
