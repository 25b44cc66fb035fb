// The files behind the answers' links: results and uploaded pictures, with ranges, ETag and expiry. Any thread.
#pragma once

#include "sandbox/service.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace turnaround::sandbox {

using SharedBytes = std::shared_ptr<const std::string>;

struct FileToServe {
    std::string provider;
    std::string job; ///< expire together; empty: an upload, which stays
    std::string name; ///< "model.glb"
    std::string type; ///< the Content-Type
    SharedBytes bytes;
};

/// Where a second server of the sandbox listens: another host, as far as a client can tell.
struct Origins {
    std::string here; ///< "http://127.0.0.1:8090"
    std::string elsewhere;
};

class Files
{
public:
    /// To be called before anything else, once the ports are known.
    void listenAt(Origins origins) { m_origins = std::move(origins); }

    /// The link of (provider, job, name): the one that was given before, or a new one where that has
    /// expired or there was none.
    std::string link(const FileToServe &file);
    /// A link that stays, of an upload.
    std::string keep(const std::string &provider, const std::string &name, const std::string &bytes);

    /// Whether the address is one of this sandbox's files, there or not.
    bool isHere(const std::string &address) const;
    std::optional<std::string> bytesAt(const std::string &address) const;
    /// Whose file it is; empty: none.
    std::string providerOf(const std::string &path) const;

    /// `path` begins with /files/. Serves GET and HEAD.
    Answer answer(const Request &request, const std::string &path) const;
    /// All links of that file's job answer 403 from now on.
    void expire(const std::string &path);
    /// The same file on the other host.
    std::string elsewhere(const std::string &path) const { return m_origins.elsewhere + path; }

private:
    struct Served {
        FileToServe file;
        std::string etag;
        bool expired = false;
    };
    const Served *find(const std::string &path) const;
    std::string add(const FileToServe &file);

    Origins m_origins;
    mutable std::mutex m_mutex;
    std::map<std::string, Served> m_served; ///< by path
};

} // namespace turnaround::sandbox
