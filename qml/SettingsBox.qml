// Faces, texture, detail and shape, as on the command line.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

ColumnLayout {
    id: box

    required property BlockoutOptions options

    spacing: Theme.s2

    ValueField {
        Layout.fillWidth: true
        name: qsTr("Faces")
        from: box.options.leastFaces
        to: box.options.mostFaces
        value: box.options.faces
        step: 1000
        logarithmic: true
        onEdited: value => box.options.faces = value
    }
    RowLayout {
        spacing: Theme.s2
        Label {
            Layout.preferredWidth: Theme.settingName
            text: qsTr("Texture")
            size: Theme.t12
            dim: true
        }
        Segmented {
            Layout.fillWidth: true
            name: qsTr("Texture size")
            options: box.options.textures
            current: box.options.texture
            onChosen: index => box.options.texture = index
        }
    }
    RowLayout {
        spacing: Theme.s2
        Label {
            Layout.preferredWidth: Theme.settingName
            text: qsTr("Shape")
            size: Theme.t12
            dim: true
        }
        Segmented {
            Layout.fillWidth: true
            name: qsTr("Shape where views leave it open")
            options: box.options.shapes
            current: box.options.shape
            onChosen: index => box.options.shape = index
        }
    }
    RowLayout {
        spacing: Theme.s2
        Label {
            Layout.preferredWidth: Theme.settingName
            text: qsTr("Detail")
            size: Theme.t12
            dim: true
        }
        DropDown {
            Layout.fillWidth: true
            name: qsTr("Detail")
            options: box.options.details
            current: box.options.detail
            onChosen: index => box.options.detail = index
        }
    }
}
