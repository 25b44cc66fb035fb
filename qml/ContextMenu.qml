import QtQuick
import QtQuick.Templates as T

T.Menu {
    id: menu

    property int widest: 0

    padding: Theme.s1
    margins: Theme.s1
    overlap: Theme.hairline
    cascade: true
    implicitWidth: Math.max(widest, 4 * Theme.controlBig) + 2 * padding
    implicitHeight: contentItem.contentHeight + 2 * padding
    onAboutToShow: {
        let most = 0;
        for (let i = 0; i < count; ++i)
            most = Math.max(most, itemAt(i).implicitWidth);
        widest = most;
    }

    delegate: MenuRow {}
    background: FloatingFrame {}
    contentItem: ListView {
        model: menu.contentModel
        implicitHeight: contentHeight
        interactive: false
        currentIndex: menu.currentIndex
    }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.motion; easing.type: Easing.OutCubic }
    }
}
