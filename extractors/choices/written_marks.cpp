#include "extractors/choices/written_marks.h"

#include <algorithm>

#include "extractors/choices/confidence.h"
#include "extractors/choices/named_items.h"
#include "extractors/form/leaders.h"
#include "extractors/text/clean.h"
#include "extractors/text/word_list.h"

namespace schede {

namespace {

constexpr double from_marked_words = 0.75;  ///< "SI, ci si candida"
constexpr double from_marked_body = 0.9;    ///< "SI - Provincia di Trento"
constexpr double from_bare_letter = 0.75;   ///< "Comune di Modena X", where the letter may belong to the name
constexpr double from_codes = 0.75;         ///< "a, c" among the marks
constexpr double from_ditto = 0.9;

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (is_letter_or_digit(c) && !(c >= '0' && c <= '9')) return true;
  }
  return false;
}

bool begins_in_lower_case(std::string_view text, const FoldedWord& word) {
  std::size_t at = word.begin;
  return is_lower_case(next_character(text, at));
}

/// "Si propone il Comune di Modena": no "sì".
bool is_reflexive(std::string_view text, const std::vector<FoldedWord>& words) {
  const std::string_view word = text.substr(words[0].begin, words[0].end - words[0].begin);
  return (word == "Si" || word == "si") && words.size() > 1 && begins_in_lower_case(text, words[1]) &&
         text.substr(words[0].end, words[1].begin - words[0].end) == " ";
}

}  // namespace

void ChoiceWords::mark(Option& option, const Span& span, double confidence, bool against) const {
  Marking marking = read_marking(page_, index_, span);
  if (against) marking = {.no = marking.yes || marking.no, .unticked = marking.unticked};
  if (!marking.yes && !marking.no && !marking.unticked) return;
  add_mark(option, marking, span, confidence);
}

void ChoiceWords::add_other(std::size_t area, const Span& span, const char* how, double confidence, const char* separator) {
  AreaReading& reading = seen_.readings[area];
  const std::string standing = standing_text(page_, span);
  const std::string text = normalize_line(reading.other ? without_leaders(standing) : bare_answer(standing));
  if (text.empty()) return;
  add_span(reading.other_choice, span, how, confidence);
  if (is_filler(index_, text))
    reading.other_filler = true;
  else
    reading.other = reading.other ? *reading.other + separator + text : text;
}

bool ChoiceWords::is_filler_of_x(const Span& span) const {
  const std::string key = fold_key(text_of(page_, span));
  return !read_marking(page_, index_, span).words && std::find(index_.fillers.begin(), index_.fillers.end(), key) != index_.fillers.end();
}

void ChoiceWords::add_offer(std::size_t area, const std::vector<Span>& spans, const char* how, double confidence) {
  AreaReading& reading = seen_.readings[area];
  for (const Span& written : spans) {
    const bool points = ditto_of(normalize_line(text_of(page_, written))).has_value();  // "v. area 1" begins with no tick
    if (const auto marking = spoken_mark(written); marking && !points) {
      take_spoken(area, *marking, written);
      continue;
    }
    const Span span = points ? written : take_marks(seen_.marks[area], written, confidence);
    const std::string standing = standing_text(page_, span);
    const std::string text = normalize_line(reading.offer ? without_leaders(standing) : bare_answer(standing));
    if (text.empty()) continue;
    if (const auto ditto = ditto_of(text)) {
      add_span(reading.offer_choice, span, "ditto", from_ditto);
      dittos_[area] = *ditto;
      continue;
    }
    if (!has_letters(text) && !names_nobody(index_, text)) {
      reading.unclear.push_back(span);
      continue;
    }
    add_span(reading.offer_choice, span, how, confidence);
    const auto says_the_same = [&](const std::string& line) { return fold_key(line) == fold_key(text); };
    if (names_nobody(index_, text)) {
      reading.offer_filler = true;
    } else if (std::none_of(reading.offer_lines.begin(), reading.offer_lines.end(), says_the_same)) {
      reading.offer = reading.offer ? *reading.offer + " " + text : text;
      reading.offer_lines.push_back(text);
    }
  }
}

/// "SI, ci si candida": a yes or no that a sentence goes on from, not the name of a body.
std::optional<Marking> ChoiceWords::spoken_mark(const Span& span) const {
  const std::string_view text = text_of(page_, span);
  const std::vector<FoldedWord> words = fold_words(text, 2);
  if (words.size() < 2 || !begins_in_lower_case(text, words[1])) return std::nullopt;
  if (is_reflexive(text, words)) return std::nullopt;
  const Span first = {span.line, span.begin + words[0].begin, span.begin + words[0].end};
  const Marking marking = read_marking(page_, index_, first);
  return marking.yes != marking.no ? std::optional(marking) : std::nullopt;
}

void ChoiceWords::take_spoken(std::size_t area, const Marking& marking, const Span& span) {
  add_mark(seen_.marks[area], marking, span, from_marked_words);
}

/// What a body's words are without the mark before or behind them: "SI - Provincia di Trento", "(X) Comune di Modena".
Span ChoiceWords::take_marks(Option& option, Span span, double& confidence) const {
  const std::uint32_t origin = span.begin;
  const std::string_view text = text_of(page_, span);
  const std::vector<FoldedWord> words = fold_words(text);
  if (words.size() < 2 || names_nobody(index_, text) || is_reflexive(text, words)) return span;
  for (const std::uint32_t word : {origin + words[0].begin, origin + words[1].begin}) {
    const std::uint32_t end = bracket_before(span, word);
    if (take_mark(option, {span.line, span.begin, end}, confidence)) span.begin = end;
  }
  const std::uint32_t last = origin + words.back().begin;
  if (last > span.begin && take_mark(option, {span.line, last, span.end}, confidence)) span.end = last;
  // "Provincia di Trento (candidatura)"
  const std::string_view line = page_.lines[span.line].text;
  while (span.end > span.begin && span.end < origin + text.size() &&
         std::string_view(" ([-,;").find(line[span.end - 1]) != std::string_view::npos)
    --span.end;
  return span;
}

/// The bracket that opens before words of a span, else where they begin: "SI (Comune di Modena)".
std::uint32_t ChoiceWords::bracket_before(const Span& span, std::uint32_t begin) const {
  const std::string_view line = page_.lines[span.line].text;
  return begin > span.begin && std::string_view("([").find(line[begin - 1]) != std::string_view::npos ? begin - 1 : begin;
}

/// The same of words that may begin with a "sì" of their own ("Si propone …"): only what is set apart is a mark.
Span ChoiceWords::take_ticks(Option& option, Span span, double& confidence) const {
  const std::uint32_t origin = span.begin;
  const std::string_view text = text_of(page_, span);
  const std::vector<FoldedWord> words = fold_words(text);
  if (words.size() < 2) return span;
  const auto is_apart = [&](const FoldedWord& word, const FoldedWord& before, const FoldedWord& behind) {
    return index_.is_tick(word.key) || has_visible(text.substr(before.end, behind.begin - before.end));
  };
  const std::uint32_t second = bracket_before(span, origin + words[1].begin), last = origin + words.back().begin;
  if (is_apart(words[0], words[0], words[1]) && take_mark(option, {span.line, span.begin, second}, confidence)) span.begin = second;
  const FoldedWord& before_last = words[words.size() - 2];
  if (last > span.begin && is_apart(words.back(), before_last, words.back()) && take_mark(option, {span.line, last, span.end}, confidence))
    span.end = origin + before_last.end;
  return span;
}

bool ChoiceWords::take_mark(Option& option, const Span& span, double& confidence) const {
  const Marking marking = read_marking(page_, index_, span);
  if (marking.words || marking.empty()) return false;
  mark(option, span, from_marked_body);
  const bool bare_letter = text_of(page_, span).find_last_not_of(" \t") == 0;
  if (bare_letter) confidence = std::min(confidence, from_bare_letter);
  return true;
}

void ChoiceWords::add_among_marks(std::size_t area, const Span& span) {
  const std::string_view text = text_of(page_, span);
  const std::vector<FoldedWord> words = fold_words(text);
  if (words.empty() && text.find_first_of("#@~&%$^") != std::string_view::npos) return seen_.readings[area].unclear.push_back(span);
  if (words.empty()) return add_offer(area, {span}, "mark-column", from_columns);
  const Marking marking = read_marking(page_, index_, {span.line, span.begin, span.begin + words.front().end});
  if (mark_named(area, span)) {
    if (marking.yes) take_spoken(area, marking, span);
    return;
  }
  if (std::none_of(words.begin(), words.end(), [](const FoldedWord& word) { return is_distinctive(word.key); }))
    return seen_.readings[area].unclear.push_back(span);
  const bool names_body = words.size() > 2 && !begins_in_lower_case(text, words[1]);
  if ((!marking.yes && !marking.no) || (marking.yes && names_body))
    misplaced_[area].push_back(span);
  else
    take_spoken(area, marking, span);
}

void ChoiceWords::add_behind_title(std::size_t area, const Span& span) {
  const std::string_view text = text_of(page_, span);
  const std::vector<FoldedWord> words = fold_words(text, 1);
  const bool at_once = !words.empty() && text.find_first_not_of(" .:\t") == words.front().begin;
  const ToldArea told = told_behind(text, area);
  if (const auto marking = spoken_mark(span))
    take_spoken(area, *marking, span);
  else if (!told.offer.empty() || items_named(text, choices_.areas[area], area).understood)
    take_told(told, span);
  else if (at_once && !begins_in_lower_case(text, words.front()))
    seen_.readings[area].unclear.push_back(span);
}

void ChoiceWords::add_behind_item(std::size_t area, Option& option, const Span& span) {
  const std::string_view text = text_of(page_, span);
  const std::size_t first = text.find_first_not_of(" .");
  const bool set_apart =
      first != std::string_view::npos && (text[first] == '-' || text[first] == ':' || text.substr(first).starts_with("–"));
  if (!set_apart) return;
  if (const auto marking = spoken_mark(span))
    add_mark(option, *marking, span, from_marked_words);
  else
    seen_.readings[area].unclear.push_back(span);
}

bool ChoiceWords::add_listed(const Span& span) {
  constexpr std::size_t most_words = 80;
  const std::string_view text = text_of(page_, span);
  const std::vector<FoldedWord> words = fold_words(text, most_words + 1);
  if (words.size() > most_words || speaks_against(span)) return false;
  const bool speaks = std::any_of(words.begin(), words.end(), [&](const FoldedWord& word) { return speaks_of_choice(word); });
  if (!speaks && !speaks_of_area(words)) return false;
  const std::vector<ToldArea> told = areas_told(text, choices_);
  const bool says_more =
      std::any_of(told.begin(), told.end(), [](const ToldArea& each) { return !each.items.empty() || !each.offer.empty(); });
  if (told.empty() || (!speaks && !says_more)) return false;
  for (const ToldArea& each : told) take_told(each, span);
  return true;
}

void ChoiceWords::take_told(const ToldArea& told, const Span& span) {
  const auto part = [&](const TextRange& range) {
    return Span{span.line, span.begin + static_cast<std::uint32_t>(range.begin), span.begin + static_cast<std::uint32_t>(range.end)};
  };
  take_spoken(told.area, {.yes = true}, span);
  if (!told.items.empty() && !mark_named(told.area, part(told.items))) seen_.readings[told.area].unclear.push_back(span);
  if (!told.offer.empty()) add_offer(told.area, {part(told.offer)}, "told", from_marked_words);
}

void ChoiceWords::add_told_row(const std::vector<Span>& cells) {
  const std::vector<ToldArea> told = areas_told(text_of(page_, cells.front()), choices_);
  if (told.size() != 1) return;
  const std::size_t area = told.front().area;
  take_told(told.front(), cells.front());
  for (std::size_t cell = 1; cell < cells.size(); ++cell)
    if (!mark_named(area, cells[cell])) add_offer(area, {cells[cell]}, "told", from_marked_words);
}

/// Does a line hold an answer that says no: "nessuna candidatura per l'area 2"?
bool ChoiceWords::speaks_against(const Span& span) const {
  const std::string key = " " + fold_key(text_of(page_, span)) + " ";
  return std::any_of(index_.no.begin(), index_.no.end(),
                     [&](const std::string& no) { return key.find(" " + no + " ") != std::string::npos; });
}

/// "candidiamo", "prescelte": akin to a word that the form's vocabulary has for yes.
bool ChoiceWords::speaks_of_choice(const FoldedWord& word) const {
  constexpr std::size_t stem = 5;
  return word.key.size() > stem && std::any_of(index_.yes.begin(), index_.yes.end(), [&](const std::string& yes) {
           const std::size_t last = yes.rfind(' ') + 1;
           return yes.size() - last > stem && yes.compare(last, stem, word.key, 0, stem) == 0;
         });
}

/// False where the words say anything else than which bullets of the area are meant.
bool ChoiceWords::mark_named(std::size_t area, const Span& span) {
  const NamedItems named = items_named(text_of(page_, span), choices_.areas[area], area);
  if (!named.understood) return false;
  AreaOptions& options = seen_.areas[area];
  for (const std::size_t item : named.items) {
    if (!options.items[item]) options.items[item] = Option();
    add_mark(*options.items[item], {.yes = true}, span, from_codes);
  }
  return true;
}

void ChoiceWords::add_named_items(std::size_t area, const Span& span) {
  const std::vector<FoldedWord> words = fold_words(text_of(page_, span));
  const bool names_any = std::any_of(words.begin(), words.end(), [&](const FoldedWord& word) {
    const bool mark = index_.is_tick(word.key) || is_one_of(index_.yes, word.key) || is_one_of(index_.no, word.key);
    return !mark && (word.key.size() == 1 || (word.key.size() == 2 && is_number(word.key.substr(0, 1))));
  });
  if (names_any && !mark_named(area, span)) seen_.readings[area].unclear.push_back(span);
}

/// Words behind an empty box that other areas have beside theirs, too: no more than its title.
bool ChoiceWords::is_title_of_empty_box(std::size_t area, const Span& span) const {
  const auto tokens = mark_tokens(page_, index_, span);
  if (tokens.empty() || tokens.front().sign != Sign::box) return false;
  const auto is_same = [&](const Span& other) { return fold_key(text_of(page_, other)) == fold_key(text_of(page_, span)); };
  const auto has_same = [&](const auto& spans) { return std::ranges::any_of(spans, is_same); };
  return std::ranges::any_of(misplaced_, [&](const auto& each) { return each.first != area && has_same(each.second); }) ||
         std::ranges::any_of(seen_.marks, [&](const auto& each) { return each.first != area && has_same(each.second.spans); });
}

void ChoiceWords::place_misplaced() {
  for (const auto& [area, spans] : misplaced_) {
    AreaReading& reading = seen_.readings[area];
    if (spans.size() == 1 && is_title_of_empty_box(area, spans.front())) {
      add_mark(seen_.marks[area], {.unticked = true}, spans.front(), 1.0);
      continue;
    }
    if (reading.offer || reading.offer_filler)
      reading.unclear = spans;
    else
      add_offer(area, spans, "mark-column", from_columns);
  }
}

void ChoiceWords::follow_dittos() {
  const auto any_marked = [&] {
    for (std::size_t area = 0; area < seen_.areas.size(); ++area)
      if (is_marked(area)) return true;
    return false;
  };
  for (const auto& [area, from] : spanning_) {
    const AreaReading& meant = seen_.readings[from];
    if (!meant.offer || seen_.readings[area].offer || (any_marked() && !is_marked(area))) continue;
    for (const Span& span : meant.offer_choice.spans) add_span(seen_.readings[area].offer_choice, span, "spanning-cell", from_ditto);
    take_body_of(area, meant);
  }
  for (const auto& [area, ditto] : dittos_) {
    AreaReading& reading = seen_.readings[area];
    if (reading.offer) continue;
    const AreaReading* meant = pointed_to(area, ditto);
    reading.offer_filler = !meant;
    if (meant) take_body_of(area, *meant);
  }
}

void ChoiceWords::take_body_of(std::size_t area, const AreaReading& meant) {
  AreaReading& reading = seen_.readings[area];
  reading.offer = meant.offer;
  reading.offer_lines = meant.offer_lines;
  reading.offer_pointed = true;
}

bool ChoiceWords::is_marked(std::size_t area) const {
  const AreaOptions& options = seen_.areas[area];
  const auto marks = seen_.marks.find(area);
  const auto has_mark = [](const std::optional<Option>& option) { return option && option->marking.yes && !option->marking.bullet; };
  return (marks != seen_.marks.end() && marks->second.marking.yes) || has_mark(options.title) ||
         std::any_of(options.items.begin(), options.items.end(), has_mark);
}

/// The area whose number is given, else the nearest one above, where a body is named there.
const AreaReading* ChoiceWords::pointed_to(std::size_t area, const std::string& number) const {
  if (!number.empty()) {
    const std::size_t other = static_cast<std::size_t>(number[0] - '1');
    return number.size() == 1 && other < seen_.readings.size() && seen_.readings[other].offer ? &seen_.readings[other] : nullptr;
  }
  while (area-- > 0)
    if (seen_.readings[area].offer) return &seen_.readings[area];
  return nullptr;
}

}  // namespace schede
