#include "ui/view_board.h"

#include "core/display_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace turnaround::ui {

namespace {

QString glyphOf(View view)
{
    switch (view) {
    case View::Top:
        return QStringLiteral("above");
    case View::Bottom:
        return QStringLiteral("below");
    default:
        return QStringLiteral("view-") + QString::fromUtf8(viewName(view).data()).replace(u'_', u'-');
    }
}

QString signOf(blockout::FindingKind kind)
{
    using blockout::FindingKind;
    switch (kind) {
    case FindingKind::Mirrored:
        return QStringLiteral("mirror");
    case FindingKind::Swapped:
        return QStringLiteral("swap");
    case FindingKind::Turned:
        return QStringLiteral("rotate");
    default:
        return QStringLiteral("warn");
    }
}

QString toText(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

QString viewTitle(View view)
{
    static constexpr std::array<const char *, kViewCount> kTitles = {
        QT_TRANSLATE_NOOP("View", "Front"),      QT_TRANSLATE_NOOP("View", "Left"),
        QT_TRANSLATE_NOOP("View", "Right"),      QT_TRANSLATE_NOOP("View", "Back"),
        QT_TRANSLATE_NOOP("View", "Top"),        QT_TRANSLATE_NOOP("View", "Bottom"),
        QT_TRANSLATE_NOOP("View", "Left front"), QT_TRANSLATE_NOOP("View", "Right front")};
    return QCoreApplication::translate("View", kTitles[static_cast<size_t>(view)]);
}

ViewBoard::ViewBoard(std::filesystem::path folder, QObject *parent)
    : QAbstractListModel(parent)
    , m_folder(std::move(folder))
{
    connect(&m_watch, &FileWatch::changed, this, &ViewBoard::reloadFile);
}

int ViewBoard::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kViewCount;
}

QHash<int, QByteArray> ViewBoard::roleNames() const
{
    return {{ViewRole, "view"},
            {NameRole, "name"},
            {GlyphRole, "glyph"},
            {StateRole, "slotState"},
            {FilledRole, "filled"},
            {RetryRole, "mayRetry"},
            {PictureRole, "picture"},
            {OutlineRole, "outline"},
            {WidthShareRole, "widthShare"},
            {HeightShareRole, "heightShare"},
            {SizeTextRole, "sizeText"},
            {FileNameRole, "fileName"},
            {NoteRole, "note"},
            {FetchingRole, "fetching"},
            {EditedRole, "edited"},
            {FindingRole, "finding"}};
}

SlotState::State ViewBoard::stateOf(const Slot &slot) const
{
    using SlotState::State;
    if (slot.missed)
        return State::Missed;
    if (!slot.filled)
        return State::Empty;
    if (slot.load.running() || !slot.fetching.isEmpty())
        return State::Loading;
    if (slot.error)
        return State::Broken;
    return slot.finding ? State::Flagged : State::Good;
}

QVariant ViewBoard::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= kViewCount)
        return {};
    const View view = kBoardOrder[static_cast<size_t>(index.row())];
    const Slot &s = slot(view);
    const SlotPicture empty;
    const SlotPicture &picture = s.picture ? *s.picture : empty;
    switch (role) {
    case ViewRole:
        return static_cast<int>(view);
    case NameRole:
        return viewTitle(view);
    case GlyphRole:
        return glyphOf(view);
    case StateRole:
        return QVariant::fromValue(static_cast<int>(stateOf(s)));
    case FilledRole:
        return s.filled;
    case RetryRole:
        return mayRetry(view);
    case PictureRole:
        return picture.picture;
    case OutlineRole:
        return picture.outline;
    case WidthShareRole:
        return picture.extent.width() / m_commonExtent;
    case HeightShareRole:
        return picture.extent.height() / m_commonExtent;
    case SizeTextRole:
        return picture.width > 0 ? tr("%1 × %2").arg(picture.width).arg(picture.height) : QString();
    case FileNameRole:
        return s.filled ? toText(displayName(s.wanted.file)) : QString();
    case NoteRole:
        return noteOf(view);
    case FetchingRole:
        return s.fetching;
    case EditedRole:
        return s.filled && s.wanted.edited();
    case FindingRole:
        return s.filled && s.finding ? signOf(s.finding->kind) : QString();
    default:
        return {};
    }
}

QString ViewBoard::noteOf(View view) const
{
    const Slot &s = slot(view);
    if (s.missed)
        return s.missed->why;
    if (!s.filled || !s.fetching.isEmpty())
        return s.fetching;
    if (s.error)
        return toText(s.error->message);
    if (s.finding)
        return toText(s.finding->reason);
    return s.picture && !s.picture->notes.empty() ? toText(s.picture->notes.front()) : QString();
}

void ViewBoard::show(const std::map<View, DraftView> &views)
{
    QStringList files;
    bool different = false;
    for (const View view : kAllViews) {
        Slot &s = slot(view);
        const auto wanted = views.find(view);
        if (wanted == views.end()) {
            if (!s.filled)
                continue;
            s.load.cancel();
            s.filled = false;
            s.missed.reset();
            s.picture.reset();
            s.error.reset();
            s.finding.reset();
            different = true;
            refresh(view);
            continue;
        }
        files << toText(wanted->second.file.string());
        if (s.filled && s.wanted == wanted->second)
            continue;
        if (!s.filled || s.wanted.file != wanted->second.file) {
            s.picture.reset();
            s.missed.reset();
        }
        s.wanted = wanted->second;
        s.filled = true;
        different = true;
        load(view);
    }
    if (!different)
        return;
    m_watch.watch(files);
    emit changed();
    if (!loading())
        emit settled();
}

void ViewBoard::load(View view)
{
    Slot &s = slot(view);
    s.finding.reset();
    s.load.start([view, wanted = s.wanted, folder = m_folder](
                     const CancelToken &cancel) { return loadSlotPicture(view, wanted, folder, cancel); },
                 [this, view](Result<SlotPicture> result) { loaded(view, std::move(result)); });
    refresh(view);
}

void ViewBoard::loaded(View view, Result<SlotPicture> result)
{
    Slot &s = slot(view);
    s.error.reset();
    if (result)
        s.picture = std::move(result).value();
    else {
        s.picture.reset();
        s.error = result.error();
    }
    m_commonExtent = 0;
    for (const Slot &other : m_slots) {
        if (other.picture)
            m_commonExtent = std::max({m_commonExtent, other.picture->extent.width(), other.picture->extent.height()});
    }
    if (m_commonExtent <= 0)
        m_commonExtent = 1;
    emit dataChanged(index(0), index(kViewCount - 1));
    emit changed();
    if (!loading())
        emit settled();
}

void ViewBoard::refresh(View view)
{
    const auto at = std::ranges::find(kBoardOrder, view) - kBoardOrder.begin();
    const QModelIndex row = index(static_cast<int>(at));
    emit dataChanged(row, row);
}

void ViewBoard::reloadFile(const QString &file)
{
    for (const View view : kAllViews) {
        if (slot(view).filled && toText(slot(view).wanted.file.string()) == file)
            load(view);
    }
    emit changed();
}

void ViewBoard::setFindings(const std::vector<blockout::ViewFinding> &findings)
{
    for (const View view : kAllViews) {
        Slot &s = slot(view);
        const auto at = std::ranges::find(findings, view, &blockout::ViewFinding::view);
        s.finding = at == findings.end() ? std::nullopt : std::optional(*at);
    }
    emit dataChanged(index(0), index(kViewCount - 1));
}

void ViewBoard::setFetching(View view, const QString &words)
{
    Slot &s = slot(view);
    const bool turned = s.fetching.isEmpty() != words.isEmpty();
    s.fetching = words;
    if (!words.isEmpty())
        s.missed.reset();
    refresh(view);
    if (turned)
        emit changed();
}

void ViewBoard::setMissed(View view, const QString &why, bool mayRetry)
{
    slot(view).missed = Missed{why, mayRetry};
    refresh(view);
    emit changed();
}

void ViewBoard::forgetMissed(View view)
{
    if (!slot(view).missed)
        return;
    slot(view).missed.reset();
    refresh(view);
    emit changed();
}

int ViewBoard::filled() const
{
    return static_cast<int>(std::ranges::count_if(m_slots, &Slot::filled));
}

bool ViewBoard::loading() const
{
    return std::ranges::any_of(m_slots, [](const Slot &s) { return s.filled && s.load.running(); });
}

std::vector<blockout::ViewFile> ViewBoard::files(bool small) const
{
    std::vector<blockout::ViewFile> files;
    for (const View view : kAllViews) {
        const Slot &s = slot(view);
        if (s.filled && s.picture && !s.error)
            files.push_back({view, small ? s.picture->smallFile : s.picture->engineFile});
    }
    return files;
}

std::optional<View> ViewBoard::broken() const
{
    for (const View view : kBoardOrder) {
        if (slot(view).filled && slot(view).error)
            return view;
    }
    return std::nullopt;
}

std::optional<View> ViewBoard::missed() const
{
    const auto at = std::ranges::find_if(kBoardOrder, [&](View view) { return slot(view).missed.has_value(); });
    return at == kBoardOrder.end() ? std::nullopt : std::optional(*at);
}

std::optional<View> ViewBoard::fetching() const
{
    const auto at = std::ranges::find_if(kBoardOrder, [&](View view) { return !slot(view).fetching.isEmpty(); });
    return at == kBoardOrder.end() ? std::nullopt : std::optional(*at);
}

std::optional<View> ViewBoard::firstEmpty() const
{
    const auto at = std::ranges::find_if(kAllViews, [&](View view) {
        return !slot(view).filled && !slot(view).missed && slot(view).fetching.isEmpty();
    });
    return at == kAllViews.end() ? std::nullopt : std::optional(*at);
}

} // namespace turnaround::ui
