#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/workers/job.h"

namespace schede {

/// What a worker hears and says. A request is two strings, each ended by NUL: the path to read and the name for the record.
/// An answer is a line of fields parted by tabs
///   unread, receipts, number of outcomes, sha256
/// and for each outcome another
///   length of the record, length of the part, status, gaps of each severity, form, sha256, modified, organisation key, code, source,
///   reason
/// and then the record's bytes, a line of NDJSON, and the part's.

void append_request(const Request& request, std::string& out);

/// Takes the first whole request off the front of what has arrived.
[[nodiscard]] std::optional<Request> take_request(std::string_view& arrived);

void append_answer(const FileAnswer& answer, std::string& out);

/// Takes the first whole answer off the front of what has arrived. Throws std::runtime_error when that is no answer.
[[nodiscard]] std::optional<FileAnswer> take_answer(std::string_view& arrived);

}  // namespace schede
