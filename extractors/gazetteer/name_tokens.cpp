#include "extractors/gazetteer/name_tokens.h"

#include <algorithm>

#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"

namespace schede {
namespace {

bool is_break(std::string_view between) {
  if (between.find_first_of(",;:()[]/|\n\"") != std::string_view::npos) return true;
  return between.size() > 2 && between.front() == ' ' && between.back() == ' ';
}

bool is_letter(std::string_view key) { return key.size() == 1 && key[0] >= 'a' && key[0] <= 'z'; }

}  // namespace

std::vector<NameToken> name_tokens(std::string_view text) {
  constexpr std::size_t most = 200;
  std::vector<NameToken> words;
  std::size_t last = 0;
  bool after_letter = false;
  const auto folded = fold_words(text);
  const auto counts = [&](std::size_t i) { return folded[i].key == "n" && i + 1 < folded.size() && is_digit(folded[i + 1].key[0]); };
  for (std::size_t i = 0; i < folded.size() && words.size() < most; ++i) {
    const auto& [key, begin, end] = folded[i];
    const auto between = text.substr(last, begin - last);
    if (after_letter && is_letter(key) && (between == "." || (between == ". " && !counts(i)))) {
      words.back().text += key;
      words.back().end = end;
    } else {
      words.push_back({key, !words.empty() && is_break(between) && !(after_letter && between == "/"), begin, end});
    }
    after_letter = is_letter(key);
    last = end;
  }
  return words;
}

std::string joined_key(std::span<const NameToken> words) {
  std::string key;
  for (const auto& word : words) key += word.text;
  return key;
}

std::string joined_key(std::string_view text) {
  std::string key;
  for (auto word = take_word(text, 0, key); word;) word = take_word(text, word->end, key);
  return key;
}

std::string with_plain_i(std::string name) {
  std::ranges::replace(name, 'j', 'i');
  return name;
}

}  // namespace schede
