#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// A record in few bytes, without what its own rows and page alone show: evidence (but for what people decided), unread text, facts of the
/// file, and narratives, of which a beginning says that they are not empty. What all returns say together, survey and twinnings, is of a
/// brief what it is of the record. The bytes do not leave the machine, nor outlast the version of the program.
[[nodiscard]] std::string brief_of(const Record& record, const Form& form);

/// Nothing of other bytes.
[[nodiscard]] std::optional<Record> read_brief(std::string_view bytes);

}  // namespace schede
