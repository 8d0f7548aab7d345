#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/email.h"
#include "extractors/gazetteer.h"
#include "extractors/phone.h"
#include "extractors/text.h"
#include "outputs/json.h"
#include "pipeline/command.h"
#include "pipeline/standard_output.h"

namespace schede {
namespace {

std::string json_or_null(const std::optional<std::string>& text) { return text && !text->empty() ? json_string(*text) : "null"; }
std::string json_or_null(const std::optional<bool>& flag) { return !flag ? "null" : *flag ? "true" : "false"; }

/// `"value": …` and what goes with it.
std::string text_members(const std::string& line) { return R"("value":)" + json_or_null(normalize_line(line)); }

/// Of numbers or addresses, joined as in a record; a line that holds none stays as it was written.
template <class Found>
std::string found_members(const std::string& line, const std::vector<Found>& found) {
  std::string values;
  bool valid = !found.empty();
  for (const auto& one : found) {
    if (!values.empty()) values += "; ";
    values += one.value;
    valid = valid && one.valid;
  }
  return R"("value":)" + json_or_null(found.empty() ? normalize_line(line) : values) + R"(,"valid":)" + (valid ? "true" : "false");
}

std::string phone_members(const std::string& line) { return found_members(line, read_phones(line)); }
std::string email_members(const std::string& line) { return found_members(line, read_emails(line)); }

std::string organisation_members(const std::string& line) {
  const auto value = normalize_line(line);
  const auto territory = locate_body({value, {}, {}, {}}).territory;
  return R"("value":)" + json_or_null(value) + R"(,"kind":)" + json_or_null(territory.kind) + R"(,"region":)" +
         json_or_null(territory.region) + R"(,"province":)" + json_or_null(territory.province) + R"(,"municipality":)" +
         json_or_null(territory.municipality) + R"(,"istat":)" + json_or_null(territory.istat) + R"(,"convergence":)" +
         json_or_null(territory.convergence);
}

using Members = std::string (*)(const std::string& line);

ExitCode normalize(Members members) {
  for (std::string line; std::getline(std::cin, line);) {
    if (line.ends_with('\r')) line.pop_back();
    write_out(R"({"input":)" + json_string(line) + "," + members(line) + "}\n");
  }
  return ExitCode::done;
}

}  // namespace

Command declare_normalize(CLI::App& parser, Language language) {
  static const std::map<std::string, Members> kinds{
      {"text", text_members}, {"phone", phone_members}, {"email", email_members}, {"organisation", organisation_members}};
  const auto kind = std::make_shared<std::string>();
  const Words help{"che cosa sono i valori: text, phone, email o organisation", "what the values are: text, phone, email or organisation"};
  parser.add_option("--as", *kind, help.in(language))->required()->configurable(false)->check(CLI::IsMember(kinds))->option_text("KIND");
  return [kind](const Settings&) { return normalize(kinds.at(*kind)); };
}

}  // namespace schede
