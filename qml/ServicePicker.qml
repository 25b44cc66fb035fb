// Who makes it: a button that says who, and the list that opens over it.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Turnaround.Ui

T.Button {
    id: picker

    required property ServiceMenu services
    required property bool practice
    signal keyWanted(string service)

    implicitHeight: Math.max(Theme.controlTall, contentItem.implicitHeight + Theme.s2)
    leftPadding: Theme.s2
    rightPadding: Theme.s2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Made by %1").arg(services.title)
    Accessible.description: practice ? qsTr("practice") : ""
    onClicked: list.opened ? list.close() : list.open()
    Keys.onDownPressed: list.open()
    Keys.onUpPressed: list.open()

    contentItem: RowLayout {
        spacing: Theme.s2
        Icon {
            name: picker.services.local ? "cube" : picker.practice ? "shield" : "cloud"
            color: Theme.text
        }
        ColumnLayout {
            spacing: 0
            Label {
                Layout.fillWidth: true
                text: picker.services.local ? picker.services.title : picker.services.serviceName
                weight: Font.Medium
                elide: Text.ElideRight
            }
            Label {
                Layout.fillWidth: true
                visible: text !== ""
                text: picker.services.modelName
                size: Theme.t11
                dim: true
                elide: Text.ElideLeft // the end tells models apart
            }
        }
        Icon {
            name: "chevron-down"
            size: Theme.iconSmall
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.sunken
        border.width: picker.visualFocus ? Theme.ring : Theme.hairline
        border.color: picker.visualFocus ? Theme.accent : picker.hovered ? Theme.lineStrong : Theme.line
    }
    Tip {
        visible: picker.hovered && !list.opened && text !== ""
        text: picker.services.title
    }

    T.Popup {
        id: list

        property real roomAbove: Theme.serviceListHeight

        objectName: "serviceList"
        y: -height - Theme.s1
        width: Theme.serviceList
        height: Math.min(rows.contentHeight + 2 * padding, Theme.serviceListHeight, roomAbove)
        padding: Theme.s1
        margins: Theme.s2
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
        background: FloatingFrame {}
        onAboutToShow: roomAbove = picker.mapToItem(null, 0, 0).y - Theme.s1 - margins
        onOpened: {
            rows.currentIndex = picker.services.row;
            rows.forceActiveFocus();
            // Rows differ in height: where one stands is known only after those before it were made.
            for (let i = 0; i < 2; ++i) {
                rows.positionViewAtIndex(rows.currentIndex, ListView.Center);
                rows.forceLayout();
            }
        }
        contentItem: ListView {
            id: rows
            clip: true
            model: picker.services
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: true
            T.ScrollBar.vertical: ThinScrollBar {}
            Keys.onReturnPressed: pick(currentIndex)
            Keys.onEnterPressed: pick(currentIndex)
            Keys.onSpacePressed: pick(currentIndex)

            function pick(row: int) {
                picker.services.choose(row);
                list.close();
                picker.forceActiveFocus();
            }

            delegate: MakerRow {
                required property int row

                width: rows.width - Theme.s2
                highlighted: rows.currentIndex === row
                chosen: picker.services.row === row
                onClicked: rows.pick(row)
                onKeyWanted: {
                    list.close();
                    picker.keyWanted(serviceId);
                }
            }
        }
    }
}
