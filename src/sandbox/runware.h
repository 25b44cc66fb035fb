// Runware's REST API: one address, every call a POST of a JSON array. Not practised here: its WebSocket,
// deliveryMethod "sync", other models than tencent:hunyuan-3d@3.1-pro.
// Source: runware.ai's documentation and SDKs, as protocols section 1 sums them up.
#pragma once

#include "sandbox/job_book.h"

namespace turnaround::sandbox {

class Runware : public Service
{
public:
    explicit Runware(World &world);
    CallKind kindOf(const Request &request, const std::string &path) const override;
    Answer answer(const Request &request, const std::string &path) override;
    Answer trouble(int status) const override;

private:
    /// What one request gathers: both lists may be filled.
    struct Reply {
        Json data = Json::array();
        Json errors = Json::array();
        void refuse(const Json &task, const std::string &code, const std::string &message, const Json &parameter = {});
        void refuse(const Json &task, const Problem &problem);
    };

    void perform(const Json &task, Key key, Reply &reply);
    void infer(const Json &task, Key key, Reply &reply);
    void getResponse(const Json &task, Reply &reply);
    void upload(const Json &task, Reply &reply);
    void storeMedia(const Json &task, Reply &reply);
    void manageAccount(const Json &task, Key key, Reply &reply);
    void getTaskDetails(const Json &task, Reply &reply);
    void searchModels(const Json &task, Reply &reply);

    Json item(const PracticeJob &job, int number) const;
    /// A UUID of an upload, a web address, a data URI or plain base64. `inlineBytes`: how much of it is in the request.
    Result<std::string> picture(const std::string &given, bool main, std::size_t &inlineBytes) const;
    /// Keeps a picture; its UUID.
    Result<std::string> keep(const std::string &given);

    World &m_world;
    JobBook m_jobs;
    std::map<std::string, std::string> m_uploads; ///< links by UUID
};

} // namespace turnaround::sandbox
