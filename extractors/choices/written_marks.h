#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/choices/options.h"
#include "extractors/choices/told_areas.h"

namespace schede {

/// Takes what respondents wrote in a choice table for marks, for the text of "Altro", for the body, or leaves it unclear.
class ChoiceWords {
 public:
  /// All must outlive it; `seen` has a reading and options for each area.
  ChoiceWords(const Page& page, const FormIndex& index, const Choices& choices, ChoiceOptions& seen)
      : page_(page), index_(index), choices_(choices), seen_(seen) {}

  /// Nothing happens where the span is no mark. `against`: a tick here says no.
  void mark(Option& option, const Span& span, double confidence, bool against = false) const;
  /// The words behind "Altro" without a mark that is set apart before or behind them: "(X) Banca del tempo", "SI - Banca del tempo".
  [[nodiscard]] Span take_ticks(Option& option, Span span, double& confidence) const;
  void add_other(std::size_t area, const Span& span, const char* how, double confidence, const char* separator = " ");
  /// "XXX" behind "Altro" is as well a filler as a mark.
  [[nodiscard]] bool is_filler_of_x(const Span& span) const;
  /// Words where the body belongs, perhaps with a mark: "SI - Provincia di Trento".
  void add_offer(std::size_t area, const std::vector<Span>& spans, const char* how, double confidence);
  /// Words where marks belong: "SI, ci si candida", "a, c" for bullets; others may be the body, if none stands in its own place.
  void add_among_marks(std::size_t area, const Span& span);
  /// The bullets that are named beside a mark of their area: "X (a, d)". What is none leaves a doubt.
  void add_named_items(std::size_t area, const Span& span);
  /// Words behind an area's title: a spoken mark, else the title's own or a doubt.
  void add_behind_title(std::size_t area, const Span& span);
  /// Words behind a bullet: "sì, interessa", or what leaves a doubt ("- attivato nel 2009").
  void add_behind_item(std::size_t area, Option& option, const Span& span);
  /// A line of the respondent's own that names areas: "Ci si candida per l'area 3, lettere a) e c), offre la ASL di Lucca". False for any
  /// other.
  bool add_listed(const Span& span);
  /// A row of a table of the respondent's own: an area, its bullets, the body. Nothing happens where its first cell names no area.
  void add_told_row(const std::vector<Span>& cells);
  /// To be called when all words have been read, in this order.
  void place_misplaced();
  /// The body's cell of one area goes on beside another, which has it, too, if it is marked or nobody marked any.
  void follow_spanning(std::size_t area, std::size_t from) { spanning_[area] = from; }
  /// "idem", "v. area 1": the body named there.
  void follow_dittos();

 private:
  [[nodiscard]] bool speaks_of_choice(const FoldedWord& word) const;
  [[nodiscard]] std::optional<Marking> spoken_mark(const Span& span) const;
  void take_spoken(std::size_t area, const Marking& marking, const Span& span);
  [[nodiscard]] Span take_marks(Option& option, Span span, double& confidence) const;
  [[nodiscard]] std::uint32_t bracket_before(const Span& span, std::uint32_t begin) const;
  [[nodiscard]] bool take_mark(Option& option, const Span& span, double& confidence) const;
  void take_body_of(std::size_t area, const AreaReading& meant);
  [[nodiscard]] bool is_marked(std::size_t area) const;
  [[nodiscard]] const AreaReading* pointed_to(std::size_t area, const std::string& number) const;
  [[nodiscard]] bool is_title_of_empty_box(std::size_t area, const Span& span) const;
  [[nodiscard]] bool speaks_against(const Span& span) const;
  void take_told(const ToldArea& told, const Span& span);
  bool mark_named(std::size_t area, const Span& span);

  const Page& page_;
  const FormIndex& index_;
  const Choices& choices_;
  ChoiceOptions& seen_;
  std::map<std::size_t, std::vector<Span>> misplaced_;  ///< words among the marks, by area
  std::map<std::size_t, std::string> dittos_;           ///< by area, as ditto_of has them
  std::map<std::size_t, std::size_t> spanning_;         ///< by area, the one whose body's cell it shares
};

}  // namespace schede
