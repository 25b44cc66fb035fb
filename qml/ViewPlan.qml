// The board: eight slots where the cameras stand around the subject, seen from above, the front towards the artist.
import QtQuick
import Turnaround.Ui

Item {
    id: plan

    required property Composer composer
    property int side: Theme.tile
    readonly property int pitch: side + Theme.s2
    signal browse(int view)

    implicitWidth: 3 * side + 2 * Theme.s2
    implicitHeight: implicitWidth

    function tileAt(cell: int): Item {
        return cell < 4 ? tiles.itemAt(cell) : cell > 4 ? tiles.itemAt(cell - 1) : null;
    }
    function neighbour(cell: int, key: int): Item {
        const column = cell % 3 + (key === Qt.Key_Right ? 1 : key === Qt.Key_Left ? -1 : 0);
        const row = Math.floor(cell / 3) + (key === Qt.Key_Down ? 1 : key === Qt.Key_Up ? -1 : 0);
        if (column < 0 || column > 2 || row < 0 || row > 2)
            return null;
        return row * 3 + column === 4 ? neighbour(4, key) : tileAt(row * 3 + column);
    }
    function dropTile(tile: Item, point: point) {
        const target = tileAt(Math.floor(point.y / pitch) * 3 + Math.floor(point.x / pitch));
        if (target && target !== tile && contains(point))
            composer.swap(tile.view, target.view);
    }

    Repeater {
        id: tiles
        model: plan.composer.board

        ViewTile {
            required property int index
            readonly property int cell: index < 4 ? index : index + 1

            composer: plan.composer
            board: plan
            x: (cell % 3) * plan.pitch
            y: Math.floor(cell / 3) * plan.pitch
            width: plan.side
            height: plan.side
            onBrowse: view => plan.browse(view)
            onStep: key => {
                const next = plan.neighbour(cell, key);
                if (next)
                    next.forceActiveFocus(Qt.TabFocusReason);
            }
            onShift: key => {
                const next = plan.neighbour(cell, key);
                if (!next)
                    return;
                plan.composer.swap(view, next.view);
                next.forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }
    BlockoutTile {
        x: plan.pitch
        y: plan.pitch
        width: plan.side
        height: plan.side
        blockout: plan.composer.blockout
    }
    Wedge { x: (plan.width - width) / 2; y: plan.side + Theme.ring }
    Wedge { x: plan.side + Theme.ring - Theme.ring; y: (plan.height - height) / 2; rotation: -90 }
    Wedge { x: 2 * plan.side + Theme.s2; y: (plan.height - height) / 2; rotation: 90 }
    Wedge { x: (plan.width - width) / 2; y: 2 * plan.side + Theme.s2 + Theme.ring; rotation: 180 }
    Wedge { x: plan.side; y: 2 * plan.side + Theme.s2 + Theme.ring; rotation: -135 }
    Wedge { x: 2 * plan.side + Theme.s2; y: 2 * plan.side + Theme.s2 + Theme.ring; rotation: 135 }
}
