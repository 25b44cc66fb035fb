#include "gltf/write_materials.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace turnaround::gltf {
namespace {

using nlohmann::ordered_json;

constexpr int kNearest = 9728;
constexpr int kLinear = 9729;
constexpr int kLinearMipmapLinear = 9987;

int wrapNumber(Wrap wrap)
{
    switch (wrap) {
    case Wrap::ClampToEdge:
        return 33071;
    case Wrap::MirroredRepeat:
        return 33648;
    case Wrap::Repeat:
        break;
    }
    return 10497;
}

float unit(float value)
{
    return std::clamp(value, 0.0f, 1.0f);
}

/// Textures and samplers, each written once however often it is used.
class TextureTable
{
public:
    TextureTable(const Scene &scene, std::set<std::string> &used, std::set<std::string> &required)
        : m_scene(scene)
        , m_used(used)
        , m_required(required)
    {
    }

    /// A "textureInfo".
    ordered_json info(const TextureRef &ref)
    {
        ordered_json info{{"index", textureIndex(ref)}};
        if (ref.uvSet != 0)
            info["texCoord"] = ref.uvSet;
        if (ref.transform != UvTransform()) {
            const UvTransform &t = ref.transform;
            info["extensions"]["KHR_texture_transform"] = {{"offset", {t.offset.x, t.offset.y}},
                                                           {"rotation", t.rotationRadians},
                                                           {"scale", {t.scale.x, t.scale.y}}};
            m_used.insert("KHR_texture_transform");
        }
        return info;
    }

    const ordered_json &textures() const { return m_textures; }
    const ordered_json &samplers() const { return m_samplers; }

private:
    std::size_t textureIndex(const TextureRef &ref)
    {
        const auto sampler = std::tuple(ref.wrapU, ref.wrapV, ref.magnify);
        const auto [known, isNew] = m_textureOf.emplace(std::pair(ref.image, sampler), m_textures.size());
        if (!isNew)
            return known->second;
        const auto [samplerAt, isNewSampler] = m_samplerOf.emplace(sampler, m_samplers.size());
        if (isNewSampler) {
            m_samplers.push_back({{"magFilter", ref.magnify == Filter::Nearest ? kNearest : kLinear},
                                  {"minFilter", kLinearMipmapLinear},
                                  {"wrapS", wrapNumber(ref.wrapU)},
                                  {"wrapT", wrapNumber(ref.wrapV)}});
        }
        ordered_json texture{{"sampler", samplerAt->second}};
        if (m_scene.images[std::size_t(ref.image)].mimeType == "image/webp") {
            texture["extensions"]["EXT_texture_webp"]["source"] = ref.image;
            m_used.insert("EXT_texture_webp");
            m_required.insert("EXT_texture_webp");
        } else {
            texture["source"] = ref.image;
        }
        m_textures.push_back(std::move(texture));
        return known->second;
    }

    const Scene &m_scene;
    std::set<std::string> &m_used, &m_required;
    using Sampler = std::tuple<Wrap, Wrap, Filter>;
    std::map<Sampler, std::size_t> m_samplerOf;
    std::map<std::pair<int, Sampler>, std::size_t> m_textureOf;
    ordered_json m_textures = ordered_json::array(), m_samplers = ordered_json::array();
};

ordered_json pbr(const Material &material, TextureTable &table)
{
    const Vec4f &color = material.baseColor;
    ordered_json pbr{{"baseColorFactor", {unit(color.x), unit(color.y), unit(color.z), unit(color.w)}},
                     {"metallicFactor", unit(material.metallic)},
                     {"roughnessFactor", unit(material.roughness)}};
    if (material.baseColorTexture.image >= 0)
        pbr["baseColorTexture"] = table.info(material.baseColorTexture);
    if (material.metallicRoughnessTexture.image >= 0)
        pbr["metallicRoughnessTexture"] = table.info(material.metallicRoughnessTexture);
    return pbr;
}

ordered_json materialJson(const Material &material, TextureTable &table, std::set<std::string> &used)
{
    ordered_json json;
    if (!material.name.empty())
        json["name"] = material.name;
    json["pbrMetallicRoughness"] = pbr(material, table);
    if (material.normalTexture.image >= 0) {
        json["normalTexture"] = table.info(material.normalTexture);
        json["normalTexture"]["scale"] = material.normalScale;
    }
    if (material.occlusionTexture.image >= 0) {
        json["occlusionTexture"] = table.info(material.occlusionTexture);
        json["occlusionTexture"]["strength"] = unit(material.occlusionStrength);
    }
    if (material.emissiveTexture.image >= 0)
        json["emissiveTexture"] = table.info(material.emissiveTexture);
    if (material.emissive != Vec3f())
        json["emissiveFactor"] = {unit(material.emissive.x), unit(material.emissive.y), unit(material.emissive.z)};
    if (material.alphaMode == AlphaMode::Mask) {
        json["alphaMode"] = "MASK";
        json["alphaCutoff"] = std::max(material.alphaCutoff, 0.0f);
    } else if (material.alphaMode == AlphaMode::Blend) {
        json["alphaMode"] = "BLEND";
    }
    if (material.doubleSided)
        json["doubleSided"] = true;
    if (material.unlit) {
        json["extensions"]["KHR_materials_unlit"] = ordered_json::object();
        used.insert("KHR_materials_unlit");
    }
    return json;
}

} // namespace

void writeMaterials(const Scene &scene, ordered_json &root, std::set<std::string> &extensionsUsed,
                    std::set<std::string> &extensionsRequired)
{
    TextureTable table(scene, extensionsUsed, extensionsRequired);
    ordered_json materials = ordered_json::array();
    for (const Material &material : scene.materials)
        materials.push_back(materialJson(material, table, extensionsUsed));
    if (!materials.empty())
        root["materials"] = std::move(materials);
    if (!table.textures().empty())
        root["textures"] = table.textures();
    if (!table.samplers().empty())
        root["samplers"] = table.samplers();
}

} // namespace turnaround::gltf
