#include "parsers/container/utf16.h"

#include "parsers/document/utf8.h"

namespace schede::xml {

std::optional<Utf16> Utf16::detect(std::string_view start) {
  using namespace std::string_view_literals;
  if (start.starts_with("\xFF\xFE"sv) || start.starts_with("<\0"sv)) return Utf16(false);
  if (start.starts_with("\xFE\xFF"sv) || start.starts_with("\0<"sv)) return Utf16(true);
  return std::nullopt;
}

std::optional<std::string_view> Utf16::decode(std::string_view bytes) {
  text_.clear();
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    unit_ = static_cast<char16_t>(big_endian_ ? unit_ << 8 | value : unit_ >> 8 | value << 8);
    second_ = !second_;
    if (!second_ && !take()) return std::nullopt;
  }
  return text_;
}

bool Utf16::take() {
  const bool low = unit_ >= 0xDC00 && unit_ < 0xE000;
  if (low != (high_ != 0)) return false;
  if (unit_ >= 0xD800 && unit_ < 0xDC00) {
    high_ = unit_;
    return true;
  }
  append_utf8(high_ ? 0x10000u + ((high_ - 0xD800u) << 10) + (unit_ - 0xDC00u) : unit_, text_);
  high_ = 0;
  return true;
}

}  // namespace schede::xml
