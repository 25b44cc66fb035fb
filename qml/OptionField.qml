// One option of a service's model, by the control that its kind asks for.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

ColumnLayout {
    id: field

    required property OptionList list
    required property int row
    required property int face
    required property string label
    required property var value
    required property int current
    required property var choices
    required property real least
    required property real most
    required property real step
    required property int decimals
    required property bool logarithmic
    required property string placeholder
    required property string help
    required property string whyNot
    required property string problem
    required property bool wide

    readonly property bool counts: whyNot === ""
    /// The control says the name itself, or says enough without it.
    readonly property bool namesItself: counts && (face === OptionFace.Value || face === OptionFace.Toggle || wide)

    spacing: Theme.ring

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s2
        Label {
            Layout.preferredWidth: field.counts ? Theme.optionName : implicitWidth
            Layout.minimumHeight: Theme.control
            visible: !field.namesItself
            text: field.label
            size: Theme.t12
            dim: true
            enabled: field.counts
            elide: Text.ElideRight
        }
        Label {
            Layout.fillWidth: true
            visible: !field.counts
            horizontalAlignment: Text.AlignRight
            text: field.whyNot
            size: Theme.t12
            dim: true
            elide: Text.ElideRight
        }
        Loader {
            Layout.fillWidth: true
            active: field.counts
            visible: active
            sourceComponent: [valueFace, segmentsFace, menuFace, toggleFace, lineFace][field.face]
        }
        HoverHandler { id: pointed }
        Tip {
            visible: text !== "" && pointed.hovered
            text: field.help
        }
    }
    Label {
        Layout.fillWidth: true
        visible: field.counts && text !== ""
        text: field.problem
        size: Theme.t11
        color: Theme.bad
        wrapMode: Text.Wrap
    }

    Component {
        id: valueFace
        ValueField {
            name: field.label
            from: field.least
            to: field.most
            value: field.value
            step: field.step
            decimals: field.decimals
            logarithmic: field.logarithmic
            Accessible.description: field.help
            onEdited: value => field.list.choose(field.row, value)
        }
    }
    Component {
        id: segmentsFace
        Segmented {
            name: field.label
            options: field.choices
            current: field.current
            onChosen: index => field.list.choose(field.row, index)
        }
    }
    Component {
        id: menuFace
        DropDown {
            name: field.label
            options: field.choices
            current: field.current
            onChosen: index => field.list.choose(field.row, index)
        }
    }
    Component {
        id: toggleFace
        ToggleSwitch {
            text: field.label
            checked: field.value
            onToggled: field.list.choose(field.row, checked)
        }
    }
    Component {
        id: lineFace
        TextBox {
            name: field.label
            placeholderText: field.placeholder
            error: field.problem
            text: field.value
            onTextEdited: field.list.choose(field.row, text)
        }
    }
}
