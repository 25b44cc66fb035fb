// What was spent, what may be spent without asking, and the latest charges.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

ColumnLayout {
    id: panel

    required property SpendingBook spending
    property string complaint

    spacing: Theme.s3

    SectionTitle {
        Layout.fillWidth: true
        text: qsTr("Spent")
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: summary.implicitHeight + 2 * Theme.s3
        radius: Theme.radius
        color: Theme.raised
        border.width: Theme.dark ? 0 : Theme.hairline
        border.color: Theme.lineSoft

        SpendingSummary {
            id: summary
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.s3 }
            spending: panel.spending
        }
    }
    SectionTitle {
        Layout.fillWidth: true
        text: qsTr("Budget")
        aside: qsTr("empty: no limit")
    }
    Repeater {
        model: panel.spending.limits.length
        delegate: ColumnLayout {
            id: limits
            required property int index
            readonly property var entry: panel.spending.limits[index]
            Layout.fillWidth: true
            spacing: Theme.s2

            Repeater {
                model: [false, true]
                delegate: RowLayout {
                    required property bool modelData
                    Layout.fillWidth: true
                    Label {
                        Layout.fillWidth: true
                        text: box.name
                        elide: Text.ElideRight
                    }
                    TextBox {
                        id: box
                        objectName: "limitBox"
                        Layout.preferredWidth: Theme.amountField
                        name: modelData ? qsTr("At most per month, %1").arg(limits.entry.unit) : qsTr("At most per day, %1").arg(limits.entry.unit)
                        horizontalAlignment: TextInput.AlignRight
                        readonly property string wanted: modelData ? limits.entry.month : limits.entry.day
                        text: wanted
                        onEditingFinished: {
                            if (text !== wanted)
                                panel.complaint = panel.spending.limit(limits.entry.unit, modelData, text);
                        }
                    }
                }
            }
        }
    }
    Label {
        Layout.fillWidth: true
        visible: text !== ""
        text: panel.complaint
        size: Theme.t12
        color: Theme.bad
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Label {
        Layout.fillWidth: true
        text: qsTr("A job that would exceed a budget, or whose price is not known, is not sent. Practice costs nothing and does not count.")
        size: Theme.t11
        dim: true
        wrapMode: Text.Wrap
    }
    Hairline {
        Layout.fillWidth: true
        color: Theme.line
    }
    SectionTitle {
        Layout.fillWidth: true
        visible: panel.spending.count > 0
        text: qsTr("Latest charges")
    }
    Column {
        Layout.fillWidth: true
        Repeater {
            model: panel.spending
            delegate: ChargeRow { width: parent ? parent.width : 0 }
        }
    }
    Label {
        visible: panel.spending.count === 0
        text: qsTr("Nothing was charged yet.")
        size: Theme.t12
        dim: true
    }
}
