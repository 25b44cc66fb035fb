// What was spent today, in the top bar; opens the rest of it.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Turnaround.Ui

T.AbstractButton {
    id: button

    required property SpendingBook spending
    signal budgetWanted()

    implicitHeight: Theme.control
    implicitWidth: row.implicitWidth + 2 * Theme.s2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: qsTr("Spent today %1").arg(spending.today)
    Accessible.name: text
    onClicked: popover.opened ? popover.close() : popover.open()

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.s1 + Theme.ring
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "wallet"
                color: button.spending.exhausted ? Theme.bad : Theme.quiet
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Spent today")
                dim: true
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Theme.spendingPopover)
                text: button.spending.today
                weight: Font.DemiBold
                color: button.spending.exhausted ? Theme.bad : Theme.text
                elide: Text.ElideRight
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "chevron-down"
                size: Theme.iconSmall
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.hovered || popover.opened ? Theme.hover : Theme.clear
        FocusRing { around: button }
    }

    Popover {
        id: popover
        objectName: "spendingPopover"
        x: button.width - width
        y: button.height + Theme.s3
        width: Theme.spendingPopover

        contentItem: ColumnLayout {
            spacing: Theme.s3

            SpendingSummary {
                Layout.fillWidth: true
                spending: button.spending
            }
            Hairline { Layout.fillWidth: true }
            ListView {
                id: charges
                Layout.fillWidth: true
                implicitHeight: Math.min(contentHeight, Theme.spendingCharges)
                visible: count > 0
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: button.spending
                T.ScrollBar.vertical: ThinScrollBar {}
                delegate: ChargeRow { width: charges.width - (charges.contentHeight > charges.height ? Theme.s3 : 0) }
            }
            Label {
                visible: button.spending.count === 0
                text: qsTr("Nothing was charged yet.")
                size: Theme.t12
                dim: true
            }
            PushButton {
                objectName: "openBudget"
                small: true
                text: button.spending.bars.length > 0 ? qsTr("Change the budget") : qsTr("Set a budget")
                onClicked: {
                    popover.close();
                    button.budgetWanted();
                }
            }
        }
    }
}
