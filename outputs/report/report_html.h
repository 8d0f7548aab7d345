#pragma once

#include <iosfwd>
#include <string_view>

#include "outputs/survey/collection.h"

namespace schede {

/// gap-report.html: one page for the analyst that works offline, without JavaScript too (then without search and sorting).
/// `generated` is the time to print. Same survey and time, same bytes.
void write_gap_report_html(std::ostream& out, const Survey& survey, std::string_view generated, Language language);

}  // namespace schede
