#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "extractors/text/bilingual.h"
#include "outputs/report/report_html.h"
#include "outputs/survey/collection.h"

namespace schede {

/// What the register of one of several forms came to.
struct FormSummary {
  std::string id;  ///< and its folder below the summary; empty for documents that are of none
  Bilingual title;
  std::size_t documents = 0, accepted = 0, gaps = 0;
};

[[nodiscard]] FormSummary summary_of(std::string id, const Bilingual& title, const Survey& survey);

/// `summary.json`: {"generated", "forms": [{"form", "title", "documents", "accepted", "gaps"}], "unassigned": {"documents", "accepted",
/// "gaps"}}.
void write_forms_summary_json(std::ostream& out, const std::vector<FormSummary>& forms, const std::string& generated, Language language);

/// `summary.html`: the same for a person, with a link to the pages of each form.
void write_forms_summary_html(std::ostream& out, const std::vector<FormSummary>& forms, const PageDates& dates, bool with_pages,
                              Language language);

}  // namespace schede
