#include "extractors/form/opening_words.h"

#include <algorithm>

#include "extractors/text/ascii.h"

namespace schede {

namespace {

/// A byte as folded words have it.
char folded(char c) { return ascii_letter(c) != 0 ? ascii_letter(c) : c; }

bool is_in(const std::array<bool, 0x100>& bytes, char c) { return bytes[static_cast<unsigned char>(c)]; }

/// Every byte that is folded to this one.
void put(std::array<bool, 0x100>& bytes, char c) {
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) bytes[byte] = bytes[byte] || folded(static_cast<char>(byte)) == c;
}

bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == folded(b); });
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
    within = ascii_letter(text[at]) != 0;
    if (begins && std::any_of(words_.begin(), words_.end(), [&](const std::string& word) { return begins_with(text.substr(at), word); }))
      return true;
  }
  return false;
}

}  // namespace schede
