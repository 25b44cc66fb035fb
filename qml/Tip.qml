// What a control says when it is pointed at, or why it can't be used. Needs no focus.
import QtQuick
import QtQuick.Templates as T

T.ToolTip {
    id: tip

    readonly property int widest: 280

    delay: Theme.tipDelay
    margins: Theme.s1
    padding: Theme.s2
    x: parent ? (parent.width - width) / 2 : 0
    y: -height - Theme.s1
    implicitWidth: Math.min(widest, content.implicitWidth + 2 * padding)
    implicitHeight: content.height + 2 * padding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Label {
        id: content
        text: tip.text
        size: Theme.t12
        wrapMode: Text.Wrap
        width: tip.availableWidth
    }
    background: Rectangle {
        color: Theme.raised
        border.color: Theme.line
        radius: Theme.radiusSmall
    }
}
