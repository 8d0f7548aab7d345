#include "extractors/text.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include "extractors/accents.h"
#include "extractors/mojibake.h"
#include "extractors/utf8.h"
#include "parsers/utf8.h"

namespace schede {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// What becomes of a character outside ASCII: itself (nullptr) or other text.
const char* replacement(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02B9:
    case 0x02BC:
    case 0x2039:
    case 0x203A:
    case 0x00B4: return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x02BA:
    case 0x00AB:
    case 0x00BB:
    case 0x301D:
    case 0x301E: return "\"";
    case 0x2010:
    case 0x2011: return "-";
    case 0x0085:
    case 0x2028:
    case 0x2029: return "\n";
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB03: return "ffi";
    case 0xFB04: return "ffl";
    case 0xFB05:
    case 0xFB06: return "st";
    default: break;
  }
  if (u_isUWhiteSpace(c)) return " ";
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || U_IS_UNICODE_NONCHAR(c)) return "";
  const auto type = u_charType(c);
  return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_PRIVATE_USE_CHAR ? "" : nullptr;
}

/// Characters one by one: quotes, blanks and line ends unified, what is not seen dropped.
class Cleaner {
 public:
  explicit Cleaner(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  [[nodiscard]] std::string run() {
    while (offset_ < text_.size()) {
      if (is_ascii(text_[offset_]))
        ascii(text_[offset_++]);
      else
        other();
    }
    return std::move(out_);
  }
  /// NFC has to look at the text: there are characters beyond the plain letters of western Europe.
  [[nodiscard]] bool needs_composition() const { return needs_composition_; }

 private:
  void ascii(char c) {
    marks_ = 0;
    if (c == '\r') {
      if (offset_ == text_.size() || text_[offset_] != '\n') out_ += '\n';
    } else if (c == '\v' || c == '\f') {
      out_ += '\n';
    } else if (c == '`' && !out_.empty() && is_ascii_letter(out_.back())) {
      out_ += '\'';
    } else if (c >= ' ' ? c != 0x7F : c == '\n' || c == '\t') {
      out_ += c;
    }
  }

  void other() {
    const auto begin = offset_;
    const auto lead = static_cast<unsigned char>(text_[begin]);
    // U+00C0 to U+00FF are letters, whole and composed.
    if (lead == 0xC3 && begin + 1 < text_.size() && (static_cast<unsigned char>(text_[begin + 1]) & 0xC0U) == 0x80U) {
      marks_ = 0;
      out_.append(text_, begin, 2);
      offset_ += 2;
      return;
    }
    const auto c = static_cast<UChar32>(next_character(text_, offset_));
    if (const char* text = replacement(c)) {
      out_ += text;
      return;
    }
    // Unicode's Stream-Safe format (UAX 15): composing long runs of marks costs their square.
    constexpr int most_marks = 30;
    marks_ = u_getCombiningClass(c) == 0 ? 0 : marks_ + 1;
    if (marks_ > most_marks) return;
    needs_composition_ = needs_composition_ || c >= 0x300;
    append_utf8(static_cast<char32_t>(c), out_);
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  std::string out_;
  int marks_ = 0;
  bool needs_composition_ = false;
};

std::string compose(std::string text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(error);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (U_FAILURE(error) || nfc->isNormalizedUTF8(piece, error)) return text;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, piece, sink, nullptr, error);
  return U_FAILURE(error) ? text : composed;
}

std::string clean(std::string_view raw) {
  std::string text(raw);
  repair_mojibake(text);
  // Dropping what is not seen can bring damage together that was apart: then once more, so that cleaning twice changes nothing.
  do {
    Cleaner cleaner(text);
    auto cleaned = cleaner.run();
    text = cleaner.needs_composition() ? compose(std::move(cleaned)) : std::move(cleaned);
  } while (repair_mojibake(text));
  restore_accents(text);
  return text;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// What stays of the blanks between two words of a text.
std::string folded(std::string_view blanks) {
  const auto lines = std::ranges::count(blanks, '\n'), tabs = std::ranges::count(blanks, '\t');
  if (lines > 0) return lines == 1 ? "\n" : "\n\n";
  return tabs > 0 ? std::string(static_cast<std::size_t>(tabs), '\t') : " ";
}

}  // namespace

bool is_damaged(std::string_view raw) {
  std::string text(raw);
  return repair_mojibake(text);
}

std::string normalize_line(std::string_view raw) {
  std::string line;
  for (const char c : clean(raw)) {
    if (!is_blank(c))
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string normalize_text(std::string_view raw) {
  const auto text = clean(raw);
  std::string result;
  result.reserve(text.size());
  std::string blanks;
  for (const char c : text) {
    if (is_blank(c)) {
      blanks += c;
      continue;
    }
    if (!blanks.empty() && !result.empty()) result += folded(blanks);
    blanks.clear();
    result += c;
  }
  return result;
}

}  // namespace schede
