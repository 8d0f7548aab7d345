#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "extractors/corrections/correctable_fields.h"
#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// A value as a person reads and writes it in one cell: "true", "2a; 2c", "12.5", "95500.50 EUR"; empty for null. read_written gives the
/// same value back.
[[nodiscard]] std::string written_value(const Value& value);

/// The value of a field in somebody's words, by the readers that answers are read by; null for an empty text. The error says why it is no
/// value of the field.
[[nodiscard]] tl::expected<Value, Bilingual> read_written(const CorrectableField& field, std::string_view text, const Form& form);

}  // namespace schede
