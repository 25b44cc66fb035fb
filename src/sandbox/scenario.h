// Scenario's API: assets, uploads in three steps, the model's price and generation, jobs. Not practised here: other
// models than model_hunyuan-3d-pro-3-1-multiview, bearer tokens.
// Source: Scenario's documentation and Blender plugin, protocols section 3.
#pragma once

#include "sandbox/job_book.h"

#include <vector>

namespace turnaround::sandbox {

class Scenario : public Service
{
public:
    explicit Scenario(World &world);
    CallKind kindOf(const Request &request, const std::string &path) const override;
    Answer answer(const Request &request, const std::string &path) override;
    Answer trouble(int status) const override;

private:
    struct Asset {
        std::string id;
        std::string name;
        std::string type; ///< "image/png" …
        std::string bytes; ///< of an upload; a result's are with its job
        std::string job; ///< of a result; else empty
    };
    struct Upload {
        std::string id;
        std::string jobId;
        std::string name;
        std::string type;
        std::size_t size = 0; ///< bytes, as announced
        std::vector<std::string> parts; ///< bytes by number, from 1 on
        bool failed = false;
        std::string error;
        std::string asset; ///< once it is complete
        Moment completed;
    };

    // scenario_assets.cpp
    Answer addAsset(const Request &request);
    Answer getAsset(const std::string &id);
    Answer addUpload(const Request &request);
    Answer putPart(const Request &request, const std::string &path);
    Answer uploadAction(const Request &request, const std::string &id);
    Answer getUpload(const std::string &id) const;
    Json assetJson(const Asset &asset) const;
    Json uploadJson(const Upload &upload) const;
    std::string uploadStatus(const Upload &upload) const;
    std::string keepAsset(const std::string &name, const std::string &bytes);

    // scenario.cpp
    Answer generate(const Request &request, Key key);
    Answer getJob(const std::string &id);
    Answer jobAction(const Request &request, const std::string &id);
    Answer listJobs(const Request &request) const;
    std::optional<Problem> check(const Json &body, Pictures &pictures) const;
    Json jobJson(const PracticeJob &job) const;

    World &m_world;
    JobBook m_jobs;
    std::map<std::string, Asset> m_assets; ///< by id
    std::map<std::string, Upload> m_uploads; ///< by id
};

/// {"reason", "trace_id"}.
Answer scenarioRefusal(int status, const std::string &reason);

} // namespace turnaround::sandbox
