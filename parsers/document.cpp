#include "parsers/document.h"

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

}  // namespace schede
