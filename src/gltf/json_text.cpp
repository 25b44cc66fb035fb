#include "gltf/json_text.h"

#include "gltf/read_error.h"

#include <iterator>
#include <vector>

namespace turnaround::gltf {
namespace {

using nlohmann::json;

/// Characters that end early once a cancel is asked for: one text can be a hundred megabytes.
class StoppableChars
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    StoppableChars(const char *at, const char *end, const CancelToken *cancel)
        : m_at(at)
        , m_end(end)
        , m_cancel(cancel)
    {
    }

    reference operator*() const { return *m_at; }
    StoppableChars &operator++()
    {
        ++m_at;
        if ((std::uintptr_t(m_at) & 0xFFFF) == 0 && m_cancel->requested())
            m_at = m_end;
        return *this;
    }
    StoppableChars operator++(int)
    {
        auto old = *this;
        ++*this;
        return old;
    }
    friend bool operator==(const StoppableChars &a, const StoppableChars &b) { return a.m_at == b.m_at; }

private:
    const char *m_at;
    const char *m_end;
    const CancelToken *m_cancel;
};

/// Builds the tree from the parser's events and gives up as soon as it grows too big.
class BoundedTree
{
public:
    explicit BoundedTree(const ReadLimits &limits)
        : m_limits(limits)
    {
    }

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(json::number_integer_t value) { return add(value); }
    bool number_unsigned(json::number_unsigned_t value) { return add(value); }
    bool number_float(json::number_float_t value, const std::string &) { return add(value); }
    bool string(std::string &value) { return add(std::move(value)); }
    bool binary(json::binary_t &) { return false; }
    bool key(std::string &name)
    {
        m_key = std::move(name);
        return true;
    }
    bool start_object(std::size_t) { return open(json::object()); }
    bool start_array(std::size_t) { return open(json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t position, const std::string &, const json::exception &)
    {
        m_problem = damaged("its JSON is broken at character " + std::to_string(position));
        return false;
    }

    json take() { return std::move(m_root); }
    const Error &problem() const { return m_problem; }

private:
    json *place(json value)
    {
        if (++m_values > m_limits.jsonValues) {
            m_problem = tooLarge("its description holds more than " + std::to_string(m_limits.jsonValues) + " values");
            return nullptr;
        }
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        json &parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        json &member = parent[m_key];
        member = std::move(value);
        return &member;
    }
    bool add(json value) { return place(std::move(value)) != nullptr; }
    bool open(json value)
    {
        if (m_open.size() >= std::size_t(m_limits.jsonDepth)) {
            m_problem = damaged("its description is nested more than " + std::to_string(m_limits.jsonDepth) + " deep");
            return false;
        }
        json *placed = place(std::move(value));
        if (placed)
            m_open.push_back(placed);
        return placed;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    const ReadLimits &m_limits;
    json m_root;
    std::vector<json *> m_open; // only the innermost grows, so the others stay where they are
    std::string m_key;
    std::uint64_t m_values = 0;
    Error m_problem = damaged("its JSON is broken");
};

} // namespace

Result<nlohmann::json> parseJsonText(std::string_view text, const ReadLimits &limits, const CancelToken &cancel)
{
    BoundedTree tree(limits);
    const char *end = text.data() + text.size();
    const bool whole =
        json::sax_parse(StoppableChars(text.data(), end, &cancel), StoppableChars(end, end, &cancel), &tree);
    if (cancel.requested())
        return cancelled();
    if (!whole)
        return tree.problem();
    json root = tree.take();
    if (!root.is_object())
        return damaged("its JSON is not an object");
    return root;
}

} // namespace turnaround::gltf
