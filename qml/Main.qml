import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Turnaround.Ui
import Turnaround.Viewer

T.ApplicationWindow {
    id: window

    required property Look look
    required property JobQueue queue
    required property Composer composer
    required property Shelf shelf
    required property ServiceAccounts accounts
    required property SpendingBook spending
    required property ModelViewer viewer

    width: Theme.firstWidth
    height: Theme.firstHeight
    minimumWidth: Theme.smallestWidth
    minimumHeight: Theme.smallestHeight
    visible: true
    color: Theme.window
    title: Qt.application.displayName
    font.family: Theme.family
    font.pixelSize: Theme.t13
    // For Qt's own file dialog.
    palette {
        window: Theme.panel
        windowText: Theme.text
        base: Theme.sunken
        alternateBase: Theme.panel
        text: Theme.text
        button: Theme.raised
        buttonText: Theme.text
        brightText: Theme.text
        placeholderText: Theme.quiet
        highlight: Theme.accent
        highlightedText: Theme.accentInk
        light: Theme.hover
        midlight: Theme.hover
        mid: Theme.line
        dark: Theme.quiet
        shadow: Theme.shadow
    }

    /// The settings; `service`: at that one, ready to take its key.
    function openSettings(service = "") {
        bar.openSettings();
        settings.openAt(service);
    }

    function openBudget() {
        bar.openSettings();
        settings.openBudget();
    }

    Binding { target: Theme; property: "dark"; value: window.look.dark }
    Binding { target: Theme; property: "textScale"; value: window.look.textPercent / 100 }
    Binding { target: Theme; property: "reducedMotion"; value: window.look.reducedMotion }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TopBar {
            id: bar
            Layout.fillWidth: true
            spending: window.spending
            practice: window.accounts.practice
            onBudgetWanted: window.openBudget()
        }
        StackLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            currentIndex: bar.page

            CreatePage {
                composer: window.composer
                viewer: window.viewer
                queue: window.queue
            }
            LibraryPage { shelf: window.shelf }
            SettingsPage {
                id: settings
                objectName: "settingsPage"
                accounts: window.accounts
                spending: window.spending
                look: window.look
                onClosed: bar.leaveSettings()
            }
        }
    }
    Shortcut {
        sequences: ["Ctrl+=", "Ctrl++"]
        onActivated: window.look.stepTextSize(1)
    }
    Shortcut {
        sequence: "Ctrl+-"
        onActivated: window.look.stepTextSize(-1)
    }
    Shortcut {
        sequence: "Ctrl+0"
        onActivated: window.look.textPercent = 100
    }
    Toast {
        id: toast
        // Over the viewer: what is composed and Generate stay free.
        anchors {
            bottom: parent.bottom
            bottomMargin: Theme.s6
            horizontalCenter: parent.horizontalCenter
            horizontalCenterOffset: bar.page === TopBar.Create ? Theme.composerNarrow / 2 : 0
        }
    }
    Connections {
        target: window.shelf
        function onOpenRequested(model, name) {
            bar.page = TopBar.Create;
            window.viewer.open(model, name);
        }
        function onSaid(sentence, undoes) {
            toast.say(sentence, undoes ? qsTr("Undo") : "", () => window.shelf.restore());
        }
    }
    Connections {
        target: window.queue
        function onKeyWanted(service) {
            window.openSettings(service);
        }
        function onJobEnded() {
            if (!window.active)
                window.alert(0);
        }
    }
    Connections {
        target: window.composer
        function onSaid(sentence) {
            toast.say(sentence);
        }
        function onSettingsRequested(service) {
            window.openSettings(service);
        }
        function onBudgetRequested() {
            window.openBudget();
        }
    }
}
