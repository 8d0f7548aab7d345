#include "extractors/typed/quantity.h"

#include <unicode/dcfmtsym.h>
#include <unicode/ucurr.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "extractors/text/utf8.h"
#include "extractors/text/word_list.h"
#include "extractors/typed/pieces.h"

namespace schede {
namespace {

constexpr std::u32string_view about_signs = U"~≈≃∼±<>≤≥?";
constexpr std::u32string_view minus_signs = U"-−–";
constexpr std::u32string_view silent_before = U"#°º:.,;\"'*[", silent_behind = U".,;:\"'*!()]°ºª";
/// Units with a digit.
constexpr std::string_view squares_and_cubes[] = {"m2", "m3", "mm2", "mm3", "cm2", "cm3", "dm2", "dm3", "km2", "km3", "co2"};
/// Units of one letter. Any other right behind a number makes it a name: "12b".
constexpr std::string_view one_letter_units[] = {"g", "h", "l", "m", "s", "t"};

/// The sign of a language between the whole and its fraction.
char decimal_sign(const LanguageWords& words) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(icu::Locale(words.language.c_str()), error);
  return symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol) == icu::UnicodeString(u'.') ? '.' : ',';
}

bool is_currency_code(const std::string& word) {
  UErrorCode error = U_ZERO_ERROR;
  const bool capitals = word.size() == 3 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals && ucurr_isAvailable(icu::UnicodeString::fromUTF8(word).getTerminatedBuffer(), U_DATE_MIN, U_DATE_MAX, &error) != 0;
}

bool is_sign(const Piece& piece, std::u32string_view signs) {
  std::size_t at = 0;
  return piece.kind == PieceKind::sign && signs.find(next_character(piece.text, at)) != signs.npos;
}

/// Reads the pieces of an answer, each taken away when it is understood.
class QuantityReader {
 public:
  QuantityReader(Pieces pieces, Measure measure, const LanguageWords& words)
      : pieces_(std::move(pieces)), measure_(measure), words_(words) {}

  std::optional<Quantity> read() {
    quantity_.approximate = take_signs(pieces_, about_signs) + take_phrases(pieces_, &LanguageWords::about) > 0;
    take_currencies();
    if (!take_percent() || !part_at_number() || !read_before() || !read_behind() || !read_value()) return std::nullopt;
    return quantity_;
  }

 private:
  void name(const std::string& currency) {
    if (!is_one_of(quantity_.currencies, currency)) quantity_.currencies.push_back(currency);
  }

  bool take_currency(std::size_t at) {
    for (const LanguageWords& words : words_of_all()) {
      for (const CurrencyWord& currency : words.currencies) {
        const bool sign = pieces_[at].kind == PieceKind::sign && pieces_[at].text == currency.word;
        if (sign) pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(at));
        if (!sign && !take_phrase(pieces_, at, currency.word)) continue;
        name(currency.code);
        return true;
      }
    }
    if (!is_currency_code(pieces_[at].text)) return false;
    name(pieces_[at].text);
    pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
  }

  void take_currencies() {
    for (std::size_t at = 0; at < pieces_.size();)
      if (!take_currency(at)) ++at;
  }

  /// False where a sum is a share.
  bool take_percent() {
    return take_signs(pieces_, U"%") + take_phrases(pieces_, &LanguageWords::percent) == 0 || measure_ != Measure::money;
  }

  /// Parts the pieces at the only number in digits, else at the first word.
  bool part_at_number() {
    const auto is_number = [](const Piece& piece) { return piece.kind == PieceKind::number; };
    const auto in_digits = std::ranges::count_if(pieces_, is_number);
    if (in_digits == 0) take_phrases(pieces_, &LanguageWords::number_signs);
    const auto at =
        std::ranges::find_if(pieces_, [&](const Piece& piece) { return in_digits ? is_number(piece) : piece.kind == PieceKind::word; });
    if (in_digits > 1 || at == pieces_.end()) return false;
    number_ = *at;
    behind_.assign(at + 1, pieces_.end());
    before_.assign(pieces_.begin(), at);
    return true;
  }

  bool read_before() {
    if (!before_.empty() && number_.glued && is_sign(before_.back(), minus_signs)) {
      quantity_.value.negative = true;
      before_.pop_back();
    } else if (!before_.empty() && number_.glued && is_sign(before_.back(), U"+")) {
      before_.pop_back();
    }
    take_phrases(before_, &LanguageWords::number_signs);
    take_signs(before_, silent_before);
    if (measure_ != Measure::money) take_signs(before_, U"(");
    if (measure_ == Measure::money) take_multiple(before_);
    return before_.empty();
  }

  bool take_multiple(Pieces& pieces) {
    const auto factor = pieces.empty() ? std::nullopt : value_of(words_.multiples, pieces.front().key);
    if (!factor) return false;
    factor_ *= *factor;
    pieces.erase(pieces.begin());
    return true;
  }

  void take_rough_multiple() {
    const auto factor = behind_.empty() ? std::nullopt : value_of(words_.rough, behind_.front().key);
    if (!factor) return;
    factor_ *= *factor;
    quantity_.approximate = true;
    behind_.erase(behind_.begin());
  }

  /// What is left behind the number, its multiples and signs taken away, has to be a unit.
  bool read_behind() {
    if (!behind_.empty() && behind_.front().glued && is_sign(behind_.front(), U"+")) {
      quantity_.approximate = true;
      behind_.erase(behind_.begin());
    }
    while (take_multiple(behind_)) {
    }
    take_rough_multiple();
    if (names_a_thing() || is_followed_by_alternative()) return false;
    take_powers_of_units();
    take_signs(behind_, silent_behind);
    take_closing_dashes();
    quantity_.has_unit = std::ranges::any_of(behind_, [](const Piece& piece) { return piece.kind == PieceKind::word; });
    for (std::size_t i = 0; i < behind_.size(); ++i)
      if (!may_be_unit(i)) return false;
    return true;
  }

  bool names_a_thing() const {
    if (behind_.empty() || behind_.front().kind != PieceKind::word) return false;
    const bool one_letter = behind_.front().key.size() == 1;
    return one_letter && (measure_ == Measure::money || (behind_.front().glued && !is_one_of(one_letter_units, behind_.front().key)));
  }

  bool is_followed_by_alternative() const {
    const auto first = std::ranges::find_if(behind_, [](const Piece& piece) { return !is_sign(piece, silent_behind); });
    if (first == behind_.end()) return false;
    return std::ranges::any_of(words_of_all(), [&](const LanguageWords& words) { return is_one_of(words.alternatives, first->key); });
  }

  /// "m²"
  void take_powers_of_units() {
    for (std::size_t i = 1; i < behind_.size(); ++i)
      if (behind_[i].glued && behind_[i - 1].kind == PieceKind::word && is_sign(behind_[i], U"²³"))
        behind_.erase(behind_.begin() + static_cast<std::ptrdiff_t>(i));
  }

  /// "350,-", "350,00=": nothing more is to be written behind a sum.
  void take_closing_dashes() {
    const auto closes = [](const Piece& piece) { return is_sign(piece, U"-–—="); };
    if (measure_ == Measure::money && std::ranges::all_of(behind_, closes)) behind_.clear();
  }

  bool may_be_unit(std::size_t i) const {
    const Piece& piece = behind_[i];
    const bool has_digit = piece.key.find_first_of("0123456789") != std::string::npos;
    if (piece.kind == PieceKind::word) return has_digit ? is_one_of(squares_and_cubes, piece.key) : !is_another_number(piece.key);
    const bool within = i > 0 && i + 1 < behind_.size() && piece.glued && behind_[i + 1].glued;
    return within && is_sign(piece, U"-/&") && behind_[i - 1].kind == PieceKind::word;
  }

  /// A word that counts, in whichever language: "due" in "20 o due". The number itself once more, in words, says nothing new.
  bool is_another_number(const std::string& key) const {
    const auto same = value_of(words_.numbers, key);
    if (same && factor_ == 1 && number_.text == std::to_string(*same)) return false;
    return std::ranges::any_of(words_of_all(), [&](const LanguageWords& words) {
      return value_of(words.numbers, key) || value_of(words.multiples, key) || value_of(words.rough, key) || is_one_of(words.parts, key);
    });
  }

  bool read_value() {
    const auto value = number_.kind == PieceKind::number ? in_digits() : in_words();
    if (!value) return false;
    const bool negative = quantity_.value.negative;
    quantity_.value = times(*value, factor_);
    quantity_.value.negative = negative;
    return measure_ != Measure::whole || quantity_.value.fraction.find_first_not_of('0') == std::string::npos;
  }

  std::optional<Decimal> in_digits() {
    const std::string& digits = number_.text;
    const auto sign = digits.find_first_of(".,");
    const bool one_group = sign != digits.npos && sign <= 3 && digits.size() == sign + 4;
    // "1.250 milioni": thousands of millions, or one and a quarter.
    if (one_group && factor_ != 1) return std::nullopt;
    const auto value = read_decimal(digits, decimal_sign(words_), measure_ == Measure::whole && factor_ == 1);
    // Three decimals of a sum may be thousands of another country.
    if (value && measure_ == Measure::money && one_group && !value->fraction.empty() && value->whole != "0") quantity_.approximate = true;
    return value;
  }

  std::optional<Decimal> in_words() const {
    const bool alone = factor_ != 1 || !quantity_.has_unit;
    auto value = value_of(words_.numbers, number_.key);
    if (!value && alone) value = value_of(words_.articles, number_.key);
    return value ? parse_decimal(std::to_string(*value)) : std::nullopt;
  }

  Pieces pieces_, before_, behind_;
  Piece number_;
  Measure measure_;
  const LanguageWords& words_;
  std::int64_t factor_ = 1;
  Quantity quantity_;
};

}  // namespace

std::optional<Quantity> read_quantity(std::string_view text, Measure measure, const LanguageWords& words) {
  return QuantityReader(pieces_of(text), measure, words).read();
}

}  // namespace schede
