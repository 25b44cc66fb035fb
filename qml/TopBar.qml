import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

Rectangle {
    id: bar

    enum Page { Create, Library, Settings }

    required property SpendingBook spending
    /// Every service is played on this computer.
    property bool practice: false
    property int page: TopBar.Create
    /// Where the settings were opened from.
    property int pageBefore: TopBar.Create
    signal budgetWanted()

    function openSettings() {
        if (page !== TopBar.Settings)
            pageBefore = page;
        page = TopBar.Settings;
    }
    function leaveSettings() {
        page = pageBefore;
        gear.forceActiveFocus(Qt.OtherFocusReason);
    }

    implicitHeight: Theme.topBar
    color: Theme.window

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s3
        spacing: Theme.s1

        Image {
            sourceSize: Qt.size(2 * Theme.iconLarge, 2 * Theme.iconLarge)
            Layout.preferredWidth: Theme.iconLarge
            Layout.preferredHeight: Theme.iconLarge
            source: "image://icon/turnaround/" + String(Theme.accent).replace("#", "")
            Accessible.ignored: true
        }
        Label {
            Layout.leftMargin: Theme.s1
            Layout.rightMargin: Theme.s4
            text: Qt.application.displayName
            weight: Font.DemiBold
        }
        TabButton {
            iconName: "turntable"
            text: qsTr("Create")
            checked: bar.page === TopBar.Create
            onClicked: bar.page = TopBar.Create
        }
        TabButton {
            iconName: "library"
            text: qsTr("Library")
            checked: bar.page === TopBar.Library
            onClicked: bar.page = TopBar.Library
        }
        Item { Layout.fillWidth: true }
        Chip {
            objectName: "practiceMark"
            Layout.rightMargin: Theme.s2
            visible: bar.practice
            kind: Chip.On
            iconName: "shield"
            text: qsTr("Practice: nothing is paid")
        }
        SpendingButton {
            objectName: "spendingButton"
            visible: bar.spending.shown
            spending: bar.spending
            onBudgetWanted: bar.budgetWanted()
        }
        IconButton {
            id: gear
            objectName: "settingsButton"
            iconName: "settings"
            checked: bar.page === TopBar.Settings
            tip: bar.page === TopBar.Settings ? qsTr("Close the settings") : qsTr("Services, keys, budget and look")
            onClicked: bar.page === TopBar.Settings ? bar.leaveSettings() : bar.openSettings()
        }
    }
    Hairline {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
