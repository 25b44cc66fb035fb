#include "blockout/placement/orthographic.h"

#include "blockout/placement/coarse_hull.h"
#include "core/parallel.h"

#include <algorithm>
#include <array>

namespace turnaround::blockout {

namespace {

constexpr int kShell = 6; ///< voxels: a good place carves no deeper than that

bool isDiagonal(View view)
{
    return view == View::LeftFront || view == View::RightFront;
}

/// The world point in the middle of the shared frame, in world units from the subject's middle;
/// sides that no view shows are 0.
Vec3f frameCentre(std::span<const OutlinedView> views, const Framing &framing)
{
    std::array<double, 3> sum{};
    std::array<int, 3> count{};
    for (size_t i = 0; i < views.size(); ++i) {
        const Outline &outline = *views[i].outline;
        const ViewAxes &axes = viewAxes(views[i].view);
        const std::array<int, 2> shown = pictureAxes(views[i].view);
        const double right = (outline.width / 2.0 - outline.box.centreX()) / framing.pixelsPerUnit[i];
        const double up = -(outline.height / 2.0 - outline.box.centreY()) / framing.pixelsPerUnit[i];
        if (shown[0] >= 0) {
            sum[shown[0]] += right * axes.right[shown[0]];
            ++count[shown[0]];
        }
        sum[shown[1]] += up * axes.up[shown[1]];
        ++count[shown[1]];
    }
    Vec3f centre;
    for (int axis = 0; axis < 3; ++axis)
        centre[axis] = count[axis] ? static_cast<float>(sum[axis] / count[axis]) : 0.0f;
    return centre;
}

/// Slides one camera sideways until all views, with it, cover their outlines best.
class Slide
{
public:
    /// `hull`: of the views other than `moving`.
    Slide(const CoarseGrid &grid, const Bits &hull, std::span<const OutlinedView> views, std::vector<Camera> &cameras,
          size_t moving)
        : m_grid(grid)
        , m_hull(hull)
        , m_views(views)
        , m_cameras(cameras)
        , m_moving(moving)
    {
    }

    /// The middle of the best places within `reach` pixels of the present one.
    void run(float reach, int steps)
    {
        constexpr double kAsGood = 0.002;
        Camera &camera = m_cameras[m_moving];
        const float start = camera.centre.x;
        std::vector<double> fits;
        for (int k = 0; k < steps; ++k)
            fits.push_back(fitAt(start + reach * place(k, steps)));
        const double best = *std::ranges::max_element(fits);
        double sum = 0;
        double weight = 0;
        for (int k = 0; k < steps; ++k) {
            const double w = std::max(0.0, fits[k] - (best - kAsGood));
            sum += w * place(k, steps);
            weight += w;
        }
        camera.centre.x = start + reach * static_cast<float>(sum / weight);
    }

private:
    static float place(int k, int steps) { return 2.0f * static_cast<float>(k) / static_cast<float>(steps - 1) - 1; }

    double fitAt(float centre)
    {
        m_cameras[m_moving].centre.x = centre;
        Bits bits = m_hull;
        keepAllowed(m_grid, m_cameras[m_moving], *m_views[m_moving].outline, hullMargin(m_grid), bits);
        double fit = 0;
        for (size_t i = 0; i < m_views.size(); ++i) {
            if (i == m_moving || !isDiagonal(m_views[i].view))
                fit += coverageOf(m_grid, bits, m_cameras[i], *m_views[i].outline, Tolerance::Exact);
        }
        return fit;
    }

    const CoarseGrid &m_grid;
    const Bits &m_hull;
    std::span<const OutlinedView> m_views;
    std::vector<Camera> &m_cameras; ///< only the moving one changes
    size_t m_moving;
};

} // namespace

std::vector<Camera> orthographicCameras(std::span<const OutlinedView> views, const Framing &framing, Vec3f extents,
                                        int voxels)
{
    std::vector<Camera> cameras;
    const Vec3f middle = frameCentre(views, framing);
    for (size_t i = 0; i < views.size(); ++i) {
        const Outline &outline = *views[i].outline;
        Camera camera;
        camera.view = views[i].view;
        camera.pixelsPerUnit = static_cast<float>(framing.pixelsPerUnit[i]);
        camera.centre = {static_cast<float>(outline.box.centreX()), static_cast<float>(outline.box.centreY())};
        if (isDiagonal(camera.view) && framing.shared)
            camera.centre.x = outline.width / 2.0f - camera.pixelsPerUnit * dot(middle, viewAxes(camera.view).right);
        cameras.push_back(camera);
    }
    if (framing.shared)
        return cameras;

    std::vector<Camera> known;
    std::vector<const Outline *> outlines;
    for (size_t i = 0; i < views.size(); ++i) {
        if (isDiagonal(views[i].view))
            continue;
        known.push_back(cameras[i]);
        outlines.push_back(views[i].outline.get());
    }
    if (known.empty())
        return cameras;
    struct Pass {
        int voxels;
        float reach; ///< world units
        int steps;
        bool shellOnly; ///< near the right place the shell shows as much as the whole
    };
    for (const Pass pass : {Pass{voxels, 0.16f, 17, false}, Pass{voxels * 2, 0.02f, 11, true}}) {
        const CoarseGrid grid(extents, pass.voxels);
        const Bits whole = hullOf(grid, known, outlines);
        const Bits hull = pass.shellOnly ? shellOf(grid, whole, kShell) : whole;
        std::vector<size_t> moving;
        for (size_t i = 0; i < views.size(); ++i) {
            if (isDiagonal(views[i].view))
                moving.push_back(i);
        }
        parallelFor(static_cast<int>(moving.size()), [&](int k) {
            Slide slide(grid, hull, views, cameras, moving[k]);
            slide.run(pass.reach * cameras[moving[k]].pixelsPerUnit, pass.steps);
        });
    }
    return cameras;
}

} // namespace turnaround::blockout
