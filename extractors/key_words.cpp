#include "extractors/key_words.h"

#include "extractors/fold.h"

namespace schede {
namespace {

bool is_break(std::string_view between) {
  if (between.find_first_of(",;:()[]/|\n\"") != std::string_view::npos) return true;
  return between.size() > 2 && between.front() == ' ' && between.back() == ' ';
}

bool is_letter(std::string_view key) { return key.size() == 1 && key[0] >= 'a' && key[0] <= 'z'; }

}  // namespace

std::vector<KeyWord> key_words(std::string_view text) {
  std::vector<KeyWord> words;
  std::size_t last = 0;
  bool after_letter = false;
  for (const auto& [key, begin, end] : fold_words(text)) {
    const auto between = text.substr(last, begin - last);
    if (after_letter && is_letter(key) && (between == "." || between == ". "))
      words.back().text += key;
    else
      words.push_back({key, !words.empty() && is_break(between)});
    after_letter = is_letter(key);
    last = end;
  }
  return words;
}

std::string joined_key(std::span<const KeyWord> words) {
  std::string key;
  for (const auto& word : words) key += word.text;
  return key;
}

std::string joined_key(std::string_view text) {
  std::string key;
  for (const auto& word : fold_words(text)) key += word.key;
  return key;
}

}  // namespace schede
