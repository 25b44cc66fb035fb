// The background of an opaque picture: its colour at every pixel, and how much it varies. Any thread (pure).
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <optional>

namespace turnaround::imaging {

struct BackgroundModel {
    cv::Mat3f colour; ///< of the picture's size; 0..255, R, G, B
    float noise = 0; ///< standard deviation of a channel about `colour`, in levels
    float grain = 0; ///< the part of `noise` that neighbouring pixels do not share: what is left of it is misfit
    float borderShare = 0; ///< share of the picture's border that fits, 0..1
    bool quiet = false; ///< neither noise nor the traces of a lossy coder
};

/// A quadratic in x and y for each channel, fitted to the picture's border such that a subject that
/// reaches it does no harm. With `given`, only border pixels near that colour are fitted, and where
/// there are hardly any the model is that colour.
/// `lossy`: the picture comes from a lossy file; where it does not, its traces are looked for.
BackgroundModel fitBackground(const cv::Mat3b &picture, bool lossy,
                              const std::optional<std::array<std::uint8_t, 3>> &given);

/// Bends the model to the pixels that `subject` (0: background) leaves over, so that it follows a
/// background that is no quadratic: in steps of `cell` pixels, and with a `margin` of pixels around
/// the subject that are not trusted.
void refineBackground(const cv::Mat3b &picture, const cv::Mat1b &subject, int cell, int margin, BackgroundModel &model);

/// Measures `noise` anew where `subject` is 0.
void measureNoise(const cv::Mat3b &picture, const cv::Mat1b &subject, BackgroundModel &model);

/// 255 where a pixel differs from the model by far more than its noise.
cv::Mat1b plainlyDifferent(const cv::Mat3b &picture, const BackgroundModel &model);

} // namespace turnaround::imaging
