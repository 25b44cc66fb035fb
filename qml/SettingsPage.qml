// Services and their keys, the budget, the look. Keys stand beside the budget: they spend money.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

FocusScope {
    id: page

    enum Section { Services, Budget, Look }

    required property ServiceAccounts accounts
    required property SpendingBook spending
    required property Look look
    property int section: SettingsPage.Services
    readonly property bool narrow: width < Theme.narrowBelow
    readonly property var navRows: [
        { section: SettingsPage.Services, icon: "key", text: qsTr("Services and keys"), name: "servicesSection" },
        { section: SettingsPage.Budget, icon: "wallet", text: qsTr("Budget"), name: "budgetSection" },
        { section: SettingsPage.Look, icon: "sun", text: qsTr("Look"), name: "lookSection" }
    ].filter(row => narrow || row.section !== SettingsPage.Budget)
    signal closed()

    /// Shows a service's row, ready to take its key; empty: the services.
    function openAt(service: string) {
        section = SettingsPage.Services;
        const row = services.itemAt(accounts.rowOf(service));
        if (row) {
            row.unfolded = true;
            Qt.callLater(row.begin); // its place is known by then
        }
    }

    function openBudget() {
        section = narrow ? SettingsPage.Budget : SettingsPage.Services;
    }

    onVisibleChanged: {
        if (!visible)
            return;
        accounts.refresh();
        const first = nav.itemAt(0);
        if (first)
            first.forceActiveFocus(Qt.OtherFocusReason);
    }
    onNarrowChanged: {
        if (!narrow && section === SettingsPage.Budget)
            section = SettingsPage.Services;
    }
    Keys.onEscapePressed: closed()

    Rectangle {
        anchors.fill: parent
        color: Theme.window
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        Rectangle {
            Layout.preferredWidth: page.narrow ? Theme.settingsNavNarrow : Theme.settingsNav
            Layout.fillHeight: true
            color: Theme.panel

            Column {
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.s2 }
                spacing: Theme.ring

                Repeater {
                    id: nav
                    model: page.navRows
                    delegate: NavRow {
                        required property var modelData
                        objectName: modelData.name
                        width: parent.width
                        iconName: modelData.icon
                        text: modelData.text
                        checked: page.section === modelData.section
                        onClicked: page.section = modelData.section
                    }
                }
            }
            Hairline {
                anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
            }
        }
        StackLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            currentIndex: page.section

            TallPage {
                id: servicesPage
                Item {
                    implicitHeight: list.implicitHeight + 2 * Theme.s6

                    ColumnLayout {
                        id: list
                        anchors { top: parent.top; left: parent.left; topMargin: Theme.s6; leftMargin: Theme.s6 }
                        width: Math.min(parent.width - 2 * Theme.s6, Theme.settingsWidest)
                        spacing: Theme.s4

                        ColumnLayout {
                            spacing: 0
                            Label {
                                text: qsTr("Services and keys")
                                size: Theme.t20
                                weight: Font.DemiBold
                                Accessible.role: Accessible.Heading
                                Accessible.name: text
                            }
                            Label {
                                Layout.fillWidth: true
                                text: page.accounts.practice
                                    ? qsTr("Practice: every service is played on this computer. Nothing is sent, nothing is paid, and no key is needed.")
                                    : qsTr("Keys stay in the system's keychain. Each goes only to the service it belongs to.")
                                size: Theme.t12
                                dim: true
                                wrapMode: Text.Wrap
                            }
                        }
                        Note {
                            Layout.fillWidth: true
                            visible: text !== ""
                            kind: Note.Bad
                            text: page.accounts.problem
                        }
                        Rectangle {
                            Layout.fillWidth: true
                            implicitHeight: rows.implicitHeight
                            radius: Theme.radius
                            color: Theme.panel
                            border.color: Theme.line

                            Column {
                                id: rows
                                width: parent.width
                                Repeater {
                                    id: services
                                    model: page.accounts
                                    delegate: ServiceRow {
                                        width: rows.width
                                        accounts: page.accounts
                                        onBegun: Qt.callLater(() => servicesPage.reveal(this))
                                    }
                                }
                                RowLayout {
                                    width: parent.width
                                    height: Theme.controlBig + Theme.s3
                                    spacing: Theme.s2
                                    Icon {
                                        Layout.leftMargin: Theme.s4
                                        name: "cube"
                                        color: Theme.text
                                    }
                                    Label {
                                        text: qsTr("Blockout")
                                        weight: Font.DemiBold
                                    }
                                    Label {
                                        Layout.fillWidth: true
                                        text: qsTr("on this computer, free, works offline")
                                        size: Theme.t12
                                        dim: true
                                        elide: Text.ElideRight
                                    }
                                    Chip {
                                        Layout.rightMargin: Theme.s4
                                        kind: Chip.Good
                                        iconName: "check"
                                        text: qsTr("always ready")
                                    }
                                }
                            }
                        }
                        RowLayout {
                            visible: !page.accounts.practice
                            spacing: Theme.s2
                            Icon { name: "info" }
                            Label {
                                Layout.fillWidth: true
                                text: qsTr("Checking a key costs nothing. It never starts a job.")
                                size: Theme.t12
                                dim: true
                                wrapMode: Text.Wrap
                            }
                        }
                    }
                }
            }
            TallPage {
                Item {
                    implicitHeight: budget.implicitHeight + 2 * Theme.s6

                    BudgetPanel {
                        id: budget
                        anchors { top: parent.top; left: parent.left; topMargin: Theme.s6; leftMargin: Theme.s6 }
                        width: Math.min(parent.width - 2 * Theme.s6, Theme.budgetWidest)
                        spending: page.spending
                    }
                }
            }
            TallPage {
                Item {
                    implicitHeight: looks.implicitHeight + 2 * Theme.s6

                    LookSettings {
                        id: looks
                        anchors { top: parent.top; left: parent.left; topMargin: Theme.s6; leftMargin: Theme.s6 }
                        width: Math.min(parent.width - 2 * Theme.s6, Theme.lookSettings)
                        look: page.look
                    }
                }
            }
        }
        Rectangle {
            Layout.preferredWidth: Theme.budgetColumn
            Layout.fillHeight: true
            visible: !page.narrow
            color: Theme.panel

            TallPage {
                anchors.fill: parent
                Item {
                    implicitHeight: column.implicitHeight + 2 * Theme.s4

                    BudgetPanel {
                        id: column
                        anchors { top: parent.top; left: parent.left; right: parent.right; margins: Theme.s4 }
                        spending: page.spending
                    }
                }
            }
            Hairline {
                anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            }
        }
    }
}
