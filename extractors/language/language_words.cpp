#include "extractors/language/language_words.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "extractors/language/embedded.h"
#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"

namespace schede {
namespace {

constexpr std::string_view codes[] = {"it", "en", "fr", "de", "es"};

using Written = std::vector<std::string> LanguageWords::*;
using Valued = std::vector<ValuedWord> LanguageWords::*;

constexpr std::pair<std::string_view, Written> answers[] = {
    {"yes", &LanguageWords::yes},         {"no", &LanguageWords::no},          {"tick", &LanguageWords::ticks},
    {"filler", &LanguageWords::fillers},  {"prompt", &LanguageWords::prompts}, {"attachment", &LanguageWords::attachment},
    {"closing", &LanguageWords::closing}, {"notice", &LanguageWords::notices},
};
constexpr std::pair<std::string_view, Written> phrases[] = {
    {"about", &LanguageWords::about},
    {"number-sign", &LanguageWords::number_signs},
    {"percent", &LanguageWords::percent},
    {"alternative", &LanguageWords::alternatives},
    {"part", &LanguageWords::parts},
    {"date-word", &LanguageWords::date_words},
    {"year-word", &LanguageWords::year_words},
    {"hour", &LanguageWords::hours},
    {"minutes", &LanguageWords::minutes},
    {"ordinal-sign", &LanguageWords::ordinal_signs},
    {"forenoon", &LanguageWords::forenoon},
    {"oclock", &LanguageWords::oclock},
    {"minute-word", &LanguageWords::minute_words},
    {"evening", &LanguageWords::evening},
    {"afternoon", &LanguageWords::afternoon},
};
constexpr std::pair<std::string_view, Valued> valued[] = {
    {"number", &LanguageWords::numbers}, {"article", &LanguageWords::articles}, {"multiple", &LanguageWords::multiples},
    {"past", &LanguageWords::past},      {"clock", &LanguageWords::clock},      {"rough", &LanguageWords::rough},
    {"month", &LanguageWords::months},   {"weekday", &LanguageWords::weekdays}, {"ordinal", &LanguageWords::ordinals},
};

template <class List>
auto list_called(const List& lists, std::string_view tag) {
  const auto* found = std::ranges::find(lists, tag, [](const auto& list) { return list.first; });
  return found == std::ranges::end(lists) ? nullptr : found;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// A word of the row "tag argument: word | word".
void add_word(LanguageWords& words, std::string_view tag, std::string_view argument, std::string_view word) {
  if (const auto* list = list_called(answers, tag)) (words.*list->second).emplace_back(word);
  if (const auto* list = list_called(phrases, tag)) (words.*list->second).push_back(fold_key(word));
  if (const auto* list = list_called(valued, tag)) (words.*list->second).push_back({fold_key(word), number_of(argument)});
  if (tag == "country") words.country = word;
  if (tag == "currency") words.currencies.push_back({has_words(word) ? fold_key(word) : std::string(word), std::string(argument)});
}

void add_row(LanguageWords& words, std::string_view row) {
  const auto colon = row.find(':');
  const std::string_view head = row.substr(0, colon), tag = head.substr(0, head.find(' '));
  for (auto rest = row.substr(colon + 1); !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find('|'));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    add_word(words, tag, trimmed(head.substr(tag.size())), trimmed(word));
  }
}

LanguageWords read_words(std::string_view language, std::string_view file) {
  LanguageWords words;
  words.language = language;
  for (auto rest = file; !rest.empty();) {
    const std::string_view row = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(row.size() + 1, rest.size()));
    if (!row.empty() && row.front() != '#') add_row(words, row);
  }
  return words;
}

}  // namespace

std::span<const std::string_view> languages() { return codes; }

std::span<const LanguageWords> words_of_all() {
  static const std::vector<LanguageWords> all = [] {
    const std::string_view files[] = {embedded::vocabulary_it, embedded::vocabulary_en, embedded::vocabulary_fr, embedded::vocabulary_de,
                                      embedded::vocabulary_es};
    std::vector<LanguageWords> read;
    for (std::size_t i = 0; i < std::size(codes); ++i) read.push_back(read_words(codes[i], files[i]));
    return read;
  }();
  return all;
}

const LanguageWords& words_of(std::string_view language) {
  const auto all = words_of_all();
  const auto found = std::ranges::find(all, language, &LanguageWords::language);
  return found == all.end() ? all.front() : *found;
}

std::optional<std::int64_t> value_of(std::span<const ValuedWord> words, std::string_view key) {
  const auto found = std::ranges::find(words, key, &ValuedWord::key);
  return found == words.end() ? std::nullopt : std::optional(found->value);
}

}  // namespace schede
