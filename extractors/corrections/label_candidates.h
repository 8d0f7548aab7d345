#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "parsers/document/document.h"

namespace schede {

/// The field of a form that has a value under a JSON path: a single one, a member of a group or of rows, the text that goes with an area.
/// nullptr for none.
[[nodiscard]] const FormField* field_at(const Form& form, std::string_view path);
[[nodiscard]] FormField* field_at(Form& form, std::string_view path);

/// What stands in a document where the label of a value would: the words before it in its paragraph, the paragraph before, and the cell
/// above. Every place where the value stands counts, by its letters and digits; numbers of telephones with or without their country's
/// prefix.
[[nodiscard]] std::vector<std::string> label_candidates(const Document& document, std::string_view value);

}  // namespace schede
