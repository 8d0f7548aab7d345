#pragma once

#include <span>

#include "extractors/corrections/correctable_fields.h"
#include "extractors/record/gap_writer.h"
#include "extractors/record/record.h"

namespace schede {

/// Brings the gaps of what is missing up to date with values that have changed: those of the fields themselves, of fields of which one is
/// enough, of choice tables, of what a condition asks for. New ones go to the writer.
void settle_missing(Record& record, const CorrectableFields& fields, std::span<const CorrectableField* const> changed, GapWriter& gaps);

}  // namespace schede
