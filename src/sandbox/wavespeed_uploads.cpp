// WaveSpeedAI's three ways to give it a picture.
#include "sandbox/wavespeed.h"

namespace turnaround::sandbox {

namespace {

constexpr std::int64_t kMostBytes = 20'000'000;

} // namespace

Answer WaveSpeed::uploadForm(const Request &request, bool short_)
{
    if (!request.is_multipart_form_data() || !request.has_file("file"))
        return waveSpeedRefusal(400, "the form has no field named file");
    const httplib::MultipartFormData file = request.get_file_value("file");
    if (file.content.empty() || file.content.size() > std::size_t(kMostBytes))
        return waveSpeedRefusal(400, "the file is empty or larger than 20 MB");
    const std::string link =
        m_world.files.keep("wavespeed", file.filename.empty() ? "file" : file.filename, file.content);
    if (short_)
        return waveSpeedData({{"url", link}});
    return waveSpeedData({{"type", pictureType(file.content).starts_with("image/") ? "image" : "file"},
                          {"download_url", link},
                          {"filename", file.filename},
                          {"size", file.content.size()}});
}

Answer WaveSpeed::giveTicket(const Json &body)
{
    Fields fields(body);
    fields.need("filename");
    fields.need("size");
    const auto name = fields.text("filename", 1, 255);
    const auto size = fields.whole("size", 1, kMostBytes);
    const std::string type = fields.text("content_type", 1, 100).value_or("application/octet-stream");
    fields.others();
    if (fields.problem())
        return waveSpeedRefusal(400, sentence(*fields.problem()));
    const std::string id = newId();
    m_tickets[id] = {*name, type, std::size_t(*size), {}};
    return waveSpeedData({{"download_url", m_world.origin + "/wavespeed/cdn/" + id},
                          {"upload",
                           {{"method", "PUT"},
                            {"url", m_world.origin + "/wavespeed/storage/" + id},
                            {"headers", {{"Content-Type", type}}}}}});
}

Answer WaveSpeed::putUpload(const Request &request, const std::string &id)
{
    const auto ticket = m_tickets.find(id);
    if (request.method != "PUT" || ticket == m_tickets.end())
        return waveSpeedRefusal(404, "there is no such upload");
    if (request.has_header("Authorization"))
        return waveSpeedRefusal(400, "a file was put with the header Authorization");
    if (request.get_header_value("Content-Type") != ticket->second.type)
        return waveSpeedRefusal(403, "the headers are not those of the ticket");
    if (request.body.size() != ticket->second.size)
        return waveSpeedRefusal(400, "the file's size is not what was announced");
    ticket->second.link = m_world.files.keep("wavespeed", ticket->second.name, request.body);
    Answer answer;
    answer.type = "text/plain";
    return answer;
}

/// The ticket's address is known before the file is: it leads on to the file.
Answer WaveSpeed::download(const std::string &id) const
{
    const auto ticket = m_tickets.find(id);
    if (ticket == m_tickets.end() || ticket->second.link.empty())
        return waveSpeedRefusal(404, "there is no such file");
    Answer answer;
    answer.status = 302;
    answer.headers = {{"Location", ticket->second.link}};
    return answer;
}

} // namespace turnaround::sandbox
