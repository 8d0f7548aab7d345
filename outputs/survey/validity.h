#pragma once

#include <array>
#include <string>
#include <string_view>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// What a return counts as. Totals, tables and rates count current ones alone.
enum class Validity { current, superseded, duplicate, rejected, set_aside };
inline constexpr std::array validities{Validity::current, Validity::superseded, Validity::duplicate, Validity::rejected,
                                       Validity::set_aside};

/// Of a return as the register has it, with its standing among its gaps.
[[nodiscard]] Validity validity_of(const Record& record);

/// "superseded": the same in every language.
[[nodiscard]] std::string_view to_string(Validity validity);

/// "superata": of one return; and "superate": the plural that stands beside a count.
[[nodiscard]] const std::string& return_name(Validity validity, Language language);
[[nodiscard]] const std::string& returns_name(Validity validity, Language language);

}  // namespace schede
