#include "ui/thumbnails.h"

#include "gltf/read.h"
#include "viewer/prepare.h"
#include "viewer/thumbnail.h"

namespace turnaround::ui {

namespace {

Result<QImage> pictureOf(const std::filesystem::path &model, const CancelToken &cancel)
{
    const Result<gltf::Scene> scene = gltf::read(model, {}, cancel);
    if (!scene)
        return scene.error();
    const Result<viewer::PreparedScene> prepared = viewer::prepare(*scene, cancel);
    if (!prepared)
        return prepared.error();
    return viewer::drawThumbnail(*prepared, cancel);
}

} // namespace

Thumbnails::Thumbnails(JobDesk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    connect(&desk, &JobDesk::told, this, &Thumbnails::hear);
}

void Thumbnails::hear(const jobs::WorkerEvent &event)
{
    if (std::holds_alternative<jobs::WorkerOpened>(event)) {
        m_desk.post(jobs::ListAssets{.withoutThumbnail = true});
    } else if (const auto *listed = std::get_if<jobs::AssetsListed>(&event)) {
        for (const AssetSummary &asset : listed->listing.assets)
            add(asset);
        next();
    } else if (const auto *filed = std::get_if<jobs::AssetFiled>(&event)) {
        add(filed->asset);
        next();
    }
}

void Thumbnails::add(const AssetSummary &asset)
{
    if (!asset.hasThumbnail && m_tried.insert(asset.id).second)
        m_line.push_back(asset);
}

void Thumbnails::next()
{
    if (m_drawing.running() || m_line.empty())
        return;
    const AssetSummary asset = m_line.front();
    m_line.pop_front();
    m_drawing.start([model = asset.model()](const CancelToken &cancel) { return pictureOf(model, cancel); },
                    [this, id = asset.id](Result<QImage> picture) {
                        if (picture)
                            m_desk.post(jobs::SetThumbnail{.id = id, .picture = *picture});
                        next();
                    });
}

} // namespace turnaround::ui
