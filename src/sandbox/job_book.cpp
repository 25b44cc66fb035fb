#include "sandbox/job_book.h"

#include <algorithm>

namespace turnaround::sandbox {

namespace {

constexpr double kQueuedShare = 0.2;
constexpr double kMostRunning = 0.99; ///< of a job whose time is over, but not its work

} // namespace

PracticeJob *JobBook::accept(const std::string &id, const std::string &model, const Pictures &pictures, Json request,
                             double price, const std::string &unit, int results)
{
    PracticeJob job;
    job.id = id.empty() ? newUuid() : id;
    job.model = model;
    job.submitted = m_world.now();
    job.request = std::move(request);
    job.price = price;
    job.results = results;
    job.faults = m_world.faults.takeForJob(m_provider);
    const bool free = job.struckBy("job-error"); // Pixazo's ERROR is not charged
    if (!unit.empty() && !free && !charge(m_world, m_provider, model, job.id, price, unit))
        return nullptr;
    job.ticket = m_world.maker.order(pictures);
    return &(m_jobs[job.id] = std::move(job));
}

PracticeJob *JobBook::find(const std::string &id)
{
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() ? nullptr : &found->second;
}

const PracticeJob *JobBook::find(const std::string &id) const
{
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() ? nullptr : &found->second;
}

JobProgress JobBook::progress(const PracticeJob &job) const
{
    if (job.cancelled)
        return {Phase::Cancelled, 1};
    const auto elapsed = std::chrono::duration<double, std::milli>(m_world.now() - job.submitted);
    const double time = double(m_world.jobTime.count());
    const double share = time > 0 ? std::clamp(elapsed.count() / time, 0.0, 1.0) : 1;
    if (job.struckBy("job-endless"))
        return {Phase::Running, std::min(share, kMostRunning)};
    if (share < kQueuedShare)
        return {Phase::Queued, share};
    const bool fails = std::any_of(job.faults.begin(), job.faults.end(), [](const std::string &fault) {
        return fault == "job-failed" || fault == "job-error" || fault == "job-error-text" || fault == "job-timeout" ||
            fault.starts_with("job-1300109");
    });
    const std::shared_ptr<const MadeModel> model = m_world.maker.find(job.ticket);
    if (share < 1 || (!model && !fails))
        return {Phase::Running, std::min(share, kMostRunning)};
    if (job.struckBy("job-cancelled") || job.struckBy("job-canceled"))
        return {Phase::Cancelled, 1};
    return {fails || !model->error.empty() ? Phase::Failed : Phase::Done, 1};
}

std::shared_ptr<const MadeModel> JobBook::made(const PracticeJob &job) const
{
    return progress(job).phase == Phase::Done ? m_world.maker.find(job.ticket) : nullptr;
}

std::string JobBook::link(const PracticeJob &job, const std::string &name, const std::string &type,
                          const SharedBytes &bytes) const
{
    return m_world.files.link({m_provider, job.id, name, type, bytes});
}

std::string JobBook::modelLink(const PracticeJob &job, const std::string &name) const
{
    const std::shared_ptr<const MadeModel> model = m_world.maker.find(job.ticket);
    if (!model || !model->glb)
        return {};
    if (job.struckBy("job-wrong-type"))
        return link(job, "output.mp4", "video/mp4", model->glb);
    return link(job, name, "model/gltf-binary", model->glb);
}

} // namespace turnaround::sandbox
