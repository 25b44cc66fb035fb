#include "gltf/load_images.h"

#include "gltf/image_header.h"
#include "gltf/parse_materials.h"
#include "gltf/read_error.h"

namespace turnaround::gltf {
namespace {

std::string nameOf(const ImageDef &def, std::size_t index)
{
    if (!def.name.empty())
        return def.name;
    if (def.uri && !def.uri->starts_with("data:"))
        return std::string(*def.uri);
    return "image " + std::to_string(index);
}

/// nullopt: missing.
Result<std::optional<Bytes>> bytesOf(const ImageDef &def, const Document &document, const Buffers &buffers,
                                     Resources &resources)
{
    if (def.uri)
        return resources.load(*def.uri);
    if (def.view < 0)
        return std::optional<Bytes>();
    const auto bytes = buffers.bytes(document.views[std::size_t(def.view)]);
    if (!bytes)
        return bytes.error();
    if (auto fits = resources.account(bytes->size()); !fits)
        return fits.error();
    return std::optional(Bytes(bytes->begin(), bytes->end()));
}

} // namespace

Result<std::vector<Image>> loadImages(Document &document, const Buffers &buffers, Resources &resources,
                                      const ReadLimits &limits)
{
    constexpr int notLoaded = -2;
    std::vector<int> loaded(document.images.size(), notLoaded); // the file's index -> ours; -1: left out
    std::vector<Image> images;
    std::uint64_t pixels = 0;
    std::optional<Error> failure;

    const auto load = [&](std::size_t index) -> Result<int> {
        const ImageDef &def = document.images[index];
        auto bytes = bytesOf(def, document, buffers, resources);
        if (!bytes)
            return bytes.error();
        if (!*bytes) {
            const std::string name = quotedText(def.uri ? *def.uri : nameOf(def, index));
            document.warnings.push_back("The picture " + name +
                                        " is missing, so the textures that use it are left out.");
            return -1;
        }
        auto image = describeImage(std::move(**bytes), nameOf(def, index), limits);
        if (!image)
            return image.error();
        pixels += std::uint64_t(image->width) * std::uint64_t(image->height);
        if (pixels > limits.imagePixels)
            return tooLarge("its pictures have more than " + std::to_string(limits.imagePixels) + " pixels together");
        images.push_back(std::move(*image));
        return int(images.size()) - 1;
    };

    for (Material &material : document.materials) {
        forEachTexture(material, [&](TextureRef &ref, std::string_view) {
            if (ref.image < 0 || failure)
                return;
            int &ours = loaded[std::size_t(ref.image)];
            if (ours == notLoaded) {
                auto index = load(std::size_t(ref.image));
                if (!index) {
                    failure = index.error();
                    return;
                }
                ours = *index;
            }
            ref.image = ours;
            if (ours < 0)
                ref = {};
        });
    }
    if (failure)
        return *failure;
    return images;
}

} // namespace turnaround::gltf
