#include "extractors/text/mojibake.h"

#include <algorithm>
#include <array>

#include "extractors/text/byte_pairs.h"
#include "extractors/text/utf8.h"
#include "parsers/document/utf8.h"

namespace schede {
namespace {

/// Windows-1252's characters for the bytes 80 to 9F; 0 for the five that it leaves undefined.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                   0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                   0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// The byte that a character stands for in Windows-1252, C1 controls taken as Latin-1; 0 when there is none.
unsigned byte_of(char32_t c) {
  if (c <= 0xFF) return c;
  for (unsigned i = 0; i < windows_1252.size(); ++i)
    if (windows_1252[i] != 0 && windows_1252[i] == c) return 0x80 + i;
  return 0;
}

struct Decoded {
  char32_t character = 0;
  std::size_t end = 0;  ///< offset behind the last character used; 0 when this is no damage
};

/// A closing quotation mark, a dash or the like behind a capital with an accent may be just that: „Ä“.
bool is_punctuation(char32_t c) { return (c >= 0x2013 && c <= 0x2026) || c == 0x2039 || c == 0x203A || c == 0xBB || c == 0xAB; }

/// Is a sequence of `count` continuations, of which these are the last two, likelier damage than sound text? Letters and signs of western
/// Europe, punctuation, symbols and emoji are; the characters that “perché”… and the like would give are not.
bool is_likely(char32_t c, int count, char32_t last, char32_t before_last) {
  const auto in = [&](char32_t first, char32_t end) { return c >= first && c <= end; };
  switch (count) {
    case 1:
      // The lead is "Ã", behind which no apostrophe stands and no quotation opens.
      if (in(0xC0, 0xFF)) return !is_punctuation(last) || last == 0x2019 || last == 0x201A || last == 0x201C || last == 0x201E;
      return (in(0xA0, 0x17F) && !is_punctuation(last)) || c == 0xAB || c == 0xBB;
    case 2:
      return (in(0x1E00, 0x27BF) || in(0xFB00, 0xFB06) || c == 0xFEFF || c == 0xFFFD) &&
             !(is_punctuation(last) && is_punctuation(before_last));
    default: return in(0x1F000, 0x1FAFF);
  }
}

/// Damage that lost its last character: a no-break space is an ordinary one by now or gone, and U+009D is in no code page.
struct Remnant {
  std::string_view damage;
  char32_t character;
};
constexpr Remnant remnants[] = {{"ÃƒÂ", U'à'}, {"Ã¢â‚¬", U'”'}, {"â€\uFFFD", U'”'}, {"â€", U'”'}, {"Ã", U'à'}, {"Â", U'\u00A0'}};

/// No word of sound text ends in such a capital, or in the signs of the longer ones, behind anything but a capital.
Decoded decode_remnant(std::string_view text, std::size_t offset) {
  const auto is_small = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ')'; };
  for (const auto& [damage, character] : remnants) {
    if (!text.substr(offset).starts_with(damage)) continue;
    const auto end = offset + damage.size();
    const bool ends_word = end == text.size() || std::string_view(" \t\n.,;:!?)\"'/-").find(text[end]) != std::string_view::npos;
    const bool certain = damage.size() > 2 || (offset > 0 && is_small(text[offset - 1]));
    if (ends_word && certain) return {character, end};
  }
  return {};
}

/// Reads the damaged character at `offset`: a lead byte's character and its continuations'.
Decoded decode(std::string_view text, std::size_t offset) {
  if (const auto remnant = decode_remnant(text, offset); remnant.end > 0) return remnant;
  auto end = offset;
  const auto lead = next_character(text, end);
  if (lead < 0xC2 || lead > 0xF4) return {};
  const int count = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t character = lead & (0x3FU >> count);
  char32_t last = 0, before_last = 0;
  for (int i = 0; i < count; ++i) {
    if (end == text.size()) return {};
    before_last = last;
    last = next_character(text, end);
    const auto byte = byte_of(last);
    if (byte < 0x80 || byte > 0xBF) return {};
    character = (character << 6) | (byte & 0x3FU);
  }
  const bool thrice = character == 0x192 && text.substr(0, offset).ends_with("ƒ");  // "ÃƒÆ’Ã‚Â©"
  if (!thrice && !is_likely(character, count, last, before_last)) return {};
  return {character, end};
}

/// May damage lie here: two characters beyond ASCII side by side, one of the letters Â and Ã, or a C1 control?
bool is_suspicious(char first, char second) {
  const auto lead = static_cast<unsigned char>(first), byte = static_cast<unsigned char>(second);
  const bool neighbours = ((lead & 0xC0U) == 0x80U) & (byte >= 0xC0U);
  const bool letter = (lead == 0xC3U) & ((byte & 0xFEU) == 0x82U);
  const bool control = (lead == 0xC2U) & (byte < 0xA0U);
  return neighbours | letter | control;
}

bool is_lead(char c) { return (static_cast<unsigned char>(c) & 0xFEU) == 0xC2U; }

bool repair_once(std::string& text) {
  std::string result;
  std::size_t copied = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    // Lead bytes read as characters are U+00C2 to U+00F4, in UTF-8 C3 82 to C3 B4; C1 controls are C2 80 to C2 9F.
    i = static_cast<std::size_t>(std::find_if(text.begin() + static_cast<std::ptrdiff_t>(i), text.end() - 1, is_lead) - text.begin());
    if (!is_lead(text[i])) break;
    Decoded decoded;
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (static_cast<unsigned char>(text[i]) == 0xC3)
      decoded = decode(text, i);
    else if (second >= 0x80 && second <= 0x9F && windows_1252[second - 0x80U] != 0)
      decoded = {windows_1252[second - 0x80U], i + 2};
    if (decoded.end == 0) continue;
    result.append(text, copied, i - copied);
    append_utf8(decoded.character, result);
    copied = decoded.end;
    i = decoded.end - 1;
  }
  if (copied == 0) return false;
  result.append(text, copied);
  text = std::move(result);
  return true;
}

}  // namespace

bool repair_mojibake(std::string& text) {
  constexpr int deepest = 4;
  bool repaired = false;
  for (int depth = 0; depth < deepest && has_pair(text, is_suspicious) && repair_once(text); ++depth) repaired = true;
  return repaired;
}

}  // namespace schede
