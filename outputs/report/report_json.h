#pragma once

#include <iosfwd>
#include <string_view>

#include "outputs/survey/collection.h"

namespace schede {

/// gap-report.json: counts by severity, code, field and area, completeness by record, and every gap; schemas/gap-report.schema.json.
/// `generated` is the time to print, RFC 3339.
void write_gap_report_json(std::ostream& out, const Survey& survey, std::string_view generated, Language language);

}  // namespace schede
