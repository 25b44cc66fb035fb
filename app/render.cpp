// turnaround render: a picture of a model.
#include "app/option_values.h"
#include "app/output_file.h"
#include "app/verb.h"
#include "core/display_text.h"
#include "gltf/read.h"
#include "viewer/picture.h"
#include "viewer/picture_display.h"
#include "viewer/prepare.h"

#include <CLI/CLI.hpp>
#include <QBuffer>
#include <QGuiApplication>

#include <clocale>
#include <memory>

namespace turnaround::app {

namespace {

constexpr const char *kSummary = "Draws a picture of a model, with a transparent background.";

constexpr const char *kDetails =
    "The eight views (front, left, right, back, top, bottom, left_front, right_front) are orthographic and\n"
    "framed alike, with a margin of 6 %, so that their pictures line up. three_quarter is a perspective\n"
    "portrait: 30 degrees wide, from 35 degrees towards the subject's left and 20 degrees above.\n"
    "\n"
    "A display is used where there is one; without, a private one is started (package xvfb).\n"
    "\n"
    "Examples:\n"
    "  turnaround render knight.glb --view three_quarter --out knight.png\n"
    "  turnaround render knight.glb --view left --size 2048 --out left.png\n"
    "\n"
    "With --json: {\"out\",\"view\",\"size\"}.\n"
    "\n";

struct RenderOptions {
    std::string file;
    std::string view;
    int size = 1024;
    std::string out;
};

std::vector<std::string> cameraNames()
{
    std::vector<std::string> names;
    for (const View view : kAllViews)
        names.emplace_back(viewName(view));
    names.emplace_back(viewer::cameraName(viewer::ThreeQuarter{}));
    return names;
}

Result<QImage> draw(const RenderOptions &options, const viewer::PreparedScene &scene, const Surroundings &surroundings)
{
    const Result<viewer::PictureDisplay> display = viewer::PictureDisplay::open();
    if (!display)
        return display.error();
    const QGuiApplication qt(surroundings.argumentCount, surroundings.arguments);
    std::setlocale(LC_NUMERIC, "C"); // Qt takes the user's
    const auto camera = viewer::cameraFromName(options.view).value_or(viewer::ThreeQuarter{});
    return viewer::renderPicture(scene, {camera, options.size}, surroundings.cancel);
}

Result<Outcome> render(const RenderOptions &options, const Surroundings &surroundings)
{
    if (const Result<void> ready = checkOutput(options.out, ".png", {options.file}); !ready)
        return ready.error();
    const Result<gltf::Scene> scene = gltf::read(options.file, {}, surroundings.cancel);
    if (!scene)
        return scene.error();
    const Result<viewer::PreparedScene> prepared = viewer::prepare(scene.value(), surroundings.cancel);
    if (!prepared)
        return prepared.error();
    const Result<QImage> picture = draw(options, prepared.value(), surroundings);
    if (!picture)
        return picture.error();

    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.value().save(&buffer, "PNG"))
        return Error{ErrorKind::Unavailable, "The picture could not be encoded: there is not enough memory."};
    const auto bytes = std::as_bytes(std::span(png.constData(), static_cast<std::size_t>(png.size())));
    if (const Result<void> written = writeOutput(options.out, bytes, surroundings.cancel); !written)
        return written.error();

    Outcome outcome;
    outcome.json["out"] = options.out;
    outcome.json["view"] = options.view;
    outcome.json["size"] = options.size;
    outcome.text = displayText(options.out) + '\n';
    outcome.warnings = scene.value().warnings;
    outcome.warnings.insert(outcome.warnings.end(), prepared.value().notes.begin(), prepared.value().notes.end());
    return outcome;
}

} // namespace

Verb declareRender(CLI::App &commandLine)
{
    const auto options = std::make_shared<RenderOptions>();
    CLI::App *verb = commandLine.add_subcommand("render", kSummary);
    verb->add_option("FILE", options->file, "the model: .glb or .gltf")->type_name("")->required();
    allowWords(verb->add_option("--view", options->view,
                                "front, left, right, back, top, bottom, left_front, "
                                "right_front or three_quarter")
                   ->type_name("VIEW")
                   ->required(),
               cameraNames());
    allowRange(verb->add_option("--size", options->size, "the picture's width and height in pixels (default 1024)")
                   ->type_name("PIXELS"),
               viewer::kMinPictureSize, viewer::kMaxPictureSize);
    verb->add_option("--out", options->out, "the picture to write; an older one is replaced at the end")
        ->type_name("PICTURE.png")
        ->required();
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    return {verb, true, [options](const Surroundings &surroundings) { return render(*options, surroundings); }};
}

} // namespace turnaround::app
