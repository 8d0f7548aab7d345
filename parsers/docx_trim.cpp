#include "parsers/docx_trim.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "parsers/docx_names.h"
#include "parsers/docx_styles.h"
#include "parsers/package.h"
#include "parsers/plain_attributes.h"

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

/// The root's tag, where nothing but a declaration stands before it and it binds `w:` as everybody does.
std::string_view conventional_root(std::string_view xml) {
  const auto prolog = xml.starts_with("<?xml ") ? xml.find("?>") + 2 : 0;
  const auto root = std::min(xml.find_first_not_of(" \t\r\n", prolog), xml.size());
  const auto tag = xml.substr(root, xml.find('>', root) - root);
  if (!tag.starts_with("<w:")) return {};
  for (const std::string_view ns :
       {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"})
    if (tag.find("xmlns:w=\"" + std::string(ns) + "\"") != none) return tag;
  return {};
}

/// What is idle in a tag: its attributes or all of it; nothing where it is not written as Word writes. `piece` reaches from '<' to '<'.
std::string_view idle_in(std::string_view piece, const std::vector<std::string_view>& prefixes) {
  constexpr std::string_view start = "<w:";
  if (!piece.starts_with(start)) return {};
  const auto name_end = std::find_if_not(piece.begin() + start.size(), piece.end(), is_letter);
  const std::string_view name(piece.begin() + start.size(), name_end);
  const bool is_needed = has_idle_attributes(name);
  if (!is_needed && !is_layout(piece, name)) return {};
  // Where text follows the tag, that is in what are no attributes then.
  const auto tag = piece.substr(0, piece.find_last_not_of(" \t\r\n") + 1);
  const bool is_empty = tag.ends_with("/>");
  if (!tag.ends_with('>') || (!is_needed && !is_empty)) return {};
  const auto before = start.size() + name.size();
  const auto attributes = tag.substr(before, tag.size() - before - (is_empty ? 2 : 1));
  if (!are_plain_attributes(attributes, prefixes)) return {};
  return is_needed ? attributes : tag;
}

/// Is the tag that a piece begins with surely over in it? Else what follows may stand in an attribute.
bool is_closed(std::string_view piece) {
  const auto end = piece.find('>');
  const auto tag = piece.substr(0, end);
  return end != none && tag.find('\'') == none && std::count(tag.begin(), tag.end(), '"') % 2 == 0;
}

}  // namespace

std::string without_layout(std::string part) {
  const std::string_view xml = part;
  const auto root = conventional_root(xml);
  const auto prefixes = declared_prefixes(root);
  // What stands behind the root's end, where nothing may, stays.
  const auto last = xml.rfind("</");
  if (prefixes.empty() || last == none) return part;
  std::string kept;
  kept.reserve(xml.size());
  auto from = xml.begin();
  auto before = xml.substr(static_cast<std::size_t>(root.begin() - from));
  for (auto at = xml.find('<', static_cast<std::size_t>(root.end() - from)); at < last;) {
    const auto next = xml.find('<', at + 1);
    const auto piece = xml.substr(at, next - at);
    if (piece.starts_with("<!") || piece.starts_with("<?")) return part;
    const auto idle = idle_in(piece, prefixes);
    if (!idle.empty() && is_closed(before)) {
      kept.append(from, idle.begin());
      from = idle.end();
    }
    before = piece;
    at = next;
  }
  kept.append(from, xml.end());
  return kept;
}

Result<void> stream_text(const Package& package, std::string_view part, xml::Handler& handler, const Limits& limits) {
  if (package.declared_size(part).value_or(0) > small_part) return xml::stream(package, part, handler, limits);
  auto text = package.read(part);
  if (!text) return fail(std::move(text.error()));
  return xml::stream(without_layout(std::move(*text)), part, handler, limits);
}

}  // namespace schede::docx
