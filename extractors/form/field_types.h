#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "extractors/form/form.h"

namespace schede {

/// What the words of an answer are to be read as.
enum class Content {
  text,        ///< one line
  paragraphs,  ///< up to the end of its section
  phones,
  emails,
  typed,  ///< a number, a date, a code, ...: extractors/typed; not in version 1 of the definition language
};

/// A type of field: everything that is known of it beside how its values are made clean (answers/field_values, answers/parts).
struct FieldTypeRow {
  FieldType type;
  std::string_view name;  ///< in form definitions
  std::string_view json;  ///< what a value is in JSON, as the schema of records calls it
  Content content;
  std::size_t most_words;                     ///< a longer value is hardly one of the type; 0 for any length
  bool never_contact;                         ///< nor is a bare number or e-mail address
  std::span<const std::string_view> derived;  ///< text made from the value, by what its path adds to the field's
};

[[nodiscard]] std::span<const FieldTypeRow> field_types();
[[nodiscard]] const FieldTypeRow& row_of(FieldType type);
[[nodiscard]] std::optional<FieldType> field_type_called(std::string_view name);

/// Whether a person can be reached by what the field holds.
[[nodiscard]] bool is_contact(FieldType type);

[[nodiscard]] inline bool is_narrative(FieldType type) { return row_of(type).content == Content::paragraphs; }

}  // namespace schede
