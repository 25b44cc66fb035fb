// How the window looks: its colours, its text, its motion.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

ColumnLayout {
    id: settings

    required property Look look

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
        current: settings.look.colours
        onChosen: index => settings.look.colours = index
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
        options: settings.look.textSizes.map(size => qsTr("%1 %").arg(size))
        current: settings.look.textSizes.indexOf(settings.look.textPercent)
        onChosen: index => settings.look.textPercent = settings.look.textSizes[index]
    }
    ToggleSwitch {
        objectName: "motionChoice"
        Layout.topMargin: Theme.s1
        text: qsTr("Without motion")
        checked: settings.look.reducedMotion
        onToggled: settings.look.reducedMotion = checked
    }
}
