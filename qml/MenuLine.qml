import QtQuick
import QtQuick.Templates as T

T.MenuSeparator {
    implicitHeight: Theme.s2 + Theme.hairline
    implicitWidth: Theme.controlBig
    verticalPadding: Theme.s1
    contentItem: Hairline { color: Theme.line }
}
