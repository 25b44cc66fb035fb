// How the window looks: its colours, its text, its motion.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

Popover {
    id: popover

    required property Look look

    width: Theme.lookPopover
    contentItem: ColumnLayout {
        spacing: Theme.s2

        SectionTitle {
            Layout.fillWidth: true
            text: qsTr("Colours")
        }
        Segmented {
            objectName: "coloursChoice"
            Layout.fillWidth: true
            name: qsTr("Colours")
            options: [qsTr("System"), qsTr("Light"), qsTr("Dark")]
            current: popover.look.colours
            onChosen: index => popover.look.colours = index
        }
        SectionTitle {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s1
            text: qsTr("Text size")
            aside: qsTr("Ctrl + and Ctrl −")
        }
        Segmented {
            objectName: "textSizeChoice"
            Layout.fillWidth: true
            name: qsTr("Text size")
            options: popover.look.textSizes.map(size => qsTr("%1 %").arg(size))
            current: popover.look.textSizes.indexOf(popover.look.textPercent)
            onChosen: index => popover.look.textPercent = popover.look.textSizes[index]
        }
        ToggleSwitch {
            objectName: "motionChoice"
            Layout.topMargin: Theme.s1
            text: qsTr("Without motion")
            checked: popover.look.reducedMotion
            onToggled: popover.look.reducedMotion = checked
        }
    }
}
