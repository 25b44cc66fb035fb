// The options of the chosen service's model; the rarer ones where `more` are wanted.
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
}
