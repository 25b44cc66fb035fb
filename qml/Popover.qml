// A small panel over the window: Escape or a click beside it closes it.
import QtQuick
import QtQuick.Templates as T

T.Popup {
    padding: Theme.s4
    margins: Theme.s2
    focus: true
    implicitWidth: contentItem.implicitWidth + 2 * padding
    implicitHeight: contentItem.implicitHeight + 2 * padding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    background: FloatingFrame { color: Theme.panel }
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.motion; easing.type: Easing.OutCubic }
    }
}
