// Composer, viewer, and what stands beside and below them.
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: page

    readonly property bool narrow: width < Theme.narrowBelow
    readonly property bool low: height < Theme.lowBelow - Theme.topBar

    spacing: 0

    ComposerPanel {
        Layout.preferredWidth: page.narrow ? Theme.composerNarrow : Theme.composer
        Layout.fillHeight: true
    }
    ViewerPanel {
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
}
