// What may be taller than its place: then it is moved by wheel, by its bar, and to what has the focus. Its content
// gives an implicitHeight. A drag within it stays the content's own.
import QtQuick
import QtQuick.Templates as T

Flickable {
    id: page

    default property Item content

    /// Brings all of `item`, which lies within, into sight.
    function reveal(item: Item) {
        const top = item.mapToItem(contentItem, 0, 0).y;
        contentY = Math.max(0, Math.min(Math.max(contentY, top + item.height + Theme.s2 - height), top - Theme.s2));
    }
    function holds(item: Item): bool {
        for (let at = item; at; at = at.parent) {
            if (at === content)
                return true;
        }
        return false;
    }

    interactive: false
    clip: true
    contentHeight: Math.max(height, content.implicitHeight)
    onContentHeightChanged: returnToBounds()
    T.ScrollBar.vertical: ThinScrollBar {}

    WheelHandler {
        enabled: page.contentHeight > page.height
        onWheel: event => page.contentY = Math.max(0, Math.min(page.contentHeight - page.height, page.contentY - event.angleDelta.y / 2))
    }
    Binding {
        target: page.content
        property: "parent"
        value: page.contentItem
    }
    Binding {
        target: page.content
        property: "width"
        value: page.width
    }
    Binding {
        target: page.content
        property: "height"
        value: page.contentHeight
    }
    Connections {
        target: page.Window.window
        function onActiveFocusItemChanged() {
            const item = page.Window.activeFocusItem;
            if (item && page.contentHeight > page.height && page.holds(item))
                page.reveal(item);
        }
    }
}
