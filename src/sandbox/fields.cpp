#include "sandbox/fields.h"

#include <QUrl>

#include <algorithm>

namespace turnaround::sandbox {

namespace {

std::size_t characters(std::string_view utf8)
{
    return std::size_t(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string range(double least, double most)
{
    return nlohmann::json(least).dump() + " to " + nlohmann::json(most).dump();
}

} // namespace

Fields::Fields(const Json &object, std::string path)
    : m_object(object)
    , m_path(std::move(path))
{
    if (!m_object.is_object())
        m_problem = Problem{Problem::Type, m_path.empty() ? "body" : m_path, "must be an object"};
}

const Json *Fields::find(const std::string &name)
{
    m_known.insert(name);
    if (!m_object.is_object())
        return nullptr;
    const auto found = m_object.find(name);
    return found == m_object.end() ? nullptr : &*found;
}

bool Fields::has(const std::string &name) const
{
    return m_object.is_object() && m_object.contains(name);
}

void Fields::blame(Problem::Kind kind, const std::string &name, const std::string &message)
{
    if (!m_problem)
        m_problem = Problem{kind, m_path.empty() ? name : m_path + '.' + name, message};
}

void Fields::blame(const std::optional<Problem> &inner)
{
    if (!m_problem)
        m_problem = inner;
}

void Fields::need(const std::string &name)
{
    if (!has(name))
        blame(Problem::Missing, name, "is required");
}

bool Fields::mayBeNull(const std::string &name)
{
    const Json *value = find(name);
    return value && value->is_null();
}

std::optional<std::string> Fields::text(const std::string &name, std::size_t least, std::size_t most)
{
    const Json *value = find(name);
    if (!value)
        return {};
    if (!value->is_string()) {
        blame(Problem::Type, name, "must be a string");
        return {};
    }
    const auto string = value->get<std::string>();
    const std::size_t length = characters(string);
    if (length < least || length > most) {
        blame(Problem::Range, name,
              "must have " + std::to_string(least) + " to " + std::to_string(most) + " characters, but has " +
                  std::to_string(length));
    }
    return string;
}

std::optional<std::int64_t> Fields::whole(const std::string &name, std::int64_t least, std::int64_t most)
{
    const Json *value = find(name);
    if (!value)
        return {};
    const bool whole = value->is_number_integer() &&
        (!value->is_number_unsigned() || value->get<std::uint64_t>() <= std::uint64_t(INT64_MAX));
    if (!whole) {
        blame(Problem::Type, name, "must be a whole number");
        return {};
    }
    const auto number = value->get<std::int64_t>();
    if (number < least || number > most)
        blame(Problem::Range, name, "must be " + std::to_string(least) + " to " + std::to_string(most));
    return number;
}

std::optional<double> Fields::number(const std::string &name, double least, double most)
{
    const Json *value = find(name);
    if (!value)
        return {};
    if (!value->is_number()) {
        blame(Problem::Type, name, "must be a number");
        return {};
    }
    const auto number = value->get<double>();
    if (!(number >= least && number <= most))
        blame(Problem::Range, name, "must be " + range(least, most));
    return number;
}

std::optional<bool> Fields::flag(const std::string &name)
{
    const Json *value = find(name);
    if (!value)
        return {};
    if (!value->is_boolean()) {
        blame(Problem::Type, name, "must be true or false");
        return {};
    }
    return value->get<bool>();
}

std::optional<std::string> Fields::word(const std::string &name, std::initializer_list<std::string_view> words)
{
    const Json *value = find(name);
    if (!value)
        return {};
    const std::string chosen = value->is_string() ? value->get<std::string>() : std::string();
    if (std::find(words.begin(), words.end(), chosen) == words.end()) {
        std::string all;
        for (const std::string_view word : words)
            all += (all.empty() ? "" : ", ") + std::string(word);
        blame(value->is_string() ? Problem::Word : Problem::Type, name, "must be one of " + all);
        return {};
    }
    return chosen;
}

const Json *Fields::object(const std::string &name)
{
    const Json *value = find(name);
    if (value && !value->is_object()) {
        blame(Problem::Type, name, "must be an object");
        return nullptr;
    }
    return value;
}

const Json *Fields::list(const std::string &name, std::size_t least, std::size_t most)
{
    const Json *value = find(name);
    if (!value)
        return nullptr;
    if (!value->is_array()) {
        blame(Problem::Type, name, "must be an array");
        return nullptr;
    }
    if (value->size() < least || value->size() > most)
        blame(Problem::Range, name, "must have " + std::to_string(least) + " to " + std::to_string(most) + " items");
    return value;
}

std::optional<std::string> Fields::address(const std::string &name, std::size_t most)
{
    const std::optional<std::string> value = text(name, 1, most);
    if (value && !isWebAddress(*value))
        blame(Problem::Type, name, "must be an http or https address");
    return value;
}

void Fields::others()
{
    if (!m_object.is_object())
        return;
    for (const auto &[name, value] : m_object.items()) {
        if (!m_known.contains(name))
            blame(Problem::Unknown, name, "is not a parameter of this call");
    }
}

bool isWebAddress(std::string_view text)
{
    if (!text.starts_with("http://") && !text.starts_with("https://"))
        return false;
    const QUrl url(QString::fromUtf8(text.data(), qsizetype(text.size())), QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty();
}

} // namespace turnaround::sandbox
