#include "gltf/parse_materials.h"

#include <algorithm>

namespace turnaround::gltf {
namespace {

// OpenGL's numbers, which glTF uses (section 5.26 "Sampler").
constexpr int kNearest = 9728;
constexpr int kClampToEdge = 33071;
constexpr int kMirroredRepeat = 33648;
constexpr int kRepeat = 10497;

Wrap parseWrap(const JsonField &field)
{
    switch (field.whole(kRepeat, 0xFFFF)) {
    case kClampToEdge:
        return Wrap::ClampToEdge;
    case kMirroredRepeat:
        return Wrap::MirroredRepeat;
    case kRepeat:
        return Wrap::Repeat;
    default:
        field.refuse("10497, 33071 or 33648");
        return Wrap::Repeat;
    }
}

std::vector<TextureRef> parseTextures(const JsonField &root, std::size_t imageCount)
{
    const JsonField textures = root["textures"];
    const JsonField samplers = root["samplers"];
    std::vector<TextureRef> refs(textures.size());
    for (std::size_t i = 0; i < refs.size(); ++i) {
        const JsonField texture = textures.at(i);
        refs[i].image = texture["source"].index(imageCount);
        if (const int webp = texture["extensions"]["EXT_texture_webp"]["source"].index(imageCount); webp >= 0)
            refs[i].image = webp;
        if (const int sampler = texture["sampler"].index(samplers.size()); sampler >= 0) {
            const JsonField field = samplers.at(std::size_t(sampler));
            refs[i].wrapU = parseWrap(field["wrapS"]);
            refs[i].wrapV = parseWrap(field["wrapT"]);
            refs[i].magnify = field["magFilter"].whole(0, 0xFFFF) == kNearest ? Filter::Nearest : Filter::Linear;
        }
    }
    return refs;
}

/// The fields of a "textureInfo" and of its KHR_texture_transform.
TextureRef parseTexture(const JsonField &info, const std::vector<TextureRef> &textures,
                        std::vector<std::string> &warnings)
{
    if (!info.present())
        return {};
    info["index"].require();
    const int index = info["index"].index(textures.size());
    if (index < 0)
        return {};
    TextureRef ref = textures[std::size_t(index)];
    ref.uvSet = info["texCoord"].whole(0, 0xFFFF);
    const JsonField transform = info["extensions"]["KHR_texture_transform"];
    if (transform.present()) {
        ref.uvSet = transform["texCoord"].whole(ref.uvSet, 0xFFFF);
        float offset[2]{0, 0}, scale[2]{1, 1};
        transform["offset"].numbers(offset);
        transform["scale"].numbers(scale);
        ref.transform = {{offset[0], offset[1]}, {scale[0], scale[1]}, transform["rotation"].number(0)};
    }
    if (ref.image < 0)
        warnings.push_back("The texture at " + info.path() +
                           " is in a format that can't be read here, so it is left out.");
    if (ref.uvSet > 1) {
        warnings.push_back("The texture at " + info.path() + " uses UV set " + std::to_string(ref.uvSet) +
                           "; only 0 and 1 are read, so it is left out.");
        return {};
    }
    return ref;
}

AlphaMode parseAlphaMode(const JsonField &field)
{
    const std::string_view mode = field.text();
    if (mode == "MASK")
        return AlphaMode::Mask;
    if (mode == "BLEND")
        return AlphaMode::Blend;
    if (field.present() && mode != "OPAQUE")
        field.refuse("OPAQUE, MASK or BLEND");
    return AlphaMode::Opaque;
}

} // namespace

std::vector<Material> parseMaterials(const JsonField &root, std::size_t imageCount, std::vector<std::string> &warnings)
{
    const std::vector<TextureRef> textures = parseTextures(root, imageCount);
    const JsonField list = root["materials"];
    std::vector<Material> materials(list.size());
    for (std::size_t i = 0; i < materials.size(); ++i) {
        const JsonField field = list.at(i);
        Material &material = materials[i];
        material.name = field["name"].text();

        const JsonField pbr = field["pbrMetallicRoughness"];
        float color[4]{1, 1, 1, 1};
        pbr["baseColorFactor"].numbers(color);
        material.baseColor = {color[0], color[1], color[2], color[3]};
        material.baseColorTexture = parseTexture(pbr["baseColorTexture"], textures, warnings);
        material.metallic = std::clamp(pbr["metallicFactor"].number(1), 0.0f, 1.0f);
        material.roughness = std::clamp(pbr["roughnessFactor"].number(1), 0.0f, 1.0f);
        material.metallicRoughnessTexture = parseTexture(pbr["metallicRoughnessTexture"], textures, warnings);

        material.normalTexture = parseTexture(field["normalTexture"], textures, warnings);
        material.normalScale = field["normalTexture"]["scale"].number(1);
        material.occlusionTexture = parseTexture(field["occlusionTexture"], textures, warnings);
        material.occlusionStrength = std::clamp(field["occlusionTexture"]["strength"].number(1), 0.0f, 1.0f);
        material.emissiveTexture = parseTexture(field["emissiveTexture"], textures, warnings);
        float emissive[3]{0, 0, 0};
        field["emissiveFactor"].numbers(emissive);
        material.emissive = {emissive[0], emissive[1], emissive[2]};

        material.alphaMode = parseAlphaMode(field["alphaMode"]);
        material.alphaCutoff = field["alphaCutoff"].number(0.5f);
        material.doubleSided = field["doubleSided"].flag(false);
        material.unlit = field["extensions"]["KHR_materials_unlit"].present();
    }
    return materials;
}

} // namespace turnaround::gltf
