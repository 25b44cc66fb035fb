// An OBJ's text as the loader may see it: only the statements that are used. Any thread.
// Wavefront's "Object Files (.obj)", appendix B1 of the Advanced Visualizer manual.
#pragma once

#include "core/cancel.h"

#include <cstdint>
#include <streambuf>
#include <string>
#include <string_view>

namespace turnaround::formats {

/// Hands tinyobjloader v, vt, vn, f, o, g, usemtl and mtllib lines and leaves out all others: it takes memory for some
/// of them on the file's word alone. Ends early, and says why, where the text is more than can be read. Reads where the
/// text lies; does not own it.
class ObjText : public std::streambuf
{
public:
    ObjText(std::string_view text, const CancelToken &cancel);

    bool cancelled() const { return m_cancelled; }
    /// What is wrong with the text, a phrase; empty: nothing.
    const std::string &problem() const { return m_problem; }

protected:
    int_type underflow() override;

private:
    /// Whether the loader may see it. Counts, and sets m_problem.
    bool accept(std::string_view line);

    std::string_view m_left;
    const CancelToken &m_cancel;
    bool m_cancelled = false;
    std::uint64_t m_vertices = 0;
    std::uint64_t m_faces = 0;
    std::string m_problem;
};

} // namespace turnaround::formats
