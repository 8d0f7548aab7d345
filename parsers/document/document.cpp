#include "parsers/document/document.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace schede {

std::string_view to_string(Format format) {
  switch (format) {
    case Format::docx: return "docx";
    case Format::docm: return "docm";
    case Format::dotx: return "dotx";
    case Format::dotm: return "dotm";
    case Format::odt: return "odt";
    case Format::ott: return "ott";
    case Format::fodt: return "fodt";
    case Format::doc: return "doc";
    case Format::rtf: return "rtf";
    case Format::wps: return "wps";
    case Format::pages: return "pages";
    case Format::pdf: return "pdf";
  }
  return "docx";
}

Run unreadable_field(std::string kind) {
  Run run;
  run.aside = Aside::field;
  run.about = std::move(kind);
  return run;
}

Run lost_field(std::string kind) {
  Run run = unreadable_field(std::move(kind));
  run.aside = Aside::lost_field;
  return run;
}

std::string address_of_link(std::string_view target) {
  if (!target.starts_with("mailto:") && !target.starts_with("tel:")) return {};
  target = target.substr(0, target.find('?'));
  std::string address;
  for (std::size_t at = 0; at < target.size(); ++at) {
    unsigned char byte = 0;
    const std::string_view escape = target.substr(at).starts_with('%') ? target.substr(at + 1, 2) : std::string_view();
    const auto [end, failed] = std::from_chars(escape.data(), escape.data() + escape.size(), byte, 16);
    const bool escaped = failed == std::errc() && end == escape.data() + 2 && byte < 0x80;
    address += escaped ? static_cast<char>(byte) : target[at];
    if (escaped) at += 2;
  }
  return address;
}

bool same_look(const Run& a, const Run& b) {
  const bool plain = !a.picture && !b.picture && !a.drawing && !b.drawing;
  return plain && a.emphasis == b.emphasis && a.struck == b.struck && a.placeholder == b.placeholder && a.checkbox == b.checkbox &&
         a.aside == b.aside && a.about == b.about && a.key == b.key;
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
