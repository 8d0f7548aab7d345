#include "extractors/alignment/candidates.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractors/alignment/line_grammar.h"
#include "extractors/form/field_types.h"
#include "extractors/page/words.h"
#include "extractors/text/byte_pairs.h"

namespace schede {

namespace {

constexpr std::size_t most_ornaments = 3;  // "X", "Area", "3"
constexpr std::size_t short_line = 20;     // words; a longer line is prose and no heading put shortly

struct Fit {
  double similarity = 0;
  std::size_t used = 0;  ///< words of the window
};

constexpr double least_share = 0.79;  // one word in five may be another
constexpr double from_shortened = 0.6;
constexpr double rounding = 1e-9;

bool is_abbreviation(std::string_view text, const LineWord& word, std::string_view key, std::string_view whole) {
  return key.size() >= 3 && word.end < text.size() && text[word.end] == '.' && whole.starts_with(key);
}

/// Is a word the last one of its line, but for a mark?
bool ends_text(Window window, std::size_t at) {
  const Window rest = window.from(at);
  for (std::size_t next = 1; rest.has_on_line(next); ++next)
    if (rest.key(next).size() > 2) return false;
  return true;
}

/// How much of a short line is a wording's own words in their order: their weight, and the share of the line's weight.
struct Cover {
  double weight = 0, share = 0;
  std::size_t distinctive = 0;
};

class CandidateFinder {
 public:
  CandidateFinder(const Page& page, const FormIndex& index) : page_(page), index_(index), words_(page, index), shared_(index.wordings) {}

  std::vector<Match> find() {
    for (std::size_t line = 0; line < page_.lines.size(); ++line) {
      words_.start(line);
      const Window window(words_);
      if (!window.has(0)) continue;
      const std::size_t first_match = matches_.size();
      find_at(window);
      if (matches_.size() == first_match) find_shortened(window);
      if (matches_.size() > first_match || has_wide_gap(text_of(line))) find_behind_gaps(window);
    }
    std::stable_sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) { return a.start() < b.start(); });
    return std::move(matches_);
  }

 private:
  void find_at(Window window) {
    const std::size_t first_match = matches_.size();
    const std::size_t ornaments = count_ornaments(window);
    for (std::size_t skipped = 0; skipped <= ornaments; ++skipped) find_exact(window, skipped);
    if (is_settled(first_match)) return;
    // An ornament in front is no word of the text: the likeness of what comes behind it counts first.
    const std::size_t exact = matches_.size();
    for (std::size_t skipped = ornaments + 1; skipped-- > 0 && matches_.size() == exact;) find_similar(window, skipped, first_match);
  }

  /// A heading or bullet that somebody put more shortly, all in its own words: "Buona pratica da trasferire".
  void find_shortened(Window window) {
    const std::size_t first = count_ornaments(window);
    std::size_t end = 0, known = 0;
    for (; window.has_on_line(end); ++end) {
      if (end == short_line + most_ornaments) return;
      known += window[end].id >= 0;
    }
    while (end > first + 1 && is_ornament(window, end - 1)) --end;
    if (end - first < 2 || end > short_line || known * 4 < (end - first) * 3) return;
    for (std::size_t number = 0; number < index_.anchors.size(); ++number) {
      const Anchor& anchor = index_.anchors[number];
      const bool narrative = anchor.kind == AnchorKind::label && is_narrative(anchor.definition->type);
      if (!narrative && anchor.kind != AnchorKind::item) continue;
      const Wording& wording = anchor.wordings.front();
      const Cover found = cover(wording, window.from(first), end - first);
      if (found.share < least_share || found.distinctive < (narrative ? 3U : 2U)) continue;
      const std::size_t before = matches_.size();
      add({number, 0, 0, wording.words.size()}, window, first, {from_shortened, end - first});
      if (matches_.size() > before) matches_.back().weight = from_shortened * found.weight;
    }
  }

  /// Of the first words of a window.
  Cover cover(const Wording& wording, Window window, std::size_t words) const {
    constexpr double alike = 0.35;  // "trasferire", "trasferirebbe"
    Cover result;
    double total = 0;
    std::size_t from = 0;
    for (std::size_t at = 0; at < words; ++at) {
      const double weight = word_weight(window.key(at));
      total += weight;
      for (std::size_t word = from; word < wording.words.size(); ++word) {
        if (unlikeness(window[at], wording.ids[word], wording.words[word]) > alike) continue;
        result.weight += weight;
        result.distinctive += is_distinctive(wording.words[word]);
        from = word + 1;
        break;
      }
    }
    result.share = total > 0 ? result.weight / total : 0;
    return result;
  }

  /// "Telefono: 0832 682111    Cellulare: 347 1234567": a further label behind a tab or a wide gap; behind a comma or dash only
  /// where an answer follows it at once.
  void find_behind_gaps(Window window) {
    const auto first_match = static_cast<std::ptrdiff_t>(matches_.size());
    for (std::size_t word = 1; window.has_on_line(word); ++word) {
      const std::string_view gap = gap_before(window, word);
      const std::size_t found = matches_.size();
      if (gap.ends_with('\t') || gap.ends_with("  "))
        find_at(window.from(word));
      else if (gap.ends_with(' ') && (gap.find_first_of(",;-/|") != std::string_view::npos || gap.find("–") != std::string_view::npos))
        find_inner(window.from(word), found);
    }
    const auto is_no_label = [&](const Match& match) { return !is_short_label(index_.anchors[match.anchor]); };
    matches_.erase(std::remove_if(matches_.begin() + first_match, matches_.end(), is_no_label), matches_.end());
  }

  static bool has_wide_gap(std::string_view text) {
    return has_pair(text, [](char first, char second) { return (second == '\t') | ((first == ' ') & (second == ' ')); });
  }

  void find_inner(Window window, std::size_t first_match) {
    const bool behind_label =
        first_match > 0 && matches_.back().last_line == window[0].line && is_short_label(index_.anchors[matches_.back().anchor]);
    if (!behind_label) return;
    find_exact(window, 0);
    const auto begin = matches_.begin() + static_cast<std::ptrdiff_t>(first_match);
    std::for_each(begin, matches_.end(), [](Match& match) { match.inner = true; });
    matches_.erase(std::remove_if(begin, matches_.end(), [&](const Match& match) { return !is_answered_at_once(match); }), matches_.end());
  }

  bool is_answered_at_once(const Match& match) const {
    const Anchor& anchor = index_.anchors[match.anchor];
    if (match.following == Following::nothing) return false;
    const std::string_view rest = text_of(match.last_line).substr(match.end);
    if (anchor.kind == AnchorKind::group_heading) return is_separator(rest);
    if (anchor.kind != AnchorKind::label && anchor.kind != AnchorKind::group_label) return false;
    const std::size_t colon = rest.find_first_not_of(". ");
    if (colon != std::string_view::npos && rest[colon] == ':') return true;
    if (anchor.kind != AnchorKind::label) return false;
    return is_contact(anchor.definition->type) && may_join(*anchor.definition, match, rest);
  }

  std::string_view text_of(std::size_t line) const { return page_.lines[line].text; }

  /// What stands between a word and the one before it, on one line.
  std::string_view gap_before(Window window, std::size_t word) const {
    const std::uint32_t from = window[word - 1].end;
    return text_of(window[word].line).substr(from, window[word].begin - from);
  }

  /// Has an exact wording been found that leaves no words over, or a long one of the form's own?
  bool is_settled(std::size_t first_match) const {
    return std::any_of(matches_.begin() + static_cast<std::ptrdiff_t>(first_match), matches_.end(), [&](const Match& match) {
      const bool bare = match.following != Following::joined && match.answer == match.end;
      const bool may_be_longer = is_short_label(index_.anchors[match.anchor]);  // "Nome e cognome responsabiile"
      return (bare && !first_part_of_heading(match)) || (match.words >= 3 && match.printed && !may_be_longer);
    });
  }

  /// "Esempio di buona pratica" over a line break behind which the heading may go on.
  bool first_part_of_heading(const Match& match) const {
    const Anchor& anchor = index_.anchors[match.anchor];
    const bool narrative = anchor.kind == AnchorKind::label && is_narrative(anchor.definition->type);
    const std::size_t next = match.last_line + 1;
    return narrative && !match.printed && next < page_.lines.size() && !page_.lines[next].first_of_paragraph;
  }

  /// How many ornaments stand before the first word of a line.
  std::size_t count_ornaments(Window window) const {
    std::size_t count = 0;
    while (count < most_ornaments && window.has_on_line(count + 1) && is_ornament(window, count)) ++count;
    return count;
  }

  /// A tick, a yes or no, a number ("2", "IV", "Area 3") or a letter before printed text.
  bool is_ornament(Window window, std::size_t at) const {
    const bool numbered = window.from(at).has_on_line(1) && is_ordinal(window.key(at + 1));
    const std::string_view key = window.key(at);
    const auto among = [&](const std::vector<std::string>& keys) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
    if (numbered || key.size() == 1 || is_ordinal(key) || is_code(key) || among(index_.yes) || among(index_.no)) return true;
    if (key.size() <= 4 && key.find_first_not_of("ivx") == std::string_view::npos) return true;
    return index_.is_tick(key);
  }

  /// "3b", as the respondent's own letters before bullets.
  static bool is_code(std::string_view key) { return key.size() == 2 && is_number(key.substr(0, 1)) && key[1] >= 'a' && key[1] <= 'z'; }

  static bool is_ordinal(std::string_view key) { return key.size() <= 2 && is_number(key); }

  void find_exact(Window window, std::size_t skipped) {
    const int first = window[skipped].id;
    if (first < 0) return;
    for (const FormIndex::Entry& entry : index_.by_first_word[static_cast<std::size_t>(first)]) {
      const Wording& wording = index_.anchors[entry.anchor].wordings[entry.wording];
      const std::size_t n = wording.ids.size();
      std::size_t same = 1;
      while (same < n && window.has(skipped + same) && window[skipped + same].id == wording.ids[same]) ++same;
      if (same == n && !is_parted(index_.anchors[entry.anchor], window, skipped, n)) add(entry, window, skipped, {1.0, n});
    }
  }

  /// "Ufficio: Servizio Minori" is a label and its answer, not the label "Ufficio/Servizio".
  bool is_parted(const Anchor& anchor, Window window, std::size_t first, std::size_t words) const {
    if (!is_short_label(anchor)) return false;
    for (std::size_t at = first; at + 1 < first + words; ++at) {
      if (window[at].line != window[at + 1].line) continue;
      const std::string_view gap = gap_before(window, at + 1);
      const bool dash = gap.find(" - ") != std::string_view::npos || gap.find("–") != std::string_view::npos;
      if (gap.find_first_of(":\t") != std::string_view::npos || (dash && words == 2)) return true;
    }
    return false;
  }

  void find_similar(Window window, std::size_t skipped, std::size_t first_match) {
    touched_.clear();
    const std::size_t end = skipped + opening_words + words_beyond;
    for (std::size_t at = skipped; at < end && window.has(at); ++at) {
      if (window[at].id < 0) continue;
      for (const FormIndex::Entry& entry : index_.by_word[static_cast<std::size_t>(window[at].id)])
        if (entry.words > 1 && at - skipped <= entry.words_before && shared_[entry.number]++ == 0) touched_.push_back(entry);
    }
    for (const FormIndex::Entry& entry : touched_) {
      const Wording& wording = index_.anchors[entry.anchor].wordings[entry.wording];
      const std::size_t shared = std::exchange(shared_[entry.number], 0);
      if (shared < wording.least_shared || found_since(first_match, entry.anchor, entry.words)) continue;
      // A title retyped with other words is still known by its number.
      const std::string& ordinal = index_.anchors[entry.anchor].ordinal;
      const bool numbered = !ordinal.empty() && skipped > 0 && window.key(skipped - 1) == ordinal;
      // A longer reading than one already found must be plain, or it takes the answer's first words for misspelt ones.
      const bool longer = found_since(first_match, entry.anchor, 0);
      const double least = longer ? 0.93 : numbered ? 0.45 : wording.least_similarity;
      const Fit found = fit(wording, window.from(skipped), least);
      if (found.used > 0 && found.similarity < 1 && found.similarity >= least) add(entry, window, skipped, found);
    }
    for (std::size_t words = 1; words <= 2 && window.has(skipped + words - 1); ++words)
      if (stands_alone(window, skipped + words - 1)) find_misspelt_label(window, skipped, words);
  }

  /// How unlike a word is to one of the form, 0 to 1. Two words of the form are wholly unlike, but for forms of one word
  /// ("famiglia", "famiglie").
  double unlikeness(const LineWord& word, int wanted_id, std::string_view wanted) const {
    if (word.id == wanted_id) return 0;
    const std::string_view found = words_.key(word);
    if (word.id >= 0 && (found.size() < 5 || found.compare(0, 4, wanted, 0, 4) != 0)) return 1;
    if (is_abbreviation(text_of(word.line), word, found, wanted)) return 0.1;
    const bool alike = found.front() == wanted.front() || found.back() == wanted.back();
    return alike ? 1 - word_similarity(found, wanted) : 1;
  }

  /// Edit distance over words between a wording and the best prefix of the window, words weighing by what they say. Words left out
  /// at the end count half: people shorten what they type again. Gives up where the similarity is sure to stay below `worthwhile`.
  Fit fit(const Wording& wording, Window window, double worthwhile) {
    const double most = (1 - worthwhile) * wording.weight + rounding;
    const std::size_t n = wording.words.size();
    row_.assign(1, 0);
    extra_.assign(1, 0);
    for (std::size_t j = 1; j <= n + words_beyond && window.has(j - 1); ++j) {
      extra_.push_back(word_weight(window.key(j - 1)));
      row_.push_back(row_.back() + extra_.back());
    }
    const std::size_t m = row_.size() - 1;
    next_row_.resize(m + 1);
    double left = wording.weight;
    double least = left;
    std::size_t used = 0;
    for (std::size_t i = 1; i <= n; ++i) {
      const std::string& wanted = wording.words[i - 1];
      const double lost = word_weight(wanted);
      left -= lost;
      next_row_[0] = row_[0] + lost;
      double nearest = next_row_[0];
      for (std::size_t j = 1; j <= m; ++j) {
        const double changed = unlikeness(window[j - 1], wording.ids[i - 1], wanted) * std::max(lost, extra_[j]);
        next_row_[j] = std::min({row_[j] + lost, next_row_[j - 1] + extra_[j], row_[j - 1] + changed});
        nearest = std::min(nearest, next_row_[j]);
      }
      if (nearest > most) break;
      row_.swap(next_row_);
      for (std::size_t j = 1; j <= m; ++j) {
        const double cost = row_[j] + left / 2;
        if (cost >= least || (i < n && !ends_text(window, j - 1))) continue;
        least = cost;
        used = j;
      }
    }
    return {1 - least / wording.weight, used};
  }

  /// Is the word the last one of its line, or does a colon, a tab or dots part it from the next?
  bool stands_alone(Window window, std::size_t at) const {
    if (!window.from(at).has_on_line(1)) return true;
    const LineWord& word = window[at];
    return is_separator(text_of(word.line).substr(word.end)) || formatting_changes(page_.lines[word.line], word.end);
  }

  /// Labels of one or two words, which a slip leaves without a word to find them by.
  void find_misspelt_label(Window window, std::size_t skipped, std::size_t words) {
    const std::size_t first_match = matches_.size();
    for (std::size_t anchor = 0; anchor < index_.anchors.size(); ++anchor) {
      const Wording& wording = index_.anchors[anchor].wordings.front();
      if (wording.words.size() != words || found_since(first_match, anchor, words)) continue;
      double unlike = 0, letters = 0;
      for (std::size_t word = 0; word < words; ++word) {
        const std::string& wanted = wording.words[word];
        unlike += unlikeness(window[skipped + word], wording.ids[word], wanted) * static_cast<double>(wanted.size());
        letters += static_cast<double>(wanted.size());
      }
      const double similarity = 1 - unlike / letters;
      if (letters >= 5 && similarity >= 0.75 && similarity < 1) add({anchor, 0, 0, words}, window, skipped, {similarity, words});
    }
  }

  /// Has the anchor been found by a wording of as many words, of which a misspelt longer one may be the better reading?
  bool found_since(std::size_t first_match, std::size_t anchor, std::size_t words) const {
    return std::any_of(matches_.begin() + static_cast<std::ptrdiff_t>(first_match), matches_.end(),
                       [&](const Match& match) { return match.anchor == anchor && match.words >= words; });
  }

  void add(const FormIndex::Entry& entry, Window window, std::size_t skipped, const Fit& found) {
    const Wording& wording = index_.anchors[entry.anchor].wordings[entry.wording];
    const LineWord& first = window[skipped];
    const LineWord& last = window[skipped + found.used - 1];
    Match match;
    match.anchor = entry.anchor;
    match.first_line = first.line;
    match.last_line = last.line;
    match.begin = first.begin;
    match.end = last.end;
    match.similarity = found.similarity;
    match.printed = wording.printed;
    match.words = wording.words.size();
    if (!find_end(match, page_, index_.anchors[entry.anchor])) return;
    match.weight = weight_of(match, wording);
    matches_.push_back(match);
  }

  double weight_of(const Match& match, const Wording& wording) const {
    double weight = match.similarity * match.similarity * wording.weight + 0.5;
    if (!match.printed) weight *= 0.8;
    if (match.following == Following::separated) weight *= 0.95;
    if (match.following == Following::joined) weight *= index_.anchors[match.anchor].kind == AnchorKind::other ? 0.9 : 0.6;
    return weight;
  }

  const Page& page_;
  const FormIndex& index_;
  LineWords words_;
  std::vector<std::size_t> shared_;  ///< distinctive words shared with a window, by wording
  std::vector<FormIndex::Entry> touched_;
  std::vector<double> row_, next_row_, extra_;  ///< of fit
  std::vector<Match> matches_;
};

}  // namespace

std::vector<Match> find_candidates(const Page& page, const FormIndex& index) { return CandidateFinder(page, index).find(); }

std::span<const Match> matches_within(std::span<const Match> matches, std::size_t first, std::size_t end) {
  const auto begins_before = [](const Match& match, std::size_t line) { return match.first_line < line; };
  const auto from = std::lower_bound(matches.begin(), matches.end(), first, begins_before);
  return {from, std::lower_bound(from, matches.end(), end, begins_before)};
}

std::vector<Span> spans_of(const Page& page, const Match& match) {
  std::vector<Span> spans;
  for (std::size_t line = match.first_line; line <= match.last_line; ++line)
    spans.push_back({line, 0, static_cast<std::uint32_t>(page.lines[line].text.size())});
  spans.front().begin = match.begin;
  spans.back().end = match.end;
  return spans;
}

Span on_first_line(const Page& page, const Match& match) { return spans_of(page, match).front(); }

}  // namespace schede
