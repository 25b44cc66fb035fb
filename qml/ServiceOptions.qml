// The options of the chosen service's model; the rarer ones on request.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

ColumnLayout {
    id: form

    required property Composer composer
    property bool more: false

    spacing: Theme.s2

    Repeater {
        model: form.composer.serviceOptions
        OptionField {
            required property bool advanced

            Layout.fillWidth: true
            visible: !advanced || form.more
            list: form.composer.serviceOptions
        }
    }
    Label {
        Layout.fillWidth: true
        visible: form.composer.serviceOptions.count === 0
        text: qsTr("This model has nothing to set.")
        size: Theme.t12
        dim: true
    }
    RowLayout {
        visible: form.composer.services.note !== ""
        spacing: Theme.s2
        Icon {
            Layout.alignment: Qt.AlignTop
            name: "info"
            size: Theme.iconSmall
        }
        Label {
            Layout.fillWidth: true
            text: form.composer.services.note
            size: Theme.t12
            dim: true
            wrapMode: Text.Wrap
        }
    }
    RowLayout {
        visible: more.visible || reset.visible
        spacing: Theme.s1
        PushButton {
            id: more
            objectName: "moreOptions"
            visible: form.composer.serviceOptions.advanced > 0
            small: true
            kind: PushButton.Quiet
            iconName: form.more ? "chevron-down" : "chevron-right"
            text: form.more ? qsTr("Fewer options") : qsTr("More options")
            onClicked: form.more = !form.more
        }
        Item { Layout.fillWidth: true }
        PushButton {
            id: reset
            visible: form.composer.serviceOptions.touched
            small: true
            kind: PushButton.Quiet
            iconName: "undo"
            text: qsTr("As usual")
            tip: qsTr("Every option as the service would have it")
            onClicked: form.composer.serviceOptions.reset()
        }
    }
}
