#include "domain/view.h"

namespace turnaround {

namespace {

constexpr float kHalf = 0.70710678118654752f;

constexpr std::array<std::string_view, kViewCount> kNames = {"front", "left",   "right",      "back",
                                                             "top",   "bottom", "left_front", "right_front"};
constexpr std::array<std::string_view, kViewCount> kWords = {"front", "left",   "right",      "back",
                                                             "top",   "bottom", "left front", "right front"};

constexpr std::array<ViewAxes, kViewCount> kAxes = {{
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0, 0, -1}, {0, 1, 0}, {1, 0, 0}},
    {{0, 0, 1}, {0, 1, 0}, {-1, 0, 0}},
    {{-1, 0, 0}, {0, 1, 0}, {0, 0, -1}},
    {{1, 0, 0}, {0, 0, -1}, {0, 1, 0}},
    {{1, 0, 0}, {0, 0, 1}, {0, -1, 0}},
    {{kHalf, 0, -kHalf}, {0, 1, 0}, {kHalf, 0, kHalf}},
    {{kHalf, 0, kHalf}, {0, 1, 0}, {-kHalf, 0, kHalf}},
}};

} // namespace

std::string_view viewName(View view)
{
    return kNames[static_cast<size_t>(view)];
}

std::optional<View> viewFromName(std::string_view name)
{
    for (const View view : kAllViews) {
        if (viewName(view) == name)
            return view;
    }
    return std::nullopt;
}

std::string_view viewWords(View view)
{
    return kWords[static_cast<size_t>(view)];
}

const ViewAxes &viewAxes(View view)
{
    return kAxes[static_cast<size_t>(view)];
}

std::optional<View> oppositeView(View view)
{
    switch (view) {
    case View::Front:
        return View::Back;
    case View::Back:
        return View::Front;
    case View::Left:
        return View::Right;
    case View::Right:
        return View::Left;
    case View::Top:
        return View::Bottom;
    case View::Bottom:
        return View::Top;
    case View::LeftFront:
    case View::RightFront:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace turnaround
