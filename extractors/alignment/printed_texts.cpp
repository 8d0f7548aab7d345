#include "extractors/alignment/printed_texts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "extractors/form/field_types.h"
#include "extractors/form/leaders.h"
#include "extractors/page/words.h"

namespace schede {

namespace {

constexpr double from_variant = 0.9;
constexpr double from_repeat = 0.98;  ///< a further entry than the form prints
constexpr double when_parted = 0.85;  ///< within a line, behind dots, a wide gap or punctuation
constexpr double when_joined = 0.5;   ///< within a line, behind a word
constexpr double before_value = 0.3;  ///< added where what follows looks like a value of the label's type
constexpr double least_similar = 0.75, least_similar_within = 0.8;
constexpr double from_glued = 0.95;  ///< the last word runs into the answer

class PrintedTextFinder {
 public:
  PrintedTextFinder(const Page& page, const FormIndex& index)
      : page_(page), index_(index), words_(page, index), found_(index.anchors.size()) {
    for (std::size_t anchor = 0; anchor < index.anchors.size(); ++anchor)
      for (const Wording& wording : index.anchors[anchor].wordings) by_last_word_[wording.words.back()].emplace_back(anchor, &wording);
  }

  std::vector<Match> find() {
    for (std::size_t line = 0; line < page_.lines.size(); ++line) {
      words_.start(line);
      const Window window(words_);
      if (!window.has(0)) continue;
      for (std::size_t word = 0; window.has_on_line(word); ++word) {
        find_exact(window, word);
        find_run_into(window, word);
      }
    }
    find_changed();
    std::stable_sort(matches_.begin(), matches_.end(),
                     [](const Match& a, const Match& b) { return std::pair(a.start(), a.anchor) < std::pair(b.start(), b.anchor); });
    return std::move(matches_);
  }

 private:
  std::string_view text_of(std::size_t line) const { return page_.lines[line].text; }

  void find_exact(Window line, std::size_t first) {
    const Window window = line.from(first);
    if (window[0].id < 0) return;
    for (const FormIndex::Entry& entry : index_.by_first_word[static_cast<std::size_t>(window[0].id)]) {
      const Wording& wording = index_.anchors[entry.anchor].wordings[entry.wording];
      std::size_t same = 1;
      while (same < wording.ids.size() && window.has(same) && window[same].id == wording.ids[same]) ++same;
      if (same == wording.ids.size()) add(entry.anchor, wording, line, first, same, 1.0);
    }
  }

  /// Texts whose last word a digit or a capital of the answer follows at once: "il03/02/1960", "ComuneBorgovalle".
  void find_run_into(Window line, std::size_t at) {
    const std::string_view text = text_of(line[at].line).substr(line[at].begin, line[at].end - line[at].begin);
    const std::size_t end = end_of_kind(text);
    if (end == text.size()) return;
    const auto entries = by_last_word_.find(fold_key(text.substr(0, end)));
    if (entries == by_last_word_.end()) return;
    for (const auto& [anchor, wording] : entries->second) {
      const std::size_t before = wording->words.size() - 1;
      if (before > at || !are_words(line.from(at - before), *wording, before)) continue;
      add(anchor, *wording, line, at - before, before + 1, from_glued);
      matches_.back().end = matches_.back().answer = line[at].begin + static_cast<std::uint32_t>(end);
    }
  }

  static bool are_words(Window window, const Wording& wording, std::size_t words) {
    for (std::size_t word = 0; word < words; ++word)
      if (window[word].id != wording.ids[word]) return false;
    return true;
  }

  /// Behind the letters that begin a word, up to a digit or a capital behind a small letter.
  static std::size_t end_of_kind(std::string_view text) {
    bool small = false;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t here = at;
      const char32_t c = next_character(text, at);
      const bool digit = c >= '0' && c <= '9';
      if (digit || (small && !is_lower_case(c))) return here == 0 ? text.size() : here;
      small = is_lower_case(c);
    }
    return text.size();
  }

  /// Texts that stand nowhere word for word.
  void find_changed() {
    std::vector<std::size_t> missing;
    for (std::size_t anchor = 0; anchor < found_.size(); ++anchor)
      if (!found_[anchor] && !index_.anchors[anchor].wordings.empty() && !index_.anchors[anchor].repeat) missing.push_back(anchor);
    const auto found = static_cast<std::size_t>(std::ranges::count(found_, true));
    if (missing.empty() || found * 4 < found_.size()) return;  // hardly this form
    LineWords words(page_, index_);
    for (std::size_t line = 0; line < page_.lines.size(); ++line) {
      words.start(line);
      const Window window(words);
      if (!window.has(0)) continue;
      for (std::size_t word = 0; window.has_on_line(word); ++word)
        for (const std::size_t anchor : missing) {
          find_glued(anchor, window, word);
          find_similar(anchor, window, word);
        }
    }
  }

  /// A text whose last word runs into the answer: "Dall'anno2005", "E-mailinfo@ente.example".
  void find_glued(std::size_t anchor, Window line, std::size_t first) {
    const Wording& wording = index_.anchors[anchor].wordings.front();
    const Window window = line.from(first);
    const std::size_t last = wording.words.size() - 1;
    for (std::size_t word = 0; word < last; ++word)
      if (!window.has(word) || window[word].id != wording.ids[word]) return;
    if (!window.has(last) || !window.key(last).starts_with(wording.words[last])) return;
    const std::string_view text = text_of(window[last].line).substr(window[last].begin, window[last].end - window[last].begin);
    std::size_t end = wording.words[last].size();
    while (end < text.size() && fold_key(text.substr(0, end)) != wording.words[last]) ++end;
    if (end >= text.size() || last == 0) return;
    add(anchor, wording, line, first, last + 1, from_glued);
    matches_.back().end = matches_.back().answer = window[last].begin + static_cast<std::uint32_t>(end);
  }

  void find_similar(std::size_t anchor, Window line, std::size_t first) {
    constexpr std::size_t shortest = 5;
    const Wording& wording = index_.anchors[anchor].wordings.front();
    const Window window = line.from(first);
    const bool begins = begins_line(line, first);
    const std::string_view key = window.key(0), wanted = wording.words.front();
    if (!begins && key.front() != wanted.front() && key.back() != wanted.back()) return;
    if (wording.words.size() == 1 && wanted.size() < shortest) return;
    double best = 0;
    std::size_t used = 0;
    const std::size_t n = wording.words.size(), spare = n / 4 + (n > 1 ? 1 : 0);
    for (std::size_t words = n > spare ? n - spare : 1; words <= n + spare && window.has(words - 1); ++words) {
      const double similarity = likeness(wording, window, words);
      if (similarity > best) {
        best = similarity;
        used = words;
      }
    }
    if (best >= std::max(begins ? least_similar : least_similar_within, wording.least_similarity))
      add(anchor, wording, line, first, used, best);
  }

  /// One minus the weight of the words that must change, over that of all.
  double likeness(const Wording& wording, Window window, std::size_t words) {
    row_.assign(1, 0);
    for (std::size_t j = 0; j < words; ++j) row_.push_back(row_.back() + word_weight(window.key(j)));
    for (std::size_t i = 0; i < wording.words.size(); ++i) {
      const double lost = word_weight(wording.words[i]);
      double before = std::exchange(row_[0], row_[0] + lost);
      for (std::size_t j = 0; j < words; ++j) {
        const double changed = window[j].id == wording.ids[i] ? 0 : (1 - word_similarity(window.key(j), wording.words[i]));
        const double cost = std::min({before + changed * lost, row_[j + 1] + lost, row_[j] + word_weight(window.key(j))});
        before = std::exchange(row_[j + 1], cost);
      }
    }
    return 1 - row_.back() / wording.weight;
  }

  /// Stand only ticks, numbers and letters before a word on its line, or behind the last tab?
  bool begins_line(Window line, std::size_t word) const {
    const std::string_view text = text_of(line[word].line);
    for (std::size_t at = word; at-- > 0;) {
      if (text.substr(line[at].end, line[at + 1].begin - line[at].end).find('\t') != std::string_view::npos) return true;
      if (!is_ornament(line.key(at))) return false;
    }
    return true;
  }

  bool is_ornament(std::string_view key) const { return key.size() == 1 || (key.size() <= 2 && is_number(key)) || index_.is_tick(key); }

  /// Do dots, a wide gap, punctuation or a sign stand before a word?
  bool is_parted(Window line, std::size_t word) const {
    const std::uint32_t from = line[word - 1].end;
    const std::string_view gap = text_of(line[word].line).substr(from, line[word].begin - from);
    if (gap.find("  ") != std::string_view::npos) return true;
    return std::any_of(gap.begin(), gap.end(), [](char c) { return c != ' ' && c != '\''; });
  }

  void add(std::size_t anchor, const Wording& wording, Window line, std::size_t first, std::size_t words, double similarity) {
    const LineWord &begin = line[first], &end = line[first + words - 1];
    Match match;
    match.anchor = anchor;
    match.first_line = begin.line;
    match.last_line = end.line;
    match.begin = begin.begin;
    match.end = match.answer = end.end;
    match.similarity = similarity;
    match.printed = wording.printed;
    match.words = wording.words.size();
    match.inner = !begins_line(line, first);
    match.weight = similarity * similarity * wording.weight + 0.5;
    if (!match.printed) match.weight *= from_variant;
    if (index_.anchors[anchor].repeat) match.weight *= from_repeat;
    if (match.inner) match.weight *= is_parted(line, first) ? when_parted : when_joined;
    if (precedes_value(match)) match.weight += before_value;
    found_[anchor] = true;
    matches_.push_back(match);
  }

  /// A digit or the dots of a blank, behind the label of a field that is neither text nor a contact.
  bool precedes_value(const Match& match) const {
    const Anchor& anchor = index_.anchors[match.anchor];
    const bool typed = anchor.kind == AnchorKind::label && row_of(anchor.definition->type).content == Content::typed;
    const std::string_view rest = text_of(match.last_line).substr(match.end);
    for (std::size_t at = 0; typed && at < rest.size();) {
      const char32_t c = next_character(rest, at);
      if (is_leader(c) || (c >= '0' && c <= '9')) return true;
      if (is_letter_or_digit(c)) return false;
    }
    return false;
  }

  const Page& page_;
  const FormIndex& index_;
  LineWords words_;
  std::map<std::string, std::vector<std::pair<std::size_t, const Wording*>>, std::less<>> by_last_word_;
  std::vector<bool> found_;
  std::vector<double> row_;
  std::vector<Match> matches_;
};

constexpr std::size_t none = SIZE_MAX;

/// The heaviest chain of matches whose anchors and places both ascend.
class Chain {
 public:
  Chain(const FormIndex& index, const std::vector<Match>& matches)
      : index_(index), matches_(matches), total_(matches.size(), 0), before_(matches.size(), none), best_(index.anchors.size() + 1, none) {}

  std::vector<Match> find() {
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      pass_those_before(matches_[i]);
      if (index_.anchors[matches_[i].anchor].kind == AnchorKind::extra_label) continue;
      const bool within = matches_[i].inner && !index_.anchors[matches_[i].anchor].blank;
      before_[i] = within ? best_on_line(i) : best_[matches_[i].anchor];
      if (within && before_[i] == none) continue;
      total_[i] = matches_[i].weight + (before_[i] == none ? 0 : total_[before_[i]]);
      waiting_.push_back(i);
    }
    std::vector<Match> chain;
    const auto last = std::max_element(total_.begin(), total_.end());
    if (last == total_.end() || *last == 0) return chain;
    for (auto i = static_cast<std::size_t>(last - total_.begin()); i != none; i = before_[i]) chain.push_back(matches_[i]);
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

 private:
  void pass_those_before(const Match& match) {
    std::erase_if(waiting_, [&](std::size_t done) {
      if (matches_[done].stop() > match.start()) return false;
      for (std::size_t anchor = matches_[done].anchor + 1;
           anchor < best_.size() && (best_[anchor] == none || total_[done] > total_[best_[anchor]]); ++anchor)
        best_[anchor] = done;
      return true;
    });
  }

  /// The heaviest chain that ends before a match on its own line.
  std::size_t best_on_line(std::size_t match) const {
    std::size_t best = none;
    for (std::size_t i = match; i-- > 0 && matches_[i].last_line + 3 > matches_[match].first_line;) {
      const bool before = matches_[i].last_line == matches_[match].first_line && matches_[i].stop() <= matches_[match].start() &&
                          matches_[i].anchor < matches_[match].anchor && total_[i] > 0;
      if (before && (best == none || total_[i] >= total_[best])) best = i;
    }
    return best;
  }

  const FormIndex& index_;
  const std::vector<Match>& matches_;
  std::vector<double> total_;
  std::vector<std::size_t> before_, best_;
  std::vector<std::size_t> waiting_;  ///< matches whose end is not yet passed
};

bool overlap(const Match& a, const Match& b) { return a.start() < b.stop() && b.start() < a.stop(); }

/// Texts of an element that the chain left out, where they stand among its others: the header of a column that is printed elsewhere.
void place_moved(const FormIndex& index, const std::vector<Match>& matches, Alignment& alignment) {
  struct Place {
    std::size_t first = SIZE_MAX, last = 0;
  };
  std::map<std::pair<std::size_t, std::size_t>, Place> places;
  std::set<std::size_t> placed;
  for (const Match& match : alignment) {
    const Anchor& anchor = index.anchors[match.anchor];
    Place& place = places[{anchor.section, anchor.part}];
    place.first = std::min(place.first, match.first_line);
    place.last = std::max(place.last, match.last_line);
    placed.insert(match.anchor);
  }
  for (const Match& match : matches) {
    const Anchor& anchor = index.anchors[match.anchor];
    const bool stray = anchor.kind == AnchorKind::extra_label,
               head = anchor.kind == AnchorKind::header || anchor.kind == AnchorKind::column;
    if ((!stray && !head) || match.inner || match.similarity < 1) continue;
    const auto place = places.find({anchor.section, anchor.part});
    const bool among = place != places.end() && match.first_line >= place->second.first && match.last_line <= place->second.last;
    const bool free = std::none_of(alignment.begin(), alignment.end(), [&](const Match& other) { return overlap(match, other); });
    if (!free || (!stray && (!among || placed.contains(match.anchor)))) continue;
    placed.insert(match.anchor);
    alignment.push_back(match);
  }
  std::sort(alignment.begin(), alignment.end(), [](const Match& a, const Match& b) { return a.start() < b.start(); });
}

}  // namespace

std::vector<Match> find_printed_texts(const Page& page, const FormIndex& index) { return PrintedTextFinder(page, index).find(); }

Alignment align_printed_texts(const Page&, const FormIndex& index, const std::vector<Match>& matches) {
  Alignment alignment = Chain(index, matches).find();
  place_moved(index, matches, alignment);
  return alignment;
}

}  // namespace schede
