// A request's pictures as a service wants them; the artist's own stay as they are. Any thread.
#pragma once

#include "core/result.h"
#include "domain/generation_request.h"
#include "domain/model_offer.h"
#include "providers/provider.h"

#include <string>
#include <vector>

namespace turnaround::jobs {

struct ReadyPictures {
    std::vector<providers::Picture> pictures; ///< in the views' own order, the front first
    std::vector<std::string> notes; ///< one sentence for each change
};

/// Reads the files and fits them to the model's rules; a view with an address where the model takes those goes by its
/// address. BadInput: a picture can't be made to fit.
Result<ReadyPictures> readyPictures(const GenerationRequest &request, const ModelOffer &model);

} // namespace turnaround::jobs
