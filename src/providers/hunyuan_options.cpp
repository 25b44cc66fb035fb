#include "providers/hunyuan_options.h"

#include "providers/chosen_options.h"

#include <algorithm>
#include <array>

namespace turnaround::providers {

namespace {

struct ModeWord {
    std::string_view word, sent, label;
};
constexpr auto kModes = std::to_array<ModeWord>({
    {"normal", "Normal", "Normal"},
    {"lowpoly", "LowPoly", "Low-poly"},
    {"geometry", "Geometry", "Geometry"},
    {"sketch", "Sketch", "Sketch"},
});

const ModeWord &modeWord(const std::string &word)
{
    const auto *found = std::ranges::find(kModes, word, &ModeWord::word);
    return found == kModes.end() ? kModes.front() : *found;
}

} // namespace

OptionOffer facesOption(int least, std::vector<std::string> modes)
{
    OptionOffer option{option_keys::kFaces, "Faces", OptionKind::Whole, OptionValue(std::int64_t(500'000))};
    option.least = least;
    option.most = 1'500'000;
    option.help = "How many faces the model should have at most.";
    if (!modes.empty())
        option.onlyWhere = OptionCondition{option_keys::kMode, std::move(modes)};
    return option;
}

OptionOffer modeOption(const std::vector<std::string> &words)
{
    OptionOffer option{option_keys::kMode, "Mode", OptionKind::Choice, OptionValue(std::string("normal"))};
    for (const std::string &word : words)
        option.choices.push_back({word, std::string(modeWord(word).label)});
    option.help = "Normal: with textures. Geometry: the bare shape.";
    const auto has = [&](const char *word) { return std::ranges::find(words, word) != words.end(); };
    if (has("lowpoly"))
        option.help += " Low-poly: few, tidy faces.";
    if (has("sketch"))
        option.help += " Sketch: from a drawing and words together.";
    return option;
}

OptionOffer pbrOption(bool standard, std::vector<std::string> modes)
{
    OptionOffer option{option_keys::kPbr, "PBR materials", OptionKind::Switch, OptionValue(standard)};
    option.help = "Adds maps for roughness, metal and fine relief.";
    option.onlyWhere = OptionCondition{option_keys::kMode, std::move(modes)};
    return option;
}

OptionOffer polygonsOption()
{
    OptionOffer option{"polygon_type", "Polygons", OptionKind::Choice, OptionValue(std::string("triangle"))};
    option.choices = {{"triangle", "Triangles"}, {"quadrilateral", "Quads"}};
    option.help = "What the low-poly mesh is made of.";
    option.onlyWhere = OptionCondition{option_keys::kMode, {"lowpoly"}};
    return option;
}

std::vector<View> allViews()
{
    return {kAllViews.begin(), kAllViews.end()};
}

std::string generateType(const GenerationRequest &request, const ModelOffer &offer)
{
    const std::optional<OptionValue> mode = optionOf(request, offer, option_keys::kMode);
    return std::string(modeWord(mode ? optionText(*mode) : std::string()).sent);
}

} // namespace turnaround::providers
