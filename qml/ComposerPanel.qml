// The left side: what goes in.
import QtQuick

Rectangle {
    color: Theme.panel

    Hairline {
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
    }
}
