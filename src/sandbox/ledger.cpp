#include "sandbox/ledger.h"

#include "core/display_text.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace turnaround::sandbox {

namespace {

Result<void> appendDurably(const std::filesystem::path &file, const std::string &text)
{
    const auto failed = [&] {
        return Error{ErrorKind::Disk, "The charge log " + quotedPath(file) + " could not be written.",
                     std::strerror(errno)};
    };
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return failed();
    const bool written =
        ::write(descriptor, text.data(), text.size()) == ssize_t(text.size()) && ::fsync(descriptor) == 0;
    const Result<void> result = written ? Result<void>() : failed();
    ::close(descriptor);
    return result;
}

} // namespace

std::string chargeLine(const Charge &charge)
{
    nlohmann::ordered_json json;
    json["time"] = charge.time;
    json["provider"] = charge.provider;
    json["model"] = charge.model;
    json["task"] = charge.task;
    json["amount"] = charge.amount;
    json["unit"] = charge.unit;
    return json.dump();
}

Result<void> Ledger::add(Charge charge)
{
    const std::lock_guard lock(m_mutex);
    if (!m_file.empty()) {
        if (const Result<void> written = appendDurably(m_file, chargeLine(charge) + '\n'); !written)
            return written;
    }
    m_charges.push_back(std::move(charge));
    return {};
}

std::vector<Charge> Ledger::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_charges;
}

double Ledger::spent(const std::string &provider) const
{
    const std::lock_guard lock(m_mutex);
    double sum = 0;
    for (const Charge &charge : m_charges)
        sum += charge.provider == provider ? charge.amount : 0;
    return sum;
}

} // namespace turnaround::sandbox
