#include "outputs/report/summary.h"

#include <algorithm>
#include <ostream>

#include "extractors/record/gap_catalogue.h"
#include "outputs/escape/escape.h"

namespace schede {

namespace {

constexpr std::size_t codes_shown = 8;

std::string padded(std::size_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(digits.size() < width ? width - digits.size() : 0, ' ') + digits;
}

std::string headline(const Survey& survey, Language language) {
  const Bilingual returns{"Schede ricevute", "Returns"};
  std::string line = returns.in(language) + ": " + std::to_string(survey.entries.size());
  std::string_view before = " (";
  for (const auto& [validity, count] : survey.by_validity) {
    const bool always = validity == Validity::current || validity == Validity::rejected;
    if (count == 0 && !always) continue;
    line.append(before) += returns_name(validity, language) + ' ' + std::to_string(count);
    before = ", ";
  }
  return line + ')';
}

std::string by_severity(const Survey& survey, Language language) {
  std::string line = (language == Language::it ? "Lacune: " : "Gaps: ") + std::to_string(survey.gap_total());
  std::string_view before = " (";
  for (const auto& [severity, count] : survey.by_severity) {
    line.append(before) += severity_name(severity, language) + ' ' + std::to_string(count);
    before = ", ";
  }
  return line + ')';
}

std::string responses_line(const Responses& responses, Language language) {
  const auto number = [](std::size_t count) { return std::to_string(count); };
  const std::string invited = number(responses.all.invited), returned = number(responses.all.returned);
  const std::string rejected = number(responses.rejected), missing = number(responses.missing());
  const Bilingual only_rejected{", solo un documento respinto " + rejected, ", only a rejected document " + rejected};
  const std::string aside = responses.rejected > 0 ? only_rejected.in(language) : "";
  const std::string uninvited = number(responses.uninvited.size());
  return language == Language::it ? "Enti invitati: " + invited + " (hanno risposto " + returned + aside + ", mancano " + missing +
                                        "); fuori elenco " + uninvited + '\n'
                                  : "Invited bodies: " + invited + " (answered " + returned + aside + ", missing " + missing +
                                        "); not in the roster " + uninvited + '\n';
}

}  // namespace

void write_summary(std::ostream& out, const Survey& survey, Language language) {
  out << headline(survey, language) << '\n';
  if (survey.responses) out << responses_line(*survey.responses, language);
  out << by_severity(survey, language) << '\n';
  const auto codes = most_frequent(survey.by_code);
  for (std::size_t i = 0; i < std::min(codes.size(), codes_shown); ++i) {
    const auto& [code, count] = codes[i];
    out << padded(count.gaps, 7) << "  " << visible(code_name(code, language), LineEnds::shown) << '\n';
  }
  if (codes.size() > codes_shown)
    out << (language == Language::it ? "         e altri motivi nel rapporto\n" : "         and more in the report\n");
}

}  // namespace schede
