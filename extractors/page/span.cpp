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

std::vector<const StyleSpan*> styles_of(const Page& page, const Span& span) {
  std::vector<const StyleSpan*> styles;
  std::uint32_t begin = 0;
  for (const StyleSpan& style : page.lines[span.line].styles) {
    if (std::max(begin, span.begin) < std::min(style.end, span.end)) styles.push_back(&style);
    begin = style.end;
  }
  return styles;
}

std::vector<std::string> link_targets(const Page& page, const std::vector<Span>& spans) {
  std::vector<std::string> targets;
  for (const Span& span : spans)
    for (const StyleSpan* style : styles_of(page, span))
      if (style->aside == Aside::link && std::find(targets.begin(), targets.end(), style->about) == targets.end())
        targets.push_back(style->about);
  return targets;
}

}  // namespace schede
