// A file host, a folder that downloads go into, and what came of them.
#pragma once

#include "net/asking.h"
#include "net/scripted_server.h"

#include <QDir>
#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace turnaround::tests {

inline std::string sample(std::size_t bytes)
{
    std::string text(bytes, '\0');
    unsigned state = 1;
    for (char &c : text)
        c = char((state = state * 1664525U + 1013904223U) >> 24);
    return text;
}

inline std::string contentOf(const std::filesystem::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// Where a request's Range begins; nothing where it has none.
inline std::optional<std::size_t> rangeOf(const std::string &request)
{
    const auto at = request.find("Range: bytes=");
    if (at == std::string::npos)
        return {};
    return std::size_t(std::atoll(request.c_str() + at + 13));
}

/// What a good file host does.
inline void serve(const Peer &peer, const std::string &request, const std::string &file,
                  const std::string &tag = "\"v1\"")
{
    const auto from = rangeOf(request);
    if (!from || request.find("If-Range: " + tag) == std::string::npos) {
        peer.answer("200 OK", file, "ETag: " + tag + "\r\nContent-Type: model/gltf-binary\r\n");
        return;
    }
    peer.answer("206 Partial Content", std::string_view(file).substr(*from),
                "ETag: " + tag + "\r\nContent-Range: bytes " + std::to_string(*from) + '-' +
                    std::to_string(file.size() - 1) + '/' + std::to_string(file.size()) + "\r\n");
}

inline HttpFailure::Kind kindOf(const net::FetchAnswer &answer)
{
    const auto *missed = std::get_if<net::NotFetched>(&answer);
    const auto *failure = missed ? std::get_if<HttpFailure>(&missed->why) : nullptr;
    if (!failure)
        qWarning("no failure of the network");
    return failure ? failure->kind : HttpFailure::Kind::Stopped;
}

/// Where a test's download goes.
class DownloadFolder
{
public:
    std::string path() const { return m_folder.path().toStdString(); }
    std::string target() const { return path() + "/model.glb"; }
    net::Download wanted(const std::string &url) const
    {
        net::Download download;
        download.url = url;
        download.file = target();
        download.allowLoopback = true;
        download.stillness = std::chrono::seconds(20);
        return download;
    }
    QStringList names() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

private:
    QTemporaryDir m_folder;
};

} // namespace turnaround::tests
