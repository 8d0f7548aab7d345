#include "extractors/key_words.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include "extractors/utf8.h"
#include "parsers/utf8.h"

namespace schede {
namespace {

/// Compatibility forms, decomposed, so that marks can be left out.
std::string decomposed(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfkd = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error)) return std::string(text);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  nfkd->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, error);
  return result;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

/// Appends a letter or a digit in small letters, its accent left out; false for what is neither, true too for a mark that is skipped.
bool append_folded(char32_t c, std::string& word) {
  const auto character = static_cast<UChar32>(c);
  if (u_getCombiningClass(character) != 0) return true;
  if (!u_isalnum(character)) return false;
  if (c == U'ß') word += "ss";
  else append_utf8(static_cast<char32_t>(u_foldCase(character, U_FOLD_CASE_DEFAULT)), word);
  return true;
}

bool is_break(std::string_view between) {
  if (between.find_first_of(",;:()[]/|\n\"") != std::string_view::npos) return true;
  return between.size() > 2 && between.find(' ') != between.rfind(' ');
}

/// Does the word go on an abbreviation: one letter, a dot, another letter?
bool goes_on(const KeyWord& before, std::string_view between, std::string_view word, bool before_is_letters) {
  return before_is_letters && !before.text.empty() && between == "." && word.size() == 1 && word[0] >= 'a' && word[0] <= 'z';
}

}  // namespace

std::vector<KeyWord> key_words(std::string_view text) {
  const auto folded = is_ascii(text) ? std::string(text) : decomposed(text);
  std::vector<KeyWord> words;
  std::string word, between;
  bool abbreviation = false;
  const auto finish = [&] {
    if (word.empty()) return;
    const bool letter = word.size() == 1 && word[0] >= 'a' && word[0] <= 'z';
    if (!words.empty() && goes_on(words.back(), between, word, abbreviation)) words.back().text += word;
    else words.push_back({word, !words.empty() && is_break(between)});
    abbreviation = letter;
    word.clear();
    between.clear();
  };
  for (std::size_t offset = 0; offset < folded.size();) {
    const auto begin = offset;
    const auto character = next_character(folded, offset);
    if (append_folded(character, word)) continue;
    finish();
    between.append(folded, begin, offset - begin);
  }
  finish();
  return words;
}

std::string joined_key(std::span<const KeyWord> words) {
  std::string key;
  for (const auto& word : words) key += word.text;
  return key;
}

std::string joined_key(std::string_view text) { return joined_key(key_words(text)); }

}  // namespace schede
