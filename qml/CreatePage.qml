// Composer, viewer, and what stands beside and below them.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui
import Turnaround.Viewer

Item {
    id: page

    required property Composer composer
    required property ModelViewer viewer
    required property JobQueue queue
    readonly property bool narrow: width < Theme.narrowBelow
    readonly property bool low: height < Theme.lowBelow - Theme.topBar

    // The layout does not watch itself: what depends on the width lies outside.
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.preferredWidth: page.narrow ? Theme.composerNarrow : Theme.composer
            Layout.maximumWidth: Layout.preferredWidth
            Layout.fillHeight: true
            spacing: 0

            TallPage {
                Layout.fillWidth: true
                Layout.fillHeight: true

                ComposerPanel {
                    composer: page.composer
                    narrow: page.narrow
                    low: page.low
                }
            }
            GenerateFooter {
                Layout.fillWidth: true
                composer: page.composer
                low: page.low
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                ViewerPanel {
                    anchors.fill: parent
                    viewer: page.viewer
                    inviting: !firstModel.visible
                }
                FirstModel {
                    id: firstModel
                    width: Math.min(implicitWidth, parent.width - 2 * Theme.s4)
                    anchors.centerIn: parent
                    anchors.verticalCenterOffset: Theme.panelHeader / 2
                    visible: page.composer.restored && page.composer.board.filled === 0 && page.queue.count === 0
                        && !page.viewer.hasModel && !page.viewer.loading
                    composer: page.composer
                }
            }
            QueuePanel {
                Layout.fillWidth: true
                queue: page.queue
                collapsed: page.narrow
            }
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
