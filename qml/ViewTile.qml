// One slot of the board: takes pictures, shows what it has, and what is wrong with it.
import QtQuick
import Turnaround.Ui

FocusScope {
    id: tile

    required property Composer composer
    required property int view
    required property string name
    required property string glyph
    required property int slotState
    required property bool filled
    required property bool mayRetry
    required property var picture
    required property var outline
    required property real widthShare
    required property real heightShare
    required property string sizeText
    required property string fileName
    required property string note
    required property string fetching
    required property bool edited
    required property string finding
    /// The board, in whose coordinates a dragged picture moves.
    required property Item board
    signal browse(int view)
    signal step(int key)
    signal shift(int key)

    readonly property bool missed: slotState === SlotState.Missed
    readonly property bool broken: slotState === SlotState.Broken
    readonly property bool flagged: slotState === SlotState.Flagged
    readonly property bool lively: hover.hovered || activeFocus || menu.visible
    readonly property color edge: drops.over ? Theme.accent
        : activeFocus ? Theme.accent
        : broken || missed ? Theme.bad
        : flagged ? Theme.warn : Theme.line

    readonly property string forgetWords: filled ? qsTr("Keep the old picture") : qsTr("Remove the link")

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.description: note !== "" ? note : !filled ? qsTr("empty") : qsTr("%1, %2").arg(fileName).arg(sizeText)
    Accessible.onPressAction: open()

    function open() {
        if (filled || missed)
            menu.popup(tile, Theme.s2, tile.height - Theme.s2);
        else
            browse(view);
    }

    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space)
            open();
        else if (event.key === Qt.Key_Menu)
            menu.popup(tile, Theme.s2, tile.height - Theme.s2);
        else if (event.key === Qt.Key_Delete || event.key === Qt.Key_Backspace)
            composer.clear(view);
        else if (event.matches(StandardKey.Paste))
            composer.paste(view);
        else if (event.key === Qt.Key_M && event.modifiers === Qt.NoModifier)
            composer.mirror(view);
        else if (event.key === Qt.Key_R && (event.modifiers & ~Qt.ShiftModifier) === Qt.NoModifier)
            composer.turn(view, event.modifiers & Qt.ShiftModifier ? -1 : 1);
        else if (event.key === Qt.Key_O && event.modifiers === Qt.NoModifier)
            composer.correct(view);
        else if ([Qt.Key_Left, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down].includes(event.key))
            event.modifiers & Qt.ControlModifier ? shift(event.key) : step(event.key);
        else
            event.accepted = false;
    }

    Rectangle {
        anchors.fill: parent
        visible: tile.filled
        radius: Theme.radius
        color: Theme.checkA
        Image {
            anchors.fill: parent
            anchors.margins: Theme.ring
            fillMode: Image.Tile
            source: "image://icon/checker/" + String(Theme.checkA).replace("#", "") + "/" + String(Theme.checkB).replace("#", "")
        }
    }
    Item {
        id: room
        x: Theme.tileInset
        y: Theme.s1
        width: parent.width - 2 * Theme.tileInset
        height: parent.height - Theme.tileCaption - Theme.s1 - Theme.ring
        visible: tile.filled
        opacity: drag.active ? 0.3 : 1

        ImageView {
            id: shown
            anchors.centerIn: parent
            width: Math.min(parent.width, parent.height) * tile.widthShare
            height: Math.min(parent.width, parent.height) * tile.heightShare
            image: tile.picture
        }
        ImageView {
            anchors.fill: shown
            image: tile.outline
            opacity: 0.4
        }
    }
    ProgressLine {
        anchors { left: parent.left; right: parent.right; bottom: caption.top; margins: Theme.tileInset }
        visible: tile.slotState === SlotState.Loading && !tile.picture
        name: qsTr("Reading %1").arg(tile.name)
        indeterminate: true
    }
    Icon {
        anchors.centerIn: room
        visible: tile.broken
        name: "image"
        color: Theme.bad
        size: Theme.iconTile
    }
    Rectangle {
        id: caption
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.hairline }
        height: Theme.tileCaption
        visible: tile.filled
        radius: Theme.radius - 1
        color: Theme.panel

        Rectangle {
            width: parent.width
            height: parent.radius
            color: parent.color
        }
        Icon {
            x: Theme.s1 + Theme.hairline
            anchors.verticalCenter: parent.verticalCenter
            name: tile.glyph
            color: title.color
        }
        Label {
            id: title
            x: Theme.s1 + Theme.icon + Theme.s1 + Theme.ring
            width: parent.width - x - Theme.s1
            height: parent.height
            text: tile.fetching !== "" ? tile.fetching : tile.name
            size: Theme.t11
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.smallestText
            elide: Text.ElideRight
            weight: Font.Medium
            color: tile.broken || tile.missed ? Theme.bad : tile.flagged ? Theme.warn : Theme.text
        }
    }
    Rectangle {
        anchors.fill: parent
        visible: tile.filled || tile.activeFocus
        radius: Theme.radius
        color: Theme.clear
        border.color: tile.edge
        border.width: tile.activeFocus ? Theme.ring : tile.broken || tile.missed || tile.flagged ? 1.5 : Theme.hairline
    }
    DashedFrame {
        anchors.fill: parent
        visible: !tile.filled && !drops.over && !tile.activeFocus
        color: tile.missed ? Theme.bad : Theme.lineStrong
        thickness: tile.missed ? 1.5 : Theme.hairline
        opacity: hover.hovered || tile.missed ? 1 : 0.75
    }
    Rectangle {
        anchors.fill: parent
        visible: drops.over
        radius: Theme.radius
        color: tile.filled ? Theme.glass : Theme.accentSoft
    }
    DashedFrame {
        anchors.fill: parent
        visible: drops.over
        color: Theme.accent
        thickness: 1.5
    }
    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: tile.missed && !drops.over ? Theme.s2 + Theme.ring : 0 // below its buttons
        width: parent.width - 2 * Theme.s1
        visible: !tile.filled || drops.over
        spacing: tile.missed ? Theme.ring : Theme.tileInset

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: tile.missed && !drops.over ? "globe" : tile.glyph
            size: tile.missed ? Theme.iconLarge : Theme.iconTile
            color: drops.over ? Theme.accentText : tile.missed ? Theme.bad : Theme.quiet
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: drops.over ? qsTr("Drop as %1").arg(tile.name) : tile.name
            size: Theme.t11
            weight: drops.over ? Font.Medium : Font.Normal
            color: drops.over ? Theme.accentText : tile.missed ? Theme.bad : hover.hovered ? Theme.text : Theme.quiet
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            visible: (tile.fetching !== "" || tile.missed || tile.glyph === "view-front") && !drops.over
            horizontalAlignment: Text.AlignHCenter
            text: tile.missed ? qsTr("not fetched") : tile.fetching !== "" ? tile.fetching : qsTr("start here")
            size: Theme.t11
            dim: true
        }
    }
    Rectangle {
        anchors { right: parent.right; top: parent.top; margins: Theme.s1 }
        width: Theme.controlTile
        height: Theme.controlTile
        visible: (tile.flagged || tile.broken) && !actions.visible
        radius: Theme.radiusSmall
        color: tile.broken ? Theme.bad : Theme.warn
        Icon {
            anchors.centerIn: parent
            name: tile.broken ? "error" : tile.finding
            size: Theme.iconSmall
            color: tile.broken ? Theme.badInk : Theme.warnInk
        }
    }
    // What could not be fetched: always at hand.
    Rectangle {
        anchors { right: parent.right; top: parent.top; margins: Theme.s1 }
        width: deeds.width + Theme.s1
        height: deeds.height + Theme.s1
        visible: tile.missed && !drops.over && !drag.active
        radius: Theme.radiusSmall
        color: Theme.glass

        Row {
            id: deeds
            anchors.centerIn: parent
            spacing: Theme.ring
            IconButton {
                objectName: "retryFetch"
                size: Theme.controlTile
                visible: tile.mayRetry
                iconName: "rotate"
                tip: qsTr("Try to fetch %1 again").arg(tile.name)
                focusPolicy: Qt.NoFocus
                onClicked: tile.composer.retry(tile.view)
            }
            IconButton {
                objectName: "forgetFetch"
                size: Theme.controlTile
                iconName: "close"
                tip: tile.forgetWords
                focusPolicy: Qt.NoFocus
                onClicked: tile.composer.forgetMissed(tile.view)
            }
        }
    }
    HoverHandler { id: hover }
    DropTarget {
        id: drops
        anchors.fill: parent
        onDropped: content => tile.composer.drop(tile.view, content)
    }
    TapHandler {
        acceptedButtons: Qt.LeftButton
        onTapped: {
            tile.forceActiveFocus();
            if (!tile.filled)
                tile.open();
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => {
            tile.forceActiveFocus();
            menu.popup(tile, point.position.x, point.position.y);
        }
    }
    DragHandler {
        id: drag
        target: null
        enabled: tile.filled
        onActiveChanged: if (!active) tile.board.dropTile(tile, tile.board.mapFromItem(tile, centroid.position.x, centroid.position.y))
    }
    Rectangle {
        id: actions
        anchors { right: parent.right; top: parent.top; margins: Theme.s1 }
        width: buttons.width + Theme.s1
        height: buttons.height + Theme.s1
        visible: tile.filled && !tile.missed && hover.hovered && !drag.active && !drops.over
        radius: Theme.radiusSmall
        color: Theme.glass

        Row {
            id: buttons
            anchors.centerIn: parent
            spacing: Theme.ring
            IconButton {
                size: Theme.controlTile
                iconName: "mirror"
                tip: qsTr("Mirror %1").arg(tile.name)
                focusPolicy: Qt.NoFocus
                onClicked: tile.composer.mirror(tile.view)
            }
            IconButton {
                size: Theme.controlTile
                iconName: "rotate"
                tip: qsTr("Turn %1 by 90° clockwise").arg(tile.name)
                focusPolicy: Qt.NoFocus
                onClicked: tile.composer.turn(tile.view, 1)
            }
            IconButton {
                size: Theme.controlTile
                iconName: "more"
                tip: qsTr("More for %1").arg(tile.name)
                focusPolicy: Qt.NoFocus
                onClicked: menu.popup(tile, Theme.s2, Theme.controlTile + Theme.s2)
            }
        }
    }
    Tip {
        visible: hover.hovered && (tile.filled || tile.missed) && text !== "" && !actionsHover.hovered && !menu.visible && !drag.active
        text: tile.note !== "" ? tile.note : tile.fileName + "\n" + tile.sizeText
    }
    HoverHandler {
        id: actionsHover
        target: actions
        parent: actions
    }
    // What is dragged follows the pointer.
    ImageView {
        parent: tile.board
        z: 2
        visible: drag.active
        width: shown.width
        height: shown.height
        x: visible ? tile.board.mapFromItem(tile, drag.centroid.position.x, 0).x - width / 2 : 0
        y: visible ? tile.board.mapFromItem(tile, 0, drag.centroid.position.y).y - height / 2 : 0
        image: tile.picture
    }
    ContextMenu {
        id: menu

        MenuRow { visible: tile.missed && tile.mayRetry; text: qsTr("Try again"); iconName: "rotate"; onTriggered: tile.composer.retry(tile.view) }
        MenuRow { visible: tile.missed; text: tile.forgetWords; iconName: "close"; onTriggered: tile.composer.forgetMissed(tile.view) }
        MenuLine { visible: tile.missed; height: visible ? implicitHeight : 0 }
        MenuRow { text: tile.filled ? qsTr("Replace …") : qsTr("Choose a picture …"); iconName: "folder"; onTriggered: tile.browse(tile.view) }
        MenuRow { text: qsTr("Paste"); iconName: "image"; shortcut: "Ctrl V"; onTriggered: tile.composer.paste(tile.view) }
        MenuLine { visible: tile.filled; height: visible ? implicitHeight : 0 }
        MenuRow { visible: tile.filled; text: qsTr("Mirror"); iconName: "mirror"; shortcut: "M"; onTriggered: tile.composer.mirror(tile.view) }
        MenuRow { visible: tile.filled; text: qsTr("Turn clockwise"); iconName: "rotate"; shortcut: "R"; onTriggered: tile.composer.turn(tile.view, 1) }
        MenuRow { visible: tile.filled; text: qsTr("Turn anticlockwise"); iconName: "undo"; shortcut: "Shift R"; onTriggered: tile.composer.turn(tile.view, -1) }
        MenuRow { visible: tile.filled; text: qsTr("Correct the outline …"); iconName: "pencil"; shortcut: "O"; onTriggered: tile.composer.correct(tile.view) }
        MenuLine { visible: tile.filled; height: visible ? implicitHeight : 0 }
        MenuRow { visible: tile.filled; text: qsTr("Show in folder"); iconName: "external"; onTriggered: tile.composer.reveal(tile.view) }
        MenuRow { visible: tile.filled; text: qsTr("Clear"); iconName: "close"; shortcut: "Del"; onTriggered: tile.composer.clear(tile.view) }
    }
}
