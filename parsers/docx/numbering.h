#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {
class Package;
}

namespace schede::docx {

/// The lists of a document and how far each has counted (ISO/IEC 29500-1, 17.9).
class Numbering {
 public:
  static constexpr int levels = 9;

  /// No lists at all, for a document without the part.
  Numbering() = default;
  [[nodiscard]] static Result<Numbering> read(const Package& package, std::string_view part, const Limits& limits);

  /// Is there a list of this w:numId?
  [[nodiscard]] bool contains(int number_id) const { return numbers_.contains(number_id); }

  /// The level of the list that is tied to a paragraph style, 0-based.
  [[nodiscard]] std::optional<int> level_of_style(int number_id, std::string_view style_id) const;

  /// Counts the next paragraph of a list and gives the label before it: "2.1", "b)", "•"; empty where the level shows none.
  [[nodiscard]] std::string next_label(int number_id, int level);

 private:
  class Reader;

  struct Level {
    int start = 0;  ///< where w:start is not there (ISO/IEC 29500-1, 17.9.25)
    std::string format = "decimal";
    std::string text;
    std::string style_id;
    std::string_view symbol_font;
    bool legal = false;  ///< all numbers in Arabic digits
    bool hidden = false;
    std::optional<int> restart;  ///< w:lvlRestart: 1-based level whose step restarts this one, 0 for never
  };
  using Levels = std::array<Level, levels>;

  struct Abstract {
    Levels levels;
    std::string style_link;            ///< the numbering style that this list defines
    std::string numbering_style_link;  ///< the numbering style that stands for this list
    std::array<int, Numbering::levels> counts{};
    std::array<bool, Numbering::levels> counting{};
  };

  struct Number {
    int abstract_id = 0;
    std::unordered_map<int, int> start_overrides;
    std::unordered_map<int, Level> level_overrides;
    bool begun = false;
  };

  [[nodiscard]] static const Level& level_at(const Number& number, const Abstract& abstract, int level);
  void resolve_links();
  static void count(Number& number, Abstract& abstract, const Level& level, int depth);

  std::unordered_map<int, Abstract> abstracts_;
  std::unordered_map<int, Number> numbers_;
};

/// A number as a list shows it (w:numFmt, ST_NumberFormat); formats of other scripts are shown as decimal.
[[nodiscard]] std::string format_number(int number, std::string_view format);

}  // namespace schede::docx
