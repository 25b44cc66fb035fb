// The eight views of a subject and where their cameras stand. Any thread (values).
//
// glTF axes: right-handed, +Y up, the front faces +Z, so the subject's own left is +X. A view is
// named after the side of the subject that it shows. On the view board, seen from above with the
// front towards the artist, *left* therefore stands at the right-hand side.
#pragma once

#include "core/vec.h"

#include <array>
#include <optional>
#include <string_view>

namespace turnaround {

enum class View {
    Front, ///< The face. Camera at +Z.
    Left, ///< The subject's own left side; it faces the picture's left. Camera at +X.
    Right, ///< The subject's own right side; it faces the picture's right. Camera at -X.
    Back, ///< Camera at -Z.
    Top, ///< From above, the front at the picture's bottom. Camera at +Y.
    Bottom, ///< From below, the front at the picture's top. Camera at -Y.
    LeftFront, ///< Three quarters, turned to the picture's left. Camera at (+X+Z)/sqrt 2.
    RightFront, ///< Three quarters, turned to the picture's right. Camera at (-X+Z)/sqrt 2.
};

inline constexpr int kViewCount = 8;
inline constexpr std::array<View, kViewCount> kAllViews = {
    View::Front, View::Left, View::Right, View::Back, View::Top, View::Bottom, View::LeftFront, View::RightFront};

/// The name in files, options and JSON: "front" … "left_front", "right_front".
std::string_view viewName(View view);
/// The exact name back; nothing for any other text (view_naming.h understands habits).
std::optional<View> viewFromName(std::string_view name);
/// In words, for messages: "left front".
std::string_view viewWords(View view);

/// Unit vectors of a view's camera in world axes; right x up = back.
struct ViewAxes {
    Vec3f right; ///< towards the picture's right
    Vec3f up; ///< towards the picture's top
    Vec3f back; ///< from the subject to the camera
};
const ViewAxes &viewAxes(View view);

/// The view from the other side, whose outline is the mirror image: front/back, left/right,
/// top/bottom. The two 45-degree views have none.
std::optional<View> oppositeView(View view);

} // namespace turnaround
