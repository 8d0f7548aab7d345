#include "extractors/text/decode.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>

namespace schede {
namespace {

constexpr std::string_view utf_8_mark = "\xEF\xBB\xBF", little_endian_mark = "\xFF\xFE", big_endian_mark = "\xFE\xFF";

bool is_utf_8(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(nullptr, 0, nullptr, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  return status != U_INVALID_CHAR_FOUND;
}

icu::UnicodeString decoded(std::string_view bytes, const char* encoding) {
  return {bytes.data(), static_cast<std::int32_t>(bytes.size()), encoding};
}

constexpr std::u16string_view italian = u"àèéìòùÀÈÉÌÒÙ", accented = u"àèéìíòóùúâêîôûäëïöüßçñÀÈÉÌÒÙÄÖÜÇ",
                              signs = u"’‘“”«»–—…€°ºª·•§©®\u00A0";

/// How likely a character beyond ASCII is behind another one: accented letters go on with the case of a word, and a word holds no other
/// sign than an apostrophe.
int likelihood(char16_t before, char16_t c) {
  const bool in_word = u_isalpha(before), letter = accented.find(c) != accented.npos;
  if (letter && in_word && u_islower(before) && u_isupper(c)) return -2;
  if (letter) return italian.find(c) != italian.npos ? 3 : 2;
  if (signs.find(c) == signs.npos) return -2;
  return in_word && (c == u'“' || c == u'‘' || c == u'•' || c == u'—') ? -2 : 1;
}

int likelihood(const icu::UnicodeString& text) {
  int sum = 0;
  for (std::int32_t i = 0; i < text.length(); ++i)
    if (text[i] > 0x7F) sum += likelihood(i > 0 ? text[i - 1] : u' ', text[i]);
  return sum;
}

/// Of the encodings with a byte a letter, the one in which the text is likeliest to be Italian: of Windows, DOS and the Mac.
const char* likeliest_encoding(std::string_view bytes) {
  constexpr std::size_t enough = 65536;
  constexpr std::array<const char*, 3> encodings = {"windows-1252", "ibm-850", "macintosh"};
  const auto sample = bytes.substr(0, enough);
  return *std::ranges::max_element(encodings, {}, [&](const char* encoding) { return likelihood(decoded(sample, encoding)); });
}

/// ICU's converter "UTF-16" reads the mark and drops it.
const char* encoding_of(std::string_view bytes) {
  if (bytes.starts_with(little_endian_mark) || bytes.starts_with(big_endian_mark)) return "UTF-16";
  return is_utf_8(bytes) ? "UTF-8" : likeliest_encoding(bytes);
}

}  // namespace

std::optional<std::string> decoded_text(std::string_view bytes) {
  if (bytes.size() > INT32_MAX) return {};
  if (bytes.starts_with(utf_8_mark)) bytes.remove_prefix(utf_8_mark.size());
  std::string text;
  decoded(bytes, encoding_of(bytes)).toUTF8String(text);
  const auto is_binary = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != '\f'; };
  if (std::ranges::any_of(text, is_binary)) return {};
  return text;
}

}  // namespace schede
