// A section's name, a quiet word beside it, and what is put inside at its right.
import QtQuick
import QtQuick.Layouts

RowLayout {
    property alias text: title.text
    property alias aside: aside.text
    default property alias actions: actions.data

    implicitHeight: Theme.controlSmall
    spacing: Theme.s2

    Label {
        id: title
        size: Theme.t12
        weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Label {
        id: aside
        size: Theme.t12
        dim: true
        Layout.fillWidth: true
        elide: Text.ElideRight
    }
    Row {
        id: actions
        spacing: Theme.s1
    }
}
