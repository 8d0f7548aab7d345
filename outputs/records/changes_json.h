#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "extractors/form/form.h"
#include "outputs/records/changes.h"

namespace schede {

/// changes.json: what the last run that changed anything did.
void write_changes_json(std::ostream& out, const Form& form, const Changes& changes);

/// What was written so; nothing changed where it is none.
[[nodiscard]] Changes parse_changes(std::string_view json);

}  // namespace schede
