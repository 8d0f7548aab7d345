#include "parsers/odt_trim.h"

#include <cstddef>
#include <utility>

#include "parsers/odt_names.h"

namespace schede::odt {
namespace {

constexpr auto none = std::string_view::npos;

/// Does the root bind `style:` to the namespace of styles?
bool is_conventional(std::string_view xml) {
  constexpr std::string_view declaration = "xmlns:style=\"";
  const auto root = xml.substr(0, 16384).find("<office:document-");
  if (root == none) return false;
  const auto tag = xml.substr(root, xml.find('>', root) - root);
  const auto at = tag.find(declaration);
  return at != none && tag.substr(at + declaration.size()).starts_with(ns::style);
}

/// The value of an attribute of a start tag, by its qualified name with " and =\"" around it.
std::string_view value_in(std::string_view tag, std::string_view attribute) {
  const auto at = tag.find(attribute);
  if (at == none) return {};
  const auto value = tag.substr(at + attribute.size());
  return value.substr(0, value.find('"'));
}

/// Styles of tables and shapes have no bearing on text, nor have the properties of lines and of the room around them, but for
/// the colour that they fill it with, nor fonts of letters.
bool is_layout(std::string_view tag) {
  if (tag.starts_with("style:paragraph-properties")) return tag.find(" fo:background-color=\"") == none;
  if (tag.starts_with("style:list-level-properties") || tag.starts_with("style:page-layout")) return true;
  if (tag.starts_with("style:font-face ")) return tag.find("ymbol") == none && tag.find("dings") == none;
  if (!tag.starts_with("style:style ") && !tag.starts_with("style:default-style ")) return false;
  const auto family = value_in(tag, " style:family=\"");
  // LibreOffice makes a text style for every level of every list's labels.
  if (family == "text") return value_in(tag, " style:name=\"").starts_with("ListLabel_20_");
  return !family.empty() && family != "paragraph";
}

bool is_filled_cell(std::string_view tag, std::string_view element) {
  return value_in(tag, " style:family=\"") == "table-cell" && element.find(" fo:background-color=\"#") != none;
}

/// Where the element of this start tag ends. None of those that are cut holds another of its name.
std::size_t end_of_element(std::string_view xml, std::size_t at, std::string_view tag) {
  const auto tag_end = at + 1 + tag.size();
  if (tag.ends_with("/>")) return tag_end;
  const auto end_tag = "</" + std::string(tag.substr(0, tag.find_first_of(" \t\r\n>"))) + ">";
  const auto end = xml.find(end_tag, tag_end);
  return end == none ? none : end + end_tag.size();
}

}  // namespace

std::string without_layout(std::string part) {
  const std::string_view xml = part;
  if (!is_conventional(xml)) return part;
  std::string kept;
  kept.reserve(xml.size());
  std::size_t from = 0;
  for (auto at = xml.find('<', 1); at != none;) {
    auto next = xml.find('<', at + 1);
    const auto rest = xml.substr(at + 1, next - at - 1);
    if (rest.starts_with('!') || rest.starts_with('?')) return part;
    if (rest.starts_with("office:body")) break;
    if (rest.starts_with("style:")) {
      const auto tag = rest.substr(0, rest.find_last_not_of(" \t\r\n") + 1);
      if (!tag.ends_with('>') || tag.find("='") != none) return part;
      // Of two '>' one is in an attribute or in text: such an element stays.
      const bool alone = tag.find('>') + 1 == tag.size();
      if (alone && is_layout(tag)) {
        const auto end = end_of_element(xml, at, tag);
        const auto element = end == none ? std::string_view() : xml.substr(at, end - at);
        if (element.empty() || element.find("<!") != none) return part;
        if (!is_filled_cell(tag, element)) {
          kept += xml.substr(from, at - from);
          from = end;
        }
        next = xml.find('<', end);
      }
    }
    at = next;
  }
  kept += xml.substr(from);
  return kept;
}

}  // namespace schede::odt
