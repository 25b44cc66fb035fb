// What a service's row shows unfolded: help, address, its own settings, and the way to forget a key.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

ColumnLayout {
    id: details

    /// The ServiceRow that holds it; types that name each other can't be loaded.
    required property var row
    property string complaint

    spacing: Theme.s2

    Label {
        Layout.fillWidth: true
        text: details.row.help
        size: Theme.t12
        dim: true
        wrapMode: Text.Wrap
    }
    Label {
        Layout.fillWidth: true
        visible: details.row.ready && !details.row.checks
        text: qsTr("%1 has no free way to check a key: the first job tells whether it is good.").arg(details.row.name)
        size: Theme.t12
        dim: true
        wrapMode: Text.Wrap
    }
    RowLayout {
        spacing: Theme.s2
        Label {
            Layout.preferredWidth: Theme.settingLabel
            text: details.row.addressLabel
            size: Theme.t12
            dim: true
            elide: Text.ElideRight
        }
        TextBox {
            objectName: "addressBox"
            Layout.fillWidth: true
            enabled: !details.row.accounts.practice && details.row.addressFrom === ""
            name: qsTr("%1, %2").arg(details.row.name).arg(details.row.addressLabel)
            placeholderText: details.row.standardAddress
            text: details.row.address
            error: details.complaint
            onEditingFinished: {
                if (text !== details.row.address)
                    details.complaint = details.row.accounts.setAddress(details.row.service, text);
            }
        }
        Label {
            visible: details.row.addressFrom !== ""
            text: qsTr("from %1").arg(details.row.addressFrom)
            size: Theme.t12
            dim: true
        }
    }
    Repeater {
        model: details.row.settings.length
        delegate: RowLayout {
            id: setting
            required property int index
            readonly property var offer: details.row.settings[index]
            Layout.fillWidth: true
            spacing: Theme.s2

            Label {
                Layout.preferredWidth: Theme.settingLabel
                text: setting.offer.label
                size: Theme.t12
                dim: true
                elide: Text.ElideRight
            }
            DropDown {
                objectName: "settingChoice"
                Layout.preferredWidth: Theme.keyField
                visible: setting.offer.labels.length > 0
                enabled: !details.row.accounts.practice
                name: qsTr("%1, %2").arg(details.row.name).arg(setting.offer.label)
                options: setting.offer.labels
                current: setting.offer.chosen
                onChosen: index => details.complaint = details.row.accounts.choose(details.row.service, setting.offer.key, setting.offer.words[index])
            }
            TextBox {
                objectName: "settingText"
                Layout.preferredWidth: Theme.keyField
                visible: setting.offer.labels.length === 0
                enabled: !details.row.accounts.practice
                name: qsTr("%1, %2").arg(details.row.name).arg(setting.offer.label)
                text: setting.offer.value
                onEditingFinished: {
                    if (text !== setting.offer.value)
                        details.complaint = details.row.accounts.choose(details.row.service, setting.offer.key, text);
                }
            }
            Label {
                Layout.fillWidth: true
                text: setting.offer.help
                size: Theme.t11
                dim: true
                wrapMode: Text.Wrap
            }
        }
    }
    Label {
        Layout.fillWidth: true
        visible: text !== ""
        text: details.complaint
        size: Theme.t12
        color: Theme.bad
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    PushButton {
        objectName: "removeKey"
        visible: details.row.kept
        small: true
        kind: PushButton.Danger
        iconName: "trash"
        text: qsTr("Remove the key from the keychain")
        onClicked: details.row.accounts.removeKeys(details.row.service)
    }
}
