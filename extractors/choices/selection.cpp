#include "extractors/choices/selection.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "extractors/choices/confidence.h"
#include "extractors/choices/options.h"

namespace schede {

namespace {

constexpr double from_deletion = 0.75;
constexpr double from_offer = 0.6;
constexpr double from_unseen_mark = 0.5;
constexpr double from_drawn_item = 0.6;  ///< a shape floats: it may hang on another line than it is drawn at
constexpr double from_whole_area = 0.7;
constexpr double from_contradiction = 0.5;
constexpr double from_alike = 0.75;  ///< marks that tell no line from another

/// Takes what was seen for choices.
class Chooser {
 public:
  Chooser(const Page& page, const Choices& choices, ChoiceOptions& seen)
      : page_(page), choices_(choices), readings_(seen.readings), options_(seen.areas), area_marks_(seen.marks), drawings_(seen.drawings) {}

  void choose_all() {
    drop_bullets();
    turn_crosses();
    read_titled_boxes();
    doubt_listed_words();
    for (std::size_t area = 0; area < readings_.size(); ++area) choose_marked(area);
    choose_drawn();
    if (!any_item_marked()) choose_by_formatting();
    if (!any_item_marked() && !any_item_chosen()) choose_by_deletion();
    if (!any_item_marked() && !any_area_marked()) doubt_pictures();
    for (std::size_t area = 0; area < readings_.size(); ++area) conclude(area);
  }

 private:
  void drop_bullets() {
    std::vector<Option*> titles, items;
    for (AreaOptions& options : options_) {
      if (options.title) titles.push_back(&*options.title);
      const std::vector<Option*> own = options.found();
      items.insert(items.end(), own.begin(), own.end());
    }
    drop_bullets(titles, true);
    drop_marks_everywhere(items);
    if (drop_bullets(items, true)) {
      for (AreaOptions& options : options_)
        if (options.other && options.other->marking.bullet) options.other->marking = {};
    } else {
      for (std::size_t area = 0; area < options_.size(); ++area) drop_bullets_of(area);
    }
  }

  /// Ticks before every line, each empty "Altro" too, are the respondent's bullets where marks tell some areas from others, and may be so
  /// elsewhere.
  void drop_marks_everywhere(const std::vector<Option*>& items) {
    const auto ticked = [](const Option* item) { return item->marking.yes && !item->marking.bullet && item->marking.sign == 0; };
    const auto other_ticked = [&](std::size_t area) {
      return options_[area].other && options_[area].other->marking.yes && !readings_[area].other;
    };
    std::size_t marked = 0;
    for (std::size_t area = 0; area < options_.size(); ++area) {
      if (!other_ticked(area)) return;
      const auto& title = options_[area].title;
      marked += area_marks_[area].marking.yes || (title && title->marking.yes);
    }
    if (items.empty() || !std::all_of(items.begin(), items.end(), ticked)) return;
    const bool told_apart = marked > 0 && marked < options_.size();
    for (Option* item : items) {
      item->confidence = std::min(item->confidence, from_alike);
      if (told_apart) item->marking = {};
    }
    for (AreaOptions& options : options_)
      if (told_apart) options.other->marking = {};
  }

  /// A sign that somebody typed before each line of one area alone is a bullet where an empty "Altro" has it, too.
  void drop_bullets_of(std::size_t area) {
    auto& other = options_[area].other;
    const bool of_other = other && other->marking.bullet && !readings_[area].other;
    const std::vector<Option*> items = options_[area].found();
    if (drop_bullets(items, of_other)) {
      if (of_other) other->marking = {};
      return;
    }
    const bool alike = items.size() > 1 && std::all_of(items.begin(), items.end(), [](const Option* item) { return item->marking.bullet; });
    for (Option* item : items)
      if (alike) item->confidence = std::min(item->confidence, from_alike);
  }

  /// A sign before every line is a bullet and not a tick, also where another mark stands on some. False where there is no such sign.
  /// `alone`: it is one even if no line has another mark.
  static bool drop_bullets(const std::vector<Option*>& options, bool alone) {
    std::map<char32_t, std::size_t> signs;
    for (const Option* option : options)
      if (option->marking.sign != 0) ++signs[option->marking.sign];
    const auto most = std::max_element(signs.begin(), signs.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == signs.end() || most->second < 2 || most->second * 2 <= options.size()) return false;
    const auto is_bullet = [&](const Option* option) { return option->marking.bullet && option->marking.sign == most->first; };
    const auto has_sign = [&](const Option* option) { return option->marking.sign == most->first || option->marking.yes; };
    const bool told_apart = !std::all_of(options.begin(), options.end(), is_bullet);
    if (!std::all_of(options.begin(), options.end(), has_sign) || (!told_apart && !alone)) return false;
    for (Option* option : options)
      if (is_bullet(option)) option->marking = {};
    return true;
  }

  /// Beside check marks ("✓") a cross ("✗") says no.
  void turn_crosses() {
    std::vector<Marking*> markings;
    for (AreaOptions& options : options_) {
      if (options.title) markings.push_back(&options.title->marking);
      if (options.other) markings.push_back(&options.other->marking);
      for (Option* item : options.found()) markings.push_back(&item->marking);
    }
    for (auto& [area, marks] : area_marks_) markings.push_back(&marks.marking);
    if (std::none_of(markings.begin(), markings.end(), [](const Marking* marking) { return marking->check; })) return;
    for (Marking* marking : markings)
      if (marking->cross && !marking->check) *marking = {.no = true};
  }

  /// "☐ sì" in one cell and "☒ sì" in another: the word is the title of a box that is there in each, and says nothing. Of one alone nobody
  /// can tell.
  void read_titled_boxes() {
    const auto is_boxed = [](const auto& entry) { return entry.second.marking.boxed; };
    const bool have_titles = std::count_if(area_marks_.begin(), area_marks_.end(), is_boxed) > 1;
    for (auto& [area, marks] : area_marks_) {
      if (!marks.marking.box_empty) continue;
      if (have_titles) marks.marking = {.unticked = true};
      marks.confidence = std::min(marks.confidence, have_titles ? 1.0 : from_alike);
    }
  }

  /// A bullet that is no box; AbiWord leaves but the tab behind it.
  static bool is_behind_bullet(const Line& line) { return (line.in_list || line.text.starts_with('\t')) && !line.bullet_box; }

  /// "• interessa" beside each area: the form prints the words, and the bullet that told one from another was a box which a program lost.
  void doubt_listed_words() {
    const auto is_listed = [&](const auto& entry) {
      const auto& spans = entry.second.spans;
      return entry.second.marking.yes && !spans.empty() && is_behind_bullet(page_.lines[spans.front().line]);
    };
    if (area_marks_.size() < 2 || area_marks_.size() < areas_found() || !std::all_of(area_marks_.begin(), area_marks_.end(), is_listed))
      return;
    for (auto& [area, marks] : area_marks_) marks.confidence = std::min(marks.confidence, from_alike);
  }

  std::size_t areas_found() const {
    return static_cast<std::size_t>(std::count_if(readings_.begin(), readings_.end(), [](const AreaReading& area) { return area.line; }));
  }

  void choose(std::size_t area, std::size_t item, const std::vector<Span>& spans, const char* how, double confidence) {
    AreaReading& reading = readings_[area];
    reading.items.push_back(choices_.areas[area].items[item].code);
    for (const Span& span : spans) add_span(reading.items_choice, span, how, confidence);
  }

  void choose_marked(std::size_t area) {
    AreaReading& reading = readings_[area];
    AreaOptions& options = options_[area];
    for (std::size_t item = 0; item < options.items.size(); ++item) {
      const auto& option = options.items[item];
      if (!option || option->spans.empty()) continue;
      if (option->marking.yes)
        choose(area, item, option->spans, "item-mark", option->confidence);
      else
        for (const Span& span : option->spans) add_span(reading.items_choice, span, "item-mark", option->confidence);
    }
    Option& marks = area_marks_[area];
    if (options.title) {
      merge(marks.marking, options.title->marking);
      marks.spans.insert(marks.spans.end(), options.title->spans.begin(), options.title->spans.end());
    }
    for (const Span& span : marks.spans) add_span(reading.candidate_choice, span, "mark", marks.confidence);
    if (!options.other) return;
    for (const Span& span : options.other->spans) add_span(reading.other_choice, span, "item-mark", options.other->confidence);
    reading.other_without_text = options.other->marking.yes && !reading.other;
  }

  /// A cross, ring or tick that is drawn marks what it stands by: where there are more shapes than everywhere, which the form may have.
  void choose_drawn() {
    int of_areas = std::numeric_limits<int>::max(), of_items = of_areas;
    for (std::size_t area = 0; area < options_.size(); ++area) {
      of_areas = std::min(of_areas, drawn_in(area));
      for (const Option* item : options_[area].found()) of_items = std::min(of_items, item->look.drawings);
    }
    for (std::size_t area = 0; area < options_.size(); ++area) {
      if (drawn_in(area) > of_areas) choose_drawn_area(area);
      for (std::size_t item = 0; item < options_[area].items.size(); ++item) {
        auto& option = options_[area].items[item];
        if (!option || option->look.drawings <= of_items || option->marking.yes) continue;
        choose(area, item, {on_first_line(page_, *option->match)}, "drawn-mark", from_drawn_item);
        option->marking.yes = true;
      }
    }
  }

  int drawn_in(std::size_t area) const {
    const auto cells = drawings_.find(area);
    const auto& title = options_[area].title;
    return (cells == drawings_.end() ? 0 : cells->second) + (title ? title->look.drawings : 0);
  }

  /// A shape between a printed "SI" and "NO" stands round one of them, which the file does not tell.
  void choose_drawn_area(std::size_t area) {
    Marking& marking = area_marks_[area].marking;
    if (marking.yes) return;
    const auto& title = options_[area].title;
    if (title) add_span(readings_[area].candidate_choice, on_first_line(page_, *title->match), "drawn-mark", from_drawing);
    readings_[area].candidate_choice.confidence = std::min(readings_[area].candidate_choice.confidence, from_drawing);
    marking.no = marking.no || marking.unticked;
    marking.yes = true;
  }

  bool any_item_marked() const {
    for (const AreaOptions& options : options_)
      for (const auto& item : options.items)
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
  void choose_by_formatting() {
    if (choose_unstruck()) return;
    const bool areas_marked = any_area_marked();
    for (const FormattingRule& look : formatting_rules()) {
      if (areas_marked && !look.beside_marks) continue;
      std::size_t with = 0, total = 0;
      for (AreaOptions& options : options_)
        for (const Option* option : options.found()) {
          ++total;
          with += look.has(option->look);
        }
      if (!tells_apart(with, total, look.may_be_printed)) continue;
      const double confidence = with * 3 > total * 2 ? std::min(from_deletion, look.confidence) : look.confidence;
      const auto chosen = [&](const Option& option) { return look.has(option.look); };
      choose_items(chosen, look.how, confidence);
      choose_whole_areas(chosen, look.how, confidence);
      return;
    }
    if (areas_marked) return;
    for (const FormattingRule& look : formatting_rules())
      if (choose_titles(look.has, look.how, look.confidence, look.may_be_printed)) return;
  }

  /// A look that nearly all lines have is that of the printed form, which the others have lost.
  static bool tells_apart(std::size_t with, std::size_t total, bool may_be_printed) {
    return with > 0 && with < total && (!may_be_printed || with * 3 <= total * 2);
  }

  /// Areas whose titles have a look that others have not.
  template <class Chosen>
  bool choose_titles(const Chosen& chosen, const char* how, double confidence, bool may_be_printed) {
    std::size_t with = 0, total = 0;
    for (const AreaOptions& options : options_) {
      total += options.title.has_value();
      with += options.title && chosen(options.title->look);
    }
    if (!tells_apart(with, total, may_be_printed)) return false;
    for (std::size_t area = 0; area < options_.size(); ++area) {
      const auto& title = options_[area].title;
      if (!title || !chosen(title->look)) continue;
      area_marks_[area].marking.yes = true;
      add_span(readings_[area].candidate_choice, on_first_line(page_, *title->match), how, confidence);
    }
    return true;
  }

  bool choose_unstruck() {
    std::size_t struck = 0, total = 0;
    for (AreaOptions& options : options_)
      for (const Option* option : options.found()) {
        ++total;
        struck += option->look.most.struck;
      }
    if (struck == 0)
      return !any_area_marked() &&
             choose_titles([](const OptionFormatting& look) { return !look.most.struck; }, "not-struck", from_formatting, false);
    if (struck == total) return false;
    const auto chosen = [](const Option& option) { return !option.look.most.struck; };
    const double confidence = struck * 2 > total ? from_formatting : from_deletion;
    choose_items(chosen, "not-struck", confidence);
    choose_whole_areas(chosen, "not-struck", confidence);
    return true;
  }

  template <class Chosen>
  void choose_items(const Chosen& chosen, const char* how, double confidence) {
    for (std::size_t area = 0; area < options_.size(); ++area)
      for (std::size_t item = 0; item < options_[area].items.size(); ++item) {
        const auto& option = options_[area].items[item];
        if (option && chosen(*option)) choose(area, item, {on_first_line(page_, *option->match)}, how, confidence);
      }
  }

  /// Where a look is that of a whole area, it chooses the area, and perhaps not each of its bullets.
  template <class Chosen>
  void choose_whole_areas(const Chosen& chosen, const char* how, double confidence) {
    for (std::size_t area = 0; area < options_.size(); ++area) {
      const std::vector<Option*> items = options_[area].found();
      const bool whole = items.size() > 1 && options_[area].title && chosen(*options_[area].title) &&
                         std::all_of(items.begin(), items.end(), [&](const Option* option) { return chosen(*option); });
      if (!whole) continue;
      area_marks_[area].marking.yes = true;
      add_span(readings_[area].candidate_choice, on_first_line(page_, *options_[area].title->match), how, confidence);
      readings_[area].items_choice.confidence = std::min(readings_[area].items_choice.confidence, from_whole_area);
    }
  }

  /// Pictures that tell no area from another may hold its mark: a check box that only Word can show.
  void doubt_pictures() {
    for (std::size_t area = 0; area < options_.size(); ++area) {
      const std::vector<Option*> items = options_[area].found();
      const bool seen = (options_[area].title && options_[area].title->look.picture) ||
                        std::any_of(items.begin(), items.end(), [](const Option* option) { return option->look.picture; });
      double& confidence = readings_[area].candidate_choice.confidence;
      if (seen) confidence = std::min(confidence, from_unseen_mark);
    }
  }

  /// No item is marked and many are gone: those left were chosen; where areas are marked, in these alone.
  void choose_by_deletion() {
    std::size_t left = 0, total = 0;
    for (AreaOptions& options : options_) {
      left += options.found().size();
      total += options.items.size();
    }
    if (left == 0 || (total - left) * 3 < total) return;
    const bool marked = any_area_marked();
    choose_items(
        [&](const Option& option) {
          const std::size_t area = option.anchor->entry;
          const bool all_left = options_[area].found().size() == options_[area].items.size();
          return !marked || (area_marks_[area].marking.yes && !all_left);
        },
        "not-deleted", from_deletion);
  }

  void conclude(std::size_t area) {
    AreaReading& reading = readings_[area];
    const Option& marks = area_marks_[area];
    const bool by_items = !reading.items.empty() || reading.other || reading.other_without_text;
    reading.candidate = marks.marking.yes || by_items;
    reading.contradictory = marks.marking.no && (marks.marking.yes || by_items || reading.offer);
    if (!marks.marking.yes && by_items) {
      const Choice& reason = !reading.items.empty() ? reading.items_choice : reading.other_choice;
      Choice& choice = reading.candidate_choice;
      choice.how = !reading.items.empty() ? reason.how : "other-text";
      choice.confidence = std::min(choice.confidence, reason.confidence);
      if (choice.spans.empty()) choice.spans = reason.spans;
    }
    if (!reading.candidate && reading.offer && !marks.marking.no) {
      reading.candidate = true;
      reading.candidate_choice = {reading.offer_choice.spans, "offer-only", from_offer};
    }
    if (reading.contradictory) reading.candidate_choice.confidence = from_contradiction;
    find_lost(area);
  }

  void find_lost(std::size_t area) {
    const Area& definition = choices_.areas[area];
    AreaReading& reading = readings_[area];
    if (!options_[area].title) reading.lost.push_back(definition.title.text);
    for (std::size_t item = 0; item < definition.items.size(); ++item)
      if (!options_[area].items[item] || !options_[area].items[item]->match) reading.lost.push_back(definition.items[item].label.text);
  }

  const Page& page_;
  const Choices& choices_;
  std::vector<AreaReading>& readings_;
  std::vector<AreaOptions>& options_;
  std::map<std::size_t, Option>& area_marks_;
  std::map<std::size_t, int>& drawings_;
};

}  // namespace

std::vector<AreaReading> read_choices(const Page& page, const FormIndex& index, const Alignment& alignment, const Choices& choices,
                                      LineRange section) {
  ChoiceOptions seen = find_options(page, index, alignment, choices, section);
  Chooser(page, choices, seen).choose_all();
  return std::move(seen.readings);
}

}  // namespace schede
