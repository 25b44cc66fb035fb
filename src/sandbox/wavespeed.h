// WaveSpeedAI's API v3 with the model wavespeed-ai/hunyuan3d/v2.1. Not practised here: enable_sync_mode, webhooks.
// Source: wavespeed.ai's documentation and its SDK, protocols section 4.
#pragma once

#include "sandbox/job_book.h"

namespace turnaround::sandbox {

class WaveSpeed : public Service
{
public:
    explicit WaveSpeed(World &world);
    CallKind kindOf(const Request &request, const std::string &path) const override;
    Answer answer(const Request &request, const std::string &path) override;
    Answer trouble(int status) const override;

private:
    struct Ticket {
        std::string name;
        std::string type;
        std::size_t size = 0; ///< bytes, as announced
        std::string link; ///< once the bytes are there
    };

    Answer submit(const Request &request, Key key);
    Answer result(const std::string &id);
    Answer price(const Json &body) const;
    Answer history(const Json &body) const;
    Answer remove(const Json &body);
    Answer billings() const;
    Answer models() const;

    // wavespeed_uploads.cpp
    Answer uploadForm(const Request &request, bool short_);
    Answer giveTicket(const Json &body);
    Answer putUpload(const Request &request, const std::string &id);
    Answer download(const std::string &id) const;

    Json prediction(const PracticeJob &job) const;

    World &m_world;
    JobBook m_jobs;
    std::map<std::string, Ticket> m_tickets;
    std::set<std::string> m_deleted;
};

/// {"code": 200, "message": "success", "data": …}.
Answer waveSpeedData(const Json &data);
/// {"code", "message"}, with that HTTP status.
Answer waveSpeedRefusal(int status, const std::string &message);

} // namespace turnaround::sandbox
