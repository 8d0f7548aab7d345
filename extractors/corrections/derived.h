#pragma once

#include <string>

#include "extractors/corrections/correctable_fields.h"
#include "extractors/record/record.h"

namespace schede {

/// Puts a value in its place in a record, with the rest of its entry where the entry is new.
void put_value(Record& record, const CorrectableFields& fields, const CorrectableField& field, Value value);

/// Works out anew what is made of a corrected value alone: the parts of a name or address, the numbers and addresses of a line, the bodies
/// that an offering body names.
void derive_from(Record& record, const Form& form, const CorrectableField& field);

}  // namespace schede
