#include "outputs/report/summary.h"

#include <algorithm>
#include <ostream>

#include "outputs/escape/escape.h"
#include "outputs/records/code_names.h"

namespace schede {

namespace {

constexpr std::size_t codes_shown = 8;

std::string padded(std::size_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(digits.size() < width ? width - digits.size() : 0, ' ') + digits;
}

std::string headline(const Survey& survey, Language language) {
  const std::string returns = std::to_string(survey.entries.size());
  const std::string accepted = std::to_string(survey.accepted);
  const std::string rejected = std::to_string(survey.rejected);
  return language == Language::it ? "Schede ricevute: " + returns + " (accolte " + accepted + ", respinte " + rejected + ")"
                                  : "Returns: " + returns + " (accepted " + accepted + ", rejected " + rejected + ")";
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
  const auto& [invited, returned] = responses.all;
  const std::string missing = std::to_string(invited - returned), uninvited = std::to_string(responses.uninvited.size());
  return language == Language::it ? "Enti invitati: " + std::to_string(invited) + " (hanno risposto " + std::to_string(returned) +
                                        ", mancano " + missing + "); fuori elenco " + uninvited + '\n'
                                  : "Invited bodies: " + std::to_string(invited) + " (answered " + std::to_string(returned) + ", missing " +
                                        missing + "); not in the roster " + uninvited + '\n';
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
