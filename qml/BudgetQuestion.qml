// A job that the budget held back: why, and what the artist may do.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

Rectangle {
    id: question

    required property Composer composer

    implicitHeight: column.implicitHeight + 2 * Theme.s2
    radius: Theme.radius
    color: Theme.warnSoft
    border.color: Theme.warnLine
    Accessible.role: Accessible.AlertMessage
    Accessible.name: composer.overBudget

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.s3; rightMargin: Theme.s2; topMargin: Theme.s2 }
        spacing: Theme.s2

        TermRow {
            Layout.fillWidth: true
            icon: "wallet"
            warns: true
            lines: 6
            text: question.composer.overBudget
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.s1
            PushButton {
                objectName: "changeBudget"
                small: true
                kind: PushButton.Quiet
                text: qsTr("Budget")
                tip: qsTr("Change the budget in the settings")
                onClicked: question.composer.budgetRequested()
            }
            PushButton {
                objectName: "keepToBudget"
                small: true
                text: qsTr("Don’t send")
                onClicked: question.composer.keepToBudget()
            }
            PushButton {
                objectName: "payAnyway"
                small: true
                kind: PushButton.Warn
                text: qsTr("Pay anyway")
                onClicked: question.composer.payAnyway()
            }
        }
    }
}
