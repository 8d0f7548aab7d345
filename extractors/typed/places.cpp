#include "extractors/typed/places.h"

#include <algorithm>

#include "extractors/gazetteer/tables.h"
#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"
#include "extractors/text/word_list.h"
#include "extractors/typed/pattern.h"
#include "extractors/typed/pieces.h"

namespace schede {
namespace {

struct PostcodeRow {
  std::string_view country, pattern;
  std::string_view before;  ///< what may stand before it: the country's letters, the word for it
};
constexpr PostcodeRow postcodes[] = {
    {"IT", "[0-9]{5}", "((CAP|C\\.A\\.P\\.):? ?)?((I|IT) ?- ?)?"},
    {"FR", "[0-9]{5}", "((F|FR) ?- ?)?"},
    {"DE", "[0-9]{5}", "(PLZ:? ?)?((D|DE) ?- ?)?"},
    {"ES", "[0-9]{5}", "((CP|C\\.P\\.):? ?)?((E|ES) ?- ?)?"},
    {"GB", "(GIR ?0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]?|[0-9][A-HJKPS-UW]) ?[0-9][ABD-HJLNP-UW-Z]{2})", ""},
};

std::string capitals(std::string_view text) {
  std::string upper(text);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return upper;
}

/// What may stand before the name of a province, in folded words.
constexpr std::string_view words_before[] = {"prov",     "provincia", "citta", "metropolitana", "autonoma", "libero", "consorzio",
                                             "comunale", "sigla",     "di",    "della",         "dell"};

const Province* province_called(std::string_view name) {
  const std::string key = joined_key(name);
  return key.size() == 2 ? find_province_by_code(key) : find_province(key);
}

}  // namespace

std::optional<std::string> read_postcode(std::string_view text, std::string_view country) {
  const auto* row = std::ranges::find(postcodes, country, &PostcodeRow::country);
  if (row == std::end(postcodes)) return plain_line(text);
  std::string code = capitals(trimmed(plain_line(text), U" .,;()"));
  // People part the digits: "75 008".
  if (row->country != "GB" && std::ranges::count_if(code, [](char c) { return c >= '0' && c <= '9'; }) == 5)
    if (matches_pattern(code, std::string(row->before) + "[0-9]{2} [0-9]{3}")) std::erase(code, ' ');
  if (!matches_pattern(code, std::string(row->before) + std::string(row->pattern))) return std::nullopt;
  if (row->country != "GB") return code.substr(code.size() - 5);
  std::erase(code, ' ');
  return code.substr(0, code.size() - 3) + ' ' + code.substr(code.size() - 3);
}

std::optional<std::string> read_province(std::string_view text) {
  const std::string line = plain_line(text);
  std::string_view rest = line;
  for (auto word = fold_words(rest, 2); word.size() == 2 && is_one_of(words_before, word[0].key); word = fold_words(rest, 2))
    rest.remove_prefix(word[1].begin);
  const auto open = rest.find('(');
  const std::string_view name = rest.substr(0, open), code = open == rest.npos ? std::string_view() : rest.substr(open);
  const Province* by_name = has_words(name) ? province_called(name) : nullptr;
  const Province* by_code = has_words(code) ? province_called(code) : nullptr;
  if ((has_words(name) && !by_name) || (has_words(code) && !by_code) || (by_name && by_code && by_name != by_code)) return std::nullopt;
  const Province* province = by_name ? by_name : by_code;
  return province ? std::optional(std::string(province->code)) : std::nullopt;
}

}  // namespace schede
