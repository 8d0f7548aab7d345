#include "extractors/page/passages.h"

#include <algorithm>

#include "extractors/text/utf8.h"

namespace schede {

namespace {

std::vector<std::uint32_t> path_to(const Page& page, std::uint32_t place) {
  std::vector<std::uint32_t> path;
  for (; place != 0; place = page.steps[place].parent) path.push_back(page.steps[place].number);
  std::ranges::reverse(path);
  return path;
}

/// Code points of the paragraph before a byte of one of its lines. Prompts that stand right there count where they are asked for.
std::uint32_t offset_of(const Page& page, std::size_t line, std::uint32_t byte, bool with_prompts_there) {
  const std::string_view before = std::string_view(page.lines[line].text).substr(0, byte);
  std::uint32_t offset = page.lines[line].from + static_cast<std::uint32_t>(count_code_points(before));
  for (const LeftOut& prompt : std::ranges::equal_range(page.left_out, line, {}, &LeftOut::line))
    if (prompt.at < byte || (prompt.at == byte && with_prompts_there)) offset += prompt.length;
  return offset;
}

}  // namespace

std::vector<Passage> passages_of(const Page& page, const std::vector<Span>& spans) {
  std::vector<Passage> passages;
  passages.reserve(spans.size());
  for (const Span& span : spans)
    passages.push_back({path_to(page, page.lines[span.line].place), offset_of(page, span.line, span.begin, true),
                        offset_of(page, span.line, span.end, false)});
  return passages;
}

}  // namespace schede
