#pragma once

#include "extractors/form/form.h"
#include "extractors/record/gap_writer.h"
#include "extractors/record/record.h"

namespace schede {

/// The field that names the body whose places are asked for; nullptr where the form asks for none.
[[nodiscard]] const FormField* located_field(const Form& form);

/// Works out from a record's values where its respondent is: the territory with its evidence and gaps and, behind the name as written, the
/// body's official name and key. Nothing where the form does not ask for places.
void locate_respondent(Record& record, const Form& form, GapWriter& gaps);

}  // namespace schede
