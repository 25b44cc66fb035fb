import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

Rectangle {
    id: bar

    enum Page { Create, Library }

    required property Look look
    property int page: TopBar.Create

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
        IconButton {
            id: settings
            objectName: "settingsButton"
            iconName: "settings"
            tip: qsTr("Colours and text")
            onClicked: look.opened ? look.close() : look.open()

            LookPopover {
                id: look
                look: bar.look
                x: settings.width - width
                y: settings.height + Theme.s3
            }
        }
    }
    Hairline {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
