#pragma once

#include <span>

#include "extractors/corrections/correctable_fields.h"
#include "extractors/corrections/correction.h"
#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// Puts what people decided about an accepted record in it: values with their evidence, what is worked out of them (places, keys, parts,
/// bodies, modes), the gaps that they close or open, waivers, reviews, whether it counts. Lines in the order in which they were given;
/// one whose ground has changed since is a `correction-stale` gap.
void apply_corrections(Record& record, const CorrectableFields& fields, std::span<const Correction* const> corrections, Language language);

/// What somebody said who lives with a gap; nullptr where nobody did.
[[nodiscard]] const Waiver* waiver_of(const Record& record, std::string_view field, std::string_view code);

/// The document's words under a field, which its correction goes on to hold for.
[[nodiscard]] std::string raw_under(const Record& record, std::string_view field, const Form& form);

/// What a record has under a correctable path, as written_value.
[[nodiscard]] std::string written_at(const Record& record, std::string_view field);

}  // namespace schede
