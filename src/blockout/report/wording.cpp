#include "blockout/report/wording.h"

#include <array>
#include <cmath>

namespace turnaround::blockout {

namespace {

std::string name(View view)
{
    return std::string(viewWords(view));
}

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string how(int quarterTurns)
{
    static constexpr std::array<const char *, 4> kHow = {"", "by 90\u00b0 clockwise", "by 180\u00b0",
                                                         "by 90\u00b0 anticlockwise"};
    return kHow[static_cast<size_t>(quarterTurns & 3)];
}

std::string evidence(Certainty certainty)
{
    return certainty == Certainty::Probably ? "the outlines fit together" : "the colours agree better";
}

Words swapWords(const Verdict &verdict, View a, View b)
{
    const bool probably = verdict.certainty == Certainty::Probably;
    const std::string pair = name(a) + " and " + name(b);
    std::string reason = capital(pair) + (probably ? " look swapped" : " may be swapped");
    std::string suggestion = "Swap " + pair;
    if (verdict.orFrontAndBack) {
        reason += ", or front and back";
        suggestion += ", or front and back if those are the wrong ones";
    }
    return {reason + ": exchanged, " + evidence(verdict.certainty) + ".", suggestion + "."};
}

} // namespace

Words wordsFor(const Verdict &verdict, int culprit, std::span<const View> views)
{
    const View view = views[static_cast<size_t>(culprit)];
    const Change &change = verdict.change;
    const bool probably = verdict.certainty == Certainty::Probably;
    switch (change.kind) {
    case FindingKind::Ok:
        break;
    case FindingKind::Swapped:
        return swapWords(verdict, views[static_cast<size_t>(change.views[0])],
                         views[static_cast<size_t>(change.views[1])]);
    case FindingKind::Mirrored:
        return {capital(name(view)) + (probably ? " looks mirrored" : " may be mirrored") +
                    ": flipped left to right, " + evidence(verdict.certainty) + ".",
                "Flip " + name(view) + " left to right."};
    case FindingKind::Turned: {
        size_t k = 0;
        while (k + 1 < change.views.size() && change.views[k] != culprit)
            ++k;
        const int turns = change.quarterTurns[k];
        return {capital(name(view)) + (probably ? " looks turned " : " may be turned ") + how(4 - turns) +
                    ": turned back, " + evidence(verdict.certainty) + ".",
                "Turn " + name(view) + " " + how(turns) + "."};
    }
    case FindingKind::Scaled: {
        const bool smaller = verdict.scale < 1;
        const int percent = static_cast<int>(std::lround(100 * std::abs(1 - verdict.scale)));
        return {capital(name(view)) + " is drawn about " + std::to_string(percent) + " % " +
                    (smaller ? "smaller" : "larger") + " than the other views, which share one scale.",
                "Scale " + name(view) + " to " + std::to_string(std::lround(100 / verdict.scale)) +
                    " % of its size, so that all views share one scale."};
    }
    case FindingKind::Foreign:
        return {capital(name(view)) +
                    " does not fit the other views: it probably shows another subject or another pose.",
                "Replace " + name(view) + ", or leave it out."};
    }
    return {};
}

std::string turnNote(View view, int quarterTurns)
{
    return "The " + name(view) + " view was turned " + how(quarterTurns) + " to fit the others.";
}

} // namespace turnaround::blockout
