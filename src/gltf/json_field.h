// Typed reading of a JSON tree from outside: ask for what is wanted, and look once at the end
// whether all of it was right. Any thread; the tree and the problem must outlive the field.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace turnaround::gltf {

/// One place in the tree, present or not. Reading what is absent gives the fallback; reading what
/// has the wrong type gives the fallback too and notes the first such place in `problem`.
class JsonField
{
public:
    JsonField(const nlohmann::json &root, std::string &problem)
        : m_value(&root)
        , m_problem(&problem)
    {
    }

    bool present() const { return m_value != nullptr; }
    const std::string &path() const { return m_path; }

    JsonField operator[](const char *member) const;
    JsonField at(std::size_t element) const;
    std::size_t size() const; ///< of a list; 0 when absent
    const nlohmann::json::object_t &members() const;

    bool flag(bool fallback) const;
    std::string_view text() const; ///< empty when absent; a view into the tree
    float number(float fallback) const;
    std::uint64_t whole(std::uint64_t fallback) const;
    int whole(int fallback, int most) const;
    /// An index below `count`; -1 when absent.
    int index(std::size_t count) const;
    /// A list of exactly `into.size()` numbers; `into` is left as it is when absent.
    void numbers(std::span<float> into) const;

    void require() const; ///< notes a problem when absent
    void refuse(const std::string &expected) const;

private:
    std::string m_path;
    const nlohmann::json *m_value;
    std::string *m_problem;
};

} // namespace turnaround::gltf
