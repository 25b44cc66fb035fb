// One sentence that passes, and perhaps a button that takes back what it says.
import QtQuick
import QtQuick.Layouts

FloatingFrame {
    id: toast

    /// `action` is a word on a button that does the `deed`; empty: no button.
    function say(sentence: string, action = "", deed = null) {
        text.text = sentence;
        button.text = action;
        button.deed = deed;
        opacity = 1;
        hide.restart();
    }

    implicitWidth: Theme.toast
    implicitHeight: Math.max(Theme.topBar, row.implicitHeight + 2 * Theme.s2)
    opacity: 0
    visible: opacity > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text.text
    Behavior on opacity { NumberAnimation { duration: Theme.motion } }

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.s3 }
        spacing: Theme.s2
        Icon { name: "info" }
        Label {
            id: text
            Layout.fillWidth: true
            size: Theme.t12
            wrapMode: Text.Wrap
        }
        PushButton {
            id: button
            objectName: "toastAction"
            property var deed: null
            small: true
            visible: button.text !== ""
            onClicked: {
                toast.opacity = 0;
                deed();
            }
        }
        IconButton {
            size: Theme.controlSmall
            iconName: "close"
            tip: qsTr("Close")
            onClicked: toast.opacity = 0
        }
    }
    Timer {
        id: hide
        interval: Theme.toastTime
        onTriggered: toast.opacity = 0
    }
}
