// What was spent today and this month, beside what may be.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

ColumnLayout {
    id: summary

    required property SpendingBook spending

    spacing: Theme.s2

    Repeater {
        model: [{ words: qsTr("Today"), figures: summary.spending.spentToday }, { words: qsTr("This month"), figures: summary.spending.spentThisMonth }]
        delegate: RowLayout {
            required property var modelData
            Layout.fillWidth: true
            spacing: Theme.s4
            Label {
                Layout.alignment: Qt.AlignTop
                text: modelData.words
                size: Theme.t12
                dim: true
            }
            Label {
                Layout.fillWidth: true
                text: modelData.figures
                weight: Font.DemiBold
                horizontalAlignment: Text.AlignRight
                wrapMode: Text.Wrap
            }
        }
    }
    Repeater {
        model: summary.spending.bars
        delegate: ColumnLayout {
            required property var modelData
            Layout.fillWidth: true
            spacing: Theme.s1
            RowLayout {
                Label {
                    Layout.fillWidth: true
                    text: qsTr("Budget · %1").arg(modelData.words)
                    size: Theme.t11
                    dim: true
                    elide: Text.ElideRight
                }
                Label {
                    text: modelData.over ? qsTr("%1, used up").arg(modelData.figures) : modelData.figures
                    size: Theme.t11
                    color: modelData.over ? Theme.bad : Theme.quiet
                }
            }
            ProgressLine {
                Layout.fillWidth: true
                name: modelData.words
                value: modelData.share
                fill: modelData.over ? Theme.bad : Theme.accent
            }
        }
    }
    Label {
        Layout.fillWidth: true
        visible: text !== ""
        text: summary.spending.practiceNote
        size: Theme.t11
        dim: true
        wrapMode: Text.Wrap
    }
}
