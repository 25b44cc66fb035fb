// How one option of a model is shown and typed: which control, its ends and its words. Any thread (pure).
#pragma once

#include "domain/model_offer.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace turnaround::ui {

/// An option with a few values: its words, and what each stands for. None: the service decides.
struct FaceChoice {
    QString label;
    std::optional<OptionValue> value;
};
/// Of a Choice, and of a Switch that has no standard; empty for the others.
std::vector<FaceChoice> choicesOf(const OptionOffer &option);

/// Whether all the choices have room beside each other.
bool fitSideBySide(const std::vector<FaceChoice> &choices);
/// Whether they take the whole width for that, and the option's name goes without saying.
bool needsRoom(const std::vector<FaceChoice> &choices);

/// Whether its number has both ends and is never left out.
bool isBetweenEnds(const OptionOffer &option);
double stepOf(const OptionOffer &option);
int decimalsOf(const OptionOffer &option);
/// "3,000 to 1,500,000", "60 or more"; for an option that may be left out also that.
QString placeholderOf(const OptionOffer &option);

/// "only in low-poly mode": where an option counts.
QString conditionText(const ModelOffer &offer, const OptionCondition &condition);

} // namespace turnaround::ui
