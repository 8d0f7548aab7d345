#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parsers/container/xml.h"
#include "parsers/document/document.h"
#include "parsers/odt/names.h"

namespace schede::odt {

/// How a stretch of text looks and what it is, as its paragraph and spans have it.
struct Look {
  Emphasis emphasis;
  bool struck = false;
  bool hidden = false;
  bool placeholder = false;
  std::optional<Checkbox> checkbox;
  Aside aside = Aside::none;
  std::string about;             ///< with the aside
  std::string key;               ///< the tag of the control that it stands in
  std::string_view symbol_font;  ///< the font when it is one of pictures instead of letters; empty otherwise
};

/// What one style states of text (ODF 1.3 part 3, 16.29.29); a member without a value is the parent's.
struct TextProperties {
  std::optional<bool> bold, italic, underline, highlight, large, struck, hidden;
  std::optional<std::optional<std::uint32_t>> colour;
  std::optional<std::string_view> symbol_font;
};

/// A paragraph or text style.
struct Style {
  std::string parent;
  TextProperties text;
  std::optional<bool> shaded;              ///< the paragraph's background
  std::optional<std::string> list_style;   ///< empty text: no list
  std::optional<std::string> master_page;  ///< a paragraph of this style starts a page of that kind
  bool resolved = false;                   ///< what the parents state is here as well
};

/// One level of a list style or of the outline.
struct ListLevel {
  enum class Kind { none, number, bullet, picture };
  Kind kind = Kind::none;
  std::string format;          ///< style:num-format: "1", "a", "A", "i", "I", LibreOffice's "01, 02, 03, ...", or empty for no number
  std::string prefix, suffix;  ///< around the number
  std::string bullet;
  std::string pattern;           ///< loext:num-list-format, "%1%.%2%)": overrides prefix, suffix and display_levels
  bool letters_in_step = false;  ///< style:num-letter-sync
  int start = 1;
  int display_levels = 1;
  std::string_view symbol_font;  ///< of the bullet
};

inline constexpr std::size_t list_levels = 10;
using ListStyle = std::array<ListLevel, list_levels>;

/// The styles of a document: fed the elements of font-face-decls, styles and automatic-styles, then asked by name.
/// Automatic styles are known only within the part that holds them.
class Styles {
 public:
  /// A new part begins: what automatic styles there were belong to another.
  void begin_part();
  void start(Tag tag, const xml::Element& element);
  void end(Tag tag);
  /// Styles read from now on are automatic, or common ones again.
  void automatic(bool automatic) { automatic_ = automatic; }

  /// The paragraph style with all that it has from its parents; nullptr when there is none of that name.
  [[nodiscard]] const Style* paragraph(std::string_view name) { return resolve(&Layer::paragraph, name); }
  /// The look of a paragraph's text before any span; `style` may be nullptr.
  [[nodiscard]] Look paragraph_look(const Style* style) const;
  /// Changes a look as a text style says.
  void apply_text_style(std::string_view name, Look& look);
  [[nodiscard]] bool is_shaded_cell(std::string_view name) const;
  /// nullptr when there is no such list style.
  [[nodiscard]] const ListStyle* list(std::string_view name) const;
  [[nodiscard]] const ListStyle& outline() const { return outline_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class T>
  using ByName = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
  struct Layer {
    ByName<Style> paragraph, text;
    ByName<ListStyle> lists;
    ByName<bool> shaded_cells;  ///< cell styles that fill the cell
  };

  void start_style(const xml::Element& element);
  void start_list_level(Tag tag, const xml::Element& element);
  void read_text_properties(const xml::Element& element, TextProperties& text) const;
  [[nodiscard]] std::string_view symbol_font_of(const xml::Element& element) const;
  [[nodiscard]] Style* find(ByName<Style> Layer::*family, std::string_view name);
  [[nodiscard]] const Style* resolve(ByName<Style> Layer::*family, std::string_view name);

  Layer common_, automatic_layer_;
  TextProperties default_paragraph_;
  ListStyle outline_;
  ByName<std::string_view> symbol_faces_;  ///< symbol fonts by the names of their faces
  bool automatic_ = false;
  TextProperties* text_ = nullptr;  ///< of the style being read
  Style* style_ = nullptr;          ///< being read
  std::string cell_style_;          ///< the name of the cell style being read
  ListStyle* list_ = nullptr;       ///< being read
  ListLevel* level_ = nullptr;      ///< being read
};

}  // namespace schede::odt
