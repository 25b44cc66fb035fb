#include "imaging/background_model.h"

#include "imaging/pull_push.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace turnaround::imaging {

namespace {

constexpr int kTerms = 6; // 1 x y xx xy yy
constexpr int kMaxSamples = 4096;
constexpr int kMaxChannels = 3;
constexpr float kQuietNoise = 0.3f; // levels
using Terms = cv::Vec<double, kTerms>;

struct Sample {
    Terms terms;
    cv::Vec3d colour;
};

/// x and y run from -1 to 1 over the picture.
Terms termsAt(double x, double y)
{
    return {1, x, y, x * x, x * y, y * y};
}

Terms termsAtPixel(int x, int y, cv::Size size)
{
    return termsAt((2.0 * x + 1) / size.width - 1, (2.0 * y + 1) / size.height - 1);
}

std::vector<Sample> borderSamples(const cv::Mat3b &picture)
{
    const int band = std::clamp(std::min(picture.rows, picture.cols) / 100, 2, 12);
    const int total = 2 * band * (picture.rows + picture.cols);
    const int step = std::max(1, total / kMaxSamples);
    std::vector<Sample> samples;
    int index = 0;
    for (int y = 0; y < picture.rows; ++y) {
        const bool wholeRow = y < band || y >= picture.rows - band;
        for (int x = 0; x < picture.cols; ++x) {
            if (!wholeRow && x == band)
                x = picture.cols - band;
            if (index++ % step == 0)
                samples.push_back({termsAtPixel(x, y, picture.size()), cv::Vec3d(picture(y, x))});
        }
    }
    return samples;
}

struct Fit {
    std::array<Terms, kMaxChannels> coefficients = {};

    cv::Vec3d at(const Terms &terms) const
    {
        return {coefficients[0].dot(terms), coefficients[1].dot(terms), coefficients[2].dot(terms)};
    }
    /// Levels of a channel, on average over the three.
    double residual(const Sample &sample) const { return cv::norm(sample.colour - at(sample.terms)) / std::sqrt(3.0); }
};

/// Weighted least squares over the first `terms` terms; false where the samples don't settle it.
bool solve(const std::vector<Sample> &samples, const std::vector<double> &weights, int terms, Fit &fit)
{
    cv::Matx<double, kTerms, kTerms> normal = cv::Matx<double, kTerms, kTerms>::zeros();
    cv::Matx<double, kTerms, kMaxChannels> right = cv::Matx<double, kTerms, kMaxChannels>::zeros();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        for (int a = 0; a < terms; ++a) {
            const double weighted = weights[i] * samples[i].terms[a];
            for (int b = 0; b < terms; ++b)
                normal(a, b) += weighted * samples[i].terms[b];
            for (int c = 0; c < kMaxChannels; ++c)
                right(a, c) += weighted * samples[i].colour[c];
        }
    }
    for (int a = 0; a < kTerms; ++a)
        normal(a, a) += a < terms ? 1e-9 * normal(0, 0) : 1;
    const cv::Matx<double, kTerms, kMaxChannels> solution = normal.solve(right, cv::DECOMP_CHOLESKY);
    for (int c = 0; c < kMaxChannels; ++c) {
        for (int a = 0; a < kTerms; ++a)
            fit.coefficients[std::size_t(c)][a] = solution(a, c);
    }
    return std::isfinite(cv::norm(solution));
}

/// The most frequent colour, as the mean of the fullest of 16^3 cells and its neighbours.
cv::Vec3d commonColour(const std::vector<Sample> &samples)
{
    const auto near = [](const cv::Vec3d &a, const cv::Vec3d &b) { return cv::norm(a - b, cv::NORM_INF) <= 12; };
    cv::Vec3d best;
    int most = -1;
    for (std::size_t i = 0; i < samples.size(); i += std::max<std::size_t>(1, samples.size() / 64)) {
        int count = 0;
        cv::Vec3d sum;
        for (const Sample &sample : samples) {
            if (near(sample.colour, samples[i].colour)) {
                ++count;
                sum += sample.colour;
            }
        }
        if (count > most) {
            most = count;
            best = sum / std::max(count, 1);
        }
    }
    return best;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// From what samples are off by, each the mean over its channels: what the median of such a length is
/// for a normal distribution of deviation 1.
float noiseOf(std::vector<double> residuals)
{
    return float(median(std::move(residuals)) / 0.888);
}

/// The deviation of a channel, from how neighbours along the border differ.
float grainOfBorder(const cv::Mat3b &picture)
{
    std::vector<double> steps;
    const auto add = [&](const cv::Vec3b &a, const cv::Vec3b &b) {
        steps.push_back(cv::norm(cv::Vec3d(a) - cv::Vec3d(b)) / std::sqrt(6.0));
    };
    for (const int y : {0, 1, picture.rows - 2, picture.rows - 1}) {
        for (int x = 1; x < picture.cols; ++x)
            add(picture(y, x), picture(y, x - 1));
    }
    for (const int x : {0, 1, picture.cols - 2, picture.cols - 1}) {
        for (int y = 1; y < picture.rows; ++y)
            add(picture(y, x), picture(y - 1, x));
    }
    return noiseOf(std::move(steps));
}

/// A constant first, then planes, then quadratics, each step trusting the samples that the last one explains.
Fit robustFit(const std::vector<Sample> &samples, const cv::Vec3d &start, double startReach)
{
    Fit fit;
    for (int c = 0; c < kMaxChannels; ++c)
        fit.coefficients[std::size_t(c)][0] = start[c];
    double reach = startReach;
    std::vector<double> weights(samples.size());
    for (const int terms : {1, 3, 3, 3, 6, 6, 6, 6, 6, 6}) {
        std::vector<double> inliers;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double residual = fit.residual(samples[i]);
            const double t = residual / reach;
            weights[i] = t < 1 ? (1 - t * t) * (1 - t * t) : 0;
            if (t < 1)
                inliers.push_back(residual);
        }
        Fit next;
        if (int(inliers.size()) < 4 * terms || !solve(samples, weights, terms, next))
            break;
        fit = next;
        if (terms > 1)
            reach = std::max(4.0, std::min(reach, 6 * median(std::move(inliers))));
    }
    return fit;
}

/// Whether the surroundings of strong edges are unquiet where the background is not: the ringing
/// that a picture keeps which was once saved as JPEG.
bool hasCodersTraces(const cv::Mat3b &picture, const cv::Mat3f &background)
{
    constexpr float kStrongEdge = 60, kTrace = 0.75f, kMostTrace = 8; // levels
    cv::Mat1b level(picture.size());
    cv::Mat1b traces(picture.size());
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            const cv::Vec3f difference = cv::Vec3f(picture(y, x)) - background(y, x);
            const float most = std::max({std::abs(difference[0]), std::abs(difference[1]), std::abs(difference[2])});
            level(y, x) = cv::saturate_cast<uchar>(most);
            const cv::Vec3b &next = picture(y, std::min(x + 1, picture.cols - 1));
            traces(y, x) =
                most > kTrace && most < kMostTrace && next != picture(y, x) ? 1 : 0; // a faint part is smoother
        }
    }
    cv::Mat1b nearest, strongest;
    cv::dilate(level, nearest, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    cv::dilate(level, strongest, cv::getStructuringElement(cv::MORPH_RECT, {13, 13}));
    int around = 0, unquiet = 0;
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            if (strongest(y, x) > kStrongEdge && nearest(y, x) < kStrongEdge / 2) {
                ++around;
                unquiet += traces(y, x);
            }
        }
    }
    return unquiet > 0.2 * around;
}

} // namespace

BackgroundModel fitBackground(const cv::Mat3b &picture, bool lossy,
                              const std::optional<std::array<std::uint8_t, 3>> &given)
{
    const std::vector<Sample> samples = borderSamples(picture);
    Fit fit;
    if (given) {
        const cv::Vec3d colour((*given)[0], (*given)[1], (*given)[2]);
        fit = robustFit(samples, colour, 24);
    } else {
        fit = robustFit(samples, commonColour(samples), 48);
    }

    BackgroundModel model;
    std::vector<double> inliers;
    for (const Sample &sample : samples) {
        const double residual = fit.residual(sample);
        if (residual < 16)
            inliers.push_back(residual);
    }
    model.borderShare = float(double(inliers.size()) / double(samples.size()));
    model.noise =
        float(median(std::move(inliers)) / 0.888); // the median of |r| over three channels, for a normal distribution
    model.colour.create(picture.size());
    for (int y = 0; y < picture.rows; ++y) {
        const double v = (2.0 * y + 1) / picture.rows - 1;
        cv::Vec3f *row = model.colour[y];
        for (int c = 0; c < kMaxChannels; ++c) {
            const Terms &k = fit.coefficients[std::size_t(c)];
            const float constant = float(k[0] + k[2] * v + k[5] * v * v);
            const float linear = float(k[1] + k[4] * v);
            const float square = float(k[3]);
            const float step = 2.0f / float(picture.cols);
            for (int x = 0; x < picture.cols; ++x) {
                const float u = (float(x) + 0.5f) * step - 1;
                row[x][c] = std::clamp(constant + u * (linear + u * square), 0.0f, 255.0f);
            }
        }
    }
    model.grain = grainOfBorder(picture);
    model.quiet = !lossy && model.grain < kQuietNoise && !hasCodersTraces(picture, model.colour);
    return model;
}

void refineBackground(const cv::Mat3b &picture, const cv::Mat1b &subject, int cell, int margin, BackgroundModel &model)
{
    cv::Mat1b distrusted;
    cv::dilate(subject, distrusted, cv::getStructuringElement(cv::MORPH_RECT, {2 * margin + 1, 2 * margin + 1}));

    const cv::Size cells((picture.cols + cell - 1) / cell, (picture.rows + cell - 1) / cell);
    cv::Mat3f offset(cells, cv::Vec3f());
    cv::Mat1f weight(cells, 0.0f);
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            if (distrusted(y, x))
                continue;
            offset(y / cell, x / cell) += cv::Vec3f(picture(y, x)) - model.colour(y, x);
            weight(y / cell, x / cell) += 1;
        }
    }
    for (int y = 0; y < cells.height; ++y) {
        for (int x = 0; x < cells.width; ++x) {
            float &count = weight(y, x);
            if (count > 0)
                offset(y, x) *= 1 / count;
            count = std::min(2 * count / float(cell * cell), 1.0f);
        }
    }
    fillGaps(offset, weight);
    cv::GaussianBlur(offset, offset, {7, 7}, 0, 0, cv::BORDER_REPLICATE);
    cv::Mat3f fine;
    cv::resize(offset, fine, {cells.width * cell, cells.height * cell}, 0, 0, cv::INTER_LINEAR);
    model.colour += fine(cv::Rect({}, picture.size()));
}

void measureNoise(const cv::Mat3b &picture, const cv::Mat1b &subject, BackgroundModel &model)
{
    std::vector<double> residuals;
    for (int y = 0; y < picture.rows; y += 4) {
        for (int x = 0; x < picture.cols; x += 4) {
            if (!subject(y, x))
                residuals.push_back(cv::norm(cv::Vec3f(picture(y, x)) - model.colour(y, x)) / std::sqrt(3.0));
        }
    }
    if (!residuals.empty())
        model.noise = noiseOf(std::move(residuals));
}

cv::Mat1b plainlyDifferent(const cv::Mat3b &picture, const BackgroundModel &background)
{
    const float limit = 2.5f + 9 * background.noise;
    cv::Mat1b result(picture.size());
    for (int y = 0; y < picture.rows; ++y) {
        const cv::Vec3b *pixel = picture[y];
        const cv::Vec3f *behind = background.colour[y];
        for (int x = 0; x < picture.cols; ++x) {
            const float r = std::abs(float(pixel[x][0]) - behind[x][0]);
            const float g = std::abs(float(pixel[x][1]) - behind[x][1]);
            const float b = std::abs(float(pixel[x][2]) - behind[x][2]);
            result(y, x) = std::max({r, g, b}) > limit ? 255 : 0;
        }
    }
    return result;
}

} // namespace turnaround::imaging
