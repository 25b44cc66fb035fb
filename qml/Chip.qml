// A short word about a thing's state.
import QtQuick

Rectangle {
    id: chip

    enum Kind { Plain, On, Good, Warn, Bad }

    property int kind: Chip.Plain
    property alias text: label.text
    property string iconName
    readonly property color ink: [Theme.quiet, Theme.accentText, Theme.good, Theme.warn, Theme.bad][kind]

    implicitWidth: row.implicitWidth + 2 * Theme.s2
    implicitHeight: Theme.chip
    radius: height / 2
    color: [Theme.raised, Theme.accentSoft, Theme.goodSoft, Theme.warnSoft, Theme.badSoft][kind]
    border.width: Theme.dark ? 0 : Theme.hairline
    border.color: Theme.lineSoft

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.s1
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: chip.iconName
            color: chip.ink
            size: Theme.iconSmall
        }
        Label {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.t11
            weight: Font.Medium
            color: chip.ink
        }
    }
}
