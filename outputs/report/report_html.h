#pragma once

#include <iosfwd>
#include <string>

#include "outputs/records/changes.h"
#include "outputs/survey/collection.h"

namespace schede {

/// The dates that a page shows, RFC 3339 with the offset in which they are to be read.
struct PageDates {
  std::string data;          ///< of the newest that is in it; empty where nothing is
  std::string written;       ///< when the page was written
  std::string changed = {};  ///< when a run last changed anything
};

/// gap-report.html: one page for the analyst that works offline, without JavaScript too (then without search and sorting).
/// Same survey and dates, same bytes.
/// `changes`: of the last run.
void write_gap_report_html(std::ostream& out, const Survey& survey, const PageDates& dates, Language language, const Changes& changes = {});

}  // namespace schede
