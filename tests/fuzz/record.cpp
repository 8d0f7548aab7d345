#include "extractors/record/record.h"

#include <algorithm>
#include <sstream>

#include "extractors/form/form.h"
#include "outputs/escape/utf8.h"
#include "outputs/records/record_json.h"
#include "outputs/report/report_html.h"
#include "outputs/report/report_json.h"
#include "outputs/report/summary.h"
#include "outputs/survey/collection.h"
#include "outputs/tables/candidatures.h"
#include "outputs/tables/gaps.h"
#include "outputs/tables/register.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/targets.h"

namespace schede::fuzz {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t'; }

void check_outputs(const Record& record) {
  const Form& form = default_form();
  std::ostringstream csv, page, report;
  RegisterCsv(csv, form, Dialect::standard).add(record);
  CandidaturesCsv(csv, form, Dialect::excel_it).add(record);
  GapsCsv(csv, form, Dialect::exact).add(record);
  SurveyTally tally(form);
  tally.add(record);
  const Survey survey = tally.take(Language::it);
  write_gap_report_html(page, survey, {"2011-05-12T09:31:00Z", "2011-05-12T09:31:00Z"}, Language::it);
  write_gap_report_json(report, survey, "2011-05-12T09:31:00Z", Language::it);
  write_summary(report, survey, Language::it);
  for (const auto* out : {&csv, &page, &report}) promise(is_utf8(out->str()), "every output is UTF-8");
  const std::string html = page.str();
  promise(std::none_of(html.begin(), html.end(), is_control), "the page shows control characters by other ones");
}

}  // namespace

void record(std::string_view input) {
  const auto read = parse_record(input);
  if (!read) return promise(!read.error().empty(), "what is no record is refused with the reason");
  check_json(*read);
  check_outputs(*read);
}

}  // namespace schede::fuzz
