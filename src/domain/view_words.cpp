#include "domain/view_words.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace turnaround {

namespace {

enum Meaning : std::uint16_t {
    Filler = 0, ///< says nothing about the view
    Front = 1 << 0,
    Left = 1 << 1,
    Right = 1 << 2,
    Back = 1 << 3,
    Top = 1 << 4,
    Bottom = 1 << 5,
    ThreeQuarter = 1 << 6,
    Side = 1 << 7, ///< a side, without saying which
    Tilted = 1 << 8, ///< from above at an angle: none of the eight
    Sides = Front | Left | Right | Back | Top | Bottom,
};

enum Strength {
    Clear, ///< counts anywhere
    Short, ///< counts only behind the subject's name, and is never part of a run-together word
};

struct ViewWord {
    std::string_view text; ///< one word, or several with a space between
    int meaning;
    Strength strength = Clear;
};

constexpr auto kViewWords = std::to_array<ViewWord>({
    {"front", Front},
    {"frontal", Front},
    {"anterior", Front},
    {"frt", Front, Short},
    {"fnt", Front, Short},
    {"f", Front, Short},

    {"left", Left},
    {"lft", Left, Short},
    {"lt", Left, Short},
    {"lhs", Left, Short},
    {"l", Left, Short},

    {"right", Right},
    {"rgt", Right, Short},
    {"rt", Right, Short},
    {"rhs", Right, Short},
    {"r", Right, Short},

    {"back", Back},
    {"rear", Back},
    {"behind", Back},
    {"posterior", Back},
    {"bck", Back, Short},
    {"bk", Back, Short},
    {"b", Back, Short},

    {"top", Top},
    {"top down", Top},
    {"above", Top},
    {"overhead", Top},
    {"birdseye", Top},
    {"up", Top, Short},
    {"t", Top, Short},

    {"bottom", Bottom},
    {"bottom up", Bottom},
    {"below", Bottom},
    {"beneath", Bottom},
    {"under", Bottom},
    {"underneath", Bottom},
    {"btm", Bottom, Short},
    {"bot", Bottom, Short},
    {"down", Bottom, Short},

    {"lf", Left | Front, Short},
    {"fl", Left | Front, Short},
    {"rf", Right | Front, Short},
    {"fr", Right | Front, Short},
    {"lb", Left | Back, Short},
    {"bl", Left | Back, Short},
    {"rb", Right | Back, Short},
    {"br", Right | Back, Short},
    {"3 ql", Left | ThreeQuarter},
    {"3 qr", Right | ThreeQuarter},

    {"three quarter", ThreeQuarter},
    {"three quarters", ThreeQuarter},
    {"3 quarter", ThreeQuarter},
    {"3 quarters", ThreeQuarter},
    {"3 4", ThreeQuarter},
    {"34", ThreeQuarter},
    {"3 q", ThreeQuarter},
    {"tq", ThreeQuarter},
    {"45", ThreeQuarter},
    {"diagonal", ThreeQuarter},
    {"diag", ThreeQuarter},
    {"oblique", ThreeQuarter},

    {"side", Side},
    {"profile", Side},

    {"iso", Tilted},
    {"isometric", Tilted},

    {"view", Filler},
    {"views", Filler},
    {"angle", Filler},
    {"facing", Filler},
    {"from", Filler},
    {"the", Filler},
    {"and", Filler},
    {"cam", Filler},
    {"camera", Filler},
    {"ortho", Filler},
    {"orthographic", Filler},
    {"persp", Filler},
    {"perspective", Filler},
    {"deg", Filler},
    {"degree", Filler},
    {"degrees", Filler},
    {"render", Filler},
    {"ref", Filler},
    {"reference", Filler},
    {"final", Filler},
    {"copy", Filler},
    {"alpha", Filler},
    {"v", Filler},
    {"k", Filler},
    {"x", Filler},
    {"px", Filler},
});

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLetter(char c)
{
    return isUpper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool isNumber(const std::string &word)
{
    return std::ranges::all_of(word, isDigit);
}

/// A word in its place: a view word, a number, or a part of the subject's name.
struct Term {
    const ViewWord *viewWord = nullptr;
    bool subject = false;
};

/// The entry whose words stand at `at`, the longest first; `used` is how many words it took.
const ViewWord *entryAt(const std::vector<std::string> &words, std::size_t at, std::size_t &used)
{
    std::string text = words[at];
    const ViewWord *best = nullptr;
    for (std::size_t count = 1;; ++count) {
        const auto *found = std::ranges::find(kViewWords, text, &ViewWord::text);
        if (found != kViewWords.end()) {
            best = found;
            used = count;
        }
        if (count == 2 || at + count >= words.size())
            return best;
        text += ' ' + words[at + count];
    }
}

/// Splits a run-together word such as "leftside" or "threequarterleft" into clear view words.
bool splitRunTogether(std::string_view word, std::vector<Term> &terms)
{
    if (word.empty())
        return true;
    for (const ViewWord &entry : kViewWords) {
        std::string text(entry.text);
        std::erase(text, ' ');
        if (entry.strength != Clear || text.size() < 3 || !word.starts_with(text))
            continue;
        terms.push_back({&entry, false});
        if (splitRunTogether(word.substr(text.size()), terms))
            return true;
        terms.pop_back();
    }
    return false;
}

std::vector<Term> termsOf(const std::vector<std::string> &words)
{
    constexpr std::size_t kLongestRunTogether = 40;
    std::vector<Term> terms;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t used = 1;
        if (const ViewWord *entry = entryAt(words, i, used)) {
            terms.push_back({entry, false});
        } else if (isNumber(words[i])) {
            terms.push_back({});
        } else if (words[i].size() > kLongestRunTogether || !splitRunTogether(words[i], terms)) {
            terms.push_back({nullptr, true});
        }
        i += used;
    }
    return terms;
}

std::string sideWords(int sides)
{
    constexpr std::array<std::pair<Meaning, std::string_view>, 6> kSideWords = {
        {{Front, "front"}, {Left, "left"}, {Right, "right"}, {Back, "back"}, {Top, "top"}, {Bottom, "bottom"}}};
    std::string text;
    for (const auto &[side, word] : kSideWords) {
        if (sides & side)
            text += (text.empty() ? "" : " and ") + std::string(word);
    }
    return text;
}

NameReading judge(int said, bool apart)
{
    const int sides = said & Sides;
    const bool threeQuarter = said & ThreeQuarter;
    const std::string both = "says both " + sideWords(sides);
    if (said & Tilted)
        return {{}, "isometric views, from above at an angle, are not used"};
    switch (sides) {
    case 0:
        if (said & (Side | ThreeQuarter))
            return {{}, "which side, left or right?"};
        return {{}, "no view in the name"};
    case Front:
        if (threeQuarter)
            return {{}, "three quarters to which side, left or right?"};
        return {View::Front, {}};
    case Left:
        return {threeQuarter ? View::LeftFront : View::Left, {}};
    case Right:
        return {threeQuarter ? View::RightFront : View::Right, {}};
    case Left | Front:
        if (apart)
            return {{}, both};
        return {View::LeftFront, {}};
    case Right | Front:
        if (apart)
            return {{}, both};
        return {View::RightFront, {}};
    case Left | Back:
    case Right | Back:
        return {{}, apart ? both : "three-quarter views from behind are not used"};
    case Back:
        if (threeQuarter)
            return {{}, "three-quarter views from behind are not used"};
        return {View::Back, {}};
    case Top:
    case Bottom:
        if (threeQuarter)
            return {{}, "views from above or below at an angle are not used"};
        return {sides == Top ? View::Top : View::Bottom, {}};
    default:
        return {{}, both};
    }
}

} // namespace

std::vector<std::string> wordsOfName(std::string_view name)
{
    std::vector<std::string> words;
    char before = ' ';
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const char after = i + 1 < name.size() ? name[i + 1] : ' ';
        if (isLetter(c) || isDigit(c)) {
            const bool kindChanges = isDigit(c) ? !isDigit(before) : !isLetter(before);
            const bool hump = isUpper(c) && !isUpper(before);
            const bool lastOfCapitals = isUpper(c) && isUpper(before) && isLetter(after) && !isUpper(after);
            if (words.empty() || kindChanges || hump || lastOfCapitals)
                words.emplace_back();
            words.back() += isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
        }
        before = c;
    }
    return words;
}

bool isViewWord(const std::string &word)
{
    return std::ranges::none_of(termsOf({word}), &Term::subject);
}

NameReading readView(const std::vector<std::string> &words)
{
    const std::vector<Term> terms = termsOf(words);
    const auto lastSubject = std::ranges::find_if(terms.rbegin(), terms.rend(), &Term::subject).base();
    int said = 0;
    int group = 0; // sides said since the last word of the subject's name
    bool apart = false;
    for (auto term = terms.begin(); term != terms.end(); ++term) {
        const bool counts = term->viewWord && (term->viewWord->strength == Clear || term >= lastSubject);
        if (counts) {
            const int sides = term->viewWord->meaning & Sides;
            apart = apart || (sides && group == 0 && (said & Sides & ~sides));
            group |= sides;
            said |= term->viewWord->meaning;
        } else if (term->subject || term->viewWord) {
            group = 0;
        }
    }
    return judge(said, apart);
}

} // namespace turnaround
