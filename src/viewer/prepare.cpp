#include "viewer/prepare.h"

#include "core/parallel.h"
#include "viewer/framing.h"
#include "viewer/material_preparation.h"
#include "viewer/part_building.h"
#include "viewer/texture_decoding.h"

#include <mutex>
#include <new>
#include <optional>

namespace turnaround::viewer {

namespace {

Result<std::vector<QImage>> decodeAll(const gltf::Scene &scene, const std::vector<WantedImage> &wanted,
                                      const CancelToken &cancel)
{
    std::vector<QImage> images(wanted.size());
    std::optional<Error> failure;
    std::mutex failureGuard;
    parallelFor(static_cast<int>(wanted.size()), [&](int i) {
        if (cancel.requested())
            return;
        Result<QImage> image = decodeTexture(scene.images[wanted[i].image], wanted[i].alpha, cancel);
        if (image) {
            images[i] = std::move(image).value();
        } else {
            const std::lock_guard lock(failureGuard);
            failure = image.error();
        }
    });
    if (failure)
        return *failure;
    return images;
}

} // namespace

Result<PreparedScene> prepare(const gltf::Scene &scene, const CancelToken &cancel)
try {
    PreparedScene out;
    std::vector<WantedImage> wanted;
    std::vector<MaterialPlan> plans;
    for (const gltf::Material &material : scene.materials)
        plans.push_back(planMaterial(material, static_cast<int>(scene.images.size()), wanted, out.notes));
    plans.push_back(planMaterial(gltf::Material{}, 0, wanted, out.notes));

    Result<BuiltParts> built = buildParts(scene, plans, cancel);
    if (!built)
        return built.error();
    out.parts = std::move(built->parts);
    out.centre = built->centre;
    out.unitsPerMetre = built->unitsPerMetre;
    for (MaterialPlan &plan : plans)
        out.materials.push_back(std::move(plan.material));

    Result<std::vector<QImage>> images = decodeAll(scene, wanted, cancel);
    if (!images)
        return images.error();
    out.images = std::move(images).value();
    out.framing = frameParts(out.parts, cancel);
    if (cancel.requested())
        return Error{ErrorKind::Cancelled, "Stopped.", {}};
    return out;
} catch (const std::bad_alloc &) {
    return Error{ErrorKind::Unavailable, "This machine has too little memory to show the model; reduce it first.", {}};
}

} // namespace turnaround::viewer
