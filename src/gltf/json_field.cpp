#include "gltf/json_field.h"

#include <cmath>
#include <limits>

namespace turnaround::gltf {

using nlohmann::json;

void JsonField::refuse(const std::string &expected) const
{
    if (m_problem->empty())
        *m_problem = "its " + (m_path.empty() ? "description" : m_path) + " must be " + expected;
}

void JsonField::require() const
{
    if (!present() && m_problem->empty())
        *m_problem = "its " + m_path + " is missing";
}

JsonField JsonField::operator[](const char *member) const
{
    JsonField field(*this);
    field.m_path += m_path.empty() ? member : std::string(".") + member;
    field.m_value = nullptr;
    if (!m_value)
        return field;
    if (!m_value->is_object()) {
        refuse("an object");
        return field;
    }
    if (const auto found = m_value->find(member); found != m_value->end())
        field.m_value = &*found;
    return field;
}

JsonField JsonField::at(std::size_t element) const
{
    JsonField field(*this);
    field.m_path.append("[").append(std::to_string(element)).append("]");
    field.m_value = element < size() ? &(*m_value)[element] : nullptr;
    return field;
}

std::size_t JsonField::size() const
{
    if (m_value && !m_value->is_array())
        refuse("a list");
    return m_value && m_value->is_array() ? m_value->size() : 0;
}

const json::object_t &JsonField::members() const
{
    static const json::object_t none;
    if (m_value && !m_value->is_object())
        refuse("an object");
    return m_value && m_value->is_object() ? m_value->get_ref<const json::object_t &>() : none;
}

bool JsonField::flag(bool fallback) const
{
    if (m_value && !m_value->is_boolean())
        refuse("true or false");
    return m_value && m_value->is_boolean() ? m_value->get<bool>() : fallback;
}

std::string_view JsonField::text() const
{
    if (m_value && !m_value->is_string())
        refuse("text");
    return m_value && m_value->is_string() ? std::string_view(m_value->get_ref<const std::string &>()) : "";
}

float JsonField::number(float fallback) const
{
    if (!m_value)
        return fallback;
    const double value = m_value->is_number() ? m_value->get<double>() : std::nan("");
    if (std::abs(value) <= double(std::numeric_limits<float>::max()))
        return float(value);
    refuse("a number");
    return fallback;
}

std::uint64_t JsonField::whole(std::uint64_t fallback) const
{
    if (!m_value)
        return fallback;
    if (m_value->is_number_unsigned())
        return m_value->get<std::uint64_t>();
    // Writers in JavaScript may say 24.0.
    const double value = m_value->is_number_float() ? m_value->get<double>() : -1;
    if (value >= 0 && value < 9e15 && value == std::floor(value))
        return std::uint64_t(value);
    refuse("a whole number that is not negative");
    return fallback;
}

int JsonField::whole(int fallback, int most) const
{
    if (!m_value)
        return fallback;
    const std::uint64_t value = whole(std::uint64_t(0));
    if (value <= std::uint64_t(most))
        return int(value);
    refuse("at most " + std::to_string(most));
    return fallback;
}

int JsonField::index(std::size_t count) const
{
    if (!m_value)
        return -1;
    const std::uint64_t value = whole(std::uint64_t(0));
    if (value < count && value <= std::uint64_t(std::numeric_limits<int>::max()))
        return int(value);
    refuse(count == 0 ? "absent, since there is nothing it could point to"
                      : "an index below " + std::to_string(count) + ", and is " + std::to_string(value));
    return -1;
}

void JsonField::numbers(std::span<float> into) const
{
    if (!m_value)
        return;
    if (size() != into.size()) {
        refuse("a list of " + std::to_string(into.size()) + " numbers");
        return;
    }
    for (std::size_t i = 0; i < into.size(); ++i)
        into[i] = at(i).number(into[i]);
}

} // namespace turnaround::gltf
