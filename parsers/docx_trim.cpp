#include "parsers/docx_trim.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "parsers/docx_names.h"
#include "parsers/docx_styles.h"
#include "parsers/package.h"

namespace schede::docx {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::uint64_t small_part = 2ull << 20;

/// Empty elements of layout, by their first letter.
constexpr std::array<std::array<std::string_view, 8>, 26> layout = [] {
  std::array<std::array<std::string_view, 8>, 26> table{};
  const auto put = [&](std::initializer_list<std::string_view> names) {
    std::size_t i = 0;
    for (const std::string_view name : names) table[static_cast<std::size_t>(name[0] - 'a')][i++] = name;
  };
  put({"autoSpaceDE", "autoSpaceDN", "adjustRightInd"});
  put({"bCs", "bookmarkStart", "bookmarkEnd", "bottom", "between"});
  put({"cols", "contextualSpacing"});
  put({"docGrid"});
  put({"gridCol"});
  put({"insideH", "insideV", "ind", "iCs"});
  put({"jc"});
  put({"kern", "keepNext", "keepLines"});
  put({"lang", "left", "lvlJc", "lsdException", "lastRenderedPageBreak"});
  put({"noProof"});
  put({"overflowPunct"});
  put({"pgSz", "pgMar", "proofErr"});
  put({"right"});
  put({"spacing", "sz", "szCs", "snapToGrid", "suppressAutoHyphens"});
  put({"tblW", "tcW", "top", "tblInd", "tblLook", "tblLayout", "textAlignment"});
  put({"vAlign"});
  put({"widowControl"});
  return table;
}();

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Sizes that running text is not set in are seen.
bool is_large_size(std::string_view tag, std::string_view name) {
  constexpr std::string_view attribute = "w:val=\"";
  const auto at = name == "sz" ? tag.find(attribute) : none;
  if (at == none) return false;
  const auto value = tag.substr(at + attribute.size());
  return number(value.substr(0, value.find('"'))).value_or(0) >= least_large_size;
}

bool is_layout(std::string_view tag, std::string_view name) {
  if (name.empty() || name[0] < 'a') return false;
  const auto& row = layout[static_cast<std::size_t>(name[0] - 'a')];
  return std::find(row.begin(), row.end(), name) != row.end() && !is_large_size(tag, name);
}

/// Their attributes number revisions.
bool has_idle_attributes(std::string_view name) { return name == "p" || name == "r" || name == "tr"; }

bool is_conventional(std::string_view xml) {
  const auto root = xml.substr(0, 1024).find("<w:");
  if (root == none) return false;
  const auto tag = xml.substr(root, xml.find('>', root) - root);
  for (const std::string_view ns :
       {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"})
    if (tag.find("xmlns:w=\"" + std::string(ns) + "\"") != none) return true;
  return false;
}

/// What is left of a tag, given from its name to its '>'.
std::string_view kept_of(std::string_view tag, std::string_view name) {
  if (has_idle_attributes(name) && tag.size() > name.size() && tag[name.size()] == ' ' && tag.find("xmlns") == none)
    return tag.substr(tag.size() - (tag.ends_with("/>") ? 2 : 1));
  return {};
}

}  // namespace

std::string without_layout(std::string part) {
  const std::string_view xml = part;
  if (!is_conventional(xml)) return part;
  std::string kept;
  kept.reserve(xml.size());
  std::size_t from = 0;
  for (auto at = xml.find('<', 1); at != none;) {
    const auto next = xml.find('<', at + 1);
    if (xml[at + 1] == '!' || xml[at + 1] == '?') return part;
    if (xml.substr(at + 1, 2) == "w:") {
      auto tag = xml.substr(at + 3, next == none ? none : next - at - 3);
      const auto name_end = std::find_if_not(tag.begin(), tag.end(), is_letter);
      const auto name = tag.substr(0, static_cast<std::size_t>(name_end - tag.begin()));
      if (has_idle_attributes(name) || is_layout(tag, name)) {
        tag = tag.substr(0, tag.find_last_not_of(" \t\r\n") + 1);
        // Up to the next '<' stands the tag alone. Where there are two '>', one is in an attribute or in text: either may be, so it stays.
        const bool alone = tag.find('>') + 1 == tag.size();
        const auto rest = alone ? kept_of(tag, name) : std::string_view();
        if (!rest.empty()) {
          kept.append(xml, from, at + 3 + name.size() - from);
          from = at + 3 + tag.size() - rest.size();
        } else if (alone && tag.ends_with("/>") && !has_idle_attributes(name)) {
          kept.append(xml, from, at - from);
          from = at + 3 + tag.size();
        }
      }
    }
    at = next;
  }
  kept.append(xml, from);
  return kept;
}

Result<void> stream_text(const Package& package, std::string_view part, xml::Handler& handler, const Limits& limits) {
  if (package.declared_size(part).value_or(0) > small_part) return xml::stream(package, part, handler, limits);
  auto text = package.read(part);
  if (!text) return fail(std::move(text.error()));
  return xml::stream(without_layout(std::move(*text)), part, handler, limits);
}

}  // namespace schede::docx
