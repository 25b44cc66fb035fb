#include "viewer/material_preparation.h"

#include <algorithm>

namespace turnaround::viewer {

namespace {

template <class T>
int indexIn(std::vector<T> &list, const T &value)
{
    const auto found = std::find(list.begin(), list.end(), value);
    if (found != list.end())
        return static_cast<int>(found - list.begin());
    list.push_back(value);
    return static_cast<int>(list.size()) - 1;
}

} // namespace

MaterialPlan planMaterial(const gltf::Material &material, int imageCount, std::vector<WantedImage> &wanted,
                          std::vector<std::string> &notes)
{
    MaterialPlan plan;
    const auto resolve = [&](const gltf::TextureRef &texture, const char *slot, AlphaUse alpha) {
        PreparedMap map;
        if (texture.image < 0 || texture.image >= imageCount)
            return map;
        const UvChannel channel{texture.uvSet, texture.transform};
        const bool known = std::find(plan.channels.begin(), plan.channels.end(), channel) != plan.channels.end();
        if (!known && plan.channels.size() == 2) {
            notes.push_back("The " + std::string(slot) + " map of the material \"" + material.name +
                            "\" is not shown: its maps use more than two sets of coordinates.");
            return map;
        }
        map.uvChannel = indexIn(plan.channels, channel);
        map.image = indexIn(wanted, WantedImage{texture.image, alpha});
        map.wrapU = texture.wrapU;
        map.wrapV = texture.wrapV;
        map.magnify = texture.magnify;
        return map;
    };

    PreparedMaterial &out = plan.material;
    const AlphaUse alpha = material.alphaMode == gltf::AlphaMode::Opaque ? AlphaUse::Drop : AlphaUse::Keep;
    out.baseColor = material.baseColor;
    if (alpha == AlphaUse::Drop)
        out.baseColor.w = 1;
    out.metallic = material.metallic;
    out.roughness = material.roughness;
    out.normalScale = material.normalScale;
    out.occlusionStrength = material.occlusionStrength;
    out.emissive = material.emissive;
    out.alphaMode = material.alphaMode;
    out.alphaCutoff = material.alphaCutoff;
    out.doubleSided = material.doubleSided;
    out.unlit = material.unlit;

    // The order is the order of importance where the channels do not suffice.
    out.baseColorMap = resolve(material.baseColorTexture, "base colour", alpha);
    if (material.unlit)
        return plan;
    out.normalMap = resolve(material.normalTexture, "normal", AlphaUse::Drop);
    out.metallicRoughnessMap = resolve(material.metallicRoughnessTexture, "metal and roughness", AlphaUse::Drop);
    out.emissiveMap = resolve(material.emissiveTexture, "emissive", AlphaUse::Drop);
    out.occlusionMap = resolve(material.occlusionTexture, "occlusion", AlphaUse::Drop);
    return plan;
}

} // namespace turnaround::viewer
