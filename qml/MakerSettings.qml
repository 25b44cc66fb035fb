// What may be set for whoever makes it.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

ColumnLayout {
    id: settings

    required property Composer composer
    property bool more: false

    spacing: 0

    SettingsBox {
        Layout.fillWidth: true
        visible: settings.composer.services.local
        options: settings.composer.options
    }
    ServiceOptions {
        Layout.fillWidth: true
        visible: !settings.composer.services.local
        composer: settings.composer
        more: settings.more
    }
}
