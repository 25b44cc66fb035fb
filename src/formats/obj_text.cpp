#include "formats/obj_text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace turnaround::formats {

namespace {

constexpr std::uint64_t kMostVertices = 20'000'000; // v, vt and vn each count
constexpr std::uint64_t kMostFaces = 10'000'000;
constexpr std::size_t kLongestLine = 64 << 10;
constexpr std::size_t kPiece = 64 << 10;

/// Letters other than an exponent's: "nan", "inf". The loader would read them as zero.
bool holdsNoNumber(std::string_view numbers)
{
    numbers = numbers.substr(0, numbers.find('#'));
    return std::ranges::any_of(
        numbers, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) && c != 'e' && c != 'E'; });
}

} // namespace

ObjText::ObjText(std::string_view text, const CancelToken &cancel)
    : m_left(text)
    , m_cancel(cancel)
{
}

bool ObjText::accept(std::string_view line)
{
    constexpr std::array kOthers = {"o", "g", "usemtl", "mtllib"};
    const auto first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return false;
    line.remove_prefix(first);
    const std::string_view word = line.substr(0, line.find_first_of(" \t\r\n"));
    if (word == "v" || word == "vt" || word == "vn") {
        if (++m_vertices > kMostVertices)
            m_problem = "it has more than 20,000,000 positions, UVs and normals";
        else if (holdsNoNumber(line.substr(word.size())))
            m_problem = "one of its vertices is no number";
        return true;
    }
    if (word == "f") {
        if (++m_faces > kMostFaces)
            m_problem = "it has more than 10,000,000 faces";
        return true;
    }
    return std::ranges::find(kOthers, word) != kOthers.end();
}

ObjText::int_type ObjText::underflow()
{
    m_cancelled = m_cancelled || m_cancel.requested();
    std::string_view piece; // lines that lie behind each other and may be seen
    while (!m_cancelled && m_problem.empty() && !m_left.empty() && piece.size() < kPiece) {
        const std::size_t length = std::min(m_left.find('\n'), m_left.size() - 1) + 1;
        const std::string_view line = m_left.substr(0, length);
        if (length > kLongestLine) {
            m_problem = "it has a line of " + std::to_string(length) + " bytes";
            break;
        }
        const bool accepted = accept(line);
        if (!accepted && !piece.empty())
            break;
        m_left.remove_prefix(length);
        if (accepted)
            piece = {piece.empty() ? line.data() : piece.data(), piece.size() + length};
    }
    if (piece.empty() || !m_problem.empty())
        return traits_type::eof();
    char *const start = const_cast<char *>(piece.data()); // streambuf's types; nothing is written there
    setg(start, start, start + piece.size());
    return traits_type::to_int_type(*start);
}

} // namespace turnaround::formats
