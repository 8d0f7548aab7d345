#include "outputs/workbook/cells.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "outputs/records/place_words.h"

namespace schede {

namespace {

int digits(std::string_view text, std::size_t begin, std::size_t count) {
  int value = -1;
  if (text.size() >= begin + count) std::from_chars(text.data() + begin, text.data() + begin + count, value);
  return value;
}

/// Days since 30 December 1899, in the Gregorian calendar.
double serial_day(int year, int month, int day_of_month) {
  const std::int64_t y = year - (month <= 2), era = y / 400, of_era = y - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day_of_month - 1;
  constexpr std::int64_t to_1899 = 693'899;  // of 30 December 1899, counted from 1 March of the year 0
  return static_cast<double>(era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - to_1899);
}

/// That a recommended answer is empty is seen without a colour.
bool is_coloured(const Gap& gap) { return gap.severity == Severity::error || gap.code != "missing-recommended"; }

}  // namespace

XlsxCell text(std::string_view value, CellLook look) { return {std::string(value), look}; }

XlsxCell number(std::int64_t value) { return {static_cast<double>(value), CellLook::number}; }

XlsxCell share(std::size_t part, std::size_t whole) {
  if (whole == 0) return {};
  return {static_cast<double>(part) / static_cast<double>(whole), CellLook::percent};
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

XlsxCell day(std::string_view rfc3339) {
  const int year = digits(rfc3339, 0, 4), month = digits(rfc3339, 5, 2), day_of_month = digits(rfc3339, 8, 2);
  const bool is_date = rfc3339.size() >= 10 && year >= 1900 && month >= 1 && month <= 12 && day_of_month >= 1 && day_of_month <= 31;
  if (!is_date) return text(rfc3339);
  return {serial_day(year, month, day_of_month), CellLook::date};
}

Doubt doubt_of(const Record& record, std::string_view path, Language language) {
  Doubt doubt;
  for (const Gap& gap : record.gaps) {
    if (gap.field != path || !is_coloured(gap)) continue;
    if (doubt.look != CellLook::wrong) doubt.look = gap.severity == Severity::error ? CellLook::wrong : CellLook::doubtful;
    doubt.why += (doubt.why.empty() ? "" : "\n") + gap.message;
  }
  const Evidence* evidence = record.evidence_of(path);
  if (doubt.why.empty() || !evidence || evidence->raw.empty()) return doubt;
  const Bilingual words{"\nNel documento: ", "\nIn the document: "}, where{"\nDove: ", "\nWhere: "};
  doubt.why += words.in(language) + "«" + evidence->raw + "»" + where.in(language) + place_words(evidence->at, language);
  return doubt;
}

}  // namespace schede
