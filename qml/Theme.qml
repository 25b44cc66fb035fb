// Every colour, size and duration of the window. Which of the two sets of colours, and how large text is, is ui/look.h's to say.
pragma Singleton
import QtQuick

QtObject {
    id: theme

    property bool dark: true
    /// Text and the lines that hold it grow together; room around them grows half as much.
    property real textScale: 1
    readonly property real roomScale: (1 + textScale) / 2
    /// Everything is instant; the indeterminate bar stands still.
    property bool reducedMotion: false

    readonly property color window: dark ? "#17181b" : "#e4e6e9"
    readonly property color panel: dark ? "#1f2125" : "#f6f6f7"
    readonly property color raised: dark ? "#2a2d33" : "#ffffff"
    readonly property color sunken: dark ? "#131417" : "#ffffff"
    readonly property color hover: dark ? "#343840" : "#eaecef"
    readonly property color pressed: dark ? "#25282d" : "#dfe2e6"
    readonly property color line: dark ? "#363a41" : "#c9cdd2"
    readonly property color lineSoft: dark ? "#2b2e33" : "#dfe2e5"
    readonly property color lineStrong: dark ? "#6d747f" : "#868d96"
    readonly property color text: dark ? "#e8e9eb" : "#1b1d20"
    readonly property color quiet: dark ? "#9da3ab" : "#565d66"
    /// For what is disabled only, never for sentences.
    readonly property color faint: dark ? "#7b828b" : "#757c85"
    readonly property color clear: "transparent"

    readonly property color accent: dark ? "#4fb3ff" : "#0a6cbd"
    readonly property color accentHover: dark ? "#72c3ff" : "#0f7fd9"
    readonly property color accentPressed: dark ? "#3f9fe6" : "#085799"
    readonly property color accentInk: dark ? "#06131f" : "#ffffff"
    readonly property color accentInkLine: dark ? "#47000000" : "#80ffffff"
    readonly property color accentText: dark ? "#6fc1ff" : "#0862ad"
    readonly property color accentSoft: dark ? Qt.rgba(79 / 255, 179 / 255, 1, 0.14) : Qt.rgba(10 / 255, 108 / 255, 189 / 255, 0.1)
    readonly property color accentLine: dark ? Qt.rgba(79 / 255, 179 / 255, 1, 0.55) : Qt.rgba(10 / 255, 108 / 255, 189 / 255, 0.5)

    readonly property color good: dark ? "#5cc98a" : "#17703e"
    readonly property color goodSoft: dark ? Qt.rgba(92 / 255, 201 / 255, 138 / 255, 0.13) : Qt.rgba(23 / 255, 112 / 255, 62 / 255, 0.1)
    readonly property color goodLine: dark ? Qt.rgba(92 / 255, 201 / 255, 138 / 255, 0.4) : Qt.rgba(23 / 255, 112 / 255, 62 / 255, 0.4)
    readonly property color warn: dark ? "#f0b24a" : "#8a5a00"
    readonly property color warnInk: dark ? "#2a1b00" : "#ffffff"
    readonly property color warnSoft: dark ? Qt.rgba(240 / 255, 178 / 255, 74 / 255, 0.12) : Qt.rgba(222 / 255, 150 / 255, 20 / 255, 0.14)
    readonly property color warnLine: dark ? Qt.rgba(240 / 255, 178 / 255, 74 / 255, 0.45) : Qt.rgba(170 / 255, 112 / 255, 0, 0.5)
    readonly property color bad: dark ? "#f47a74" : "#c02f28"
    readonly property color badInk: dark ? "#2b0503" : "#ffffff"
    readonly property color badSoft: dark ? Qt.rgba(244 / 255, 122 / 255, 116 / 255, 0.12) : Qt.rgba(192 / 255, 47 / 255, 40 / 255, 0.09)
    readonly property color badLine: dark ? Qt.rgba(244 / 255, 122 / 255, 116 / 255, 0.5) : Qt.rgba(192 / 255, 47 / 255, 40 / 255, 0.45)

    readonly property color checkA: dark ? "#1b1d20" : "#f1f2f3"
    readonly property color checkB: dark ? "#222529" : "#e4e6e8"
    readonly property color outline: dark ? "#b3ffffff" : "#b3000000"
    readonly property color stage1: dark ? "#33373e" : "#d3d7dc"
    readonly property color stage2: dark ? "#1d1f23" : "#b6bbc2"
    readonly property color stage3: dark ? "#141518" : "#9aa0a8"
    readonly property color stageInk: dark ? "#b6bbc2" : "#2b2f35"
    /// The stage behind a small picture: one texture for all.
    readonly property url stagePicture: "image://icon/stage/" + [stage1, stage2, stage3].map(c => String(c).replace("#", "")).join("/")
    readonly property color glass: dark ? Qt.rgba(26 / 255, 28 / 255, 32 / 255, 0.82) : Qt.rgba(250 / 255, 250 / 255, 251 / 255, 0.9)
    readonly property color scrim: dark ? "#99000000" : "#66141820"
    readonly property color shadow: dark ? "#80000000" : "#33141a1e"
    readonly property color thumb: dark ? "#d5d8dc" : "#ffffff"
    readonly property color switchThumb: "#ffffff"
    readonly property color chosen: dark ? hover : "#ffffff"

    readonly property int s1: 4
    readonly property int s2: 8
    readonly property int s3: 12
    readonly property int s4: 16
    readonly property int s5: 20
    readonly property int s6: 24
    readonly property int hairline: 1
    readonly property int ring: 2
    readonly property int radius: 6
    readonly property int radiusSmall: 4
    readonly property int radiusLarge: 8

    readonly property string family: "Inter"
    readonly property int smallestText: 11
    readonly property int t11: Math.round(11 * textScale)
    readonly property int t12: Math.round(12 * textScale)
    readonly property int t13: Math.round(13 * textScale)
    readonly property int t15: Math.round(15 * textScale)
    readonly property int t20: Math.round(20 * textScale)

    readonly property int control: Math.round(28 * textScale)
    readonly property int controlSmall: Math.round(24 * textScale)
    readonly property int controlTile: 20
    readonly property int controlTall: Math.round(32 * textScale)
    readonly property int controlBig: Math.round(40 * textScale)
    readonly property int chip: Math.round(20 * textScale)
    readonly property int icon: Math.round(16 * roomScale)
    readonly property int iconSmall: Math.round(14 * roomScale)
    readonly property int iconLarge: Math.round(20 * roomScale)
    readonly property int iconTile: 24

    readonly property int settingName: Math.round(56 * textScale)
    readonly property int optionName: Math.round(108 * textScale)
    readonly property int serviceRow: Math.round(40 * textScale)
    readonly property int serviceList: Math.round(420 * roomScale)
    readonly property int serviceListHeight: 540
    readonly property int countLeast: Math.round(72 * textScale)
    readonly property int priceLeast: Math.round(100 * textScale)
    readonly property int toast: Math.round(372 * roomScale)
    readonly property int toastTime: 8000
    readonly property int firstCard: Math.round(664 * roomScale)
    readonly property int sortingCard: Math.round(460 * roomScale)
    readonly property int outlineCard: Math.round(560 * roomScale)
    readonly property int outlinePicture: 420
    readonly property int sortingRows: 320
    readonly property int topBar: Math.round(44 * roomScale)
    readonly property int composer: Math.round(360 * roomScale)
    readonly property int composerNarrow: Math.round(312 * roomScale)
    readonly property int inspector: Math.round(304 * roomScale)
    readonly property int inspectorRail: 44
    readonly property int panelHeader: Math.round(40 * roomScale)
    readonly property int queueCollapsed: Math.round(40 * roomScale)
    readonly property int assetPicture: 136
    readonly property int assetPictureLeast: 96
    readonly property int assetPictureMost: 256
    /// Pictures are read anew where they grow by so much.
    readonly property int assetPictureStep: 64
    readonly property int factName: Math.round(100 * roomScale)
    readonly property int queueHeader: Math.round(36 * roomScale)
    readonly property int card: Math.round(224 * roomScale)
    readonly property int cardWide: Math.round(320 * roomScale)
    readonly property int cardWidest: Math.round(380 * roomScale)
    readonly property int cardHeight: Math.round(132 * textScale)
    readonly property int cardTall: Math.round(188 * textScale)
    readonly property int cardPadding: 10
    readonly property int cardThumb: 56
    readonly property int cardThumbSmall: 40
    readonly property int tile: Math.floor((composer - 2 * s4 - 2 * s2) / 3) // three fill the composer
    readonly property int tileNarrow: Math.floor((composerNarrow - 2 * s4 - 2 * s2) / 3)
    readonly property int tileCaption: Math.round(20 * textScale)
    readonly property int tileInset: 6
    readonly property int promptHeight: Math.round(60 * textScale)
    /// Characters left from which the prompt counts aloud.
    readonly property int promptSaidFrom: 200
    readonly property int checker: 8
    readonly property int narrowBelow: Math.round(1280 * roomScale)
    readonly property int lowBelow: Math.round(760 * roomScale)
    readonly property int smallestWidth: 1100
    readonly property int smallestHeight: 700
    readonly property int firstWidth: 1440
    readonly property int firstHeight: 900

    readonly property int motion: reducedMotion ? 0 : 120
    readonly property int motionSheet: reducedMotion ? 0 : 160
    readonly property int motionCamera: reducedMotion ? 0 : 200
    readonly property int turn: 8000
    readonly property int sweep: 1200
    readonly property int tipDelay: 600

    readonly property color wire: dark ? "#80e8e9eb" : "#991b1d20"
    readonly property color wireOver: "#c0101216"
    readonly property color axisX: "#e0635c"
    readonly property color axisY: "#6fbf73"
    readonly property color axisZ: "#4b93e6"
    readonly property color axisInk: "#0c0d0f"
    readonly property int viewerBar: Math.round(36 * roomScale)
    readonly property int axisGizmo: 56
    readonly property int axisArm: 22
    readonly property int axisKnob: Math.round(12 * roomScale)
    readonly property int snapPad: Math.round(72 * roomScale)
    readonly property int shadingThumbWidth: Math.round(56 * textScale)
    readonly property int shadingThumbHeight: 44
    readonly property int shadingThumbGap: 6
    readonly property int lightPopover: Math.round(264 * roomScale)
    readonly property int lookSettings: Math.round(360 * roomScale)
    readonly property int settingsNav: Math.round(228 * roomScale)
    readonly property int settingsNavNarrow: Math.round(196 * roomScale)
    readonly property int settingsWidest: Math.round(880 * roomScale)
    readonly property int budgetColumn: Math.round(340 * roomScale)
    readonly property int budgetWidest: Math.round(520 * roomScale)
    readonly property int keyField: Math.round(232 * roomScale)
    readonly property int keyButton: Math.round(124 * textScale)
    readonly property int amountField: Math.round(96 * roomScale)
    readonly property int spendingPopover: Math.round(340 * roomScale)
    readonly property int spendingCharges: Math.round(240 * roomScale)
    readonly property int settingLabel: Math.round(120 * roomScale)
    readonly property int errorNote: Math.round(560 * roomScale)
    readonly property int loadingCard: Math.round(300 * roomScale)
}
