// What the services' files share in reading answers: JSON from outside, and what an HTTP status alone says. Nothing
// here throws. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace turnaround::providers {

using nlohmann::ordered_json;

/// The body as JSON; null where it is none, or nested deeper than 64.
ordered_json bodyJson(const HttpResponse &response);

/// Fields of an object that may be anything: a value of another kind reads as missing.
const ordered_json &field(const ordered_json &object, std::string_view key); ///< null where missing
std::string textField(const ordered_json &object, std::string_view key); ///< "" where missing; numbers become text
std::string wordField(const ordered_json &object, std::string_view key); ///< the same in small letters: a status
std::optional<double> numberField(const ordered_json &object, std::string_view key); ///< finite; also of a text
/// A cost or a price; none where it is missing, negative, or more than a million: no one's price.
std::optional<Money> moneyField(const ordered_json &object, std::string_view key, const std::string &unit);
/// What is left on an account; it may be a debt.
std::optional<Money> balanceField(const ordered_json &object, std::string_view key, const std::string &unit);
/// The first `most` of a list; none where it is no list. They live as long as the object.
std::span<const ordered_json> listField(const ordered_json &object, std::string_view key, std::size_t most = SIZE_MAX);
/// The first text among these fields. A field that is an object is asked for its message, or what else tells something.
std::string firstText(const ordered_json &object, std::initializer_list<std::string_view> keys);

/// What was kept of an earlier answer, or of the account's settings; "" where there is none of that name.
std::string kept(const std::map<std::string, std::string> &values, const std::string &name);

std::string lowerCase(std::string_view text); ///< ASCII

/// What an artist reads: what happened, and what to do about it.
struct TroubleWords {
    std::string what, advice;
};

/// At most about 300 bytes, in one line, of the service's own words, made fit to show.
std::string serviceWords(std::string_view words);
/// “WORDS.”, at most about 200 bytes of them, in one line; "" where nothing was said, or a page of HTML.
std::string inQuotes(std::string_view words);
/// " It says: “WORDS.”" to go on with behind a sentence; or "", as inQuotes().
std::string itSays(std::string_view words);

/// What an answer's status says by itself, when the service's own file knows no better. `service` is its name, `said`
/// its words or code. 401 and 403: the key; 402: the balance; 404: not there; 408, 425, 429, 499 and 5xx: passing.
Trouble statusTrouble(std::string_view service, const HttpResponse &response, const std::string &said);
/// The same where it is known to have cost nothing: before or after the paid part.
Trouble freeTrouble(std::string_view service, const HttpResponse &response, const std::string &said);

/// Whether a submit's answer of that status proves that nothing was accepted: 4xx, but not those that a gateway gives
/// to whoever waited too long for the service behind it (408, 425, 499). protocols.md 0.2.
bool provesRefusal(int status);
/// The rule for a submit of protocols.md 0.2: what proves a refusal is one, and 429 may be sent again; 5xx, an answer
/// that can't be read, and everything else is unclear.
SubmitAnswer unacceptedAnswer(Trouble trouble, const HttpResponse &response);

/// The answer was a success, but no one can read it. For polls: passing.
Trouble unreadable(std::string_view service, const HttpResponse &response);
/// Of an answer that holds nothing that is known: unreadable() of a success, else statusTrouble().
Trouble unknownAnswer(std::string_view service, const HttpResponse &response);

/// Of a question that may simply be asked again: what happened and what to do, in one; what passes counts as Network.
Error asError(const Trouble &trouble);

/// A task id from outside that may be put into an address's path: 1 to 200 of the characters A-Z a-z 0-9 - _ . : and
/// no "..".
bool isPlainTaskId(std::string_view id);

/// For a query or a path's segment. RFC 3986.
std::string percentEncoded(std::string_view text);

/// An address from an answer that may be fetched: http or https, at most 8,192 bytes, no control characters.
bool isFileAddress(const std::string &url);

} // namespace turnaround::providers
