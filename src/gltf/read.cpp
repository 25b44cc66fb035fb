#include "gltf/read.h"

#include "gltf/build_scene.h"
#include "gltf/glb_container.h"
#include "gltf/json_text.h"
#include "gltf/load_images.h"
#include "gltf/read_error.h"

#include <new>

namespace turnaround::gltf {
namespace {

void shorten(std::vector<std::string> &warnings)
{
    constexpr std::size_t most = 50;
    if (warnings.size() <= most)
        return;
    const std::size_t more = warnings.size() - most;
    warnings.resize(most);
    warnings.push_back("There are " + std::to_string(more) + " more findings like these.");
}

Result<Scene> readScene(std::span<const std::byte> bytes, std::optional<std::filesystem::path> folder,
                        const ReadLimits &limits, const CancelToken &cancel)
{
    const auto container = openContainer(bytes, limits);
    if (!container)
        return container.error();
    const auto json = parseJsonText(container->json, limits, cancel);
    if (!json)
        return json.error();
    auto document = parseDocument(*json);
    if (!document)
        return document.error();

    Resources resources(std::move(folder), limits, cancel);
    const auto buffers = Buffers::load(*document, container->binary, resources);
    if (!buffers)
        return buffers.error();
    auto images = loadImages(*document, *buffers, resources, limits);
    if (!images)
        return images.error();

    Scene scene;
    scene.images = std::move(*images);
    scene.warnings = std::move(document->warnings);
    scene.materials = std::move(document->materials);
    scene.extensionsUsed = std::move(document->extensionsUsed);
    scene.animations = std::move(document->animations);
    scene.generator = std::move(document->generator);
    scene.copyright = std::move(document->copyright);
    if (auto built = buildMeshes({*document, *buffers, cancel}, limits, scene); !built)
        return built.error();
    shorten(scene.warnings);
    return scene;
}

} // namespace

Result<Scene> read(const std::filesystem::path &file, const ReadLimits &limits, const CancelToken &cancel)
{
    try {
        const auto bytes = readWholeFile(file, limits.fileBytes, cancel);
        if (!bytes)
            return bytes.error();
        return readScene(*bytes, file.parent_path(), limits, cancel);
    } catch (const std::bad_alloc &) {
        return outOfMemory();
    } catch (const std::exception &exception) {
        Error error = damaged("it could not be understood");
        error.detail = exception.what();
        return error;
    }
}

Result<Scene> read(std::span<const std::byte> bytes, const ReadLimits &limits, const CancelToken &cancel)
{
    try {
        return readScene(bytes, std::nullopt, limits, cancel);
    } catch (const std::bad_alloc &) {
        return outOfMemory();
    } catch (const std::exception &exception) {
        Error error = damaged("it could not be understood");
        error.detail = exception.what();
        return error;
    }
}

} // namespace turnaround::gltf
