#include "extractors/choices.h"

#include <algorithm>
#include <utility>

#include "extractors/choice_spots.h"

namespace schede {

namespace {

constexpr double from_look = 0.9;
constexpr double from_deletion = 0.75;
constexpr double from_offer = 0.6;
constexpr double from_unseen_mark = 0.5;
constexpr double from_whole_area = 0.7;
constexpr double from_contradiction = 0.5;

/// Takes what was seen for choices.
class Chooser {
 public:
  Chooser(const Layout& layout, const Choices& choices, ChoiceSpots& seen)
      : layout_(layout), choices_(choices), readings_(seen.readings), spots_(seen.areas), area_marks_(seen.marks) {}

  void choose_all() {
    drop_bullets();
    turn_crosses();
    for (std::size_t area = 0; area < readings_.size(); ++area) choose_marked(area);
    if (!any_item_marked()) choose_by_look();
    if (!any_item_marked() && !any_item_chosen()) choose_by_deletion();
    if (!any_item_marked() && !any_area_marked()) doubt_pictures();
    for (std::size_t area = 0; area < readings_.size(); ++area) conclude(area);
  }

 private:
  /// A sign before every line is a bullet and not a tick.
  void drop_bullets() {
    const auto is_bullet = [](const AreaSpots& spots) { return spots.title && spots.title->marking.bullet; };
    if (spots_.size() > 1 && std::all_of(spots_.begin(), spots_.end(), is_bullet))
      for (AreaSpots& spots : spots_) spots.title->marking = {};
    bool all = true;
    std::size_t seen = 0;
    for (AreaSpots& spots : spots_)
      for (const Spot* spot : spots.found()) {
        ++seen;
        all = all && spot->marking.bullet;
      }
    if (!all || seen < 2) return;
    for (AreaSpots& spots : spots_) {
      for (Spot* spot : spots.found()) spot->marking = {};
      if (spots.other) spots.other->marking = {};
    }
  }

  /// Beside check marks ("✓") a cross ("✗") says no.
  void turn_crosses() {
    std::vector<Marking*> markings;
    for (AreaSpots& spots : spots_) {
      if (spots.title) markings.push_back(&spots.title->marking);
      if (spots.other) markings.push_back(&spots.other->marking);
      for (Spot* item : spots.found()) markings.push_back(&item->marking);
    }
    for (auto& [area, marks] : area_marks_) markings.push_back(&marks.marking);
    if (std::none_of(markings.begin(), markings.end(), [](const Marking* marking) { return marking->check; })) return;
    for (Marking* marking : markings)
      if (marking->cross && !marking->check) *marking = {.no = true};
  }

  void choose(std::size_t area, std::size_t item, const std::vector<Piece>& pieces, const char* how, double confidence) {
    AreaReading& reading = readings_[area];
    reading.items.push_back(choices_.areas[area].items[item].code);
    for (const Piece& piece : pieces) add_piece(reading.items_choice, piece, how, confidence);
  }

  void choose_marked(std::size_t area) {
    AreaReading& reading = readings_[area];
    AreaSpots& spots = spots_[area];
    for (std::size_t item = 0; item < spots.items.size(); ++item) {
      const auto& spot = spots.items[item];
      if (!spot || spot->pieces.empty()) continue;
      if (spot->marking.yes)
        choose(area, item, spot->pieces, "item-mark", spot->confidence);
      else
        for (const Piece& piece : spot->pieces) add_piece(reading.items_choice, piece, "item-mark", spot->confidence);
    }
    Spot& marks = area_marks_[area];
    if (spots.title) {
      merge(marks.marking, spots.title->marking);
      marks.pieces.insert(marks.pieces.end(), spots.title->pieces.begin(), spots.title->pieces.end());
    }
    for (const Piece& piece : marks.pieces) add_piece(reading.candidate_choice, piece, "mark", marks.confidence);
    if (!spots.other) return;
    for (const Piece& piece : spots.other->pieces) add_piece(reading.other_choice, piece, "item-mark", spots.other->confidence);
    reading.other_without_text = spots.other->marking.yes && !reading.other;
  }

  bool any_item_marked() const {
    for (const AreaSpots& spots : spots_)
      for (const auto& item : spots.items)
        if (item && (item->marking.yes || item->marking.no || item->marking.unticked)) return true;
    return false;
  }

  bool any_item_chosen() const {
    return std::any_of(readings_.begin(), readings_.end(), [](const AreaReading& reading) { return !reading.items.empty(); });
  }

  bool any_area_marked() const {
    return std::any_of(area_marks_.begin(), area_marks_.end(),
                       [](const auto& entry) { return entry.second.marking.yes || entry.second.marking.no; });
  }

  /// Items in a look that others have not.
  void choose_by_look() {
    if (choose_unstruck()) return;
    const bool areas_marked = any_area_marked();
    for (const ChoosingLook& look : choosing_looks()) {
      if (areas_marked && !look.beside_marks) continue;
      std::size_t with = 0, total = 0;
      for (AreaSpots& spots : spots_)
        for (const Spot* spot : spots.found()) {
          ++total;
          with += look.has(spot->look);
        }
      if (with == 0 || with == total) continue;
      const double confidence = with * 3 > total * 2 ? std::min(from_deletion, look.confidence) : look.confidence;
      const auto chosen = [&](const Spot& spot) { return look.has(spot.look); };
      choose_items(chosen, look.how, confidence);
      choose_whole_areas(chosen, look.how, confidence);
      return;
    }
    if (areas_marked) return;
    for (const ChoosingLook& look : choosing_looks())
      if (choose_titles(look.has, look.how, look.confidence)) return;
  }

  /// Areas whose titles have a look that others have not.
  template <class Chosen>
  bool choose_titles(const Chosen& chosen, const char* how, double confidence) {
    std::size_t with = 0, total = 0;
    for (const AreaSpots& spots : spots_) {
      total += spots.title.has_value();
      with += spots.title && chosen(spots.title->look);
    }
    if (with == 0 || with == total) return false;
    for (std::size_t area = 0; area < spots_.size(); ++area) {
      const auto& title = spots_[area].title;
      if (!title || !chosen(title->look)) continue;
      area_marks_[area].marking.yes = true;
      add_piece(readings_[area].candidate_choice, on_first_line(layout_, *title->hit), how, confidence);
    }
    return true;
  }

  bool choose_unstruck() {
    std::size_t struck = 0, total = 0;
    for (AreaSpots& spots : spots_)
      for (const Spot* spot : spots.found()) {
        ++total;
        struck += spot->look.most.struck;
      }
    if (struck == 0)
      return !any_area_marked() && choose_titles([](const SpotLook& look) { return !look.most.struck; }, "not-struck", from_look);
    if (struck == total) return false;
    const auto chosen = [](const Spot& spot) { return !spot.look.most.struck; };
    const double confidence = struck * 2 > total ? from_look : from_deletion;
    choose_items(chosen, "not-struck", confidence);
    choose_whole_areas(chosen, "not-struck", confidence);
    return true;
  }

  template <class Chosen>
  void choose_items(const Chosen& chosen, const char* how, double confidence) {
    for (std::size_t area = 0; area < spots_.size(); ++area)
      for (std::size_t item = 0; item < spots_[area].items.size(); ++item) {
        const auto& spot = spots_[area].items[item];
        if (spot && chosen(*spot)) choose(area, item, {on_first_line(layout_, *spot->hit)}, how, confidence);
      }
  }

  /// Where a look is that of a whole area, it chooses the area, and perhaps not each of its bullets.
  template <class Chosen>
  void choose_whole_areas(const Chosen& chosen, const char* how, double confidence) {
    for (std::size_t area = 0; area < spots_.size(); ++area) {
      const std::vector<Spot*> items = spots_[area].found();
      const bool whole = items.size() > 1 && spots_[area].title && chosen(*spots_[area].title) &&
                         std::all_of(items.begin(), items.end(), [&](const Spot* spot) { return chosen(*spot); });
      if (!whole) continue;
      area_marks_[area].marking.yes = true;
      add_piece(readings_[area].candidate_choice, on_first_line(layout_, *spots_[area].title->hit), how, confidence);
      readings_[area].items_choice.confidence = std::min(readings_[area].items_choice.confidence, from_whole_area);
    }
  }

  /// Pictures that tell no area from another may hold its mark: a check box that only Word can show.
  void doubt_pictures() {
    for (std::size_t area = 0; area < spots_.size(); ++area) {
      const std::vector<Spot*> items = spots_[area].found();
      const bool seen = (spots_[area].title && spots_[area].title->look.picture) ||
                        std::any_of(items.begin(), items.end(), [](const Spot* spot) { return spot->look.picture; });
      double& confidence = readings_[area].candidate_choice.confidence;
      if (seen) confidence = std::min(confidence, from_unseen_mark);
    }
  }

  /// No item is marked and many are gone: those left were chosen; where areas are marked, in these alone.
  void choose_by_deletion() {
    std::size_t left = 0, total = 0;
    for (AreaSpots& spots : spots_) {
      left += spots.found().size();
      total += spots.items.size();
    }
    if (left == 0 || (total - left) * 3 < total) return;
    const bool marked = any_area_marked();
    choose_items(
        [&](const Spot& spot) {
          const std::size_t area = spot.anchor->entry;
          const bool all_left = spots_[area].found().size() == spots_[area].items.size();
          return !marked || (area_marks_[area].marking.yes && !all_left);
        },
        "not-deleted", from_deletion);
  }

  void conclude(std::size_t area) {
    AreaReading& reading = readings_[area];
    const Spot& marks = area_marks_[area];
    const bool by_items = !reading.items.empty() || reading.other || reading.other_without_text;
    reading.candidate = marks.marking.yes || by_items;
    reading.contradictory = marks.marking.no && (marks.marking.yes || by_items || reading.offer);
    if (!marks.marking.yes && by_items) {
      const Choice& reason = !reading.items.empty() ? reading.items_choice : reading.other_choice;
      Choice& choice = reading.candidate_choice;
      choice.how = !reading.items.empty() ? reason.how : "other-text";
      choice.confidence = std::min(choice.confidence, reason.confidence);
      if (choice.pieces.empty()) choice.pieces = reason.pieces;
    }
    if (!reading.candidate && reading.offer && !marks.marking.no) {
      reading.candidate = true;
      reading.candidate_choice = {reading.offer_choice.pieces, "offer-only", from_offer};
    }
    if (reading.contradictory) reading.candidate_choice.confidence = from_contradiction;
    find_lost(area);
  }

  void find_lost(std::size_t area) {
    const Area& definition = choices_.areas[area];
    AreaReading& reading = readings_[area];
    if (!spots_[area].title) reading.lost.push_back(definition.title.text);
    for (std::size_t item = 0; item < definition.items.size(); ++item)
      if (!spots_[area].items[item]) reading.lost.push_back(definition.items[item].label.text);
  }

  const Layout& layout_;
  const Choices& choices_;
  std::vector<AreaReading>& readings_;
  std::vector<AreaSpots>& spots_;
  std::map<std::size_t, Spot>& area_marks_;
};

}  // namespace

std::vector<AreaReading> read_choices(const Layout& layout, const FormIndex& index, const std::vector<Hit>& placed, const Choices& choices,
                                      LineRange section) {
  ChoiceSpots seen = find_spots(layout, index, placed, choices, section);
  Chooser(layout, choices, seen).choose_all();
  return std::move(seen.readings);
}

}  // namespace schede
