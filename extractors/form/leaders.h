#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/form/form_index.h"

namespace schede {

/// A dot or underscore of the line that a form prints to write on.
[[nodiscard]] bool is_leader(char32_t character);

/// Only dots and underscores: the line to write on, as printed.
[[nodiscard]] bool is_leader_line(std::string_view text);

/// What a ditto points to ("idem", "v. area 1", ditto marks): the number that it gives, else nothing by name, which is what stands
/// before. Nothing for any other text.
[[nodiscard]] std::optional<std::string> ditto_of(std::string_view text);

/// Is it only what people write where there is nothing to say: punctuation, a ditto, or a filler word of the form's vocabulary?
/// `more`: so many words may stand behind the opening of one ("da definire").
[[nodiscard]] bool is_filler(const FormIndex& index, std::string_view text, std::size_t more = 2);
/// The same where a body's name belongs: "da concordare con il Dipartimento".
[[nodiscard]] bool names_nobody(const FormIndex& index, std::string_view text);

/// A text without the dots and underscores of a dotted line at its ends, and without a colon or dash that parts it from a label.
[[nodiscard]] std::string_view without_leaders(std::string_view text);

/// The same, and without the brackets that stand round the whole of it.
[[nodiscard]] std::string_view bare_answer(std::string_view text);

/// The same as without_leaders at its beginning alone.
[[nodiscard]] std::string_view without_leading_leaders(std::string_view text);

}  // namespace schede
