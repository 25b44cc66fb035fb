#include "gltf/extensions.h"

#include <algorithm>
#include <array>

namespace turnaround::gltf {
namespace {

constexpr std::array kUnderstood{
    std::string_view("KHR_materials_unlit"),        std::string_view("KHR_texture_transform"),
    std::string_view("KHR_mesh_quantization"),      std::string_view("EXT_texture_webp"),
    std::string_view("KHR_draco_mesh_compression"),
};

// Shape, base colour and placement are complete without these.
constexpr std::array kHarmless{
    std::string_view("KHR_materials_anisotropy"),
    std::string_view("KHR_materials_clearcoat"),
    std::string_view("KHR_materials_dispersion"),
    std::string_view("KHR_materials_emissive_strength"),
    std::string_view("KHR_materials_ior"),
    std::string_view("KHR_materials_iridescence"),
    std::string_view("KHR_materials_sheen"),
    std::string_view("KHR_materials_specular"),
    std::string_view("KHR_materials_transmission"),
    std::string_view("KHR_materials_variants"),
    std::string_view("KHR_materials_volume"),
    std::string_view("KHR_animation_pointer"),
    std::string_view("KHR_lights_punctual"),
    std::string_view("EXT_lights_image_based"),
    std::string_view("KHR_xmp_json_ld"),
};

} // namespace

bool isExtensionAccepted(std::string_view name)
{
    return std::ranges::find(kUnderstood, name) != kUnderstood.end() ||
        std::ranges::find(kHarmless, name) != kHarmless.end();
}

} // namespace turnaround::gltf
