// turnaround inspect: what a model consists of.
#include "gltf/inspect.h"
#include "app/number_text.h"
#include "app/verb.h"
#include "core/display_text.h"
#include "gltf/read.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace turnaround::app {

namespace {

constexpr const char *kSummary = "Measures a model: faces, maps, size, holes.";

constexpr const char *kDetails =
    "FILE is a GLB or glTF 2.0 file. Lengths are in metres. Edges are judged after welding, so the seams\n"
    "of a texture are no holes: a boundary edge has one face, a non-manifold edge three or more. A model\n"
    "is watertight when every edge has two faces that run along it in opposite directions. Components\n"
    "are parts that touch nowhere.\n"
    "\n"
    "Examples:\n"
    "  turnaround inspect knight.glb\n"
    "  turnaround inspect knight.glb --json | jq .watertight\n"
    "\n"
    "With --json: {\"triangles\",\"vertices\",\"meshes\",\"materials\",\"maps\":[{\"slot\",\"width\",\"height\"}],\n"
    "\"bounds\":{\"min\",\"max\"},\"components\",\"boundary_edges\",\"nonmanifold_edges\",\"watertight\",\n"
    "\"extensions\"}.\n"
    "\n";

std::string line(std::string name, const std::string &value)
{
    name.resize(20, ' ');
    return name + value + '\n';
}

std::string listed(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words) {
        text += text.empty() ? "" : ", ";
        text += word;
    }
    return text.empty() ? "none" : text;
}

std::string metres(Vec3f size)
{
    std::string text = decimalText(size.x, 3);
    text += " x " + decimalText(size.y, 3) + " x " + decimalText(size.z, 3) + " m";
    return text;
}

std::string point(Vec3f p)
{
    std::string text = decimalText(p.x, 3);
    text += ", " + decimalText(p.y, 3) + ", " + decimalText(p.z, 3);
    return text;
}

std::string mapText(const gltf::MapFact &map)
{
    std::string text = map.slot;
    text += ' ' + std::to_string(map.width) + " x " + std::to_string(map.height);
    return text;
}

std::string inspectionText(const gltf::Inspection &facts)
{
    const auto count = [](std::uint64_t number) { return countText(static_cast<std::int64_t>(number)); };
    std::vector<std::string> maps;
    for (const gltf::MapFact &map : facts.maps)
        maps.push_back(mapText(map));
    std::string text = line("Triangles", count(facts.triangles)) + line("Vertices", count(facts.vertices)) +
        line("Meshes", count(facts.meshes)) + line("Materials", count(facts.materials)) + line("Maps", listed(maps)) +
        line("Size", metres(facts.boundsMax - facts.boundsMin)) + line("From", point(facts.boundsMin)) +
        line("To", point(facts.boundsMax)) + line("Components", count(facts.components)) +
        line("Boundary edges", count(facts.boundaryEdges)) + line("Non-manifold edges", count(facts.nonManifoldEdges));
    if (facts.reversedEdges > 0)
        text += line("Reversed edges", count(facts.reversedEdges));
    return text + line("Watertight", facts.watertight ? "yes" : "no") + line("Extensions", listed(facts.extensions));
}

Result<Outcome> inspect(const std::string &file, const Surroundings &surroundings)
{
    const Result<gltf::Scene> scene = gltf::read(file, {}, surroundings.cancel);
    if (!scene)
        return scene.error();
    const gltf::Inspection facts = gltf::inspect(scene.value());
    Outcome outcome;
    outcome.json = gltf::inspectionJson(facts);
    outcome.text = inspectionText(facts);
    outcome.warnings = scene.value().warnings;
    return outcome;
}

} // namespace

Verb declareInspect(CLI::App &commandLine)
{
    const auto file = std::make_shared<std::string>();
    CLI::App *verb = commandLine.add_subcommand("inspect", kSummary);
    verb->add_option("FILE", *file, "the model: .glb or .gltf")->type_name("")->required();
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    return {verb, false, [file](const Surroundings &surroundings) { return inspect(*file, surroundings); }};
}

} // namespace turnaround::app
