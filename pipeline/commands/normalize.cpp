#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/form/field_types.h"
#include "extractors/form/leaders.h"
#include "extractors/language/language_words.h"
#include "extractors/organisations/resolve.h"
#include "extractors/text/clean.h"
#include "extractors/typed/read_typed.h"
#include "extractors/values/email.h"
#include "extractors/values/phone.h"
#include "outputs/records/record_json.h"
#include "pipeline/commands/command.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

std::string json_or_null(const std::optional<std::string>& text) { return text && !text->empty() ? json_string(*text) : "null"; }
std::string json_or_null(const std::optional<bool>& flag) { return !flag ? "null" : *flag ? "true" : "false"; }

/// `"value": …` and what goes with it.
std::string text_members(const std::string& line) { return R"("value":)" + json_or_null(normalize_line(line)); }

/// The line as a record has it; where it holds no number or address, it stays as it was written.
template <class Line>
std::string line_members(const std::string& line, const Line& found) {
  return R"("value":)" + json_or_null(found.value.empty() ? normalize_line(line) : found.value) + R"(,"valid":)" +
         (found.valid ? "true" : "false");
}

/// What `members_of` makes of each number or address of the line.
template <class Found, class MembersOf>
std::string list_member(std::string_view name, const std::vector<Found>& found, MembersOf members_of) {
  std::string list;
  for (const auto& one : found) {
    if (!list.empty()) list += ',';
    list += R"({"value":)" + json_string(one.value) + R"(,"valid":)" + (one.valid ? "true" : "false") + members_of(one) + "}";
  }
  return "," + json_string(name) + ":[" + list + "]";
}

std::string phone_members(const std::string& line) {
  const auto phones = read_phones(line);
  const auto kind = [](const Phone& phone) { return R"(,"kind":)" + json_string(to_string(phone.kind)); };
  return line_members(line, join_phones(phones, line)) + list_member("numbers", phones, kind);
}

std::string email_members(const std::string& line) {
  const auto emails = read_emails(line);
  const auto certified = [](const Email& email) { return std::string(R"(,"certified":)") + (email.certified ? "true" : "false"); };
  return line_members(line, join_emails(emails)) + list_member("addresses", emails, certified);
}

std::string territory_members(const Territory& territory) {
  return R"("kind":)" + json_or_null(territory.kind) + R"(,"region":)" + json_or_null(territory.region) + R"(,"province":)" +
         json_or_null(territory.province) + R"(,"municipality":)" + json_or_null(territory.municipality) + R"(,"istat":)" +
         json_or_null(territory.istat) + R"(,"convergence":)" + json_or_null(territory.convergence);
}

std::string names_of(const std::string& official, const std::string& key) {
  return R"("official":)" + json_or_null(std::optional(official)) + R"(,"key":)" + json_or_null(std::optional(key));
}

std::string bodies_member(const std::vector<Body>& bodies) {
  std::string list;
  for (const auto& [text, official, key, territory] : bodies) {
    if (!list.empty()) list += ',';
    list += R"({"text":)" + json_string(text) + "," + names_of(official, key) + R"(,"territory":{)" + territory_members(territory) + "}}";
  }
  return R"("bodies":[)" + list + "]";
}

/// Of several bodies nothing is said beside their list.
std::string organisation_members(const std::string& line) {
  const auto value = normalize_line(line);
  static const FormIndex index(default_form());
  const auto bodies = is_filler(index, value) ? std::vector<Body>() : bodies_of(value);
  const bool several = bodies.size() > 1;
  const auto located = several ? Located() : locate_body({value, {}, {}, {}});
  return R"("value":)" + json_or_null(value) + "," + territory_members(located.territory) + "," +
         names_of(located.official_name, several ? "" : organisation_key(value)) + R"(,"ambiguous":)" +
         (several || located.ambiguous ? "true" : "false") + R"(,"inferred":)" + (confidence_of(located) < least_sure ? "true" : "false") +
         "," + bodies_member(bodies);
}

std::string typed_members(FieldType type, const std::string& line, const TypedContext& context) {
  const auto reading = read_typed(type, line, context);
  return R"("value":)" + json_value(reading.value) + R"(,"valid":)" + (reading.valid ? "true" : "false");
}

using Members = std::function<std::string(const std::string& line, const TypedContext& context)>;

Members in_any_language(std::string (*members)(const std::string& line)) {
  return [members](const std::string& line, const TypedContext&) { return members(line); };
}

/// By what --as calls them, in the order of help.
const std::vector<std::pair<std::string, Members>>& kinds() {
  static const auto all = [] {
    std::vector<std::pair<std::string, Members>> rows{{"text", in_any_language(text_members)},
                                                      {"phone", in_any_language(phone_members)},
                                                      {"email", in_any_language(email_members)},
                                                      {"organisation", in_any_language(organisation_members)}};
    for (const FieldTypeRow& row : field_types()) {
      if (row.content != Content::typed) continue;
      rows.emplace_back(
          row.name, [type = row.type](const std::string& line, const TypedContext& context) { return typed_members(type, line, context); });
    }
    return rows;
  }();
  return all;
}

/// "text|phone|email"
template <class Names>
std::string alternatives(const Names& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : "|") + std::string(name);
  return out;
}

ExitCode normalize(const Members& members, const TypedContext& context) {
  for (std::string line; std::getline(std::cin, line);) {
    if (line.ends_with('\r')) line.pop_back();
    write_out(R"({"input":)" + json_string(line) + "," + members(line, context) + "}\n");
  }
  return ExitCode::done;
}

}  // namespace

Command declare_normalize(CLI::App& parser, Language language) {
  struct Arguments {
    std::string kind, language = "it";
  };
  const auto arguments = std::make_shared<Arguments>();
  std::vector<std::string> names;
  for (const auto& [name, members] : kinds()) names.push_back(name);
  const std::vector<std::string> spoken(languages().begin(), languages().end());
  const Bilingual as{"che cosa sono i valori: un tipo di campo, text o organisation",
                     "what the values are: a type of field, text or organisation"};
  const Bilingual in{"la lingua del modulo: numeri, date e parole (predefinita: it)",
                     "the form's language: numbers, dates and words (default: it)"};
  parser.add_option("--as", arguments->kind, as.in(language))
      ->required()
      ->configurable(false)
      ->check(CLI::IsMember(names))
      ->option_text(alternatives(names));
  parser.add_option("--in", arguments->language, in.in(language))
      ->configurable(false)
      ->check(CLI::IsMember(spoken))
      ->option_text(alternatives(spoken));
  return [arguments](const Settings&) {
    const auto row = std::ranges::find(kinds(), arguments->kind, [](const auto& kind) { return kind.first; });
    return normalize(row->second, {arguments->language, words_of(arguments->language).country, ""});
  };
}

}  // namespace schede
