#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/workers/job.h"

namespace schede {

/// What a worker hears and says. A request is two strings, each ended by NUL: the path to read and the name for the record. Before it may
/// stand what was converted for it: NUL, the length of what follows in bytes as a line, and for each document a line of fields parted by
/// tabs
///   sha256, converter, length, error (a number, -1 for none), its detail
/// and its bytes.
/// An answer is a line of fields
///   length of what follows, unread, receipts, number of outcomes, number of documents that want converting, sha256
/// and for each outcome another
///   length of the record, length of the part, status, gaps of each severity, form, sha256, modified, organisation key, code, source,
///   reason
/// and then the record's bytes, a line of NDJSON, and the part's; for each document that wants converting a line
///   sha256, format (a number), length
/// and its bytes.

void append_request(const Request& request, std::string& out);

/// Takes the first whole request off the front of what has arrived.
[[nodiscard]] std::optional<Request> take_request(std::string_view& arrived);

void append_answer(const FileAnswer& answer, std::string& out);

/// Takes the first whole answer off the front of what has arrived. Throws std::runtime_error when that is no answer.
[[nodiscard]] std::optional<FileAnswer> take_answer(std::string_view& arrived);

}  // namespace schede
