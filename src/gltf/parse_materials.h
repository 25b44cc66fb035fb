// Samplers, textures and materials of a glTF's JSON. Any thread (pure).
#pragma once

#include "gltf/json_field.h"
#include "gltf/scene.h"

#include <string>
#include <vector>

namespace turnaround::gltf {

/// TextureRef::image is the file's own image index. An extension's image is preferred where it is
/// understood (EXT_texture_webp), the plain one is used where it is not (KHR_texture_basisu).
std::vector<Material> parseMaterials(const JsonField &root, std::size_t imageCount, std::vector<std::string> &warnings);

/// Calls f(TextureRef &, slot) for each texture slot, used or not. Slots are named as `inspect`
/// prints them: base_color, metallic_roughness, normal, occlusion, emissive.
template <class AnyMaterial, class F>
void forEachTexture(AnyMaterial &material, F &&f)
{
    f(material.baseColorTexture, "base_color");
    f(material.metallicRoughnessTexture, "metallic_roughness");
    f(material.normalTexture, "normal");
    f(material.occlusionTexture, "occlusion");
    f(material.emissiveTexture, "emissive");
}

} // namespace turnaround::gltf
