#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "parsers/document/error.h"
#include "parsers/document/limits.h"
#include "parsers/docx/names.h"

namespace schede {
class Package;
}

namespace schede::docx {

/// What one level of formatting (document defaults, a style, the run itself) states of how a run looks.
struct RunLook {
  enum Mark : std::uint16_t {
    bold = 1 << 0,
    italic = 1 << 1,
    strike = 1 << 2,
    double_strike = 1 << 3,
    vanish = 1 << 4,
    underline = 1 << 5,
    highlight = 1 << 6,
    shading = 1 << 7,
    colour = 1 << 8,  ///< on: another colour than automatic
    font = 1 << 9,    ///< on: a symbol font
    large = 1 << 10,
  };
  std::uint16_t stated = 0;
  std::uint16_t marks = 0;
  std::uint32_t rgb = 0;
  std::string_view symbol_font;

  [[nodiscard]] bool has(Mark mark) const { return (marks & mark) != 0; }
  void state(Mark mark, bool is_on);
  /// Takes over what this level does not state itself.
  void inherit(const RunLook& below);
  /// Adds a character style to a look that comes from paragraph styles. Toggle properties that are on in both are off
  /// (ISO/IEC 29500-1, 17.7.3).
  void add_character_style(const RunLook& style);
};

/// A w:shd that changes the paper's colour: its fill, or the pattern printed over it (ISO/IEC 29500-1, 17.3.2.32).
[[nodiscard]] bool is_shaded(const xml::Element& element);

/// Takes in one child of a w:rPr.
void read_run_property(Name name, const xml::Element& element, RunLook& look);

/// What a level of formatting states of a paragraph.
struct ParagraphLook {
  std::optional<int> number_id;  ///< 0: no list
  std::optional<int> level;      ///< 0-based
  std::optional<int> outline;    ///< 0-based, 9 for body text
  std::optional<bool> shaded;

  void inherit(const ParagraphLook& below);
};

/// Takes in one descendant of a w:pPr.
void read_paragraph_property(Name name, const xml::Element& element, ParagraphLook& look);

/// A style with all that it is based on.
struct Style {
  std::string id;
  RunLook run;
  ParagraphLook paragraph;
};

/// The styles of a document (ISO/IEC 29500-1, 17.7).
class Styles {
 public:
  /// No styles at all, for a document without the part.
  Styles() = default;
  [[nodiscard]] static Result<Styles> read(const Package& package, std::string_view part, const Limits& limits);

  /// A paragraph style over the document's defaults; the default one for an unknown name.
  [[nodiscard]] const Style& paragraph_style(std::string_view id) const;
  [[nodiscard]] const Style& default_paragraph_style() const { return default_paragraph_; }
  /// A character style; nullptr for an unknown name.
  [[nodiscard]] const Style* character_style(std::string_view id) const;

 private:
  class Reader;
  std::unordered_map<std::string, Style> paragraph_styles_;
  std::unordered_map<std::string, Style> character_styles_;
  Style default_paragraph_;
};

}  // namespace schede::docx
