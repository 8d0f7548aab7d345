#include "extractors/form/opening_words.h"

#include <algorithm>

namespace schede {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }

/// By byte: a letter or digit of ASCII?
constexpr auto in_ascii_word = [] {
  std::array<bool, 0x100> in_word{};
  for (std::size_t c = '0'; c <= '9'; ++c) in_word[c] = true;
  for (std::size_t c = 'a'; c <= 'z'; ++c) in_word[c] = in_word[c - ('a' - 'A')] = true;
  return in_word;
}();

bool is_in(const std::array<bool, 0x100>& bytes, char c) { return bytes[static_cast<unsigned char>(c)]; }

void put(std::array<bool, 0x100>& bytes, char c) {
  bytes[static_cast<unsigned char>(lower(c))] = bytes[static_cast<unsigned char>(upper(c))] = true;
}

bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

}  // namespace

void OpeningWords::add(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  if (word.empty() || std::find(words_.begin(), words_.end(), word) != words_.end()) return;
  words_.emplace_back(word);
  put(first_bytes_, word[0]);
  if (word.size() > 1)
    put(second_bytes_, word[1]);
  else
    second_bytes_.fill(true);
}

bool OpeningWords::may_begin_in(std::string_view text) const {
  bool within = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = !within && is_in(first_bytes_, text[at]) && is_in(second_bytes_, at + 1 < text.size() ? text[at + 1] : '\0');
    within = is_in(in_ascii_word, text[at]);
    if (begins && std::any_of(words_.begin(), words_.end(), [&](const std::string& word) { return begins_with(text.substr(at), word); }))
      return true;
  }
  return false;
}

}  // namespace schede
