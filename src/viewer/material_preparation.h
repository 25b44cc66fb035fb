// A glTF material with its maps assigned to decoded images and to the two coordinate channels that
// Qt Quick 3D has. Any thread (pure).
#pragma once

#include "gltf/scene.h"
#include "viewer/prepared_scene.h"
#include "viewer/texture_decoding.h"

#include <optional>
#include <string>
#include <vector>

namespace turnaround::viewer {

/// The coordinates that a channel carries: a set of the primitive, through a KHR_texture_transform.
struct UvChannel {
    int uvSet = 0;
    gltf::UvTransform transform;
    friend bool operator==(const UvChannel &, const UvChannel &) = default;
};

/// The images that are wanted, in the order of PreparedScene::images.
struct WantedImage {
    int image = 0; ///< index into gltf::Scene::images
    AlphaUse alpha = AlphaUse::Drop;
    friend bool operator==(const WantedImage &, const WantedImage &) = default;
};

struct MaterialPlan {
    PreparedMaterial material;
    std::vector<UvChannel> channels; ///< at most two
};

/// Adds what the material needs to `wanted`. A map that would need a third channel is left out, and a
/// sentence about it is added to `notes`.
MaterialPlan planMaterial(const gltf::Material &material, int imageCount, std::vector<WantedImage> &wanted,
                          std::vector<std::string> &notes);

} // namespace turnaround::viewer
