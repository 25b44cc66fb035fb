// Pixazo's models as its documentation of November 2026 has them. A default that is null there has no standard here.
#include "providers/hunyuan_options.h"
#include "providers/pixazo_calls.h"

#include <algorithm>
#include <array>

namespace turnaround::providers::pixazo_calls {

namespace {

constexpr std::array<std::pair<const char *, const char *>, 5> kPaths = {
    {{"hunyuan-3d", "/hunyuan-3d/v1/hunyuan-3d-request"},
     {"hunyuan-3d-v3-1-pro-image-to-3d", "/hunyuan-3d-v3-1-pro-image-to-3d/v1/hunyuan-3d-v3-1-pro-image-to-3d-request"},
     {"hunyuan3d-3-0-api-294", "/hunyuan3d-3-0-api-294/v1/hunyuan3d-3-0-api-request"},
     {"hunyuan-image", "/hunyuan-image/v1/hunyuan-image/generateRequest"},
     {"hunyuan-image-3-0-instruct", "/hunyuan-image-3-0-instruct/v1/hunyuan-image-3-0-instruct-request"}}};

constexpr const char *kListed = "2026-11";
/// The documentation names no limit for these; this is what fits a text box.
constexpr int kMostPictureWords = 4000;

ModelOffer offer(const char *id, const char *name, Inputs inputs, std::vector<View> views)
{
    ModelOffer model;
    model.id = id;
    model.name = name;
    InputRule &rule = model.inputs.emplace_back();
    rule.inputs = inputs;
    rule.views = std::move(views);
    model.pictureWay = PictureWay::AddressOnly;
    model.takesAddresses = !rule.views.empty();
    return model;
}

void addPrice(ModelOffer &model, std::int64_t millionths, std::vector<std::string> sizes = {})
{
    ListedPrice &price = model.prices.emplace_back();
    price.money = {millionths, "USD"};
    price.date = kListed;
    if (!sizes.empty())
        price.onlyWhere.push_back({"image_size", std::move(sizes)});
}

void addWebhook(ModelOffer &model)
{
    model.options.push_back({.key = kWebhookUrl,
                             .label = "Tell this address",
                             .kind = OptionKind::Address,
                             .help = "Pixazo calls this https address as well when the job ends.",
                             .advanced = true});
    model.options.push_back({.key = kWebhookMode,
                             .label = "When to tell it",
                             .kind = OptionKind::Choice,
                             .standard = std::string("terminal"),
                             .choices = {{"terminal", "When the job ends"}, {"sync", "Sync, as Pixazo calls it"}},
                             .help = "Counts only with an address to tell.",
                             .advanced = true});
}

OptionOffer results()
{
    return {.key = option_keys::kResults,
            .label = "Pictures",
            .kind = OptionKind::Whole,
            .standard = std::int64_t(1),
            .least = 1,
            .most = 4,
            .help = "Each one is paid for."};
}

OptionOffer guidance(double standard, std::string help)
{
    return {.key = "guidance_scale",
            .label = "Guidance",
            .kind = OptionKind::Number,
            .standard = standard,
            .least = 0,
            .help = std::move(help),
            .advanced = true};
}

OptionOffer safetyChecker()
{
    return {.key = "enable_safety_checker",
            .label = "Safety check",
            .kind = OptionKind::Switch,
            .standard = true,
            .advanced = true};
}

OptionOffer pictureFormat(std::vector<OptionChoice> choices)
{
    return {.key = "output_format",
            .label = "File type",
            .kind = OptionKind::Choice,
            .standard = std::string("png"),
            .choices = std::move(choices)};
}

ModelOffer wordsTo3d()
{
    ModelOffer model = offer("hunyuan-3d", "Hunyuan 3D 3.1 Pro from words", Inputs::PromptOnly, {});
    addWebhook(model);
    addPrice(model, 225'000);
    return model;
}

ModelOffer viewsTo3d()
{
    ModelOffer model =
        offer("hunyuan-3d-v3-1-pro-image-to-3d", "Hunyuan 3D 3.1 Pro from views", Inputs::ViewsOnly, allViews());
    model.options = {modeOption({"normal", "geometry"}), pbrOption(true, {"normal"}), facesOption(40'000)};
    addWebhook(model);
    addPrice(model, 225'000);
    return model;
}

ModelOffer pictureTo3d()
{
    ModelOffer model =
        offer("hunyuan3d-3-0-api-294", "Hunyuan 3D 3.0 from one view", Inputs::ViewsAndMaybePrompt, {View::Front});
    OptionOffer faces = facesOption(1);
    faces.most.reset(); // no range is documented
    model.options.push_back(std::move(faces));
    addWebhook(model);
    addPrice(model, 375'000);
    return model;
}

ModelOffer wordsToPicture()
{
    ModelOffer model = offer("hunyuan-image", "Hunyuan Image 3.0", Inputs::PromptOnly, {});
    model.output = OutputKind::Picture;
    model.mostPromptCharacters = kMostPictureWords;
    model.options = {
        {.key = "negative_prompt",
         .label = "Without",
         .kind = OptionKind::Text,
         .standard = std::string(),
         .most = kMostPictureWords,
         .help = "What should not be in the picture."},
        {.key = "image_size",
         .label = "Size",
         .kind = OptionKind::Choice,
         .standard = std::string("square_hd"),
         .choices = {{"square_hd", "Square, large"},
                     {"square", "Square"},
                     {"portrait_4_3", "Portrait 4:3"},
                     {"portrait_16_9", "Portrait 16:9"},
                     {"landscape_4_3", "Landscape 4:3"},
                     {"landscape_16_9", "Landscape 16:9"}}},
        results(),
        {.key = "num_inference_steps",
         .label = "Steps",
         .kind = OptionKind::Whole,
         .standard = std::int64_t(28),
         .least = 1,
         .help = "More steps take longer.",
         .advanced = true},
        guidance(7.5, "How closely the picture follows the words."),
        {.key = "seed",
         .label = "Seed",
         .kind = OptionKind::Whole,
         .least = 0,
         .help = "The same seed gives the same picture again.",
         .advanced = true},
        safetyChecker(),
        {.key = "sync_mode",
         .label = "Wait for the picture",
         .kind = OptionKind::Switch,
         .help = "Pixazo's own switch; its standard is not stated.",
         .advanced = true},
        pictureFormat({{"png", "PNG"}, {"jpeg", "JPEG"}}),
        {.key = "enable_prompt_expansion",
         .label = "Let it add words",
         .kind = OptionKind::Switch,
         .help = "Pixazo makes the words longer before it draws.",
         .advanced = true},
    };
    addWebhook(model);
    addPrice(model, 112'500, {"square"});
    addPrice(model, 200'000, {"square_hd"});
    addPrice(model, 296'800, {"portrait_4_3", "landscape_4_3"});
    addPrice(model, 396'000, {"portrait_16_9", "landscape_16_9"});
    return model;
}

ModelOffer instruct()
{
    ModelOffer model = offer("hunyuan-image-3-0-instruct", "Hunyuan Image 3.0 Instruct", Inputs::PromptOnly, {});
    model.output = OutputKind::Picture;
    model.mostPromptCharacters = kMostPictureWords;
    model.options = {
        {.key = "image_size",
         .label = "Size",
         .kind = OptionKind::Choice,
         .standard = std::string("auto"),
         .choices = {{"auto", "As it fits"},
                     {"512x512", "512 × 512"},
                     {"1024x1024", "1024 × 1024"},
                     {"768x1344", "768 × 1344"},
                     {"1344x768", "1344 × 768"}}},
        results(),
        guidance(3.5, "How closely the picture follows the words; 1 to 10 is usual."),
        safetyChecker(),
        pictureFormat({{"png", "PNG"}, {"jpeg", "JPEG"}, {"webp", "WebP"}}),
    };
    addWebhook(model);
    model.note = "Pixazo does not publish this model's price.";
    return model;
}

} // namespace

std::vector<ModelOffer> models()
{
    return {wordsTo3d(), viewsTo3d(), pictureTo3d(), wordsToPicture(), instruct()};
}

std::string submitPath(const std::string &model)
{
    const auto found = std::ranges::find(kPaths, model, &std::pair<const char *, const char *>::first);
    return found == kPaths.end() ? std::string() : found->second;
}

} // namespace turnaround::providers::pixazo_calls
