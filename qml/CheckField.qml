// A tick with its name behind it.
import QtQuick
import QtQuick.Templates as T

T.CheckBox {
    id: control

    implicitHeight: Math.max(Theme.controlSmall, label.implicitHeight + Theme.s2)
    implicitWidth: indicator.width + spacing + label.implicitWidth
    spacing: Theme.s2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: text

    indicator: Rectangle {
        y: (control.height - height) / 2
        width: Theme.icon
        height: Theme.icon
        radius: Theme.radiusSmall
        color: control.checked ? Theme.accent : Theme.sunken
        border.width: control.checked ? 0 : Theme.hairline
        border.color: Theme.lineStrong

        Icon {
            anchors.centerIn: parent
            visible: control.checked
            name: "check"
            size: Theme.s3
            color: Theme.accentInk
        }
        FocusRing { around: control; innerRadius: Theme.radiusSmall }
    }
    contentItem: Label {
        id: label
        leftPadding: control.indicator.width + control.spacing
        text: control.text
        size: Theme.t12
        enabled: control.enabled
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
    }
}
