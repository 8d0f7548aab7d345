#include "parsers/odt/styles.h"

#include <algorithm>
#include <charconv>

#include "parsers/document/symbols.h"
#include "parsers/odt/values.h"

namespace schede::odt {
namespace {

/// A longer chain of parents is a circle, or a joke.
constexpr int longest_chain = 64;

bool is_bold(std::string_view weight) {
  if (weight == "bold" || weight == "bolder") return true;
  return weight.size() == 3 && weight >= "600" && weight <= "900";
}

std::optional<std::uint32_t> parse_colour(std::string_view value) {
  std::uint32_t colour = 0;
  if (value.size() != 7 || value[0] != '#') return std::nullopt;
  const auto parsed = std::from_chars(value.data() + 1, value.data() + value.size(), colour, 16);
  if (parsed.ptr != value.data() + value.size()) return std::nullopt;
  return colour;
}

bool is_highlight(std::string_view background) {
  const auto colour = parse_colour(background);
  return colour && *colour != 0xFFFFFF;
}

bool has_background(const xml::Element& element) { return is_highlight(value(element, ns::fo, "background-color")); }

/// A size from which on letters are larger than those of running text ("13pt").
bool is_large(std::string_view size) {
  constexpr double least = 13;
  double points = 0;
  const auto [unit, error] = std::from_chars(size.data(), size.data() + size.size(), points);
  return error == std::errc() && std::string_view(unit, static_cast<std::size_t>(size.data() + size.size() - unit)) == "pt" &&
         points >= least;
}

/// "Wingdings 2" of "'Wingdings 2', fantasy".
std::string_view first_family(std::string_view families) {
  families = families.substr(0, families.find(','));
  const bool quoted = families.size() > 1 && (families.front() == '\'' || families.front() == '"');
  return quoted ? families.substr(1, families.size() - 2) : families;
}

template <class T>
void inherit(std::optional<T>& own, const std::optional<T>& parent) {
  if (!own) own = parent;
}

void inherit(TextProperties& own, const TextProperties& parent) {
  inherit(own.bold, parent.bold);
  inherit(own.italic, parent.italic);
  inherit(own.underline, parent.underline);
  inherit(own.highlight, parent.highlight);
  inherit(own.large, parent.large);
  inherit(own.struck, parent.struck);
  inherit(own.hidden, parent.hidden);
  inherit(own.colour, parent.colour);
  inherit(own.symbol_font, parent.symbol_font);
}

void apply(const TextProperties& text, Look& look) {
  look.emphasis.bold = text.bold.value_or(look.emphasis.bold);
  look.emphasis.italic = text.italic.value_or(look.emphasis.italic);
  look.emphasis.underline = text.underline.value_or(look.emphasis.underline);
  look.emphasis.highlight = text.highlight.value_or(look.emphasis.highlight);
  look.emphasis.large = text.large.value_or(look.emphasis.large);
  look.emphasis.colour = text.colour.value_or(look.emphasis.colour);
  look.struck = text.struck.value_or(look.struck);
  look.hidden = text.hidden.value_or(look.hidden);
  look.symbol_font = text.symbol_font.value_or(look.symbol_font);
}

}  // namespace

void Styles::begin_part() {
  automatic_layer_ = {};
  automatic_ = false;
}

void Styles::start(Tag tag, const xml::Element& element) {
  switch (tag) {
    case Tag::font_face: {
      const auto font = symbol_font(first_family(value(element, ns::svg, "font-family")));
      if (!font.empty()) symbol_faces_[std::string(value(element, ns::style, "name"))] = font;
      break;
    }
    case Tag::default_style: text_ = value(element, ns::style, "family") == "paragraph" ? &default_paragraph_ : nullptr; break;
    case Tag::style: start_style(element); break;
    case Tag::text_properties:
      if (level_) {
        level_->symbol_font = symbol_font_of(element);
      } else if (text_) {
        read_text_properties(element, *text_);
      }
      break;
    case Tag::paragraph_properties:
      if (style_ && element.attribute(ns::fo, "background-color")) style_->shaded = has_background(element);
      break;
    case Tag::cell_properties:
      if (!cell_style_.empty() && has_background(element)) (automatic_ ? automatic_layer_ : common_).shaded_cells[cell_style_] = true;
      break;
    case Tag::list_style: {
      auto& lists = (automatic_ ? automatic_layer_ : common_).lists;
      list_ = &(lists[std::string(value(element, ns::style, "name"))] = {});
      break;
    }
    case Tag::outline_style: list_ = &outline_; break;
    case Tag::number_level:
    case Tag::bullet_level:
    case Tag::picture_level: start_list_level(tag, element); break;
    default: break;
  }
}

void Styles::end(Tag tag) {
  switch (tag) {
    case Tag::default_style:
    case Tag::style:
      text_ = nullptr;
      style_ = nullptr;
      cell_style_.clear();
      break;
    case Tag::list_style:
    case Tag::outline_style: list_ = nullptr; break;
    case Tag::number_level:
    case Tag::bullet_level:
    case Tag::picture_level: level_ = nullptr; break;
    default: break;
  }
}

void Styles::start_style(const xml::Element& element) {
  const auto family = value(element, ns::style, "family");
  if (family == "table-cell") cell_style_ = style_name(element, ns::style, "name");
  if (family != "paragraph" && family != "text") return;
  auto& layer = automatic_ ? automatic_layer_ : common_;
  Style& style = (family == "text" ? layer.text : layer.paragraph)[std::string(value(element, ns::style, "name"))];
  style = {};
  style.parent = style_name(element, ns::style, "parent-style-name");
  if (element.attribute(ns::style, "master-page-name")) style.master_page = style_name(element, ns::style, "master-page-name");
  if (element.attribute(ns::style, "list-style-name")) style.list_style = style_name(element, ns::style, "list-style-name");
  text_ = &style.text;
  style_ = &style;
}

void Styles::start_list_level(Tag tag, const xml::Element& element) {
  const int number = integer(value(element, ns::text, "level"), 0);
  if (!list_ || number < 1 || number > static_cast<int>(list_levels)) return;
  level_ = &(*list_)[static_cast<std::size_t>(number) - 1];
  *level_ = {};
  level_->kind = tag == Tag::number_level   ? ListLevel::Kind::number
                 : tag == Tag::bullet_level ? ListLevel::Kind::bullet
                                            : ListLevel::Kind::picture;
  level_->format = value(element, ns::style, "num-format");
  level_->letters_in_step = value(element, ns::style, "num-letter-sync") == "true";
  level_->prefix = value(element, ns::style, "num-prefix");
  level_->suffix = value(element, ns::style, "num-suffix");
  level_->bullet = value(element, ns::text, "bullet-char");
  level_->pattern = value(element, ns::loext, "num-list-format");
  level_->start = integer(value(element, ns::text, "start-value"), 1);
  level_->display_levels = integer(value(element, ns::text, "display-levels"), 1);
}

void Styles::read_text_properties(const xml::Element& element, TextProperties& text) const {
  for (const auto& [space, name, value] : element.attributes) {
    if (space == ns::fo) {
      if (name == "font-weight") text.bold = is_bold(value);
      if (name == "font-style") text.italic = value != "normal";
      if (name == "font-size") text.large = is_large(value);
      if (name == "background-color") text.highlight = is_highlight(value);
      if (name == "color") {
        const auto colour = parse_colour(value);
        text.colour = colour && *colour != 0 ? colour : std::nullopt;
      }
    } else if (space == ns::style) {
      // OpenOffice.org 2 writes style:text-underline-type, later versions both it and -style.
      if (name == "text-underline-style" || name == "text-underline-type") text.underline = value != "none";
      if (name == "text-line-through-style" || name == "text-line-through-type") text.struck = value != "none";
    } else if (space == ns::text) {
      if (name == "display") text.hidden = value == "none";
    }
  }
  if (value(element, ns::style, "use-window-font-color") == "true") text.colour.emplace(std::nullopt);
  if (element.attribute(ns::style, "font-name") || element.attribute(ns::fo, "font-family")) text.symbol_font = symbol_font_of(element);
}

std::string_view Styles::symbol_font_of(const xml::Element& element) const {
  const auto face = value(element, ns::style, "font-name");
  if (const auto known = symbol_faces_.find(face); known != symbol_faces_.end()) return known->second;
  return symbol_font(face.empty() ? first_family(value(element, ns::fo, "font-family")) : face);
}

Style* Styles::find(ByName<Style> Layer::*family, std::string_view name) {
  for (Layer* layer : {&automatic_layer_, &common_}) {
    auto& styles = layer->*family;
    if (const auto found = styles.find(name); found != styles.end()) return &found->second;
  }
  return nullptr;
}

const Style* Styles::resolve(ByName<Style> Layer::*family, std::string_view name) {
  Style* const style = find(family, name);
  if (!style) return nullptr;
  const Style* ancestor = style;
  for (int step = 0; !ancestor->resolved && step < longest_chain; ++step) {
    ancestor = find(family, ancestor->parent);
    if (!ancestor) break;
    inherit(style->text, ancestor->text);
    inherit(style->shaded, ancestor->shaded);
    inherit(style->list_style, ancestor->list_style);
    inherit(style->master_page, ancestor->master_page);
  }
  style->resolved = true;
  return style;
}

Look Styles::paragraph_look(const Style* style) const {
  Look look;
  apply(default_paragraph_, look);
  if (style) apply(style->text, look);
  if (style && style->shaded.value_or(false)) look.emphasis.highlight = true;
  return look;
}

void Styles::apply_text_style(std::string_view name, Look& look) {
  if (name.empty()) return;
  if (const Style* style = resolve(&Layer::text, name)) apply(style->text, look);
}

bool Styles::is_shaded_cell(std::string_view name) const {
  return automatic_layer_.shaded_cells.contains(name) || common_.shaded_cells.contains(name);
}

const ListStyle* Styles::list(std::string_view name) const {
  for (const Layer* layer : {&automatic_layer_, &common_}) {
    if (const auto found = layer->lists.find(name); found != layer->lists.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace schede::odt
