#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "extractors/record/record.h"

namespace schede {

/// Appends a record as one JSON object on one line, without the line end. Always valid UTF-8. Keys in the contract's order;
/// the fields' paths become nested objects and arrays. A rejected record has no fields, territory, evidence or unread text.
void append_json(const Record& record, std::string& out);

/// The same with its line end. The record is gone before the line is copied out: a large one would not fit twice.
[[nodiscard]] std::string json_line(Record record);

/// A value as a record has it.
[[nodiscard]] std::string json_value(const Value& value);

/// A text as a JSON string, quotes included.
[[nodiscard]] std::string json_string(std::string_view text);

/// The same; `null` of an empty text.
[[nodiscard]] std::string json_string_or_null(std::string_view text);

/// The severity that is called so; nothing for another name.
[[nodiscard]] std::optional<Severity> severity_called(std::string_view name);

/// Reads a record that append_json wrote, or another program's by the same schema. Whatever is no part of the contract's
/// frame (record_id, source, gaps, ...) is taken for a field of the form. The error says what is wrong.
[[nodiscard]] tl::expected<Record, std::string> parse_record(std::string_view json);

}  // namespace schede
