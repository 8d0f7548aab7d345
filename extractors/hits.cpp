#include "extractors/hits.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractors/byte_pairs.h"
#include "extractors/hit_end.h"
#include "extractors/line_words.h"

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
  std::size_t telling = 0;
};

class HitFinder {
 public:
  HitFinder(const Layout& layout, const FormIndex& index)
      : layout_(layout), index_(index), words_(layout, index), shared_(index.wordings) {}

  std::vector<Hit> find() {
    for (std::size_t line = 0; line < layout_.lines.size(); ++line) {
      words_.start(line);
      const Window window(words_);
      if (!window.has(0)) continue;
      const std::size_t first_hit = hits_.size();
      find_at(window);
      if (hits_.size() == first_hit) find_shortened(window);
      if (hits_.size() > first_hit || has_wide_gap(text_of(line))) find_behind_gaps(window);
    }
    std::stable_sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) { return a.start() < b.start(); });
    return std::move(hits_);
  }

 private:
  void find_at(Window window) {
    const std::size_t first_hit = hits_.size();
    const std::size_t ornaments = count_ornaments(window);
    for (std::size_t skipped = 0; skipped <= ornaments; ++skipped) find_exact(window, skipped);
    if (is_settled(first_hit)) return;
    // An ornament in front is no word of the text: the likeness of what comes behind it counts first.
    const std::size_t exact = hits_.size();
    for (std::size_t skipped = ornaments + 1; skipped-- > 0 && hits_.size() == exact;) find_similar(window, skipped, first_hit);
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
      const bool narrative = anchor.kind == AnchorKind::label && anchor.definition->type == FieldType::narrative;
      if (!narrative && anchor.kind != AnchorKind::item) continue;
      const Wording& wording = anchor.wordings.front();
      const Cover found = cover(wording, window.from(first), end - first);
      if (found.share < least_share || found.telling < (narrative ? 3U : 2U)) continue;
      const std::size_t before = hits_.size();
      add({number, 0, 0, wording.words.size()}, window, first, {from_shortened, end - first});
      if (hits_.size() > before) hits_.back().weight = from_shortened * found.weight;
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
        result.telling += is_telling(wording.words[word]);
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
    const auto first_hit = static_cast<std::ptrdiff_t>(hits_.size());
    for (std::size_t word = 1; window.has_on_line(word); ++word) {
      const std::string_view gap = gap_before(window, word);
      const std::size_t found = hits_.size();
      if (gap.ends_with('\t') || gap.ends_with("  "))
        find_at(window.from(word));
      else if (gap.ends_with(' ') && (gap.find_first_of(",;-/|") != std::string_view::npos || gap.find("–") != std::string_view::npos))
        find_inner(window.from(word), found);
    }
    const auto is_no_label = [&](const Hit& hit) { return !is_short_label(index_.anchors[hit.anchor]); };
    hits_.erase(std::remove_if(hits_.begin() + first_hit, hits_.end(), is_no_label), hits_.end());
  }

  static bool has_wide_gap(std::string_view text) {
    return has_pair(text, [](char first, char second) { return (second == '\t') | ((first == ' ') & (second == ' ')); });
  }

  void find_inner(Window window, std::size_t first_hit) {
    const bool behind_label =
        first_hit > 0 && hits_.back().last_line == window[0].line && is_short_label(index_.anchors[hits_.back().anchor]);
    if (!behind_label) return;
    find_exact(window, 0);
    const auto begin = hits_.begin() + static_cast<std::ptrdiff_t>(first_hit);
    std::for_each(begin, hits_.end(), [](Hit& hit) { hit.inner = true; });
    hits_.erase(std::remove_if(begin, hits_.end(), [&](const Hit& hit) { return !is_answered_at_once(hit); }), hits_.end());
  }

  bool is_answered_at_once(const Hit& hit) const {
    const Anchor& anchor = index_.anchors[hit.anchor];
    if (hit.rest == Rest::nothing) return false;
    const std::string_view rest = text_of(hit.last_line).substr(hit.end);
    if (anchor.kind == AnchorKind::group_heading) return is_separator(rest);
    if (anchor.kind != AnchorKind::label && anchor.kind != AnchorKind::group_label) return false;
    const std::size_t colon = rest.find_first_not_of(". ");
    if (colon != std::string_view::npos && rest[colon] == ':') return true;
    if (anchor.kind != AnchorKind::label) return false;
    const FieldType type = anchor.definition->type;
    return (type == FieldType::phone || type == FieldType::mobile || type == FieldType::email) && may_join(*anchor.definition, hit, rest);
  }

  std::string_view text_of(std::size_t line) const { return layout_.lines[line].text; }

  /// What stands between a word and the one before it, on one line.
  std::string_view gap_before(Window window, std::size_t word) const {
    const std::uint32_t from = window[word - 1].end;
    return text_of(window[word].line).substr(from, window[word].begin - from);
  }

  /// Has an exact wording been found that leaves no words over, or a long one of the form's own?
  bool is_settled(std::size_t first_hit) const {
    return std::any_of(hits_.begin() + static_cast<std::ptrdiff_t>(first_hit), hits_.end(), [&](const Hit& hit) {
      const bool bare = hit.rest != Rest::joined && hit.answer == hit.end;
      const bool may_be_longer = is_short_label(index_.anchors[hit.anchor]);  // "Nome e cognome responsabiile"
      return (bare && !first_part_of_heading(hit)) || (hit.words >= 3 && hit.printed && !may_be_longer);
    });
  }

  /// "Esempio di buona pratica" over a line break behind which the heading may go on.
  bool first_part_of_heading(const Hit& hit) const {
    const Anchor& anchor = index_.anchors[hit.anchor];
    const bool narrative = anchor.kind == AnchorKind::label && anchor.definition->type == FieldType::narrative;
    const std::size_t next = hit.last_line + 1;
    return narrative && !hit.printed && next < layout_.lines.size() && !layout_.lines[next].first_of_paragraph;
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

  void find_similar(Window window, std::size_t skipped, std::size_t first_hit) {
    touched_.clear();
    const std::size_t end = skipped + opening_words + words_beyond;
    for (std::size_t at = skipped; at < end && window.has(at); ++at) {
      if (window[at].id < 0) continue;
      for (const FormIndex::Entry& entry : index_.by_word[static_cast<std::size_t>(window[at].id)])
        if (entry.words > 1 && at - skipped <= entry.reach && shared_[entry.number]++ == 0) touched_.push_back(entry);
    }
    for (const FormIndex::Entry& entry : touched_) {
      const Wording& wording = index_.anchors[entry.anchor].wordings[entry.wording];
      const std::size_t shared = std::exchange(shared_[entry.number], 0);
      if (shared < wording.least_shared || found_since(first_hit, entry.anchor, entry.words)) continue;
      // A title retyped with other words is still known by its number.
      const std::string& ordinal = index_.anchors[entry.anchor].ordinal;
      const bool numbered = !ordinal.empty() && skipped > 0 && window.key(skipped - 1) == ordinal;
      // A longer reading than one already found must be plain, or it takes the answer's first words for misspelt ones.
      const bool longer = found_since(first_hit, entry.anchor, 0);
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
    return is_separator(text_of(word.line).substr(word.end)) || look_changes(layout_.lines[word.line], word.end);
  }

  /// Labels of one or two words, which a slip leaves without a word to find them by.
  void find_misspelt_label(Window window, std::size_t skipped, std::size_t words) {
    const std::size_t first_hit = hits_.size();
    for (std::size_t anchor = 0; anchor < index_.anchors.size(); ++anchor) {
      const Wording& wording = index_.anchors[anchor].wordings.front();
      if (wording.words.size() != words || found_since(first_hit, anchor, words)) continue;
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
  bool found_since(std::size_t first_hit, std::size_t anchor, std::size_t words) const {
    return std::any_of(hits_.begin() + static_cast<std::ptrdiff_t>(first_hit), hits_.end(),
                       [&](const Hit& hit) { return hit.anchor == anchor && hit.words >= words; });
  }

  void add(const FormIndex::Entry& entry, Window window, std::size_t skipped, const Fit& found) {
    const Wording& wording = index_.anchors[entry.anchor].wordings[entry.wording];
    const LineWord& first = window[skipped];
    const LineWord& last = window[skipped + found.used - 1];
    Hit hit;
    hit.anchor = entry.anchor;
    hit.first_line = first.line;
    hit.last_line = last.line;
    hit.begin = first.begin;
    hit.end = last.end;
    hit.similarity = found.similarity;
    hit.printed = wording.printed;
    hit.words = wording.words.size();
    if (!find_end(hit, layout_, index_.anchors[entry.anchor])) return;
    hit.weight = weight_of(hit, wording);
    hits_.push_back(hit);
  }

  double weight_of(const Hit& hit, const Wording& wording) const {
    double weight = hit.similarity * hit.similarity * wording.weight + 0.5;
    if (!hit.printed) weight *= 0.8;
    if (hit.rest == Rest::separated) weight *= 0.95;
    if (hit.rest == Rest::joined) weight *= index_.anchors[hit.anchor].kind == AnchorKind::other ? 0.9 : 0.6;
    return weight;
  }

  const Layout& layout_;
  const FormIndex& index_;
  LineWords words_;
  std::vector<std::size_t> shared_;  ///< telling words shared with a window, by wording
  std::vector<FormIndex::Entry> touched_;
  std::vector<double> row_, next_row_, extra_;  ///< of fit
  std::vector<Hit> hits_;
};

}  // namespace

std::vector<Hit> find_hits(const Layout& layout, const FormIndex& index) { return HitFinder(layout, index).find(); }

std::span<const Hit> hits_within(std::span<const Hit> hits, std::size_t first, std::size_t end) {
  const auto begins_before = [](const Hit& hit, std::size_t line) { return hit.first_line < line; };
  const auto from = std::lower_bound(hits.begin(), hits.end(), first, begins_before);
  return {from, std::lower_bound(from, hits.end(), end, begins_before)};
}

}  // namespace schede
