// Real results for practice jobs: Blockout's, of the pictures that were given, or of the sample's where there
// were none. One is made at a time, on a thread of its own; what was made once is kept.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "sandbox/files.h"
#include "sandbox/given_picture.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace turnaround::sandbox {

struct MadeModel {
    SharedBytes glb;
    SharedBytes obj; ///< a ZIP of OBJ, MTL and PNG
    SharedBytes preview; ///< PNG
    std::string error; ///< not empty: nothing could be made
};

/// The views in the folder, or the shipped ones. The error names what is missing.
Result<Pictures> samplePictures(const std::filesystem::path &folder);

/// Any thread. The destructor stops what is being made.
class Maker
{
public:
    /// `sample`: a folder of views; empty: the views that the program ships.
    explicit Maker(std::filesystem::path sample);
    ~Maker();
    Maker(const Maker &) = delete;
    Maker &operator=(const Maker &) = delete;

    /// Queues the work where it is not done or queued yet. The ticket is the pictures' hash.
    std::string order(const Pictures &pictures);
    /// Null until it is made.
    std::shared_ptr<const MadeModel> find(const std::string &ticket) const;
    /// Waits for it; null when the sandbox ends.
    std::shared_ptr<const MadeModel> wait(const std::string &ticket);
    /// The views that stand for a prompt.
    Result<Pictures> sample() const { return samplePictures(m_sample); }
    /// Makes all wait()s return; nothing more is made.
    void stop();

private:
    void work();
    MadeModel make(const Pictures &pictures);

    const std::filesystem::path m_sample;
    CancelToken m_stop;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::pair<std::string, Pictures>> m_queue;
    std::map<std::string, std::shared_ptr<const MadeModel>> m_made; ///< null: queued
    std::thread m_thread; ///< last: starts when all else is there
};

} // namespace turnaround::sandbox
