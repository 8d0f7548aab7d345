#include "extractors/typed/times.h"

#include <cstdint>

#include "extractors/text/word_list.h"
#include "extractors/typed/pieces.h"

namespace schede {
namespace {

enum class HalfDay { unsaid, forenoon, afternoon, evening };

/// Reads the pieces of a time from the first on.
class TimeReader {
 public:
  TimeReader(Pieces pieces, const LanguageWords& words) : pieces_(std::move(pieces)), words_(words) {}

  std::optional<ReadTime> read() {
    const bool approximate = take_signs(pieces_, U"~≈?") + take_phrases(pieces_, &LanguageWords::about) > 0;
    take_signs(pieces_, U"()\"");
    take_half_day();
    while (take_first_of(&LanguageWords::hours)) {
    }
    if (!read_clock() || !read_rest() || !apply_half_day()) return std::nullopt;
    return ReadTime{two_digits(hour_) + ':' + two_digits(minute_), approximate};
  }

 private:
  bool take_first_of(std::vector<std::string> LanguageWords::*list) {
    for (const LanguageWords& words : words_of_all())
      for (const std::string& phrase : words.*list)
        if (take_phrase(pieces_, 0, phrase)) return true;
    return false;
  }

  std::optional<int> take_first_of(std::vector<ValuedWord> LanguageWords::*list) {
    for (const LanguageWords& words : words_of_all())
      for (const ValuedWord& word : words.*list)
        if (take_phrase(pieces_, 0, word.key)) return static_cast<int>(word.value);
    return std::nullopt;
  }

  void take_half_day() {
    if (take_phrases(pieces_, &LanguageWords::forenoon) > 0) half_day_ = HalfDay::forenoon;
    if (take_phrases(pieces_, &LanguageWords::afternoon) > 0) half_day_ = HalfDay::afternoon;
    if (take_phrases(pieces_, &LanguageWords::evening) > 0) half_day_ = HalfDay::evening;
  }

  bool read_clock() {
    if (const auto minutes = take_first_of(&LanguageWords::clock)) {
      hour_ = *minutes / 60;
      return pieces_.empty();
    }
    if (pieces_.empty()) return false;
    const Piece first = pieces_.front();
    pieces_.erase(pieces_.begin());
    if (first.kind == PieceKind::word) {
      const auto hour = value_of(words_.numbers, first.key);
      hour_ = hour ? static_cast<int>(*hour) : -1;
    } else if (first.text.size() == 4) {
      hour_ = number_of(first.text.substr(0, 2));
      minute_ = number_of(first.text.substr(2));
      return first.kind == PieceKind::number;
    } else {
      hour_ = first.kind == PieceKind::number && first.text.size() < 3 ? number_of(first.text) : -1;
    }
    return hour_ >= 0 && read_minutes();
  }

  bool read_minutes() {
    if (const auto past = take_first_of(&LanguageWords::past)) {
      minute_ = *past;
      return true;
    }
    if (pieces_.size() > 1 && pieces_[1].kind == PieceKind::number && take_parting(":.,")) {
      if (!take_minutes(2)) return false;
      // Seconds say nothing to a form.
      if (pieces_.size() > 1 && pieces_[1].kind == PieceKind::number && take_parting(":.")) return take_two_digits().has_value();
      return true;
    }
    if (take_first_of(&LanguageWords::minutes) && !pieces_.empty()) return take_minutes(1);
    return true;
  }

  bool take_parting(std::string_view signs) {
    const bool parts = pieces_[0].kind == PieceKind::sign && pieces_[0].text.size() == 1 && signs.find(pieces_[0].text) != signs.npos;
    const bool close = parts && (pieces_[0].text == ":" || (pieces_[0].glued && pieces_[1].glued));
    if (close) pieces_.erase(pieces_.begin());
    return close;
  }

  std::optional<int> take_two_digits() {
    if (pieces_.empty() || pieces_[0].kind != PieceKind::number || pieces_[0].text.size() != 2) return std::nullopt;
    const int number = number_of(pieces_[0].text);
    pieces_.erase(pieces_.begin());
    return number < 60 ? std::optional(number) : std::nullopt;
  }

  bool take_minutes(std::size_t least) {
    if (least == 1 && pieces_[0].kind == PieceKind::number && pieces_[0].text.size() == 1) pieces_[0].text.insert(0, "0");
    const auto minutes = take_two_digits();
    minute_ = minutes.value_or(0);
    return minutes.has_value();
  }

  /// "Uhr", "min", a full stop: nothing else may follow.
  bool read_rest() {
    take_signs(pieces_, U".,;");
    while (take_first_of(&LanguageWords::oclock) || take_first_of(&LanguageWords::minute_words)) {
    }
    return pieces_.empty() && hour_ < 24 && minute_ < 60;
  }

  bool apply_half_day() {
    switch (half_day_) {
      case HalfDay::unsaid: return true;
      case HalfDay::forenoon:
        if (hour_ == 12) hour_ = 0;
        return hour_ < 12;
      case HalfDay::evening:
        // "Mezzanotte" is what people say for this one.
        if (hour_ == 12) return false;
        [[fallthrough]];
      case HalfDay::afternoon:
        if (hour_ < 12) hour_ += 12;
        return true;
    }
    return true;
  }

  Pieces pieces_;
  const LanguageWords& words_;
  HalfDay half_day_ = HalfDay::unsaid;
  int hour_ = 0, minute_ = 0;
};

}  // namespace

std::optional<ReadTime> read_time(std::string_view text, const LanguageWords& words) {
  return TimeReader(digit_pieces_of(text), words).read();
}

bool is_iso_time(std::string_view text) {
  const auto is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  return text.size() == 5 && text[2] == ':' && is_digit(0) && is_digit(1) && is_digit(3) && is_digit(4) &&
         number_of(text.substr(0, 2)) < 24 && number_of(text.substr(3)) < 60;
}

}  // namespace schede
