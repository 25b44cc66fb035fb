#include "sandbox/maker.h"

#include "blockout/blockout.h"
#include "blockout/model_scene.h"
#include "domain/view_naming.h"
#include "gltf/write.h"
#include "library/durable_files.h"
#include "sandbox/drawing.h"
#include "sandbox/obj_archive.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

namespace turnaround::sandbox {

namespace {

constexpr int kFaces = 8'000;
constexpr int kTexture = 1024;
constexpr int kDetail = 128;
constexpr std::uint64_t kMostFile = std::uint64_t(256) << 20;

std::string ticketOf(const Pictures &pictures)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[view, bytes] : pictures) {
        const std::string_view name = viewName(view);
        hash.addData(QByteArrayView(name.data(), qsizetype(name.size())));
        hash.addData(QCryptographicHash::hash(QByteArrayView(bytes.data(), qsizetype(bytes.size())),
                                              QCryptographicHash::Sha256));
    }
    return hash.result().toHex().toStdString();
}

SharedBytes shared(std::string bytes)
{
    return std::make_shared<const std::string>(std::move(bytes));
}

Result<blockout::Build> buildFrom(const Pictures &pictures, const std::filesystem::path &folder,
                                  const CancelToken &cancel)
{
    std::vector<blockout::ViewFile> views;
    for (const auto &[view, bytes] : pictures) {
        const std::filesystem::path file = folder / (std::string(viewName(view)) + ".picture");
        QFile to(QString::fromStdString(file.string()));
        if (!to.open(QFile::WriteOnly) || to.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
            return Error{ErrorKind::Disk, "A picture could not be put aside."};
        views.push_back({view, file});
    }
    BlockoutSettings settings;
    settings.faces = kFaces;
    settings.textureSize = kTexture;
    settings.detail = kDetail;
    return blockout::build(
        views, settings, [](std::string_view, double) {}, cancel);
}

Result<MadeModel> makeModel(const Pictures &pictures, const CancelToken &cancel)
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    const Result<blockout::Build> build = buildFrom(pictures, path, cancel);
    if (!build)
        return build.error();
    const Result<gltf::Scene> scene = blockout::modelScene(*build, "model");
    if (!scene)
        return scene.error();
    if (const Result<void> written = gltf::writeGlb(*scene, path / "model.glb", cancel); !written)
        return written.error();
    Result<std::string> glb = library::readWhole(path / "model.glb", kMostFile);
    if (!glb)
        return glb.error();
    Result<std::string> obj = objArchive(*scene);
    if (!obj)
        return obj.error();
    return MadeModel{
        shared(std::move(*glb)), shared(std::move(*obj)), shared(drawPreview(pictures.begin()->second)), {}};
}

} // namespace

Maker::Maker(std::filesystem::path sample)
    : m_sample(std::move(sample))
    , m_thread([this] { work(); })
{
}

Maker::~Maker()
{
    stop();
    m_thread.join();
}

void Maker::stop()
{
    m_stop.request();
    { // so that no waiter misses it between its look and its sleep
        const std::lock_guard lock(m_mutex);
    }
    m_changed.notify_all();
}

std::string Maker::order(const Pictures &pictures)
{
    std::string ticket = ticketOf(pictures);
    {
        const std::lock_guard lock(m_mutex);
        if (m_made.contains(ticket))
            return ticket;
        m_made[ticket] = nullptr;
        m_queue.emplace_back(ticket, pictures);
    }
    m_changed.notify_all();
    return ticket;
}

std::shared_ptr<const MadeModel> Maker::find(const std::string &ticket) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_made.find(ticket);
    return found == m_made.end() ? nullptr : found->second;
}

std::shared_ptr<const MadeModel> Maker::wait(const std::string &ticket)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_stop.requested() || m_made[ticket]; });
    return m_made[ticket];
}

void Maker::work()
{
    while (true) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_stop.requested() || !m_queue.empty(); });
        if (m_stop.requested())
            return;
        const auto [ticket, pictures] = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        auto made = std::make_shared<const MadeModel>(make(pictures));
        lock.lock();
        m_made[ticket] = std::move(made);
        m_changed.notify_all();
    }
}

MadeModel Maker::make(const Pictures &pictures)
{
    if (!pictures.empty()) {
        if (Result<MadeModel> made = makeModel(pictures, m_stop))
            return std::move(*made);
        const std::shared_ptr<const MadeModel> sample = find(ticketOf({}));
        if (sample)
            return *sample;
    }
    const Result<Pictures> sample = samplePictures(m_sample);
    if (!sample)
        return MadeModel{nullptr, nullptr, nullptr, sample.error().message};
    Result<MadeModel> made = makeModel(*sample, m_stop);
    if (!made)
        return MadeModel{nullptr, nullptr, nullptr, made.error().message};
    return std::move(*made);
}

Result<Pictures> samplePictures(const std::filesystem::path &folder)
{
    Pictures pictures;
    if (!folder.empty()) {
        const Result<ViewFiles> views = viewsInFolder(folder);
        if (!views)
            return views.error();
        for (const auto &[view, file] : *views) {
            Result<std::string> bytes = library::readWhole(file, kMostFile);
            if (!bytes)
                return bytes.error();
            pictures[view] = std::move(*bytes);
        }
        return pictures;
    }
    for (const View view : kAllViews) {
        const std::string name = ":/turnaround/sandbox/" + std::string(viewName(view)) + ".png";
        QFile file(QString::fromStdString(name));
        if (!file.open(QFile::ReadOnly))
            return Error{ErrorKind::Unavailable, "The sample views are missing from the program."};
        pictures[view] = file.readAll().toStdString();
    }
    return pictures;
}

} // namespace turnaround::sandbox
