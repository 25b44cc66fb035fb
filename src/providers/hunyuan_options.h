// The options of Hunyuan 3D Pro, the model behind several services, and the words in which they all name them. What a
// service allows of them, its own file says. Any thread (pure).
#pragma once

#include "domain/generation_request.h"
#include "domain/model_offer.h"

#include <string>
#include <string_view>
#include <vector>

namespace turnaround::providers {

/// `modes`: where the face count counts; empty: always.
OptionOffer facesOption(int least, std::vector<std::string> modes = {});
/// Of "normal", "lowpoly", "geometry", "sketch"; the standard one is "normal".
OptionOffer modeOption(const std::vector<std::string> &words);
/// Counts in `modes`: never in "geometry", which has no texture.
OptionOffer pbrOption(bool standard, std::vector<std::string> modes);
/// "polygon_type": "triangle" or "quadrilateral", in low-poly mode.
OptionOffer polygonsOption();

std::vector<View> allViews();

/// The chosen mode as the services write it: "Normal", "LowPoly", "Geometry", "Sketch".
std::string generateType(const GenerationRequest &request, const ModelOffer &offer);

} // namespace turnaround::providers
