#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form_index.h"
#include "extractors/page/coverage.h"

namespace schede {

/// A look that some printed words have.
struct Formatting {
  bool bold = false, italic = false, underline = false, highlight = false, colour = false, large = false;
  bool struck = false;    ///< or faded to grey
  bool capitals = false;  ///< every letter
};

/// What a sign or word among printed options says.
enum class Sign { tick, bullet, cross, box, yes, no, ordinal, word };

/// A sign or a word.
struct MarkToken {
  Sign sign;
  Formatting look;
  std::size_t begin = 0, end = 0;  ///< bytes of the line
  char32_t symbol = 0;             ///< what a sign looks like; 0 for a word
  bool bracketed = false, lower_case = false;
  bool control = false;   ///< a box that is a control
  bool doubtful = false;  ///< whose state and sign, or data, disagree
};

/// "✓" and "✗": where one of a list has a check mark, a cross beside another says no.
[[nodiscard]] bool is_check_mark(const MarkToken& token);
[[nodiscard]] bool is_cross_mark(const MarkToken& token);

/// The marks and words of a span, in order; signs that are crossed out do not count, words that are do.
[[nodiscard]] std::vector<MarkToken> mark_tokens(const Page& page, const FormIndex& index, const Span& span);

/// What a respondent's marks in a span of text say: a cell of the mark column, or what stands before or behind a bullet.
struct Marking {
  bool yes = false;        ///< a tick, a ticked box, a "sì"
  bool no = false;         ///< a "no"; with `yes` the two contradict each other
  bool unticked = false;   ///< an empty box stands there: somebody was asked and did not tick
  bool bullet = false;     ///< the tick is a sign that is also used as a mere bullet ("●", "■", "v")
  bool check = false;      ///< the tick is a check mark ("✓")
  bool cross = false;      ///< the tick is a cross of the same kind ("✗"): where others are check marks, it says no
  bool words = false;      ///< there are words that are no mark; `yes` is then a tick before or behind them
  bool boxed = false;      ///< a box stands beside the "sì", which may be no more than its title: "☐ sì"
  bool box_empty = false;  ///< and nothing ticks it
  bool look = false;       ///< only how it is printed tells which of two answers is meant: bold, underlined
  char32_t sign = 0;       ///< the first sign among the marks that is also used as a mere bullet; 0 for none

  [[nodiscard]] bool empty() const { return !yes && !no && !unticked && !words; }
};

/// Reads "X", "(x)", "☒", "sì", "NO", "SI X  NO", and printed alternatives of which one is crossed out or emphasised.
[[nodiscard]] Marking read_marking(const Page& page, const FormIndex& index, const Span& span);

/// "SI" on one line and "NO X" on the next. Nothing where the two lines are something else.
[[nodiscard]] std::optional<Marking> read_alternatives(const Page& page, const FormIndex& index, const Span& first, const Span& second);

/// What the greater part of the words has.
[[nodiscard]] Formatting formatting_of(const Line& line, std::uint32_t begin, std::uint32_t end);

/// What any of them has; capitals are of all.
[[nodiscard]] Formatting formatting_of_any(const Line& line, std::uint32_t begin, std::uint32_t end);

}  // namespace schede
