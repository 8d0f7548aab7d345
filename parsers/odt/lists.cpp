#include "parsers/odt/lists.h"

#include <algorithm>

#include "parsers/document/list_numbers.h"
#include "parsers/document/symbols.h"
#include "parsers/odt/values.h"

namespace schede::odt {
namespace {

/// Past this, letters and Roman digits would grow without end.
constexpr int longest_spelled = 5000;

std::string spell(int number, const ListLevel& level) {
  using namespace list_numbers;
  const std::string_view format = level.format;
  const auto in_letters = [&] { return level.letters_in_step ? letters_in_step(number) : letters(number); };
  if (format.empty()) return {};
  if (format.starts_with('0')) return padded_like(number, format);
  if (number < 1 || number > longest_spelled) return std::to_string(number);
  if (format == "a") return in_letters();
  if (format == "A") return upper(in_letters());
  if (format == "i") return roman(number);
  if (format == "I") return upper(roman(number));
  return std::to_string(number);
}

}  // namespace

std::size_t Lists::counters_for(const xml::Element& list, std::string_view style) {
  const auto resumed = [](const auto& known, std::string_view name) {
    const auto found = known.find(std::string(name));
    return found == known.end() ? std::optional<std::size_t>() : found->second;
  };
  if (const auto earlier = resumed(by_id_, value(list, ns::text, "continue-list"))) return *earlier;
  if (value(list, ns::text, "continue-numbering") == "true") {
    if (const auto earlier = resumed(by_style_, style)) return *earlier;
  }
  counters_.emplace_back();
  return counters_.size() - 1;
}

void Lists::open_list(std::vector<OpenList>& open, const xml::Element& element) {
  OpenList list;
  list.style = style_name(element, ns::text, "style-name");
  if (open.empty()) {
    const std::size_t before = counters_.size();
    list.counters = counters_for(element, list.style);
    list.continued = counters_.size() == before;
    if (const auto id = value(element, ns::xml, "id"); !id.empty()) by_id_[std::string(id)] = list.counters;
    by_style_[list.style] = list.counters;
  } else {
    const OpenList& outer = open.back();
    if (list.style.empty()) list.style = outer.style;
    list.counters = outer.counters;
    // A list that goes on and starts with a deeper item says so only at its outermost level.
    list.continued = value(element, ns::text, "continue-numbering") == "true" || (outer.continued && outer.labels);
    if (!list.continued && open.size() < list_levels) counters_[list.counters][open.size()].reset();
  }
  open.push_back(std::move(list));
}

void Lists::open_item(std::vector<OpenList>& open, const xml::Element& element) {
  if (open.empty()) return;
  OpenList& list = open.back();
  list.labels = true;
  list.start.reset();
  list.item_style = style_name(element, ns::text, "style-override");
  if (const auto* start = element.attribute(ns::text, "start-value")) list.start = integer(*start, 1);
}

void Lists::open_header(std::vector<OpenList>& open) {
  if (!open.empty()) open.back().labels = false;
}

void Lists::open_numbered_paragraph(std::vector<OpenList>& open, const xml::Element& element) {
  OpenList list;
  list.style = style_name(element, ns::text, "style-name");
  auto id = value(element, ns::text, "list-id");
  if (id.empty()) id = list.style;
  const auto [known, added] = by_id_.try_emplace(std::string(id), counters_.size());
  if (added) counters_.emplace_back();
  list.counters = known->second;
  const int level = std::clamp(integer(value(element, ns::text, "level"), 1), 1, static_cast<int>(list_levels));
  open.assign(static_cast<std::size_t>(level), list);
  open_item(open, element);
}

std::string Lists::paragraph_label(std::vector<OpenList>& open, const Style* paragraph_style) {
  if (open.empty()) return {};
  OpenList& list = open.back();
  if (!list.labels) return {};
  list.labels = false;
  list.continued = false;
  std::string_view name = list.item_style.empty() ? list.style : list.item_style;
  if (name.empty() && paragraph_style && paragraph_style->list_style) name = *paragraph_style->list_style;
  const ListStyle* style = styles_.list(name);
  // Programs have a style of their own for lists that name none; LibreOffice's shows bullets.
  if (!style) return "•";
  const std::size_t level = std::min(open.size(), list_levels) - 1;
  return label(*style, level, counters_[list.counters], list.start);
}

std::string Lists::heading_label(const xml::Element& heading, int level) {
  if (level < 1 || level > static_cast<int>(list_levels) || value(heading, ns::text, "is-list-header") == "true") return {};
  const auto index = static_cast<std::size_t>(level) - 1;
  const ListLevel& outline = styles_.outline()[index];
  if (outline.kind != ListLevel::Kind::number || (outline.format.empty() && outline.pattern.empty())) return {};
  std::optional<int> start;
  if (value(heading, ns::text, "restart-numbering") == "true") start = integer(value(heading, ns::text, "start-value"), outline.start);
  return label(styles_.outline(), index, counters_.front(), start);
}

std::string Lists::label(const ListStyle& style, std::size_t level, Counters& counters, std::optional<int> start) {
  const ListLevel& own = style[level];
  // A level that was left out above a deeper one counts as if it stood there.
  for (std::size_t at = 0; at < level; ++at) counters[at] = counters[at].value_or(style[at].start);
  // Writer shows a bullet without the prefix and suffix that it writes beside it.
  if (own.kind == ListLevel::Kind::bullet) return symbols_to_utf8(own.symbol_font, own.bullet);
  if (own.kind != ListLevel::Kind::number) return {};
  auto& count = counters[level];
  count = start ? *start : count ? list_numbers::next(*count) : own.start;
  std::fill(counters.begin() + static_cast<std::ptrdiff_t>(level) + 1, counters.end(), std::nullopt);

  const auto number = [&](std::size_t at) { return spell(counters[at].value_or(style[at].start), style[at]); };
  std::string text;
  if (own.pattern.empty()) {
    const auto shown = static_cast<std::size_t>(std::clamp(own.display_levels, 1, static_cast<int>(level) + 1));
    for (std::size_t at = level + 1 - shown; at <= level; ++at) {
      const auto part = number(at);
      if (!text.empty() && !part.empty()) text += '.';
      text += part;
    }
    return own.prefix + text + own.suffix;
  }
  // "%1%.%2%)": a level's number stands between two percent signs.
  std::string_view rest = own.pattern;
  while (!rest.empty()) {
    const auto from = rest.find('%');
    const auto to = from == std::string_view::npos ? from : rest.find('%', from + 1);
    const int which = to == std::string_view::npos ? 0 : integer(rest.substr(from + 1, to - from - 1), 0);
    if (which < 1 || which > static_cast<int>(list_levels)) return text + std::string(rest);
    text += rest.substr(0, from);
    text += number(static_cast<std::size_t>(which) - 1);
    rest.remove_prefix(to + 1);
  }
  return text;
}

}  // namespace schede::odt
