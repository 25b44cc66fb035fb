// A model and pictures small enough to be filed by the hundred.
#pragma once

#include "gltf/write.h"
#include "library/library.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>

namespace turnaround::library {

inline std::filesystem::path pathOf(const QString &path)
{
    return path.toStdString();
}

inline bool writeTriangle(const std::filesystem::path &file)
{
    gltf::Primitive primitive;
    primitive.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
    primitive.indices = {0, 1, 2};
    gltf::Scene scene;
    scene.meshes.push_back({"triangle", {primitive}});
    scene.instances.emplace_back();
    return gltf::writeGlb(scene, file).ok();
}

inline bool writePicture(const std::filesystem::path &file, int side = 160)
{
    QImage picture(side, side, QImage::Format_RGBA8888);
    picture.fill(Qt::red);
    return picture.save(QString::fromStdString(file.string()));
}

inline QByteArray contentOf(const std::filesystem::path &file)
{
    QFile opened(QString::fromStdString(file.string()));
    return opened.open(QFile::ReadOnly) ? opened.readAll() : QByteArray();
}

/// Names in a folder, hidden ones too.
inline QStringList namesIn(const std::filesystem::path &folder)
{
    return QDir(QString::fromStdString(folder.string()))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

/// Assets' folders alone.
inline QStringList foldersIn(const std::filesystem::path &root)
{
    return QDir(QString::fromStdString(root.string())).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

/// Something to file, with its own files in a temporary folder.
class SampleAsset
{
public:
    SampleAsset() { m_ready = writeTriangle(in("m.glb")) && writePicture(in("a.PNG")) && writePicture(in("b.jpg")); }
    bool ready() const { return m_ready; }
    std::filesystem::path in(const char *name) const { return pathOf(m_folder.filePath(name)); }

    /// `number`: makes the identity, and the moment.
    NewAsset asset(int number, const std::string &name = "Knight") const
    {
        NewAsset asset;
        asset.id = AssetId{std::string("a").append(std::to_string(number))};
        asset.name = name;
        asset.provider = kBlockoutProvider;
        asset.made = UtcTime(std::chrono::milliseconds(1'795'262'531'000 + number)); // noon of 2026-11-21
        asset.model = in("m.glb");
        asset.counts = {1, 3, 0};
        GenerationRequest request;
        request.name = name;
        request.views = {{View::Front, in("a.PNG")}, {View::Left, in("b.jpg")}};
        asset.request = request;
        return asset;
    }

private:
    QTemporaryDir m_folder;
    bool m_ready = false;
};

} // namespace turnaround::library
