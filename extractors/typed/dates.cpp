#include "extractors/typed/dates.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "extractors/text/word_list.h"
#include "extractors/typed/pieces.h"
#include "extractors/typed/times.h"

namespace schede {
namespace {

constexpr int first_year = 1800, last_year = 2200;

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_of(int year, int month) {
  constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap(year) ? 1 : 0);
}

/// From Monday, 1 (Sakamoto's method).
int weekday_of(int year, int month, int day) {
  constexpr std::array shift{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  if (month < 3) --year;
  const int from_sunday = (year + year / 4 - year / 100 + year / 400 + shift[static_cast<std::size_t>(month - 1)] + day) % 7;
  return from_sunday == 0 ? 7 : from_sunday;
}

/// A year as written: four digits, or two of this century up to 29 and of the last one from 30.
std::optional<int> year_of(std::string_view digits) {
  const int year = number_of(digits);
  if (digits.size() == 2) return year < 30 ? 2000 + year : 1900 + year;
  return digits.size() == 4 && year >= first_year && year <= last_year ? std::optional(year) : std::nullopt;
}

struct Date {
  int year = 0, month = 0, day = 0;  ///< 0 for none
};

std::optional<Date> checked(std::optional<int> year, int month, int day) {
  if (!year || month < 1 || month > 12 || day < 1 || day > days_of(*year, month)) return std::nullopt;
  return Date{*year, month, day};
}

std::string iso_of(const Date& date) {
  std::string iso = std::to_string(date.year);
  if (date.month > 0) iso += '-' + two_digits(date.month);
  if (date.day > 0) iso += '-' + two_digits(date.day);
  return iso;
}

/// A number or the name of a month, and the signs that stand before it.
struct DateItem {
  std::string digits;  ///< empty for a month's name
  int month = 0;       ///< that is named
  std::string signs;   ///< between it and the item before
  bool is_short() const { return digits.size() == 1 || digits.size() == 2; }
};

std::optional<std::int64_t> value_in_any(std::vector<ValuedWord> LanguageWords::*list, const LanguageWords& own, std::string_view key) {
  if (const auto value = value_of(own.*list, key)) return value;
  for (const LanguageWords& words : words_of_all())
    if (const auto value = value_of(words.*list, key)) return value;
  return std::nullopt;
}

class DateReader {
 public:
  DateReader(Pieces pieces, const LanguageWords& words, bool month_first)
      : pieces_(std::move(pieces)), words_(words), month_first_(month_first) {}

  std::optional<ReadDate> read() {
    const bool approximate = take_signs(pieces_, U"~≈?") + take_phrases(pieces_, &LanguageWords::about) > 0;
    take_weekday();
    take_phrases(pieces_, &LanguageWords::date_words);
    join_boxes();
    if (!take_items()) return std::nullopt;
    const auto date = read_items();
    const bool other_day = date && date->day > 0 && weekday_ > 0 && weekday_of(date->year, date->month, date->day) != weekday_;
    if (!date || other_day) return std::nullopt;
    return ReadDate{iso_of(*date), date->day > 0, approximate};
  }

 private:
  void take_weekday() {
    for (auto piece = pieces_.begin(); piece != pieces_.end(); ++piece) {
      const bool month = value_in_any(&LanguageWords::months, words_, piece->key).has_value();
      const auto weekday = month ? std::nullopt : value_in_any(&LanguageWords::weekdays, words_, piece->key);
      if (!weekday) continue;
      weekday_ = static_cast<int>(*weekday);
      pieces_.erase(piece);
      return;
    }
  }

  /// Boxes with one digit each.
  void join_boxes() {
    const bool boxes = pieces_.size() == 8 &&
                       std::ranges::all_of(pieces_, [](const Piece& piece) { return is_number(piece.text) && piece.text.size() == 1; });
    if (!boxes) return;
    for (std::size_t i = 1; i < pieces_.size(); ++i) pieces_[0].text += pieces_[i].text;
    pieces_.resize(1);
  }

  bool take_items() {
    std::string signs;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      if (piece.kind == PieceKind::sign) {
        if (!is_one_of(std::array{"(", ")", "\""}, piece.text)) signs += piece.text;
      } else if (!is_ordinal_sign(i)) {
        if (!add_item(piece, i, std::exchange(signs, {}))) return false;
      }
    }
    return !items_.empty() && (items_.front().signs.empty() || items_.front().signs == "'") &&
           signs.find_first_not_of(".,;:") == signs.npos;
  }

  bool is_ordinal_sign(std::size_t i) const {
    const bool behind_number = i > 0 && pieces_[i].glued && pieces_[i - 1].kind == PieceKind::number;
    return behind_number &&
           std::ranges::any_of(words_of_all(), [&](const LanguageWords& words) { return is_one_of(words.ordinal_signs, pieces_[i].key); });
  }

  bool add_item(const Piece& piece, std::size_t i, std::string signs) {
    if (piece.kind == PieceKind::number) {
      items_.push_back({piece.text, 0, std::move(signs)});
      return true;
    }
    if (const auto month = value_in_any(&LanguageWords::months, words_, piece.key)) {
      items_.push_back({{}, static_cast<int>(*month), std::move(signs)});
      return true;
    }
    auto day = value_of(words_.ordinals, piece.key);
    if (!day) day = value_of(words_.numbers, piece.key);
    const bool before_month = i + 1 < pieces_.size() && value_in_any(&LanguageWords::months, words_, pieces_[i + 1].key);
    if (!day || !before_month || *day > 31) return false;
    items_.push_back({std::to_string(*day), 0, std::move(signs)});
    return true;
  }

  std::optional<Date> read_items() const {
    if (items_.size() == 1) return read_one(items_[0]);
    if (items_.size() == 2) return read_two(items_[0], items_[1]);
    if (items_.size() != 3) return std::nullopt;
    return items_[0].month > 0 || items_[1].month > 0 ? read_named(items_) : read_digits(items_);
  }

  /// A year, or a date in boxes: day first, or the year.
  std::optional<Date> read_one(const DateItem& item) const {
    const std::string& digits = item.digits;
    if (digits.size() == 4 && item.signs.empty())
      if (const auto year = year_of(digits)) return Date{*year, 0, 0};
    if (digits.size() != 8) return std::nullopt;
    const auto at = [&](std::size_t from) { return number_of(std::string_view(digits).substr(from, 2)); };
    const auto year_first = checked(year_of(digits.substr(0, 4)), at(4), at(6));
    const auto year_last = in_order(at(0), at(2), year_of(digits.substr(4)));
    return year_first && year_last ? std::nullopt : year_first ? year_first : year_last;
  }

  /// Month and year.
  std::optional<Date> read_two(const DateItem& a, const DateItem& b) const {
    const DateItem& year = a.digits.size() == 4 ? a : b;
    const DateItem& month = a.digits.size() == 4 ? b : a;
    const bool apostrophe = month.month > 0 && year.signs == "'";
    const bool plain =
        month.month > 0
            ? is_one_of(std::array{"", ".", ",", "/", "-"}, b.signs)
            : month.is_short() && is_one_of(&month == &a ? std::array{"/", ".", "-", ""} : std::array{"-", "-", "-", "-"}, b.signs);
    const int number = month.month > 0 ? month.month : number_of(month.digits);
    const bool has_year = year.digits.size() == 4 ? plain : year.digits.size() == 2 && apostrophe;
    const auto value = has_year ? year_of(year.digits) : std::nullopt;
    return value && number >= 1 && number <= 12 ? std::optional(Date{*value, number, 0}) : std::nullopt;
  }

  std::optional<Date> in_order(int first, int second, std::optional<int> year) const {
    return month_first_ ? checked(year, first, second) : checked(year, second, first);
  }

  static bool are_short(const DateItem& a, const DateItem& b) { return a.is_short() && b.is_short(); }

  /// "2/3/24", "2024-03-02", "02 03 2024": the same sign between all three.
  std::optional<Date> read_digits(const std::vector<DateItem>& items) const {
    const std::string& sign = items[1].signs;
    if (!is_one_of(std::array{"/", ".", "-", "–", ""}, sign) || (items[2].signs != sign && items[2].signs != sign + "'"))
      return std::nullopt;
    if (items[0].digits.size() == 4 && are_short(items[1], items[2]))
      return checked(year_of(items[0].digits), number_of(items[1].digits), number_of(items[2].digits));
    if (!are_short(items[0], items[1])) return std::nullopt;
    return in_order(number_of(items[0].digits), number_of(items[1].digits), year_of(items[2].digits));
  }

  /// "2 marzo 2024", "March 2, 2024", "2024 marzo 2"
  static std::optional<Date> read_named(const std::vector<DateItem>& items) {
    const bool month_leads = items[0].month > 0;
    const DateItem& month = items[month_leads ? 0 : 1];
    const DateItem* day = &items[month_leads ? 1 : 0];
    const DateItem* year = &items[2];
    if (!month_leads && day->digits.size() == 4) std::swap(day, year);
    const bool full_year = year->digits.size() == 4 || year->signs.find('\'') != std::string::npos;
    const auto parts = [](const DateItem& item) {
      return is_one_of(std::array{"", "/", ".", "-", ",", "'", ".,", "°", "º", "^", "°.", "/'", "-'", ".-"}, item.signs);
    };
    if (month.month == 0 || !day->is_short() || (month_leads && !full_year) || !parts(items[1]) || !parts(items[2])) return std::nullopt;
    return checked(year_of(year->digits), month.month, number_of(day->digits));
  }

  Pieces pieces_;
  const LanguageWords& words_;
  bool month_first_;
  int weekday_ = 0;
  std::vector<DateItem> items_;
};

/// "2/3/24 ore 10": the date before a time of day.
std::optional<ReadDate> read_before_time(std::string_view text, const LanguageWords& words, bool month_first) {
  const std::string line = plain_line(text);
  for (std::size_t at = line.find_first_of(" T"); at != std::string::npos; at = line.find_first_of(" T", at + 1)) {
    const std::string_view behind = std::string_view(line).substr(at + 1);
    if (is_number(behind.substr(0, behind.find(' '))) || !read_time(behind, words)) continue;
    auto date = DateReader(digit_pieces_of(std::string_view(line).substr(0, at)), words, month_first).read();
    return date && date->complete ? date : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ReadDate> read_date(std::string_view text, const LanguageWords& words, bool month_first) {
  const auto date = DateReader(digit_pieces_of(text), words, month_first).read();
  return date ? date : read_before_time(text, words, month_first);
}

std::optional<ReadDate> read_year(std::string_view text) {
  Pieces pieces = digit_pieces_of(text);
  const bool approximate = take_signs(pieces, U"~≈?") + take_phrases(pieces, &LanguageWords::about) > 0;
  take_phrases(pieces, &LanguageWords::year_words);
  take_signs(pieces, U".,;:()");
  if (pieces.size() != 1 || pieces.front().text.size() != 4 || !year_of(pieces.front().text)) return std::nullopt;
  return ReadDate{pieces.front().text, false, approximate};
}

bool is_iso_date(std::string_view text, DateParts parts) {
  const auto has_shape = [](std::string_view date, std::string_view shape) {
    return std::ranges::equal(date, shape, [](char c, char s) { return s == '-' ? c == '-' : c >= '0' && c <= '9'; });
  };
  if (has_shape(text, "0000-00-00"))
    return checked(number_of(text.substr(0, 4)), number_of(text.substr(5, 2)), number_of(text.substr(8))).has_value();
  return parts == DateParts::any && (has_shape(text, "0000") || has_shape(text, "0000-00"));
}

}  // namespace schede
