#include "extractors/address.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extractors/fold.h"
#include "extractors/key_words.h"
#include "extractors/places.h"
#include "extractors/utf8.h"

namespace schede {
namespace {

std::string_view without_separators(std::string_view text) { return trimmed(text, U" ,;-–/()[].:\n\t"); }

bool is_postcode(std::string_view word) { return word.size() == 5 && is_number(word); }

bool is_street_word(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"borgo",    "c",         "calle",    "campo",       "contrada", "corso",    "cso",  "frazione", "galleria", "largo",
       "localita", "lungomare", "p",        "passeggiata", "piazza",   "piazzale", "pza",  "pzza",     "pzale",    "rione",
       "salita",   "strada",    "traversa", "v",           "via",      "viale",    "vico", "vicolo",   "vle",      "zona"});
  return std::ranges::find(words, word) != words.end();
}

/// The street, without a body's name in front of it ("Comune di Jesi Via Aldo Moro 75").
std::string_view street_in(std::string_view text) {
  for (const auto& word : fold_words(text))
    if (is_street_word(word.key)) return without_separators(text.substr(word.begin));
  return {};
}

/// The province's code at the end, in capitals or in parentheses: "(LE)", "- LE", "LE".
const Province* cut_province(std::string_view& text) {
  const auto words = fold_words(text);
  if (words.size() < 2) return nullptr;
  const auto& last = words.back();
  const auto written = text.substr(last.begin, last.end - last.begin);
  const bool capitals = std::ranges::all_of(written, [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool parenthesis = text.find('(') != std::string_view::npos;
  const auto* province = capitals || parenthesis ? find_province_by_code(last.key) : nullptr;
  if (province) text = without_separators(text.substr(0, last.begin));
  return province;
}

/// Where there is no postcode the place is what stands behind the last comma or dash, if a comune is called so.
std::size_t begin_of_place(std::string_view line) {
  const auto comma = line.find_last_of(",;\n"), dash = line.rfind(" - ");
  auto begin = comma == std::string_view::npos ? 0 : comma + 1;
  if (dash != std::string_view::npos) begin = std::max(begin, dash + 2);
  return begin;
}

}  // namespace

AddressParts split_address(std::string_view line) {
  AddressParts parts;
  auto before = line, behind = std::string_view();
  for (const auto& word : fold_words(line)) {
    if (!is_postcode(word.key)) continue;
    parts.postcode = word.key;
    before = line.substr(0, word.begin);
    behind = without_separators(line.substr(word.end));
  }
  const bool by_postcode = !behind.empty();
  if (!by_postcode) behind = without_separators(before);
  if (const auto* province = cut_province(behind)) parts.province = province->code;
  if (!by_postcode) {
    before = behind;
    const auto begin = begin_of_place(behind);
    const auto place = without_separators(behind.substr(begin));
    behind = find_comuni(joined_key(place)).empty() ? std::string_view() : place;
    if (!behind.empty()) before = before.substr(0, begin);
  }
  parts.place = behind.substr(0, behind.find_first_of(",;\n"));
  parts.street = street_in(before);
  return parts;
}

}  // namespace schede
