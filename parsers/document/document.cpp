#include "parsers/document/document.h"

#include <algorithm>

namespace schede {

std::string_view to_string(Format format) {
  switch (format) {
    case Format::docx: return "docx";
    case Format::odt: return "odt";
    case Format::fodt: return "fodt";
  }
  return "docx";
}

std::string text_of(const Paragraph& paragraph) {
  std::string text;
  for (const Run& run : paragraph.runs)
    if (!run.placeholder) text += run.text;
  return text;
}

bool shows_nothing(const std::vector<Block>& blocks) {
  return std::all_of(blocks.begin(), blocks.end(), [](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.content);
    return paragraph && paragraph->runs.empty() && paragraph->label.empty();
  });
}

}  // namespace schede
