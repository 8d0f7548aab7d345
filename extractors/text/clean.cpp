#include "extractors/text/clean.h"

#include <algorithm>
#include <array>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include "extractors/text/accents.h"
#include "extractors/text/byte_pairs.h"
#include "extractors/text/mojibake.h"
#include "extractors/text/utf8.h"
#include "parsers/document/utf8.h"

namespace schede {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Bytes that are copied as they are: printed ASCII but the grave accent, tab and line feed.
constexpr auto plain_bytes = [] {
  std::array<bool, 256> plain{};
  for (unsigned c = ' '; c <= '~'; ++c) plain[c] = c != '`';
  plain['\t'] = plain['\n'] = true;
  return plain;
}();

/// Where the stretch of plain bytes and of U+00C0 to U+00FF, letters all, that starts at `offset` ends.
std::size_t end_of_plain(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    const auto byte = static_cast<unsigned char>(text[offset]);
    if (plain_bytes[byte])
      ++offset;
    else if (byte == 0xC3 && offset + 1 < text.size() && (static_cast<unsigned char>(text[offset + 1]) & 0xC0U) == 0x80U)
      offset += 2;
    else
      break;
  }
  return offset;
}

struct Replacement {
  UChar32 first, last;
  const char* text;
};

constexpr Replacement replacements[] = {
    {'\v', '\r', "\n"},     {0x2028, 0x2029, "\n"},  // line ends
    {0x2018, 0x201B, "'"},  {0x2039, 0x203A, "'"},  {0x02BC, 0x02BC, "'"},   {0x00B4, 0x00B4, "'"},   {0x1FFD, 0x1FFD, "'"},
    {0x201C, 0x201F, "\""}, {0x00AB, 0x00AB, "\""}, {0x00BB, 0x00BB, "\""},  {0x2010, 0x2011, "-"},   {0xFB00, 0xFB00, "ff"},
    {0xFB01, 0xFB01, "fi"}, {0xFB02, 0xFB02, "fl"}, {0xFB03, 0xFB03, "ffi"}, {0xFB04, 0xFB04, "ffl"}, {0xFB05, 0xFB06, "st"},
};

/// What becomes of a character: other text, or itself (nullptr).
const char* replacement(UChar32 c) {
  if (c >= 0x00C0 && c <= 0x02BB) return nullptr;  // Latin letters
  for (const auto& [first, last, text] : replacements)
    if (c >= first && c <= last) return text;
  if (u_isUWhiteSpace(c)) return " ";
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || U_IS_UNICODE_NONCHAR(c)) return "";
  const auto type = u_charType(c);
  return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_PRIVATE_USE_CHAR ? "" : nullptr;
}

std::string compose(std::string text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(error);
  const icu::StringPiece span(text.data(), static_cast<std::int32_t>(text.size()));
  if (U_FAILURE(error) || nfc->isNormalizedUTF8(span, error)) return text;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, span, sink, nullptr, error);
  return U_FAILURE(error) ? text : composed;
}

/// Quotes, blanks and line ends unified, what is not seen dropped, letters composed.
std::string unify(std::string_view text) {
  // Unicode's Stream-Safe format (UAX 15): composing long runs of marks costs their square.
  constexpr int most_marks = 30;
  std::string out;
  out.reserve(text.size());
  int marks = 0;
  bool composed = true;
  for (std::size_t offset = 0; offset < text.size();) {
    if (const auto end = end_of_plain(text, offset); end > offset) {
      out.append(text, offset, end - offset);
      offset = end;
      marks = 0;
      continue;
    }
    const auto c = static_cast<UChar32>(next_character(text, offset));
    if (c == '\r' && offset < text.size() && text[offset] == '\n') continue;
    if (c == '`' || c == 0x1FEF) {
      out += !out.empty() && is_ascii_letter(out.back()) ? '\'' : '`';
    } else if (const char* other = replacement(c)) {
      out += other;
    } else if (marks = u_getCombiningClass(c) == 0 ? 0 : marks + 1; marks <= most_marks) {
      append_utf8(static_cast<char32_t>(c), out);
      composed = composed && c < 0x300;
    }
  }
  return composed ? out : compose(std::move(out));
}

/// Does the second byte ask for unifying, or end one of the letters Â and Ã that damage leaves behind by themselves?
bool is_unsound(char first, char second) {
  const auto lead = static_cast<unsigned char>(first), byte = static_cast<unsigned char>(second);
  const bool control = (byte < ' ') & (second != '\t') & (second != '\n');
  const bool continues = (byte & 0xC0U) == 0x80U;
  const bool other_letter = (byte >= 0xC0U) & (byte != 0xC3U);
  const bool damage = (byte == 0x82U) | (byte == 0x83U);
  return control | (second == '`') | (byte == 0x7FU) | other_letter | (continues != (lead == 0xC3U)) | (continues & damage);
}

bool is_sound(std::string_view text) { return text.empty() || (text.back() != '\xC3' && !has_pair(text, is_unsound)); }

std::string repaired(std::string_view raw) {
  std::string text(raw);
  if (is_sound(raw)) return text;
  repair_mojibake(text);
  // Dropping what is not seen can bring together damage that was apart: then once more, so that cleaning twice changes nothing.
  do text = unify(text);
  while (repair_mojibake(text));
  return text;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

std::string_view one_space(std::string_view) { return " "; }

/// What stays of the blanks between two words of a text.
std::string_view line_ends_or_tabs(std::string_view blanks) {
  constexpr std::string_view line_ends = "\n\n", tabs = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";
  const auto count = [&](char c) { return static_cast<std::size_t>(std::ranges::count(blanks, c)); };
  if (const auto lines = count('\n')) return line_ends.substr(0, lines);
  return count('\t') > 0 ? tabs.substr(0, count('\t')) : " ";
}

/// Single spaces between words, and no other blanks.
bool is_folded(std::string_view text) {
  const auto is_loose = [](char first, char second) {
    return ((second == ' ') & ((first == ' ') | (first == '\0'))) | (second == '\t') | (second == '\n');
  };
  return text.empty() || (text.back() != ' ' && !has_pair(text, is_loose));
}

/// Folds every run of blanks into what `between` makes of it, and drops those at the ends.
std::string fold_blanks(std::string text, std::string_view (*between)(std::string_view)) {
  if (is_folded(text)) return text;
  std::string result;
  result.reserve(text.size());
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_blank(text[i])) continue;
    const auto begin = i;
    while (i < text.size() && is_blank(text[i])) ++i;
    const bool inner = begin > 0 && i < text.size();
    if (inner && i - begin == 1 && text[begin] == ' ') continue;
    result.append(text, copied, begin - copied);
    if (inner) result += between(std::string_view(text).substr(begin, i - begin));
    copied = i;
  }
  return result.append(text, copied);
}

std::string cleaned(std::string_view raw, std::string_view (*between)(std::string_view)) {
  auto text = fold_blanks(repaired(raw), between);
  restore_accents(text);
  return text;
}

}  // namespace

bool is_damaged(std::string_view raw) {
  std::string text(raw);
  return repair_mojibake(text);
}

std::string plain_line(std::string_view raw) { return fold_blanks(repaired(raw), one_space); }

std::string normalize_line(std::string_view raw) { return cleaned(raw, one_space); }

std::string normalize_text(std::string_view raw) { return cleaned(raw, line_ends_or_tabs); }

}  // namespace schede
