// Asks for pictures on this computer. `view`: for one slot; -1: their names decide.
import QtQuick
import QtQuick.Dialogs

Loader {
    id: chooser

    property int view: -1
    signal chosen(int view, var files)

    function choose(forView: int) {
        view = forView;
        active = true;
        item.fileMode = forView < 0 ? FileDialog.OpenFiles : FileDialog.OpenFile;
        item.open();
    }

    active: false
    sourceComponent: FileDialog {
        title: qsTr("Choose pictures")
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.webp)")]
        onAccepted: chooser.chosen(chooser.view, selectedFiles)
    }
}
