#include "ui/draft_store.h"

#include "ui/draft_file.h"
#include "ui/slot_picture.h"

#include <QFile>

namespace turnaround::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kPause = 250ms;

/// Pasted pictures that the draft no longer shows.
void forgetPasted(const std::filesystem::path &folder, const Draft &draft)
{
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(folder, ignored)) {
        const auto shown = [&](const auto &view) { return view.second.file == entry.path(); };
        if (entry.is_regular_file(ignored) && std::ranges::none_of(draft.views, shown))
            std::filesystem::remove(entry.path(), ignored);
    }
}

Result<Draft> unpack(const std::filesystem::path &folder)
{
    Draft draft;
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    for (const View view : kAllViews) {
        const std::filesystem::path file = folder / (std::string(viewName(view)) + ".png");
        QFile source(QStringLiteral(":/turnaround/sample/") + QString::fromStdString(file.filename().string()));
        const QString target = QString::fromStdString(file.string());
        if (!QFile::exists(target) && !source.copy(target))
            return Error{ErrorKind::Disk, "The sample could not be put beside the draft: make room on that disk.",
                         source.errorString().toStdString()};
        draft.views.emplace(view, DraftView{file, 0, false, {}});
    }
    return draft;
}

} // namespace

DraftStore::DraftStore(std::filesystem::path dataFolder, QObject *parent)
    : QObject(parent)
    , m_data(std::move(dataFolder))
{
    m_writer.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &DraftStore::writeNow);
}

DraftStore::~DraftStore()
{
    writeNow();
    m_writer.waitForDone();
}

void DraftStore::restore()
{
    m_reading.start(
        [data = m_data, kept = keptFolder(), derived = derivedFolder()](const CancelToken &) {
            Result<Draft> draft = loadDraft(data / "draft.json");
            forgetDerivedPictures(derived);
            if (draft)
                forgetPasted(kept, *draft);
            return draft;
        },
        [this](Result<Draft> draft) {
            if (!draft)
                emit failed(QString::fromStdString(draft.error().message));
            emit restored(draft ? *draft : Draft{});
        });
}

void DraftStore::unpackSample()
{
    m_unpacking.start([folder = keptFolder() / "knight"](const CancelToken &) { return unpack(folder); },
                      [this](Result<Draft> draft) {
                          if (draft)
                              emit sampleReady(*draft);
                          else
                              emit failed(QString::fromStdString(draft.error().message));
                      });
}

void DraftStore::save(const Draft &draft)
{
    m_next = draft;
    m_unsaved = true;
    m_pause.start();
}

void DraftStore::writeNow()
{
    if (!std::exchange(m_unsaved, false))
        return;
    m_writer.start([draft = m_next, file = m_data / "draft.json", this] {
        if (const Result<void> saved = saveDraft(draft, file); !saved)
            emit failed(QString::fromStdString(saved.error().message)); // arrives queued, on the GUI thread
    });
}

} // namespace turnaround::ui
