#include "outputs/escape/utf8.h"

#include <algorithm>

#include "extractors/text/utf8.h"
#include "parsers/document/utf8.h"

namespace schede {

bool is_utf8(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  std::size_t offset = 0;
  while (true) {
    offset =
        static_cast<std::size_t>(std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(offset), text.end(), is_ascii) - text.begin());
    if (offset == text.size()) return true;
    const std::size_t begin = offset;
    const bool replaced = next_character(text, offset) == replacement_character && !text.substr(begin).starts_with("\uFFFD");
    if (replaced) return false;
  }
}

std::string repaired_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) append_utf8(next_character(text, offset), out);
  return out;
}

}  // namespace schede
