#include "extractors/text/decode.h"

#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>

namespace schede {
namespace {

constexpr std::string_view utf_8_mark = "\xEF\xBB\xBF", little_endian_mark = "\xFF\xFE", big_endian_mark = "\xFE\xFF";

bool is_utf_8(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(nullptr, 0, nullptr, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  return status != U_INVALID_CHAR_FOUND;
}

/// ICU's converter "UTF-16" reads the mark and drops it.
const char* encoding_of(std::string_view bytes) {
  if (bytes.starts_with(little_endian_mark) || bytes.starts_with(big_endian_mark)) return "UTF-16";
  return is_utf_8(bytes) ? "UTF-8" : "windows-1252";
}

}  // namespace

std::optional<std::string> decoded_text(std::string_view bytes) {
  if (bytes.size() > INT32_MAX) return {};
  if (bytes.starts_with(utf_8_mark)) bytes.remove_prefix(utf_8_mark.size());
  std::string text;
  icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), encoding_of(bytes)).toUTF8String(text);
  const auto is_binary = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != '\f'; };
  if (std::ranges::any_of(text, is_binary)) return {};
  return text;
}

}  // namespace schede
