#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "extractors/record.h"

namespace schede {

/// Appends a record as one JSON object on one line, without the line end. Always valid UTF-8. Keys in the contract's order;
/// the fields' paths become nested objects and arrays.
void append_json(const Record& record, std::string& out);

/// Reads a record that append_json wrote, or another program's by the same schema. The error says what is wrong.
[[nodiscard]] tl::expected<Record, std::string> parse_record(std::string_view json);

}  // namespace schede
