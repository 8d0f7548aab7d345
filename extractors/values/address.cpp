#include "extractors/values/address.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extractors/gazetteer/name_tokens.h"
#include "extractors/gazetteer/tables.h"
#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"

namespace schede {
namespace {

std::string_view without_separators(std::string_view text) { return trimmed(text, U" ,;-–—/()[].:\n\t"); }

bool is_postcode(std::string_view word) { return word.size() == 5 && is_number(word); }

bool is_street_word(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"borgo",    "c",         "calle",    "campo",       "contrada", "corso",    "cso",  "frazione", "galleria", "largo",
       "localita", "lungomare", "p",        "passeggiata", "piazza",   "piazzale", "pza",  "pzza",     "pzale",    "rione",
       "salita",   "strada",    "traversa", "v",           "via",      "viale",    "vico", "vicolo",   "vle",      "zona"});
  return std::ranges::find(words, word) != words.end();
}

/// "tel. 0832 682111" behind an address, "Lecce Italia".
bool is_beyond_place(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>({"tel", "telefono", "fax", "cell", "italia", "italy"});
  return std::ranges::find(words, word) != words.end() || is_street_word(word) || word.find_first_of("0123456789") != word.npos;
}

/// The street, without a body's name in front of it ("Comune di Jesi Via Aldo Moro 75") and what stands in parentheses behind.
std::string_view street_in(std::string_view text) {
  for (const auto& word : fold_words(text)) {
    const bool care_of = text.substr(word.end, 1) == "/";  // "c/o"
    if (is_street_word(word.key) && !care_of) return without_separators(text.substr(word.begin, text.find('(', word.begin) - word.begin));
  }
  return {};
}

/// What parts a place from what stands beside it; a hyphen within a name does not.
bool is_break(std::string_view between) {
  return between.find_first_of(",;()\n") != between.npos || between.find(" - ") != between.npos || between.find("–") != between.npos;
}

/// The words of an address, and how they are parted.
struct AddressWords {
  std::string_view text;
  std::vector<FoldedWord> words = fold_words(text);

  [[nodiscard]] std::size_t size() const { return words.size(); }
  [[nodiscard]] std::string_view from(std::size_t first, std::size_t end) const {
    return text.substr(words[first].begin, words[end - 1].end - words[first].begin);
  }
  [[nodiscard]] bool parted(std::size_t i) const {
    return i == 0 || is_break(text.substr(words[i - 1].end, words[i].begin - words[i - 1].end));
  }
  [[nodiscard]] bool ends_place(std::size_t i) const { return i >= size() || parted(i) || is_beyond_place(words[i].key); }
  [[nodiscard]] bool in_parentheses(std::size_t i) const { return words[i].begin > 0 && text[words[i].begin - 1] == '('; }

  /// The province that a word is the code of, in capitals or in parentheses: "LE", "(Le)".
  [[nodiscard]] const Province* province_at(std::size_t i) const {
    if (i >= size() || !ends_place(i + 1)) return nullptr;
    const bool capitals = std::ranges::all_of(from(i, i + 1), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals || in_parentheses(i) ? find_province_by_code(words[i].key) : nullptr;
  }
};

/// Behind a postcode: the place and its province. Gives back what follows.
std::string_view take_place(std::string_view behind, AddressParts& parts) {
  const AddressWords address = {behind};
  if (address.size() == 0) return {};
  std::size_t end = 1;
  while (!address.ends_place(end) && !address.province_at(end)) ++end;
  parts.place = address.from(0, end);
  if (const auto* province = address.province_at(end)) parts.province = province->code;
  return behind.substr(address.words[end - 1].end);
}

/// At the end, where nothing stands behind a postcode: what is called as a comune, behind a break or the number of the house, and its
/// province. Gives back what stands before.
std::string_view cut_place(std::string_view before, AddressParts& parts) {
  const AddressWords address = {before};
  if (address.size() == 0) return before;
  std::size_t end = address.size(), begin = end - 1;
  const auto* province = end > 1 ? address.province_at(end - 1) : nullptr;
  if (province) --end, --begin;
  while (!address.parted(begin) && !is_number(address.words[begin - 1].key)) --begin;
  const auto place = address.from(begin, end);
  const bool placed = !find_comuni(joined_key(place)).empty();
  auto left = before;
  if (province && (placed || address.in_parentheses(end))) {  // "Piazza Pio VI" is not in Vicenza
    parts.province = province->code;
    left = before.substr(0, address.words[end].begin);
  }
  if (placed) {
    parts.place = place;
    left = before.substr(0, address.words[begin].begin);
  }
  return left;
}

/// "cap 73100", "I-73100": what is written to the postcode itself.
std::string_view without_prefix(std::string_view text) {
  for (const std::string_view prefix : {"IT-", "I-"})
    if (text.ends_with(prefix)) return text.substr(0, text.size() - prefix.size());
  const auto words = fold_words(text);
  const bool spelled = words.size() > 2 && words[words.size() - 3].key + words[words.size() - 2].key + words.back().key == "cap";
  if (spelled) return text.substr(0, words[words.size() - 3].begin);
  return !words.empty() && words.back().key == "cap" ? text.substr(0, words.back().begin) : text;
}

}  // namespace

AddressParts split_address(std::string_view line) {
  AddressParts parts;
  auto before = line, behind = std::string_view();
  for (const auto& word : fold_words(line)) {
    if (!is_postcode(word.key)) continue;
    if (!parts.postcode.empty()) return {};  // two addresses
    parts.postcode = word.key;
    before = without_prefix(line.substr(0, word.begin));
    behind = take_place(line.substr(word.end), parts);
  }
  if (parts.place.empty()) before = cut_place(before, parts);
  parts.street = street_in(before);
  if (parts.street.empty()) parts.street = street_in(behind);
  return parts;
}

}  // namespace schede
