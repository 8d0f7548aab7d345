#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// A path as a part of an address in a page: "areas.0.items" of "areas[0].items".
[[nodiscard]] std::string anchor_of(std::string_view path);

/// What a return says, section by section of its form: every value with its name, whether it is doubtful, and the words and the place that
/// it was read from. The value at PATH is `#v-ANCHOR` and leads to its words, `#w-ANCHOR`.
void write_answers_html(std::ostream& out, const Form& form, const Record& record, Language language);

}  // namespace schede
