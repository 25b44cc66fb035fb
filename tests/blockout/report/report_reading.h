// What a report says, in the shapes that tests ask for.
#pragma once

#include "blockout/report/report.h"

#include <QByteArray>

#include <algorithm>
#include <set>
#include <string>

using namespace turnaround;
using namespace turnaround::blockout;

inline std::set<View> flaggedIn(const Report &report)
{
    std::set<View> views;
    for (const ViewFinding &finding : report.views) {
        if (finding.flagged)
            views.insert(finding.view);
    }
    return views;
}

inline const ViewFinding &findingOf(const Report &report, View view)
{
    return *std::ranges::find(report.views, view, &ViewFinding::view);
}

inline bool notesMention(const Report &report, const std::string &words)
{
    return std::ranges::any_of(report.notes, [&](const std::string &note) { return note.find(words) != note.npos; });
}

inline QByteArray text(const Report &report)
{
    std::string all;
    for (const ViewFinding &f : report.views) {
        if (f.flagged)
            all += std::string(viewName(f.view)) + ": " + f.reason + " ";
    }
    for (const std::string &note : report.notes)
        all += "(" + note + ") ";
    return QByteArray::fromStdString(all);
}
