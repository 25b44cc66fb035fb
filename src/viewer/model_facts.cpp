#include "viewer/model_facts.h"

#include "viewer/part_vertices.h"

#include <QLocale>

#include <algorithm>
#include <set>

namespace turnaround::viewer {

namespace {

/// The same in every locale, as everywhere in the program.
const QLocale &figures()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

QString count(double number)
{
    return figures().toString(number, 'f', 0);
}

/// Three significant figures, as far as millimetres.
QString metres(float length)
{
    const int decimals = length >= 100 ? 0 : length >= 10 ? 1 : length >= 0.1f ? 2 : 3;
    return figures().toString(double(length), 'f', decimals);
}

QString slotWords(const std::string &slot)
{
    if (slot == "base_color")
        return ModelFacts::tr("base colour");
    if (slot == "metallic_roughness")
        return ModelFacts::tr("metal and roughness");
    if (slot == "normal")
        return ModelFacts::tr("normal");
    if (slot == "occlusion")
        return ModelFacts::tr("occlusion");
    return ModelFacts::tr("emissive");
}

} // namespace

QString ModelFacts::trianglesText() const
{
    return count(triangles);
}

QString ModelFacts::verticesText() const
{
    return count(vertices);
}

QString ModelFacts::materialsText() const
{
    return count(materials);
}

QStringList ModelFacts::mapTexts() const
{
    QStringList texts;
    for (const gltf::MapFact &map : maps)
        texts.append(tr("%1 × %2, %3").arg(map.width).arg(map.height).arg(slotWords(map.slot)));
    return texts;
}

QString ModelFacts::dimensionsText() const
{
    return tr("%1 × %2 × %3 m").arg(metres(sizeMetres.x), metres(sizeMetres.y), metres(sizeMetres.z));
}

QString ModelFacts::surfaceText() const
{
    if (!measured)
        return {};
    if (watertight)
        return tr("Closed");
    if (openEdges == 1)
        return tr("1 open edge");
    if (openEdges > 0)
        return tr("%1 open edges").arg(count(openEdges));
    return crowdedEdges == 0 ? tr("No triangles")
        : crowdedEdges == 1  ? tr("1 edge out of order")
                             : tr("%1 edges out of order").arg(count(crowdedEdges));
}

QString ModelFacts::fileSizeText() const
{
    if (fileSizeBytes <= 0)
        return {};
    if (fileSizeBytes < 1000)
        return tr("%1 bytes").arg(count(fileSizeBytes));
    if (fileSizeBytes < 1e6)
        return tr("%1 kB").arg(figures().toString(fileSizeBytes / 1e3, 'f', fileSizeBytes < 1e5 ? 1 : 0));
    return tr("%1 MB").arg(figures().toString(fileSizeBytes / 1e6, 'f', 1));
}

ModelFacts factsOf(const gltf::Inspection &inspection, double fileSizeBytes)
{
    ModelFacts out;
    out.known = out.measured = true;
    out.triangles = double(inspection.triangles);
    out.vertices = double(inspection.vertices);
    out.materials = int(inspection.materials);
    out.maps = inspection.maps;
    out.sizeMetres = inspection.boundsMax - inspection.boundsMin;
    out.watertight = inspection.watertight;
    out.openEdges = double(inspection.boundaryEdges);
    out.crowdedEdges = double(inspection.nonManifoldEdges + inspection.reversedEdges);
    out.fileSizeBytes = fileSizeBytes;
    return out;
}

ModelFacts factsOf(const PreparedScene &scene)
{
    ModelFacts out;
    out.known = true;
    Vec3f min{1e30f, 1e30f, 1e30f}, max{-1e30f, -1e30f, -1e30f};
    std::set<int> materials;
    for (const PreparedPart &part : scene.parts) {
        const PartVertices vertices(part);
        out.triangles += double(vertices.triangleCount());
        out.vertices += double(vertices.vertexCount());
        materials.insert(part.material);
        for (int axis = 0; axis < 3; ++axis) {
            min[axis] = std::min(min[axis], part.min[axis]);
            max[axis] = std::max(max[axis], part.max[axis]);
        }
    }
    out.materials = int(materials.size());
    for (const int index : materials) {
        const PreparedMap &map = scene.materials[index].baseColorMap;
        if (map.image >= 0)
            out.maps.push_back({"base_color", scene.images[map.image].width(), scene.images[map.image].height()});
    }
    if (!scene.parts.empty())
        out.sizeMetres = (max - min) * (1 / scene.unitsPerMetre);
    return out;
}

} // namespace turnaround::viewer
