// What a model makes of a request: known before anything is sent. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <optional>
#include <string>
#include <vector>

namespace turnaround::providers {

struct Fitting {
    GenerationRequest request; ///< as it would be sent: model named, and only what the model uses
    std::vector<std::string> unused; ///< one sentence for each thing given that the model ignores
    std::optional<Error> refusal; ///< BadInput or BadUsage: it can't be sent, and why, and what to do
};

/// `request.model` empty: the first model that takes the inputs given (else the first one's refusal). Checks prompt
/// length in Unicode characters, views, the front, options' kinds, ranges and words, and conditions; a picture given
/// only as an address where the model takes none is refused, and one given only as a file where the model takes
/// addresses only is, unless request.hostWith names a service that can host.
Fitting fit(const Provider &provider, const GenerationRequest &request);

/// The published price of all the results together, zero where nobody is paid; none: not known beforehand.
struct PriceGuess {
    Money money;
    std::string date; ///< of the list
    bool from = false; ///< the least
};
std::optional<PriceGuess> listedPrice(const ModelOffer &model, const GenerationRequest &request);

/// An option's value from the command line or a file. BadUsage: not of its kind, out of its range, not one of its
/// words; the sentence names the option and what it may be.
Result<OptionValue> parseOption(const OptionOffer &option, const std::string &text);

} // namespace turnaround::providers
