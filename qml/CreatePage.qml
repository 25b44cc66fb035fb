// Composer, viewer, and what stands beside and below them.
import QtQuick
import QtQuick.Layouts
import Turnaround.Viewer

Item {
    id: page

    required property ModelViewer viewer
    readonly property bool narrow: width < Theme.narrowBelow
    readonly property bool low: height < Theme.lowBelow - Theme.topBar

    // The layout does not watch itself: what depends on the width lies outside.
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ComposerPanel {
            Layout.preferredWidth: page.narrow ? Theme.composerNarrow : Theme.composer
            Layout.fillHeight: true
        }
        ViewerPanel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            viewer: page.viewer
        }
        InspectorPanel {
            Layout.fillHeight: true
            visible: !page.narrow
            viewer: page.viewer
        }
        InspectorRail {
            Layout.fillHeight: true
            visible: page.narrow
            viewer: page.viewer
        }
    }
}
