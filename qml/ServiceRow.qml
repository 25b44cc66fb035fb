// One service: its key, what it says about it, and, unfolded, all that can be set. A key that is kept is never shown.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

FocusScope {
    id: row

    required property ServiceAccounts accounts
    required property string service
    required property string name
    required property string models
    required property string help
    required property int keyState
    required property string keyText
    required property var fields
    required property bool checks
    required property bool ready
    required property int verdict
    required property string said
    required property string balance
    required property string address
    required property string addressLabel
    required property string addressFrom
    required property string standardAddress
    required property var settings
    property bool unfolded: false
    readonly property bool kept: keyState === KeyState.Kept
    readonly property bool takesKey: kept || keyState === KeyState.Missing
    readonly property bool typed: keyBoxes.count > 0 && keyBoxes.itemAt(0).text !== ""
    readonly property bool saves: takesKey && (typed || !kept)
    readonly property bool mayCheck: ready && checks && !(takesKey && typed)

    /// All of it is there, and should be in sight.
    signal begun()

    function begin() {
        unfolded = true;
        if (takesKey && keyBoxes.count > 0)
            keyBoxes.itemAt(0).forceActiveFocus(Qt.OtherFocusReason);
        else
            fold.forceActiveFocus(Qt.OtherFocusReason);
        begun();
    }
    function save() {
        accounts.saveKeys(service, keyBoxes.itemAt(0).text, keyBoxes.count > 1 ? keyBoxes.itemAt(1).text : "");
    }

    implicitHeight: column.implicitHeight + 2 * Theme.s3
    Accessible.role: Accessible.Grouping
    Accessible.name: name
    Accessible.description: keyText

    Connections {
        target: row.accounts
        function onKeysSaved(service) {
            for (let i = 0; service === row.service && i < keyBoxes.count; ++i)
                keyBoxes.itemAt(i).clear();
        }
    }
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.s3; leftMargin: Theme.s4; rightMargin: Theme.s4 }
        spacing: Theme.s2

        RowLayout {
            spacing: Theme.s3

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.minimumWidth: 0
                spacing: Theme.s2
                RowLayout {
                    Layout.minimumHeight: Theme.control
                    spacing: Theme.s2
                    Label {
                        text: row.name
                        weight: Font.DemiBold
                    }
                    Label {
                        Layout.fillWidth: true
                        text: row.models
                        size: Theme.t12
                        dim: true
                        elide: Text.ElideRight

                        HoverHandler { id: modelsHover }
                        Tip {
                            visible: modelsHover.hovered && parent.truncated
                            text: row.models
                        }
                    }
                }
                RowLayout {
                    spacing: Theme.s2
                    Chip {
                        objectName: "keyChip"
                        kind: row.kept || row.keyState === KeyState.Environment ? Chip.Good
                            : row.keyState === KeyState.NoKeychain ? Chip.Warn
                            : row.keyState === KeyState.Practice ? Chip.On : Chip.Plain
                        iconName: row.kept || row.keyState === KeyState.Environment ? "check"
                            : row.keyState === KeyState.NoKeychain ? "warn" : "key"
                        text: row.keyText
                    }
                    Chip {
                        visible: row.verdict === Verdict.Good
                        kind: Chip.Good
                        iconName: "check"
                        text: row.said
                    }
                    Label {
                        visible: row.verdict === Verdict.Asking
                        text: row.said
                        size: Theme.t12
                        dim: true
                    }
                    Label {
                        visible: text !== ""
                        text: row.balance
                        size: Theme.t12
                        weight: Font.Medium
                    }
                    Item { Layout.fillWidth: true }
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.keyField
                Layout.minimumWidth: Theme.keyField
                Layout.maximumWidth: Theme.keyField
                visible: row.takesKey
                spacing: Theme.s1
                Repeater {
                    id: keyBoxes
                    model: row.fields.length
                    delegate: TextBox {
                        required property int index
                        readonly property string label: row.fields[index].label
                        objectName: "keyBox"
                        Layout.fillWidth: true
                        name: qsTr("%1, %2").arg(row.name).arg(label)
                        placeholderText: row.kept ? qsTr("Paste another %1").arg(label.toLowerCase()) : qsTr("Paste the %1").arg(label.toLowerCase())
                        echoMode: TextInput.Password
                        maximumLength: 4000
                        onAccepted: row.save()
                    }
                }
            }
            PushButton {
                id: save
                objectName: "saveKey"
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.keyButton
                visible: row.saves
                enabled: row.typed
                whyNot: qsTr("Paste the key first")
                text: qsTr("Save")
                onClicked: row.save()
            }
            PushButton {
                id: check
                objectName: "checkKey"
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.keyButton
                visible: row.mayCheck && !row.saves
                enabled: row.verdict !== Verdict.Asking
                whyNot: row.said
                text: row.fields.length === 0 ? qsTr("Check the server") : qsTr("Check the key")
                tip: qsTr("Asks %1; costs nothing").arg(row.name)
                onClicked: row.accounts.check(row.service)
            }
            Item {
                // The fields stand in one line, whatever can be pressed.
                Layout.preferredWidth: Theme.keyButton
                visible: row.takesKey && !row.saves && !row.mayCheck
            }
            IconButton {
                id: fold
                objectName: "unfoldService"
                Layout.alignment: Qt.AlignTop
                iconName: "chevron-down"
                rotation: row.unfolded ? 180 : 0
                tip: row.unfolded ? qsTr("Less about %1").arg(row.name) : qsTr("More about %1").arg(row.name)
                onClicked: row.unfolded = !row.unfolded
            }
        }
        Label {
            Layout.fillWidth: true
            visible: text !== "" && row.verdict !== Verdict.Good && row.verdict !== Verdict.Asking
            text: row.said
            size: Theme.t12
            color: row.verdict === Verdict.Bad ? Theme.bad : Theme.quiet
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        ServiceDetails {
            Layout.fillWidth: true
            visible: row.unfolded
            row: row
        }
    }
    Hairline {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
