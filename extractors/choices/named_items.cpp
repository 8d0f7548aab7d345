#include "extractors/choices/named_items.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "extractors/form/form_index.h"
#include "extractors/text/fold.h"

namespace schede {

namespace {

enum class Saying {
  nothing,
  item,  ///< what follows is a letter or number of a bullet
  yes,   ///< what follows is meant
  no,    ///< what follows is not
  all,
  first,  ///< as many as the number says
  last,
  from,     ///< a range begins
  ordinal,  ///< of the bullet itself
  count,
};

struct Word {
  std::string_view key;
  Saying saying;
  std::size_t number = 0;
};

constexpr Word vocabulary[] = {
    {"al", Saying::nothing},
    {"alla", Saying::nothing},
    {"alle", Saying::nothing},
    {"anche", Saying::nothing},
    {"and", Saying::nothing},
    {"area", Saying::nothing},
    {"con", Saying::nothing},
    {"d", Saying::nothing},
    {"degli", Saying::nothing},
    {"dei", Saying::nothing},
    {"delle", Saying::nothing},
    {"di", Saying::nothing},
    {"ed", Saying::nothing},
    {"entrambe", Saying::nothing},
    {"entrambi", Saying::nothing},
    {"gli", Saying::nothing},
    {"i", Saying::nothing},
    {"il", Saying::nothing},
    {"in", Saying::nothing},
    {"interessa", Saying::nothing},
    {"interessano", Saying::nothing},
    {"l", Saying::nothing},
    {"la", Saying::nothing},
    {"le", Saying::nothing},
    {"limitatamente", Saying::nothing},
    {"lo", Saying::nothing},
    {"n", Saying::nothing},
    {"nn", Saying::nothing},
    {"nr", Saying::nothing},
    {"num", Saying::nothing},
    {"numeri", Saying::nothing},
    {"numero", Saying::nothing},
    {"of", Saying::nothing},
    {"ossia", Saying::nothing},
    {"ovvero", Saying::nothing},
    {"particolare", Saying::nothing},
    {"per", Saying::nothing},
    {"quanto", Saying::nothing},
    {"relativa", Saying::nothing},
    {"relativamente", Saying::nothing},
    {"relativo", Saying::nothing},
    {"riferimento", Saying::nothing},
    {"riguarda", Saying::nothing},
    {"solo", Saying::nothing},
    {"soltanto", Saying::nothing},
    {"specie", Saying::nothing},
    {"the", Saying::nothing},
    {"azione", Saying::item},
    {"azioni", Saying::item},
    {"interventi", Saying::item},
    {"intervento", Saying::item},
    {"item", Saying::item},
    {"items", Saying::item},
    {"lett", Saying::item},
    {"letter", Saying::item},
    {"lettera", Saying::item},
    {"lettere", Saying::item},
    {"letters", Saying::item},
    {"point", Saying::item},
    {"points", Saying::item},
    {"punti", Saying::item},
    {"punto", Saying::item},
    {"voce", Saying::item},
    {"voci", Saying::item},
    {"si", Saying::yes},
    {"x", Saying::yes},
    {"yes", Saying::yes},
    {"eccetto", Saying::no},
    {"esclusa", Saying::no},
    {"escluse", Saying::no},
    {"esclusi", Saying::no},
    {"escluso", Saying::no},
    {"except", Saying::no},
    {"meno", Saying::no},
    {"no", Saying::no},
    {"non", Saying::no},
    {"salvo", Saying::no},
    {"tranne", Saying::no},
    {"all", Saying::all},
    {"tutta", Saying::all},
    {"tutte", Saying::all},
    {"tutti", Saying::all},
    {"tutto", Saying::all},
    {"first", Saying::first},
    {"prime", Saying::first},
    {"primi", Saying::first},
    {"ultime", Saying::last},
    {"ultimi", Saying::last},
    {"da", Saying::from},
    {"dal", Saying::from},
    {"dalla", Saying::from},
    {"prima", Saying::ordinal, 1},
    {"primo", Saying::ordinal, 1},
    {"quarta", Saying::ordinal, 4},
    {"quarto", Saying::ordinal, 4},
    {"quinta", Saying::ordinal, 5},
    {"quinto", Saying::ordinal, 5},
    {"seconda", Saying::ordinal, 2},
    {"secondo", Saying::ordinal, 2},
    {"terza", Saying::ordinal, 3},
    {"terzo", Saying::ordinal, 3},
    {"due", Saying::count, 2},
    {"quattro", Saying::count, 4},
    {"three", Saying::count, 3},
    {"tre", Saying::count, 3},
    {"two", Saying::count, 2},
};

const Word* saying_of(std::string_view key) {
  const auto found = std::find_if(std::begin(vocabulary), std::end(vocabulary), [&](const Word& word) { return word.key == key; });
  return found == std::end(vocabulary) ? nullptr : found;
}

bool is_counting_digit(char c) { return c >= '1' && c <= '9'; }

/// Akin: "anziani", "anziano".
bool akin(const std::string& a, const std::string& b) {
  constexpr std::size_t stem = 5;
  return a == b || (std::min(a.size(), b.size()) > stem && a.compare(0, a.size() - 1, b, 0, a.size() - 1) == 0 && a.size() == b.size());
}

class Naming {
 public:
  Naming(std::string_view text, const Area& area, std::size_t number)
      : text_(text), area_(area), number_(number), words_(fold_words(text)), chosen_(area.items.size()) {}

  NamedItems read() {
    for (at_ = 0; understood_ && at_ < words_.size(); ++at_) read_word();
    close_phrase();
    understood_ = understood_ && !(bare_numbers_ == 1 && named_ == 1) && pending_ == Pending::nothing;
    NamedItems result;
    for (std::size_t item = 0; item < chosen_.size(); ++item)
      if (chosen_[item]) result.items.push_back(item);
    result.understood = understood_ && !result.items.empty();
    return result;
  }

 private:
  enum class Pending { nothing, first, last };

  void read_word() {
    const std::string& key = words_[at_].key;
    if (breaks_phrase()) close_phrase();
    if (!phrase_.empty() && goes_on_in_print(key)) return phrase_.push_back(key);
    if (is_conjunction(key)) return close_phrase();
    if (const auto item = item_of(key)) return name(*item);
    if (key == "a" && range_) return;
    const Word* word = saying_of(key);
    if (!word) return phrase_.push_back(key);
    close_phrase();
    follow(*word);
  }

  void follow(const Word& word) {
    switch (word.saying) {
      case Saying::nothing: return;
      case Saying::item: introduced_ = true; return;
      case Saying::yes: meant_ = true; return;
      case Saying::no: meant_ = false; return;
      case Saying::all: set_range(0, chosen_.size()); return;
      case Saying::first: pending_ = Pending::first; return;
      case Saying::last: pending_ = Pending::last; return;
      case Saying::from: range_ = true; return;
      case Saying::ordinal: set_range(word.number - 1, word.number); return;
      case Saying::count: take_count(word.number); return;
    }
  }

  /// "e" between two names; at the end, before a bracket or between commas it is a letter.
  bool is_conjunction(const std::string& key) const {
    if (key != "e" && key != "o") return false;
    if (at_ == 0 || at_ + 1 == words_.size()) return key == "o";
    const char behind = text_[words_[at_].end];
    const bool after_comma = gap().find(',') != std::string_view::npos;
    return key == "o" || (behind != ')' && behind != ',' && behind != ';' && behind != '-' && !after_comma);
  }

  std::string_view gap() const { return gap_before(text_, words_, at_); }

  /// "pedagogiche nei servizi e tra servizi": does a bullet print the word behind the one before it?
  bool goes_on_in_print(const std::string& key) const {
    return std::any_of(area_.items.begin(), area_.items.end(), [&](const Item& item) {
      const std::string printed = " " + fold_key(item.label.text) + " ";
      return printed.find(" " + phrase_.back() + " " + key + " ") != std::string::npos;
    });
  }

  bool breaks_phrase() const { return gap().find_first_of(",;:()/") != std::string_view::npos; }

  /// "a", "2", "3a" and "3.1" in the third area; nothing where the word is none of a bullet.
  std::optional<std::size_t> item_of(const std::string& key) {
    if (pending_ != Pending::nothing || key.empty()) return std::nullopt;
    const bool coded = key.size() == 2 && key[0] == own_digit() && !is_counting_digit(key[1]);
    if (key.size() > 1 && !coded) return std::nullopt;
    const char sign = key.back();
    if (is_counting_digit(sign)) {
      if (key[0] == own_digit() && at_ + 1 < words_.size() && words_[at_ + 1].key.size() == 1 &&
          is_counting_digit(words_[at_ + 1].key[0]) && gap_before(text_, words_, at_ + 1) == ".") {
        ++at_;
        introduced_ = true;
        return static_cast<std::size_t>(words_[at_].key[0] - '1');
      }
      bare_numbers_ += !introduced_;
      return static_cast<std::size_t>(sign - '1');
    }
    const auto item = static_cast<std::size_t>(sign - 'a');
    const bool preposition = key == "a" && range_ && range_begin_;
    return sign >= 'a' && item < chosen_.size() && !preposition ? std::optional(item) : std::nullopt;
  }

  char own_digit() const { return static_cast<char>('1' + number_); }

  void take_count(std::size_t count) {
    if (pending_ == Pending::nothing || count > chosen_.size()) return void(understood_ = false);
    const bool first = pending_ == Pending::first;
    pending_ = Pending::nothing;
    first ? set_range(0, count) : set_range(chosen_.size() - count, chosen_.size());
  }

  void name(std::size_t item) {
    close_phrase();
    ++named_;
    if (item >= chosen_.size()) return void(understood_ = false);
    const std::string_view before = gap();
    const bool dash = last_ && named_ > 1 && (before == "-" || before == " - " || before == "–" || before == " – ") && !two_dashes();
    const bool ends_range = (range_ && range_begin_) || dash;
    set_range(ends_range && last_ ? *last_ : item, item + 1);
    if (ends_range) range_ = false;
    range_begin_ = range_ && !ends_range;
    last_ = item;
  }

  /// "a-b-d" is a list and no range.
  bool two_dashes() const {
    const auto dash = [&](std::size_t word) {
      return word > 0 && word < words_.size() && gap_before(text_, words_, word).find('-') != std::string_view::npos;
    };
    return dash(at_ - 1) || dash(at_ + 1);
  }

  void set_range(std::size_t begin, std::size_t end) {
    if (begin > end || end > chosen_.size()) return void(understood_ = false);
    for (std::size_t item = begin; item < end; ++item) chosen_[item] = meant_;
  }

  /// Words of its own name the one bullet that has them all.
  void close_phrase() {
    const std::vector<std::string> phrase = std::exchange(phrase_, {});
    if (phrase.empty()) return;
    std::optional<std::size_t> found;
    for (std::size_t item = 0; item < area_.items.size(); ++item) {
      const std::vector<FoldedWord> printed = fold_words(area_.items[item].label.text);
      const bool all = std::all_of(phrase.begin(), phrase.end(), [&](const std::string& key) {
        return std::any_of(printed.begin(), printed.end(), [&](const FoldedWord& word) { return akin(word.key, key); });
      });
      if (all && found) return void(understood_ = false);
      if (all) found = item;
    }
    const bool distinctive = std::any_of(phrase.begin(), phrase.end(), [](const std::string& key) { return is_distinctive(key); });
    if (!found || !distinctive) return void(understood_ = false);
    set_range(*found, *found + 1);
    ++named_;
  }

  std::string_view text_;
  const Area& area_;
  std::size_t number_;
  std::vector<FoldedWord> words_;
  std::vector<bool> chosen_;
  std::vector<std::string> phrase_;
  std::size_t at_ = 0, named_ = 0, bare_numbers_ = 0;
  std::optional<std::size_t> last_;
  Pending pending_ = Pending::nothing;
  bool meant_ = true, introduced_ = false, range_ = false, range_begin_ = false, understood_ = true;
};

}  // namespace

NamedItems items_named(std::string_view text, const Area& area, std::size_t number) { return Naming(text, area, number).read(); }

}  // namespace schede
