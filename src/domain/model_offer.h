// What a service's model takes, gives and costs, as data: the window and the command line ask this, and never a
// service's name. Any thread (values).
#pragma once

#include "domain/money.h"
#include "domain/option_value.h"
#include "domain/view.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace turnaround {

/// Options that mean the same at every service that has them.
namespace option_keys {
inline constexpr const char *kFaces = "faces"; ///< whole number
inline constexpr const char *kMode = "mode"; ///< "normal", "lowpoly", "geometry", "sketch"
inline constexpr const char *kPbr = "pbr"; ///< switch
inline constexpr const char *kResults = "results"; ///< whole number
} // namespace option_keys

enum class OptionKind { Whole, Number, Switch, Choice, Text, Address };

struct OptionChoice {
    std::string word; ///< the value; on the command line as it stands
    std::string label; ///< what an artist reads
};

/// An option counts only where another one has one of some values: `polygons` where `mode` is "lowpoly".
struct OptionCondition {
    std::string key;
    std::vector<std::string> words;
};

struct OptionOffer {
    std::string key; ///< "faces"; on the command line --option faces=5000
    std::string label; ///< "Faces"
    OptionKind kind = OptionKind::Text;
    std::optional<OptionValue> standard; ///< sent where nothing is chosen; none: then the field is left out
    std::optional<double> least, most; ///< Whole, Number; Text: characters
    std::vector<OptionChoice> choices; ///< Choice
    std::string help; ///< one sentence; may be empty
    bool advanced = false; ///< shown only on request
    std::optional<OptionCondition> onlyWhere; ///< none: always
};

/// What a model makes of prompt and views.
enum class Inputs {
    PromptOnly,
    ViewsOnly, ///< the front at least
    PromptOrViews, ///< exactly one of both
    PromptAndFront, ///< both, and no other view
    ViewsAndMaybePrompt, ///< the front, with words if there are any
};

/// Which inputs some modes take. The first rule whose modes hold the chosen one (or that names none) counts.
struct InputRule {
    std::vector<std::string> modes; ///< empty: every mode
    Inputs inputs = Inputs::ViewsOnly;
    std::vector<View> views; ///< that it takes at all, the front first
    bool frontOrAllEight = false; ///< any other set: only the front is sent
};

/// How a picture must be when it is sent. protocols.md 0.4: limits of the model behind all the services.
struct PictureRules {
    int leastSide = 128, mostSide = 5000; ///< pixels
    std::int64_t mostBytes = 6'000'000; ///< of one picture
    std::int64_t mostBytesTogether = 6'000'000; ///< of all of a request
    bool frontTakesWebp = true; ///< the others: PNG and JPEG only
    bool keepsTransparency = true; ///< else laid on white
};

/// How a picture reaches the service.
enum class PictureWay {
    Inline, ///< inside the request
    Uploaded, ///< by the service's own upload calls
    AddressOnly, ///< the service fetches it from a public address
};

/// A published price of one result.
struct ListedPrice {
    Money money;
    std::string date; ///< of the list: "2026-11"
    bool from = false; ///< the least; options may add to it
    std::vector<OptionCondition> onlyWhere; ///< all of them; empty: always
};

enum class OutputKind { Model3d, Picture };

struct ModelOffer {
    std::string id; ///< the service's: "tencent:hunyuan-3d@3.1-pro"
    std::string name; ///< "Hunyuan 3D 3.1 Pro"
    OutputKind output = OutputKind::Model3d;
    std::vector<InputRule> inputs;
    int leastPromptCharacters = 1, mostPromptCharacters = 1024; ///< Unicode characters
    PictureRules pictures;
    PictureWay pictureWay = PictureWay::Inline;
    bool takesAddresses = false; ///< a picture at a public address may be named instead of sent
    std::vector<OptionOffer> options;
    std::vector<ListedPrice> prices; ///< empty: not published
    bool free = false; ///< nobody is paid: a server of one's own
    bool canQuote = false; ///< the service tells the price of a request when asked
    std::string note; ///< what an artist should know; may be empty
};

/// Null where there is none of that key.
const OptionOffer *findOption(const ModelOffer &offer, const std::string &key);
/// The rule for a chosen mode; null where no rule takes it.
const InputRule *inputRule(const ModelOffer &offer, const std::string &mode);

} // namespace turnaround
