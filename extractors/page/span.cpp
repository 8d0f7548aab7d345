#include "extractors/page/span.h"

#include <algorithm>

namespace schede {

std::size_t length_of(const std::vector<Span>& spans) {
  std::size_t length = 0;
  for (const Span& span : spans) length += span.end - span.begin + 1;
  return length;
}

std::string_view text_of(const Page& page, const Span& span) {
  return std::string_view(page.lines[span.line].text).substr(span.begin, span.end - span.begin);
}

std::string raw_text(const Page& page, const std::vector<Span>& spans) {
  std::string text;
  text.reserve(length_of(spans));
  for (const Span& span : spans) {
    if (!text.empty()) text += '\n';
    text += text_of(page, span);
  }
  return text;
}

std::string standing_text(const Page& page, const Span& span) {
  const Line& line = page.lines[span.line];
  std::string text;
  std::uint32_t begin = 0;
  for (const StyleSpan& look : line.styles) {
    const std::uint32_t from = std::max(begin, span.begin), to = std::min(look.end, span.end);
    if (from < to && !look.struck) text.append(line.text, from, to - from);
    begin = look.end;
  }
  return text;
}

}  // namespace schede
