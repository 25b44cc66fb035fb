// A JSON object from a request, read field by field as strictly as a service does. Any thread.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace turnaround::sandbox {

using Json = nlohmann::ordered_json;

/// What is wrong with a field.
struct Problem {
    enum Kind { Missing, Type, Range, Word, Unknown, Conflict };
    Kind kind = Missing;
    std::string field; ///< with the objects it is in: "settings.faceCount"
    std::string message;
};

/// Keeps the first problem; after one, reading goes on and yields what can be read. A field that was
/// asked for is known; others() blames the rest.
class Fields
{
public:
    /// `object` must outlive this; what is no object is a problem. `path`: put before each field's name.
    explicit Fields(const Json &object, std::string path = {});

    /// Lengths in characters.
    std::optional<std::string> text(const std::string &name, std::size_t least, std::size_t most);
    std::optional<std::int64_t> whole(const std::string &name, std::int64_t least, std::int64_t most);
    std::optional<double> number(const std::string &name, double least, double most);
    std::optional<bool> flag(const std::string &name);
    std::optional<std::string> word(const std::string &name, std::initializer_list<std::string_view> words);
    const Json *object(const std::string &name);
    const Json *list(const std::string &name, std::size_t least, std::size_t most);
    /// A web address.
    std::optional<std::string> address(const std::string &name, std::size_t most);

    void need(const std::string &name);
    /// The field is known and not looked at.
    void ignore(const std::string &name) { m_known.insert(name); }
    /// null is as good as no value: true where that is what stands there.
    bool mayBeNull(const std::string &name);
    void others();
    bool has(const std::string &name) const;
    void blame(Problem::Kind kind, const std::string &name, const std::string &message);
    void blame(const std::optional<Problem> &inner);

    const std::optional<Problem> &problem() const { return m_problem; }

private:
    const Json *find(const std::string &name);

    const Json &m_object;
    std::string m_path;
    std::set<std::string> m_known;
    std::optional<Problem> m_problem;
};

/// Whether it is an http or https address with a host.
bool isWebAddress(std::string_view text);

} // namespace turnaround::sandbox
