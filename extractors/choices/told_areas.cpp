#include "extractors/choices/told_areas.h"

#include <algorithm>
#include <optional>
#include <string>

#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"
#include "extractors/text/word_list.h"

namespace schede {

namespace {

constexpr std::string_view area_words[] = {"area", "aree", "areas"};
constexpr std::string_view number_words[] = {"n", "nn", "nr", "num", "numero", "numeri", "e", "ed", "and"};
constexpr std::string_view offer_words[] = {"con",     "offered", "offerente", "offerenti", "offering", "offerta", "offerti",
                                            "offerto", "offre",   "offrira",   "offrono",   "partner",  "with"};
/// What stands between such a word and the body, or before the next area.
constexpr std::string_view joining_words[] = {"al",       "all",   "alla",     "amministrazione",
                                              "by",       "con",   "da",       "dal",
                                              "dalla",    "dallo", "dell",     "e",
                                              "ed",       "ente",  "entrambe", "entrambi",
                                              "i",        "il",    "in",       "invece",
                                              "l",        "la",    "le",       "lo",
                                              "mentre",   "per",   "quanto",   "sara",
                                              "soggetto", "the",   "tutte",    "nonche",
                                              "nella",    "nell"};

class Telling {
 public:
  Telling(std::string_view text, const Choices* choices) : text_(text), words_(fold_words(text)), choices_(choices) {}

  std::vector<ToldArea> read() {
    if (!speaks_of_area(words_)) state_ = State::numbers;
    for (at_ = 0; at_ < words_.size(); ++at_)
      if (!read_word()) return {};
    close(text_.size());
    return told_;
  }

  ToldArea read_behind(std::size_t area) {
    told_.push_back({area, {}, {}});
    state_ = State::items;
    for (at_ = 0; at_ < words_.size(); ++at_) read_part();
    close(text_.size());
    return told_.front();
  }

 private:
  enum class State { outside, numbers, items, offer };

  /// False where the text names what is no area.
  bool read_word() {
    if (is_one_of(area_words, key()) && !(state_ == State::numbers && open_ == told_.size())) {
      close(words_[at_].begin);
      open_ = told_.size();
      state_ = State::numbers;
      return true;
    }
    if (state_ == State::numbers) return read_number();
    if (state_ == State::items && bracketed_ && gap().find(')') != std::string_view::npos && next_is_number()) {
      close(words_[at_].begin);
      open_ = told_.size();
      state_ = State::numbers;
      return read_number();
    }
    if (state_ != State::outside) read_part();
    return true;
  }

  bool read_number() {
    const bool named = open_ < told_.size();
    if (const auto titled = area_titled()) {
      if (!named || told_.back().area != *titled) told_.push_back({*titled, {}, {}});
      return true;
    }
    if (key().find_first_of("0123456789") != std::string::npos) {
      const bool of_area = key().size() == 1 && key()[0] >= '1' && key()[0] < '1' + static_cast<int>(choices_->areas.size());
      if (of_area) told_.push_back({static_cast<std::size_t>(key()[0] - '1'), {}, {}});
      return of_area;
    }
    if (is_one_of(number_words, key()) || !named) return true;
    bracketed_ = gap().find('(') != std::string_view::npos;
    state_ = State::items;
    begin_ = words_[at_].begin;
    read_part();
    return true;
  }

  /// The area whose title stands here, which is then behind us.
  std::optional<std::size_t> area_titled() {
    for (std::size_t area = 0; area < choices_->areas.size(); ++area) {
      std::vector<FoldedWord> title = fold_words(choices_->areas[area].title.text);
      if (!title.empty() && title.front().key.find_first_not_of("0123456789") == std::string::npos) title.erase(title.begin());
      const bool here = !title.empty() && at_ + title.size() <= words_.size() &&
                        std::equal(title.begin(), title.end(), words_.begin() + static_cast<std::ptrdiff_t>(at_),
                                   [](const FoldedWord& a, const FoldedWord& b) { return a.key == b.key; });
      if (!here) continue;
      at_ += title.size() - 1;
      return area;
    }
    return std::nullopt;
  }

  void read_part() {
    if (state_ == State::offer) return read_offer();
    if (!is_one_of(offer_words, key()) || (key() == "con" && !name_follows())) return;
    shared_ = at_ > 0 && text_.substr(begin_, words_[at_].begin - begin_).find(". ") != std::string_view::npos;
    close(words_[at_].begin);
    state_ = State::offer;
    offer_begun_ = false;
  }

  void read_offer() {
    if (offer_begun_) {
      if (!ends_sentence()) return;
      close(words_[at_ - 1].end);
      state_ = State::outside;
    } else if (!is_one_of(joining_words, key()) && !is_one_of(offer_words, key())) {
      begin_ = words_[at_].begin;
      offer_begun_ = true;
    }
  }

  bool name_follows() const {
    for (std::size_t next = at_ + 1; next < words_.size() && next <= at_ + 3; ++next) {
      std::size_t at = words_[next].begin;
      if (!is_lower_case(next_character(text_, at))) return true;
    }
    return false;
  }

  bool ends_sentence() const {
    const std::string_view before = gap();
    return before.find(';') != std::string_view::npos || (before.find(". ") != std::string_view::npos && words_[at_ - 1].key.size() > 3);
  }

  bool next_is_number() const {
    const std::size_t next = is_one_of(number_words, key()) ? at_ + 1 : at_;
    return next < words_.size() && words_[next].key.size() == 1 && words_[next].key[0] >= '1' && words_[next].key[0] <= '9';
  }

  /// Ends what is being read; it belongs to the areas named since the last time, a body in a sentence of its own to all without one.
  void close(std::size_t end) {
    const TextRange range = {begin_, end_of_words(end)};
    if (state_ == State::items)
      for (std::size_t told = open_; told < told_.size(); ++told) told_[told].items = range;
    if (state_ == State::offer && offer_begun_)
      for (std::size_t told = shared_ ? 0 : open_; told < told_.size(); ++told)
        if (told_[told].offer.empty()) told_[told].offer = range;
    if (state_ == State::offer) offer_begun_ = false;
    bracketed_ = false;
  }

  /// Without the words that lead on to what follows, and with a bracket that closes behind the last.
  std::size_t end_of_words(std::size_t end) const {
    std::size_t last = 0;
    for (const FoldedWord& word : words_)
      if (word.begin >= begin_ && word.end <= end && (end == text_.size() || !leads_on(word))) last = word.end;
    return last > 0 && last < text_.size() && text_[last] == ')' ? last + 1 : last;
  }

  /// "e", "a": a letter of a bullet where a sign stands behind it.
  bool leads_on(const FoldedWord& word) const {
    const bool letter =
        state_ == State::items && word.key.size() == 1 && std::string_view("),.;").find(text_[word.end]) != std::string_view::npos;
    return is_one_of(joining_words, word.key) && !letter;
  }

  const std::string& key() const { return words_[at_].key; }

  std::string_view gap() const { return gap_before(text_, words_, at_); }

  std::string_view text_;
  std::vector<FoldedWord> words_;
  const Choices* choices_;
  std::vector<ToldArea> told_;
  State state_ = State::outside;
  std::size_t at_ = 0, open_ = 0, begin_ = 0;
  bool bracketed_ = false, shared_ = false, offer_begun_ = false;
};

}  // namespace

bool speaks_of_area(const std::vector<FoldedWord>& words) {
  return std::any_of(words.begin(), words.end(), [](const FoldedWord& word) { return is_one_of(area_words, word.key); });
}

std::vector<ToldArea> areas_told(std::string_view text, const Choices& choices) { return Telling(text, &choices).read(); }

ToldArea told_behind(std::string_view text, std::size_t area) { return Telling(text, nullptr).read_behind(area); }

}  // namespace schede
