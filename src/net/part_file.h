// A file on its way: FILE.part holds what came, FILE.part.from says of which version of the file that is, so that a
// later try can go on. One thread at a time.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace turnaround::net {

/// Which version of a file the server spoke of. Holds no address.
struct FileVersion {
    std::string tag; ///< a strong ETag, with its quotes; empty: none
    std::string modified; ///< Last-Modified; empty: none
    std::int64_t whole = 0; ///< bytes; 0: not told

    /// What If-Range may hold; empty: this version can't be told from another one.
    const std::string &validator() const { return tag.empty() ? modified : tag; }
};

class PartFile
{
public:
    explicit PartFile(const std::filesystem::path &file);
    /// Keeps what came, see keep().
    ~PartFile();
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;

    /// Finds what is there, and takes it up where its version is known. Disk.
    Result<void> open();
    std::int64_t bytes() const { return m_bytes; }
    const FileVersion &version() const { return m_version; }

    /// Empties it, for another version. Disk.
    Result<void> restart(const FileVersion &version);
    Result<void> append(std::string_view piece);
    /// The file is whole: it reaches the disk under its own name. Disk.
    Result<void> finish();
    /// Lets what came reach the disk, for the next try; removes what can't be gone on with.
    void keep();
    /// Removes all.
    void drop();

private:
    void close();

    std::filesystem::path m_file, m_part, m_from;
    FileVersion m_version;
    std::int64_t m_bytes = 0;
    int m_descriptor = -1;
};

} // namespace turnaround::net
