// Requests, and what was read of answers, as JSON: to compare with what is recorded.
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

#include <string>
#include <variant>

namespace turnaround::testing {

using nlohmann::ordered_json;

ordered_json shown(const HttpRequest &request);
/// {ok: false, kind, message}
ordered_json shown(const Error &error);

struct Show {
    ordered_json operator()(const providers::Accepted &each) const;
    ordered_json operator()(const providers::KnownAlready &each) const;
    ordered_json operator()(const providers::Finished &each) const;
    ordered_json operator()(const providers::NotAccepted &each) const;
    ordered_json operator()(const providers::Unclear &each) const;
    ordered_json operator()(const providers::GoOn &each) const;
    ordered_json operator()(const providers::Ended &each) const;
    ordered_json operator()(const providers::NotKnown &each) const;
    ordered_json operator()(const providers::Trouble &each) const;
    ordered_json operator()(const providers::UploadNext &each) const;
    ordered_json operator()(const providers::UploadDone &each) const;
};

/// {is, …}; of a SubmitAnswer "accepted", "known", "finished", "not accepted", "unclear"; of a PollAnswer "going on",
/// "finished", "ended", "not known", "trouble"; of an UploadAnswer "next", "done", "trouble".
template <class Answer>
ordered_json outcome(const Answer &answer)
{
    return std::visit(Show(), answer);
}

/// What `expect` wants and `got` has not, in words; empty: all of it is there. Objects: each field; a text that starts
/// with "…": it is contained.
std::string difference(const ordered_json &expect, const ordered_json &got, const std::string &at = {});
/// To the letter, the order of an object's fields aside.
std::string requestDifference(const ordered_json &expect, const HttpRequest &request);

} // namespace turnaround::testing
